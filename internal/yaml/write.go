package yaml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// plainText is what surely is a text without quotes, inside {} and [] too:
// words of letters, digits and harmless signs. An address may hold a colon
// before something that is no space.
var plainText = regexp.MustCompile(`^[\p{L}\d][\p{L}\p{M}\d._/~-]*(:[\p{L}\d._/~-]+)*( [\p{L}\d][\p{L}\p{M}\d._/~-]*)*$`)

// otherText is what other readers of YAML take for no text: numbers, truth
// values and nothing.
var otherText = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|y|n|null|\d+(e\d+)?|0[xo][0-9a-f]+|[\d._]+|\.?(inf|nan))$`)

// Write writes a text as a scalar on one line, in quotes only where it needs
// them.
func Write(text string) string {
	if plainText.MatchString(text) && !otherText.MatchString(text) {
		return text
	}
	return Quote(text)
}

// Quote writes a text as a double-quoted scalar on one line (YAML 1.2.2,
// section 7.3.1).
func Quote(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case unicode.IsPrint(r) || unicode.Is(unicode.Mn, r):
			out.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&out, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteString(`\U` + fmt.Sprintf("%08s", strconv.FormatInt(int64(r), 16)))
		}
	}
	out.WriteByte('"')
	return out.String()
}

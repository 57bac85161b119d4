package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// special resolves the escape or entity at the start of s: its length in s and
// what it stands for. A length of 0 means that s begins with a plain character.
func special(s string) (n int, text string) {
	switch {
	case len(s) < 2:
		return 0, ""
	case s[0] == '\\':
		if util.IsPunct(s[1]) {
			return 2, s[1:2]
		}
	case s[0] == '&':
		return entity(s)
	}
	return 0, ""
}

// entity resolves the entity or numeric reference at the start of s
// (CommonMark 0.31.2, 2.5).
func entity(s string) (n int, text string) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return 0, ""
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return end + 1, string(e.Characters)
		}
		return 0, ""
	}
	digits, base, most := name[1:], 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	if digits == "" || len(digits) > most {
		return 0, ""
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, ""
	}
	r := rune(v)
	if r == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return end + 1, string(r)
}

// unescape resolves all escapes and entities of s.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if n, text := special(s[i:]); n > 0 {
			b.WriteString(text)
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

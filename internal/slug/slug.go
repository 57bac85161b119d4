// Package slug makes names of words that may stand in addresses, in the names
// of files and as ids: small letters a to z, digits and hyphens, a letter
// first.
package slug

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Of makes a name of any words: Latin letters without their marks, Cyrillic
// ones transliterated, digits, and a hyphen for everything between words, cut
// at a word's end to at most limit bytes. It begins with a letter: words before
// the first one that does are left out. It is empty when nothing is left.
func Of(words string, limit int) string {
	out := Join(words)
	for out != "" && (out[0] < 'a' || out[0] > 'z') {
		_, rest, more := strings.Cut(out, "-")
		if !more { // one word that begins with digits
			rest = strings.TrimLeft(out, "0123456789")
		}
		out = rest
	}
	return Cut(out, limit)
}

// Join writes words as Of does, but may begin with a digit and be of any
// length: what is put behind a hyphen.
func Join(words string) string {
	var out strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(norm.NFC.String(words))) {
		latin, ok := transliteration[r]
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			latin = string(r)
		case ok:
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ':
			continue // a letter's mark, or inside a word
		default:
			gap = true
			continue
		}
		if gap && out.Len() > 0 && latin != "" {
			out.WriteByte('-')
		}
		gap = gap && latin == ""
		out.WriteString(latin)
	}
	return out.String()
}

// Cut shortens a name to at most limit bytes, at a word's end where there is
// one.
func Cut(name string, limit int) string {
	if len(name) <= limit {
		return name
	}
	end := strings.LastIndexByte(name[:limit+1], '-')
	if end <= 0 {
		end = limit
	}
	return name[:end]
}

// transliteration gives the Latin letters for Cyrillic ones, near the practice
// of Russian and Ukrainian passports (ICAO Doc 9303, part 3, section 6), and
// for Latin letters that Unicode does not take apart. Letters with marks are
// looked up without them.
var transliteration = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z",
	'и': "i", 'і': "i", 'ј': "j", 'к': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o",
	'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "c", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'џ': "dz", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia", 'ђ': "d",
	'ß': "ss", 'æ': "ae", 'ø': "o", 'œ': "oe", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i",
}

// reserved holds names that no file can have on Windows, whatever its ending
// (Microsoft, "Naming Files, Paths, and Namespaces"), and the name of the page
// that lists a folder.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|(com|lpt)[0-9]|index)$`)

// Reserved reports whether no file should be called by a name.
func Reserved(name string) bool { return reserved.MatchString(name) }

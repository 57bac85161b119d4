package importer

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slugLimit is the length in bytes at which a made slug is cut.
const slugLimit = 60

// validSlug is the form of every id; a slug is one.
var validSlug = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// reservedSlug holds names that no file can have on Windows, whatever its
// ending (Microsoft, "Naming Files, Paths, and Namespaces"), and the name of
// the page that lists a folder.
var reservedSlug = regexp.MustCompile(`^(con|prn|aux|nul|(com|lpt)[0-9]|index)$`)

// Slug makes a slug of any words: Latin letters without their marks, Cyrillic
// ones transliterated, digits, and a hyphen for everything between words, cut
// at a word's end to at most 60 bytes. It begins with a letter: words before
// the first one that does are left out. It is empty when nothing is left.
func Slug(words string) string {
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
	return cutSlug(out.String())
}

func cutSlug(slug string) string {
	for slug != "" && (slug[0] < 'a' || slug[0] > 'z') {
		_, rest, more := strings.Cut(slug, "-")
		if !more { // one word that begins with digits
			rest = strings.TrimLeft(slug, "0123456789")
		}
		slug = rest
	}
	if len(slug) > slugLimit {
		end := strings.LastIndexByte(slug[:slugLimit+1], '-')
		if end <= 0 {
			end = slugLimit
		}
		slug = slug[:end]
	}
	if reservedSlug.MatchString(slug) {
		slug += "-article"
	}
	return slug
}

// hashName is the name of a file that no person gave: numbers in hexadecimal.
var hashName = regexp.MustCompile(`^[a-f_-]*[0-9][0-9a-f_-]*$`)

// slugFor picks the slug of an article: from its headline, else from the name
// of its file, else from its first words.
func slugFor(name, headline, text string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	if hashName.MatchString(base) {
		base = ""
	}
	for _, words := range []string{headline, base, firstWords(text, slugLimit)} {
		if slug := Slug(words); slug != "" {
			return slug
		}
	}
	return "article"
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

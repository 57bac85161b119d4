package source

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// stretch is a part of a text, in bytes.
type stretch struct{ from, to int }

// gap matches what a quotation leaves out, and what it puts into brackets; the
// second form is a letter whose case was changed, as in [T]he.
var (
	gap     = regexp.MustCompile(`[\[(] ?\.( ?\.){2,} ?[\])]|\.( ?\.){2,}|\[[^\]]*\]`)
	recased = regexp.MustCompile(`\[(\pL)\](\pL)`)
)

// gapOpening stands where a new stretch begins.
const gapOpening = "\x00"

// pieces cuts the words of a quotation into what must stand in its source, one
// after the other.
func pieces(words string) []string {
	s := fold(norm.NFC.String(words), nil).text
	s = recased.ReplaceAllString(s, gapOpening+"$1$2")
	s = gap.ReplaceAllString(s, gapOpening)
	var out []string
	for _, p := range strings.Split(s, gapOpening) {
		p = strings.TrimRight(strings.TrimLeft(p, " -,;:.)"), " -,;:.!?(")
		if strings.IndexFunc(p, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			out = append(out, p)
		}
	}
	return out
}

// find looks for the words of a quotation. It gives the places of its pieces in
// the text from which f was folded; missing is the first piece that does not
// stand behind the one before it, and after where to look for it, in tight.
func (f *folded) find(words string) (places []stretch, missing string, after int) {
	for _, p := range pieces(words) {
		at, end := f.index(p, after)
		if at < 0 {
			return places, p, after
		}
		places = append(places, f.place(at, end))
		after = end
	}
	return places, "", after
}

// index finds a piece at or behind an offset of tight, at the borders of words
// and numbers, and gives where it begins and ends there; -1 when it does not
// stand there. Its first letter may be of either case.
func (f *folded) index(p string, from int) (begin, end int) {
	p, _ = tighten(p)
	r, size := utf8.DecodeRuneInString(p)
	best := -1
	heads := []string{string(unicode.ToLower(r)), string(unicode.ToUpper(r))}
	for _, head := range slices.Compact(heads) {
		want := head + p[size:]
		if len(want) != len(p) {
			continue // a letter whose other case has another length
		}
		for at := from; at <= len(f.tight); at++ {
			i := strings.Index(f.tight[at:], want)
			if i < 0 {
				break
			}
			at += i
			if f.border(f.loose[at]) && f.border(f.end(at+len(want))) {
				if best < 0 || at < best {
					best = at
				}
				break
			}
		}
	}
	return best, best + len(p)
}

// parting says where a piece and the text part: the last words that they have
// in common, how the quotation goes on and how the text does. All are empty
// when not even the first three words are there.
func (f *folded) parting(p string, from int) (common, quoted, stands string) {
	words := strings.Fields(p)
	head := func(n int) string { return strings.Join(words[:n], " ") }
	n := sort.Search(len(words), func(n int) bool {
		at, _ := f.index(head(n+1), from)
		return at < 0
	})
	if n < 3 {
		return "", "", ""
	}
	_, tight := f.index(head(n), from)
	end := f.end(tight)
	rest := strings.Fields(strings.ToValidUTF8(f.text[end:min(len(f.text), end+400)], ""))
	return strings.Join(words[max(0, n-4):n], " "), strings.Join(words[n:min(len(words), n+4)], " "), strings.Join(rest[:min(4, len(rest))], " ")
}

package importer

import (
	"strconv"
	"strings"
	"unicode"
)

// docxLists are the numbered and bulleted lists of a document, and how far
// their counters have come (ISO 29500-1, 17.9).
type docxLists struct {
	abstract map[string][]docxLevel // by abstractNumId
	nums     map[string]docxCounter // by numId
	counts   map[string][]int       // by abstractNumId: lists that share a definition go on counting
}

// docxCounter is an instance of a list.
type docxCounter struct {
	abstract string
	starts   map[int]int // levels that begin anew
	begun    bool
}

// docxLevel is how one level of a list is numbered.
type docxLevel struct {
	format string // decimal, bullet, lowerLetter …
	text   string // "%1.", "Article %1", "•"
	start  int
}

const maxListLevels = 9

func readLists(root *element) docxLists {
	l := docxLists{abstract: map[string][]docxLevel{}, nums: map[string]docxCounter{}, counts: map[string][]int{}}
	numbering := root.child("w:numbering")
	if numbering == nil {
		return l
	}
	for _, e := range numbering.children {
		switch e.name {
		case "w:abstractNum":
			l.abstract[e.attr("abstractNumId")] = readLevels(e)
		case "w:num":
			c := docxCounter{starts: map[int]int{}}
			if a := e.child("w:abstractNumId"); a != nil {
				c.abstract = a.attr("val")
			}
			for _, o := range e.children {
				level, err := strconv.Atoi(o.attr("ilvl"))
				if start := o.child("w:startOverride"); o.name == "w:lvlOverride" && start != nil && err == nil {
					c.starts[level] = smallNumber(start.attr("val"), 1)
				}
			}
			l.nums[e.attr("numId")] = c
		}
	}
	return l
}

func readLevels(e *element) []docxLevel {
	levels := make([]docxLevel, maxListLevels)
	for _, c := range e.children {
		i, err := strconv.Atoi(c.attr("ilvl"))
		if c.name != "w:lvl" || err != nil || i < 0 || i >= maxListLevels {
			continue
		}
		lv := docxLevel{format: "decimal", start: 0}
		for _, p := range c.children {
			switch p.name {
			case "w:numFmt":
				lv.format = p.attr("val")
			case "w:lvlText":
				lv.text = p.attr("val")
			case "w:start":
				lv.start = smallNumber(p.attr("val"), 0)
			}
		}
		levels[i] = lv
	}
	return levels
}

// smallNumber reads a small number; what is none, or absurd, is the fallback.
func smallNumber(text string, fallback int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1_000_000 {
		return fallback
	}
	return n
}

// listMark is what a list puts before a paragraph.
type listMark struct {
	bullet bool
	simple bool // a bare number that Markdown prints by itself
	number int
	level  int
	text   string // as printed, where it is not simple
}

// next counts a paragraph of a list. It reports false where there is none.
func (l docxLists) next(n *docxNum) (listMark, bool) {
	if n == nil || n.id == "" || n.id == "0" {
		return listMark{}, false
	}
	c, ok := l.nums[n.id]
	levels := l.abstract[c.abstract]
	level := smallNumber(n.level, 0)
	if !ok || levels == nil || level >= maxListLevels {
		return listMark{}, false
	}
	counts := l.counts[c.abstract]
	if counts == nil {
		counts = make([]int, maxListLevels)
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		l.counts[c.abstract] = counts
	}
	if !c.begun {
		for i, start := range c.starts {
			if i >= 0 && i < maxListLevels {
				counts[i] = start - 1
			}
		}
		c.begun = true
		l.nums[n.id] = c
	}
	counts[level]++
	for i := level + 1; i < maxListLevels; i++ {
		counts[i] = levels[i].start - 1
	}
	lv := levels[level]
	mark := listMark{level: level, number: counts[level]}
	switch {
	case lv.format == "none" && lv.text == "":
		return listMark{}, false
	case lv.format == "bullet":
		mark.bullet = true
	case lv.format == "decimal" && (lv.text == "%"+strconv.Itoa(level+1)+"." || lv.text == "%"+strconv.Itoa(level+1)+")"):
		mark.simple = true
	default:
		mark.text = printedLabel(levels, counts, level)
	}
	return mark, mark.bullet || mark.simple || mark.text != ""
}

// printedLabel writes the label of a list as it is printed: "1.2.", "IV)",
// "Article 5".
func printedLabel(levels []docxLevel, counts []int, level int) string {
	var out strings.Builder
	text := levels[level].text
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			out.WriteByte(text[i])
			continue
		}
		i++
		k := int(text[i] - '1')
		out.WriteString(formatNumber(max(counts[k], levels[k].start), levels[k].format))
	}
	return strings.TrimSpace(out.String())
}

// formatNumber writes a number in one of the formats of ISO 29500-1, 17.18.59;
// one that is not known here is written in digits.
func formatNumber(n int, format string) string {
	const russian = "абвгдежзиклмнопрстуфхцчшщэюя"
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter", "upperLetter":
		return cased(lettered(n, []rune("abcdefghijklmnopqrstuvwxyz")), format)
	case "russianLower", "russianUpper":
		return cased(lettered(n, []rune(russian)), format)
	case "lowerRoman", "upperRoman":
		return cased(romanNumber(n), format)
	case "chicago":
		return strings.Repeat(string([]rune("*†‡§")[(max(n, 1)-1)%4]), min((max(n, 1)-1)/4+1, 20))
	}
	return strconv.Itoa(n)
}

func cased(text, format string) string {
	if strings.HasPrefix(format, "upper") || strings.HasSuffix(format, "Upper") {
		return strings.ToUpper(text)
	}
	return text
}

// lettered counts a, b, … z, aa, bb, …
func lettered(n int, alphabet []rune) string {
	if n < 1 || n > 20*len(alphabet) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(alphabet[(n-1)%len(alphabet)]), (n-1)/len(alphabet)+1)
}

func romanNumber(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.value {
			out.WriteString(d.sign)
			n -= d.value
		}
	}
	return out.String()
}

// raisedSigns maps what has a raised form in Unicode.
var raisedSigns = map[rune]rune{
	'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'i': 'ⁱ', 'v': 'ᵛ', 'x': 'ˣ', 'l': 'ˡ', 'c': 'ᶜ', 'd': 'ᵈ', 'm': 'ᵐ', 'a': 'ᵃ', 'b': 'ᵇ', 'e': 'ᵉ', 'f': 'ᶠ', 'g': 'ᵍ', 'h': 'ʰ', 'j': 'ʲ', 'k': 'ᵏ', 'n': 'ⁿ',
}

// raiseMark writes the mark of a note as it is printed, above the line, so that it
// does not run together with a number before it. What has no such form stands
// in brackets; signs stay as they are.
func raiseMark(mark string) string {
	var out strings.Builder
	for _, r := range mark {
		up, ok := raisedSigns[r]
		switch {
		case ok:
			out.WriteRune(up)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return "[" + mark + "]"
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

package figure

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Value is how many a figure says there are: a number, a range of numbers, or
// words. The zero Value is none.
type Value struct {
	Low, High float64 // equal for a number
	Words     string  // "hundreds"; Low and High are 0 then
	Given     bool
}

// UnmarshalYAML reads a number, {low, high} or {words}.
func (v *Value) UnmarshalYAML(y yaml.Value) []diag.Diagnostic {
	const help = "write a number, {low: …, high: …} or {words: …}"
	*v = Value{}
	if y.Kind != yaml.Map {
		list := yaml.Decode(y, &v.Low)
		for i := range list {
			list[i].Message = strings.Replace(list[i].Message, "this must", "`value` must", 1)
			if list[i].Help == "" || y.Kind != yaml.Scalar {
				list[i] = list[i].WithHelp(help)
			}
		}
		v.Low += 0 // which makes −0 of a file 0
		v.High, v.Given = v.Low, len(list) == 0
		return list
	}
	var m struct {
		Low   *float64 `yaml:"low"`
		High  *float64 `yaml:"high"`
		Words string   `yaml:"words"`
	}
	list := yaml.Decode(y, &m)
	for i := range list {
		if list[i].Help == "" {
			list[i] = list[i].WithHelp(help)
		}
	}
	switch {
	case len(list) > 0:
	case strings.TrimSpace(m.Words) != "" && m.Low == nil && m.High == nil && !wordy.MatchString(m.Words):
		list = append(list, diag.Errorf("bad-value", y.Span, "`words` holds no word: `%s`", strings.TrimSpace(m.Words)).
			WithHelp("write a number as one, `value: 173` or {low: 100, high: 200}; as words it is compared with nothing"))
	case strings.TrimSpace(m.Words) != "" && m.Low == nil && m.High == nil:
		v.Words, v.Given = m.Words, true
	case m.Low == nil || m.High == nil || m.Words != "":
		list = append(list, diag.Errorf("bad-value", y.Span, "this value is neither a range nor words").WithHelp(help))
	case *m.Low > *m.High:
		list = append(list, diag.Errorf("bad-value", y.Span, "the range is turned round: its low end is above its high one").
			WithHelp("write the smaller number as `low`"))
		v.Low, v.High, v.Given = *m.High, *m.Low, true
	default:
		v.Low, v.High, v.Given = *m.Low+0, *m.High+0, true
	}
	return list
}

// hasWord is what words must hold: a letter that is no part of a written number.
const hasWord = `[^\s\d.,%+–−-]`

var wordy = regexp.MustCompile(hasWord)

// tolerance is how far, as a part of itself, a number said with "about" may be
// off. No source fixes it; a tenth is what rounding to one or two figures does.
const tolerance = 0.1

// Range is the numbers that a figure's words admit. Where an end is open, the
// end itself is not among them.
type Range struct {
	Low, High         float64 // infinite where there is no end
	OpenLow, OpenHigh bool
	Known             bool // false: the words have no bounds that can be told
}

// Range gives the numbers that a value admits under a bound:
//
//	unqualified              exactly the value, or the range, or what the words mean
//	about                    the same, a tenth wider on either side
//	at-least, over           from its low end upwards; over excludes the end
//	at-most, up-to, as-many-as
//	                         down from its high end; nothing is said of a least
func (v Value) Range(bound string) Range {
	r := Range{Low: v.Low, High: v.High, Known: v.Given}
	if v.Words != "" {
		r.Low, r.High, r.Known = wordRange(v.Words)
	}
	if !r.Known {
		return Range{Low: math.Inf(-1), High: math.Inf(1)}
	}
	switch bound {
	case "about":
		if v.Words == "" {
			r.Low = edge(r.Low - math.Abs(r.Low)*tolerance)
			r.High = edge(r.High + math.Abs(r.High)*tolerance)
		}
	case "at-least":
		r.High = math.Inf(1)
	case "over":
		r.High, r.OpenLow = math.Inf(1), true
	case "at-most", "up-to", "as-many-as":
		r.Low = math.Inf(-1)
	}
	return r
}

// edge is an end that was reckoned, without what binary fractions add to or take
// from it: a tenth more than 0.3 is 0.33. It is never beyond what a number can be.
func edge(v float64) float64 {
	const significant = 15 // which every float64 keeps
	return rounded(math.Max(-math.MaxFloat64, math.Min(math.MaxFloat64, v)), significant)
}

// rounded is a number to so many significant digits; one that would be beyond
// what a number can be is left.
func rounded(v float64, significant int) float64 {
	if out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', significant-1, 64), 64); err == nil {
		return out
	}
	return v
}

// excludes reports whether no number is in both ranges.
func (r Range) excludes(s Range) bool { return r.above(s) || s.above(r) }

// above reports whether every number of r is larger than every one of s.
func (r Range) above(s Range) bool {
	if !r.Known || !s.Known {
		return false
	}
	return r.Low > s.High || r.Low == s.High && (r.OpenLow || s.OpenHigh)
}

// wordRanges are the numbers that words for an order of magnitude may mean:
// from the unit itself, which some mean already, to just below the next word
// that would be used. So only what is certain is a contradiction.
var wordRanges = map[string][2]float64{
	"none": {0, 0}, "nobody": {0, 0}, "no one": {0, 0}, "zero": {0, 0},
	"tens": {10, 99}, "dozens": {12, 99}, "scores": {20, 99},
	"hundreds": {100, 999}, "thousands": {1000, 9999},
	"tens of thousands": {10_000, 99_999}, "hundreds of thousands": {100_000, 999_999},
	"millions": {1e6, 9_999_999}, "tens of millions": {1e7, 99_999_999}, "hundreds of millions": {1e8, 999_999_999},
	"billions": {1e9, 9_999_999_999},
}

// wordRange gives the numbers that words mean; "several hundred" and "a few
// hundred" are read as "hundreds".
func wordRange(words string) (low, high float64, ok bool) {
	w := fold(words)
	for _, before := range []string{"several ", "a few ", "many ", "some "} {
		if rest, cut := strings.CutPrefix(w, before); cut {
			w = strings.TrimSuffix(rest, "s") + "s"
			break
		}
	}
	r, ok := wordRanges[w]
	return r[0], r[1], ok
}

// fold makes words comparable: in lower case, white space folded.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

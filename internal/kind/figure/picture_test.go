package figure

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// unlabelled owes no labels.
type unlabelled struct{}

func (unlabelled) Owed(org, lang string) []pages.Owed              { return nil }
func (unlabelled) OnDate(org, lang string, date annot.Date) string { return "" }
func (unlabelled) Unlinked(host string) bool                       { return false }

// drawn gives the picture on the page of the quantity q; nil where it has none.
func drawn(g *link.Graph) *pages.Picture {
	for _, p := range pages.Plan(pages.Input{Graph: g, Labels: unlabelled{}, Kinds: kinds}) {
		r, ok := p.Content.(*pages.Record)
		if !ok || p.Path != "quantities/q/index.html" {
			continue
		}
		for _, s := range r.Sections {
			if parts, ok := s.Content.(pages.Parts); ok {
				for _, part := range parts {
					if picture, ok := part.(*pages.Picture); ok {
						return picture
					}
				}
			}
		}
	}
	return nil
}

func wordsOf(p *pages.Picture) string {
	var out []string
	for _, s := range p.Shapes {
		if s.Kind == "text" {
			out = append(out, s.Text.Bare())
		}
	}
	return strings.Join(out, "\n")
}

// count counts shapes of a kind, with a class.
func count(p *pages.Picture, kind, class string) int {
	n := 0
	for _, s := range p.Shapes {
		if s.Kind == kind && s.Class == class {
			n++
		}
	}
	return n
}

func TestAPictureDrawsWhatTheWordsAdmit(t *testing.T) {
	tests := []struct {
		name, value string
		kind, class string
	}{
		{"a number", "value: 100", "dot", "value"},
		{"about", "value: 100, bound: about", "bar", "range"},
		{"a range", "value: {low: 100, high: 200}", "bar", "range"},
		{"at least", "value: 100, bound: at-least", "arrow-right", "range"},
		{"over", "value: 100, bound: over", "ring", "value"},
		{"up to", "value: 100, bound: up-to", "arrow-left", "range"},
		{"hundreds", "value: {words: hundreds}", "bar", "range"},
		{"words without bounds", "value: {words: untold numbers}", "text", "soft"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, list := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: f, quantity: q, "+base+", "+tt.value+"}\n  - {id: words, quantity: q, "+base+", value: {words: nobody knows}}\n")
			if len(list) > 0 {
				t.Fatal(list)
			}
			p := drawn(g)
			want := 1
			if tt.kind == "text" {
				want = 2
			}
			if p == nil || count(p, tt.kind, tt.class) != want {
				t.Errorf("got %+v", p)
			}
		})
	}
}

func TestAPictureSaysThatItsAxisIsLogarithmic(t *testing.T) {
	for value, want := range map[string]bool{"900": false, "2000000": true} {
		g, _ := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: a, quantity: q, "+base+", value: 10}\n  - {id: b, quantity: q, "+base+", value: "+value+"}\n")
		if got := strings.Contains(wordsOf(drawn(g)), "logarithmic scale"); got != want {
			t.Errorf("10 and %s: %v", value, got)
		}
	}
}

func TestOneFigureAloneIsNotDrawn(t *testing.T) {
	g, _ := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: a, quantity: q, "+base+", value: 10}\n")
	if p := drawn(g); p != nil {
		t.Errorf("got %+v", p)
	}
}

func TestAPictureIsBoundedAndSaysHowManyMoreThereAre(t *testing.T) {
	src := "quantities: [{id: q, title: Q}]\nfigures:\n"
	for i := range 300 {
		src += fmt.Sprintf("  - {id: f-%d, quantity: q, value: %d, claimed_by: [x]}\n", i, i)
	}
	g, _ := graph(t, src)
	p := drawn(g)
	if got := count(p, "dot", "value"); got != mostDrawn {
		t.Errorf("%d figures are drawn", got)
	}
	if !strings.Contains(wordsOf(p), "260 more figures stand in the") {
		t.Errorf("got %s", wordsOf(p))
	}
}

// Whatever the figures are, every shape lies within the picture, and no line
// of words is longer than the narrowest window has room for.
func TestShapesLieWithinThePicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := "quantities: [{id: q, title: Q}]\nfigures:\n"
		pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		for i := range rapid.IntRange(2, 9).Draw(t, "figures") {
			src += fmt.Sprintf("  - {id: f-%d, quantity: q, value: %s, bound: %s, measure: %s, population: civilians, actor: [a], place: [x], period: 2014/.., claimed_by: [{literal: '%s'}]%s%s%s}\n",
				i, pick("value", "0", "1", "-20", "1e300", "-1e308", "-1.7e308", "1.7e308", "5e-324", "1e-7", "{low: 3, high: 4000}", "{words: millions}", "{words: many}"), pick("bound", bounds...),
				pick("measure", "killed", "injured"), pick("who", "X", "A long name of several words that goes on", strings.Repeat("y", 30)),
				pick("as_of", "", ", as_of: 2017", ", as_of: 2017-03-01", ", as_of: 2018-05", ", as_of: 0001-01-01", ", as_of: 9999"), pick("series", "", ", series: a running count", ", series: another"), pick("unit", "", "", ", unit: USD"))
		}
		g, _ := graph(&testing.T{}, src)
		p := drawn(g)
		if p == nil {
			t.Fatalf("no picture of\n%s", src)
		}
		for _, s := range p.Shapes {
			for _, v := range []float64{s.X.Share, s.X2.Share} {
				if math.IsNaN(v) || v < 0 || v > 1 {
					t.Fatalf("%+v lies beside the picture of\n%s", s, src)
				}
			}
			for _, y := range []float64{s.Y, s.Y2} {
				if math.IsNaN(y) || y < -1 || y > p.Height+1 {
					t.Fatalf("%+v lies above or below the picture (%v) of\n%s", s, p.Height, src)
				}
			}
			if s.Kind == "text" && s.Anchor == "" && len([]rune(s.Text.Bare())) > lineWidth+2 {
				t.Fatalf("%q is too long", s.Text.Bare())
			}
		}
	})
}

// record gives the page of the quantity q.
func record(t *testing.T, g *link.Graph) *pages.Record {
	t.Helper()
	for _, p := range pages.Plan(pages.Input{Graph: g, Labels: unlabelled{}, Kinds: kinds}) {
		if r, ok := p.Content.(*pages.Record); ok && p.Path == "quantities/q/index.html" {
			return r
		}
	}
	t.Fatal("the quantity has no page")
	return nil
}

func TestUnitsAreToldApart(t *testing.T) {
	g, _ := graph(t, `quantities: [{id: q, title: Q, unit: people}]
figures:
  - {id: a, quantity: q, value: 1, unit: households, measure: killed, population: civilians, claimed_by: unnamed}
  - {id: b, quantity: q, value: 3, unit: villages, measure: killed, population: civilians, claimed_by: unnamed}
  - {id: c, quantity: q, value: 5, measure: killed, population: civilians, claimed_by: unnamed}
  - {id: d, quantity: q, value: {words: dozens}, unit: towns, claimed_by: unnamed}
`)
	r := record(t, g)
	says := strings.ReplaceAll(wordsOf(drawn(g)), "\u00a0", " ")
	for _, want := range []string{"households · killed", "villages · killed", "people · killed", "1 household · nobody named", "3 villages · nobody named", "dozens of towns"} {
		if !strings.Contains(says, want) {
			t.Errorf("the picture does not say %q:\n%s", want, says)
		}
	}
	var table *pages.Table
	for _, part := range r.Sections[0].Content.(pages.Parts) {
		if found, ok := part.(*pages.Table); ok {
			table = found
		}
	}
	got := map[string]string{}
	for _, row := range table.Rows {
		got[strings.ReplaceAll(row[0].Bare(), "\u00a0", " ")] = row[1].Bare()
	}
	want := map[string]string{"1 household": "households", "3 villages": "villages", "5": "people (the quantity’s)", "dozens of towns": "towns"}
	if table.Head[1].Bare() != "Unit" || !maps.Equal(got, want) {
		t.Errorf("the table says under %q: %v", table.Head[1].Bare(), got)
	}
}

func TestSeriesOnOneAxisAreDrawnInTheirOwnWay(t *testing.T) {
	var lines []string
	for i := range 4 {
		for month := range 3 {
			lines = append(lines, fmt.Sprintf("f%d%d value: %d, as_of: 2016-0%d-01, series: S%d", i, month, 100*i+month, month+1, i))
		}
	}
	g, _ := graph(t, values(lines...))
	p := drawn(g)
	looks := map[string]bool{}
	for i, s := range p.Shapes {
		if s.Kind != "text" || !strings.HasPrefix(s.Text.Bare(), "S") || len(s.Text.Bare()) != 2 {
			continue
		}
		line, mark := p.Shapes[i-2], p.Shapes[i-1]
		looks[line.Kind+" "+line.Class+" "+mark.Kind] = true
		if count(p, mark.Kind, line.Class) < 4 { // three values and the sample
			t.Errorf("%s: no values look like %s %s", s.Text.Bare(), mark.Kind, mark.Class)
		}
	}
	if len(looks) != 4 {
		t.Errorf("four series look like %v", looks)
	}
}

func TestZeroStandsApartOnALogarithmicAxis(t *testing.T) {
	g, _ := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: a, quantity: q, "+base+", value: 0}\n  - {id: b, quantity: q, "+base+", value: 10}\n  - {id: c, quantity: q, "+base+", value: 1000000}\n")
	p := drawn(g)
	if says := wordsOf(p); !strings.Contains(says, "logarithmic scale; 0 stands apart") {
		t.Errorf("got %s", says)
	}
	var dots []float64
	for _, s := range p.Shapes {
		if s.Kind == "dot" {
			dots = append(dots, s.X.Share)
		}
		if s.Kind == "line" && s.Class == "axis" && s.X.Share == 0 && s.X2.Share == 1 {
			t.Error("the axis is not broken")
		}
	}
	if len(dots) != 3 || dots[0] != 0 || dots[1] < 0.1 || dots[1] > 0.2 || dots[2] < 0.9 {
		t.Errorf("the numbers stand at %v", dots)
	}
}

func TestAxesOfExtremeNumbersHaveNumbers(t *testing.T) {
	for _, list := range [][2]string{{"-1.7e308, bound: about", "1"}, {"3e307", "2e307"}, {"5e-324", "1"}, {"5e-324", "5e-324"}, {"1e-300", "1e300"}, {"1.7e308, bound: at-least", "1"}} {
		g, _ := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: a, quantity: q, "+base+", value: "+list[0]+"}\n  - {id: b, quantity: q, "+base+", value: "+list[1]+"}\n")
		marks := 0
		for _, s := range drawn(g).Shapes {
			if s.Class != "tick" {
				continue
			}
			marks++
			if says := s.Text.Bare(); strings.Contains(says, "no number") || len([]rune(says)) > 14 {
				t.Errorf("%s and %s: a mark says %q", list[0], list[1], says)
			}
		}
		if marks < 2 {
			t.Errorf("%s and %s: %d marks have words", list[0], list[1], marks)
		}
	}
}

func TestWhatCannotBeDrawnOverTimeSaysWhy(t *testing.T) {
	g, _ := graph(t, values("a value: 1, as_of: 2016-01-01, series: S", "b value: 2, as_of: 2017-01-01, series: S",
		"c value: {words: heaps}, as_of: 2018-01-01, series: S", "d value: 4, series: S"))
	says := strings.ReplaceAll(wordsOf(drawn(g)), "\n", " ")
	for _, want := range []string{"heaps\u00a0· x, words that no number can be drawn for", "4\u00a0· x, without a place in time"} {
		if !strings.Contains(says, want) {
			t.Errorf("the picture does not say %q:\n%s", want, says)
		}
	}
}

package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/pages"
)

func at(share, px float64) pages.Across { return pages.Across{Share: share, Px: px} }

// pictures are drawings by the name of their golden file.
func pictures() map[string]*pages.Picture {
	signed := pages.RawText(pages.Run{Words: "Islamic State", Signs: []pages.Sign{dagger}}, pages.Run{Words: " & “IS”", Excused: true})
	paren := pages.RawText(pages.Run{Words: "ISIS", Em: true, Signs: []pages.Sign{{Says: "banned <in> Russia"}}})
	return map[string]*pages.Picture{
		"picture-shapes": {
			Title: says("What stood, & when"), Desc: says(`From 2014 to 2016 <"all">`), Height: 120.456,
			Shapes: []pages.Shape{
				{Kind: "line", Class: "axis", X: at(0, 0), X2: at(1, 0), Y: 100, Y2: 100},
				{Kind: "bar", Class: "stands", X: at(0.25, 0), X2: at(0.5, 0), Y: 20, Y2: 30, Title: says("from <2014>")},
				{Kind: "bar", Class: "ended", X: at(0.5, 0), X2: at(0.25, 0), Y: 50},
				{Kind: "bar", X: at(0.3, 0), X2: at(0.3, 0), Y: 50},
				{Kind: "dot", Class: "value", X: at(1.0/3, 0), Y: 20},
				{Kind: "ring", Class: "value", X: at(1, -8), Y: 20},
				{Kind: "diamond", Class: "change", X: at(0.1, 2), Y: 20, Title: says("renamed")},
				{Kind: "arrow-right", X: at(1, 0), Y: 60},
				{Kind: "text", Class: "tick", X: at(0.5, 0), Y: 114, Anchor: "middle", Text: words("2015")},
				{Kind: "text", X: at(0, 4), Y: 14, Text: signed},
				{Kind: "text", X: at(1, 0), Y: 44, Anchor: "end", Text: paren, Title: says("pointed at")},
				{Kind: "star", X: at(0.5, 0)},
			},
			Key: []pages.KeyItem{{Kind: "bar", Class: "stands", Says: signed}, {Kind: "arrow-left", Class: `"><b>`, Says: words("goes on")}},
		},
		"picture-between-pixels": {Title: says("t"), Desc: says("d"), Height: 20, Shapes: []pages.Shape{
			{Kind: "line", X: at(0, 6), X2: at(0.5, -6), Y: 10, Y2: 10},
			{Kind: "line", X: at(0.5, -6), X2: at(1, 6), Y: 10, Y2: 10},
			{Kind: "line", X: at(0.5, 0), X2: at(0.5, 12), Y: 0, Y2: 20},
			{Kind: "bar", X: at(0, 0), X2: at(1, 8), Y: 10, Y2: 20},
		}},
		"picture-with-a-least-width": {Title: says("t"), Desc: says("d"), Height: 20, Shapes: []pages.Shape{
			{Kind: "text", X: at(0.5, 0), Y: 10, Text: words("words too long for half of a small window")},
		}},
	}
}

func TestPicturesMatchTheirGoldenFiles(t *testing.T) {
	for name, p := range pictures() {
		w := writer{path: "figures/a/index.html"}
		w.section("timeline", p)
		file := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(file, w.b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(w.b, want) {
			t.Errorf("%s\n got %s\nwant %s", name, w.b, want)
		}
	}
}

func TestPicturesAreWellFormedWhateverIsDrawn(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, 1, -1, 0.5, math.NaN(), math.Inf(1), math.Inf(-1), 1e300}))
	across := rapid.Custom(func(t *rapid.T) pages.Across { return at(number.Draw(t, "share"), number.Draw(t, "px")) })
	foreign := rapid.OneOf(rapid.StringMatching(`[a-z<>&"' ]{0,12}`), rapid.Just("</svg><script>"), rapid.Just("a\x00\xff"))
	shape := rapid.Custom(func(t *rapid.T) pages.Shape {
		return pages.Shape{
			Kind:  rapid.SampledFrom([]string{"line", "bar", "dot", "ring", "diamond", "arrow-left", "arrow-right", "text", "other"}).Draw(t, "kind"),
			Class: foreign.Draw(t, "class"), X: across.Draw(t, "x"), X2: across.Draw(t, "x2"), Y: number.Draw(t, "y"), Y2: number.Draw(t, "y2"),
			Text:   pages.RawText(pages.Run{Words: foreign.Draw(t, "words"), Signs: []pages.Sign{{Mark: "†", Note: foreign.Draw(t, "note")}}}),
			Anchor: foreign.Draw(t, "anchor"), Title: says(foreign.Draw(t, "title")),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		p := &pages.Picture{Title: says(foreign.Draw(t, "name")), Desc: says("d"), Height: number.Draw(t, "height"),
			Shapes: rapid.SliceOfN(shape, 0, 6).Draw(t, "shapes")}
		w := writer{}
		w.section("part", p)
		texts := 0
		for _, s := range p.Shapes {
			if s.Kind == "text" {
				texts++
			}
		}
		if signs := checkDrawing(t, w.b); signs != texts {
			t.Fatalf("%d texts and %d signs in %s", texts, signs, w.b)
		}
	})
}

// checkDrawing fails unless the markup is well-formed, holds only numbers that
// can be drawn within the picture's width, and nothing that runs or leads
// anywhere. It gives the number of label signs.
func checkDrawing(t interface{ Fatalf(string, ...any) }, markup []byte) (signs int) {
	d := xml.NewDecoder(bytes.NewReader(markup))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return signs
		}
		if err != nil {
			t.Fatalf("%v in %s", err, markup)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "a" || start.Name.Local == "script" {
			t.Fatalf("<%s> in %s", start.Name.Local, markup)
		}
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "style", "href":
				t.Fatalf("%s= in %s", a.Name.Local, markup)
			case "class":
				if a.Value == "label-sign" {
					signs++
				}
			case "x", "x1", "x2", "cx", "width", "height", "y", "y1", "y2", "cy":
				value, isShare := strings.CutSuffix(a.Value, "%")
				value, _ = strings.CutSuffix(value, "em")
				v, err := strconv.ParseFloat(value, 64)
				if err != nil || math.Abs(v) > 2*farthest || isShare && (v < 0 || v > 100) {
					t.Fatalf("%s=%q in %s", a.Name.Local, a.Value, markup)
				}
			}
		}
	}
}

func TestRoomForWordsGrowsWithThem(t *testing.T) {
	for _, test := range []struct {
		name  string
		shape pages.Shape
		want  string
	}{
		{"a short word anywhere", pages.Shape{X: at(1, 0), Anchor: "end", Text: words("2016")}, ""},
		{"a tick at the end", pages.Shape{X: at(1, 0), Anchor: "middle", Text: words("2016")}, ""},
		{"a long line from the left", pages.Shape{Text: words(strings.Repeat("word ", 11))}, "room-400"},
		{"a line that can never have room", pages.Shape{X: at(1, 0), Text: words("a line behind the end")}, "room-920"},
		{"the label is part of the words", pages.Shape{Text: pages.RawText(pages.Run{Words: "ISIS", Signs: []pages.Sign{{Says: strings.Repeat("banned ", 9)}}})}, "room-480"},
		{"a place in pixels counts", pages.Shape{X: at(0, 400), Text: words("2016")}, "room-440"},
	} {
		test.shape.Kind = "text"
		if got := roomFor([]pages.Shape{test.shape}); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

package source

import (
	"slices"

	"dossier/internal/pages"
)

// The measures of the picture of a chain, in CSS pixels.
const (
	rowHeight = 34
	indent    = 26 // of a step behind its parent
	dotAt     = 8  // from the left edge
	topRow    = 18 // middle of the first row
)

// shapes of steps by what they come to: what is a first source is filled, what
// goes on is a ring, dead ends and circles are set apart.
var endShapes = map[End]struct{ kind, class string }{
	GoesOn:   {"ring", "link"},
	Above:    {"ring", "link"},
	Longer:   {"ring", "link"},
	First:    {"dot", "value"},
	Speaker:  {"dot", "value"},
	Self:     {"diamond", "suspended"},
	NoSource: {"ring", "unknown"},
	Silent:   {"ring", "unknown"},
	Circle:   {"ring", "unknown"},
}

// picture draws the chain: a row for each step, further in the further it is
// from the root, and a line from it to the step that rests on it.
func (v *chainView) picture() *pages.Picture {
	p := &pages.Picture{Title: pages.P("Who reports whom"), Height: float64(len(v.c.Steps)*rowHeight + 4),
		Desc: pages.P("Each row is a step; it is set in by one place for each step between it and the first row. The list below says the same in words.")}
	for i, s := range v.c.Steps {
		x, y := dot(s), row(i)
		if s.Parent >= 0 && i > 0 {
			from := dot(v.c.Steps[s.Parent])
			p.Shapes = append(p.Shapes,
				pages.Shape{Kind: "line", Class: "link", X: px(from), X2: px(from), Y: v.above(i) + 5, Y2: y},
				pages.Shape{Kind: "line", Class: "link", X: px(from), X2: px(x - 5), Y: y, Y2: y})
		}
	}
	for i, s := range v.c.Steps {
		look := endShapes[s.End]
		p.Shapes = append(p.Shapes,
			pages.Shape{Kind: look.kind, Class: look.class, X: px(dot(s)), Y: row(i), Y2: row(i)},
			pages.Shape{Kind: "text", X: px(dot(s) + 12), Y: row(i) + 4, Text: v.short(s), Title: v.says(i, s)})
	}
	p.Key = v.key()
	return p
}

// above is where the line to a step begins: at its parent, or at the sibling
// before it, from which a line leads to the parent already.
func (v *chainView) above(i int) float64 {
	for j := i - 1; j > v.c.Steps[i].Parent; j-- {
		if v.c.Steps[j].Parent == v.c.Steps[i].Parent {
			return row(j) - 5
		}
	}
	return row(v.c.Steps[i].Parent)
}

// says tells when pointed at how a step is come by.
func (v *chainView) says(i int, s Step) pages.Plain {
	if i == 0 || s.ID == "" {
		return pages.Plain{}
	}
	return pages.P(howWords[s.How])
}

// key explains the shapes that the picture has.
func (v *chainView) key() []pages.KeyItem {
	var out []pages.KeyItem
	for _, k := range []struct {
		ends []End
		says pages.Word
	}{
		{[]End{GoesOn, Above, Longer}, "rests on others"},
		{[]End{First, Speaker}, "a first source"},
		{[]End{Self}, "self-reported"},
		{[]End{NoSource, Silent, Circle}, "a dead end or a circle"},
	} {
		for _, s := range v.c.Steps {
			if slices.Contains(k.ends, s.End) {
				look := endShapes[s.End]
				out = append(out, pages.KeyItem{Kind: look.kind, Class: look.class, Says: pages.W(k.says)})
				break
			}
		}
	}
	return out
}

func px(x float64) pages.Across { return pages.Across{Px: x} }

func dot(s Step) float64 { return dotAt + float64(s.Depth)*indent }

func row(i int) float64 { return topRow + float64(i)*rowHeight }

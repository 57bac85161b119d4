package render_test

import "dossier/internal/pages"

// timelinePicture is a drawing of designations in time: rows of bars, moments,
// a note on each row, an axis of years.
func timelinePicture() *pages.Picture {
	text := func(class, anchor string, x, y float64, words string) pages.Shape {
		return pages.Shape{Kind: "text", Class: class, Anchor: anchor, X: pages.Share(x), Y: y, Text: tx(words)}
	}
	bar := func(class string, from, to, y float64) pages.Shape {
		return pages.Shape{Kind: "bar", Class: class, X: pages.Share(from), X2: pages.Share(to), Y: y, Y2: y + 12}
	}
	p := &pages.Picture{Title: pl("Designations in time"), Desc: pl("Russia designated it in 2014; the listing stands. The European Union suspended its own in 2019."), Height: 214}
	for _, x := range []float64{0, 0.25, 0.5, 0.75, 1} {
		p.Shapes = append(p.Shapes, pages.Shape{Kind: "line", Class: "grid", X: pages.Share(x), X2: pages.Share(x), Y: 6, Y2: 190})
	}
	p.Shapes = append(p.Shapes,
		pages.Shape{Kind: "line", Class: "axis", X: pages.Share(0), X2: pages.Share(1), Y: 190, Y2: 190},
		text("tick", "middle", 0, 206, "2000"), text("tick", "middle", 0.25, 206, "2007"), text("tick", "middle", 0.5, 206, "2014"), text("tick", "middle", 0.75, 206, "2020"), text("tick", "middle", 1, 206, "2027"),
		text("row", "", 0, 18, "Russia: terrorist"), bar("stands", 0.55, 0.98, 26),
		pages.Shape{Kind: "diamond", Class: "change", X: pages.Share(0.66), Y: 32, Title: pl("2015: a name added")},
		pages.Shape{Kind: "arrow-right", Class: "stands", X: pages.Across{Share: 0.98, Px: 9}, Y: 32},
		text("row", "", 0, 62, "European Union: sanctioned"), bar("stands", 0.2, 0.6, 70), bar("suspended", 0.6, 0.8, 70), bar("ended", 0.8, 0.9, 70),
		text("row", "", 0, 106, "Australia: listed as Islamic State†isis;"), bar("unknown", 0.3, 0.7, 114), bar("regime", 0.72, 0.95, 114),
		text("row", "", 0, 150, "As worded"), pages.Shape{Kind: "line", Class: "range", X: pages.Share(0.2), X2: pages.Share(0.4), Y: 166, Y2: 166},
		pages.Shape{Kind: "dot", Class: "value", X: pages.Share(0.3), Y: 166}, pages.Shape{Kind: "ring", Class: "apart", X: pages.Share(0.5), Y: 166},
		pages.Shape{Kind: "line", Class: "series", X: pages.Share(0.6), X2: pages.Share(0.7), Y: 176, Y2: 160}, pages.Shape{Kind: "dot", Class: "series", X: pages.Share(0.7), Y: 160},
		pages.Shape{Kind: "line", Class: "link", X: pages.Across{Share: 0.8, Px: 4}, X2: pages.Across{Share: 0.9, Px: -12}, Y: 166, Y2: 166},
		pages.Shape{Kind: "arrow-right", Class: "link", X: pages.Across{Share: 0.9, Px: -8}, Y: 166},
		pages.Shape{Kind: "line", Class: "today", X: pages.Share(0.98), X2: pages.Share(0.98), Y: 6, Y2: 190},
	)
	for _, k := range [][3]string{{"bar", "stands", "stands"}, {"bar", "suspended", "suspended"}, {"bar", "ended", "ended"}, {"bar", "unknown", "the record does not tell"}, {"bar", "regime", "a regime, which designates nobody by itself"},
		{"diamond", "change", "something changed"}, {"dot", "value", "a value"}, {"ring", "apart", "not comparable"}, {"line", "range", "between two values"}, {"line", "series", "a series"}} {
		p.Key = append(p.Key, pages.KeyItem{Kind: k[0], Class: k[1], Says: tx(k[2])})
	}
	return p
}

package pages

// Picture is a drawing of what a table beside it says in words. It is as wide
// as the page gives it room; heights are in CSS pixels. What it shows is the
// kind's business: every shape has its place, and a class that the theme
// colours through CSS variables.
//
// Words in a picture are Texts: they have been through the labeller, and their
// signs are drawn behind them.
type Picture struct {
	Title  Plain // what is shown
	Desc   Plain // what there is to see, for those who do not see it
	Height float64
	Shapes []Shape
	Key    []KeyItem // what the classes mean, shown below
}

// KeyItem explains a class of shapes.
type KeyItem struct {
	Kind  string // of the sample shape: bar, dot, ring, line, diamond
	Class string
	Says  Text
}

// Shape is a part of a picture.
type Shape struct {
	Kind   string // line, bar, dot, ring, diamond, arrow-left, arrow-right, text
	Class  string // axis, grid, range, value, apart, series, stands, suspended, ended, unknown, regime, change, link, …
	X, X2  Across // line: from X to X2; bar: from X to X2; all others stand at X
	Y, Y2  float64
	Text   Text   // of a text; its baseline is at Y
	Anchor string // of a text: start (default), middle, end
	Title  Plain  // shown when pointed at; may be empty
}

// Across is a place along the width of a picture: a share of it between 0 and
// 1, and CSS pixels to the right of that.
type Across struct {
	Share, Px float64
}

// Share is a place at a share of the width.
func Share(s float64) Across { return Across{Share: s} }

func (*Picture) section() {}

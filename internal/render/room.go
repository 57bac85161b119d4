package render

import (
	"math"
	"unicode/utf8"

	"dossier/internal/pages"
)

// Measures of the words in a picture, in the measure of its shapes: those of
// the theme's letters, rather too wide than too narrow.
const (
	letterWidth = 6.9
	pictureSide = 14  // free beside the drawing, into which words may reach
	narrowest   = 268 // of a drawing, in a window of 320
	widest      = 920
	roomStep    = 40
)

// roomFor names the least width at which no words of a picture are cut off at
// its sides, empty where the narrowest window has it: room-320, room-360, …
// room-920. Letters do not wrap in a picture, and do not shrink; in a window
// with less room it scrolls.
func roomFor(shapes []pages.Shape) string {
	need := 0.0
	for i := range shapes {
		if shapes[i].Kind == "text" {
			need = math.Max(need, needOf(&shapes[i]))
		}
	}
	if need <= narrowest {
		return ""
	}
	return "room-" + decimal(math.Min(widest, math.Max(320, math.Ceil(need/roomStep)*roomStep)))
}

// needOf is the least width of a picture at which a text has room between its
// sides.
func needOf(s *pages.Shape) float64 {
	x, width := settled(s.X), letterWidth*float64(letters(s.Text))
	left, right := 0.0, width // of the words, from their place
	switch s.Anchor {
	case "middle":
		left, right = width/2, width/2
	case "end":
		left, right = width, 0
	}
	return math.Max(share(left-x.Px-pictureSide, x.Share), share(right+x.Px-pictureSide, 1-x.Share))
}

// share is the whole of which a part has a number of pixels.
func share(px, part float64) float64 {
	switch {
	case px <= 0:
		return 0
	case part <= 0:
		return farthest
	default:
		return px / part
	}
}

func letters(t pages.Text) int {
	n := 0
	for _, run := range t.Runs() {
		n += utf8.RuneCountInString(run.Words)
		for _, sign := range run.Signs {
			if n++; sign.Mark == "" {
				n += 3 + utf8.RuneCountInString(sign.Says)
			}
		}
	}
	return n
}

package pdf

// Glyph is a sign on a page. X and Y are the place of its origin on the base
// line, in points, in the page as it is seen: turned by the page's rotation,
// from its lower left corner.
type Glyph struct {
	Text   string  // the characters; U+FFFD where the font does not tell. Empty: a part of the sign before
	X, Y   float64 // the origin
	W      float64 // how far the next sign of the line is, without spacing, in points
	Size   float64 // the height of the letters' em, in points
	Angle  int     // the direction of the line, counter-clockwise: 0, 90, 180 or 270 degrees
	Hidden bool    // drawn without colour, as in the text layer of a scanned page
}

// matrix is a transformation (ISO 32000-1, 8.3.3).
type matrix struct{ a, b, c, d, e, f float64 }

var unit = matrix{a: 1, d: 1}

// after gives the transformation m followed by n.
func (m matrix) after(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func (f *File) matrix(o object) (matrix, bool) {
	a := f.array(o)
	if len(a) != 6 {
		return unit, false
	}
	var n [6]float64
	for i := range a {
		n[i] = f.number(a[i])
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}, true
}

// view turns and shifts a page so that it is seen upright from 0, 0.
func (p Page) view() matrix {
	w, h := p.Right-p.Left, p.Top-p.Bottom
	m := translate(-p.Left, -p.Bottom)
	switch p.Rotate {
	case 90:
		return m.after(matrix{0, -1, 1, 0, 0, w})
	case 180:
		return m.after(matrix{-1, 0, 0, -1, w, h})
	case 270:
		return m.after(matrix{0, 1, -1, 0, h, 0})
	}
	return m
}

// Size gives the width and the height of a page as it is seen, in points.
func (p Page) Size() (width, height float64) {
	width, height = p.Right-p.Left, p.Top-p.Bottom
	if p.Rotate == 90 || p.Rotate == 270 {
		return height, width
	}
	return width, height
}

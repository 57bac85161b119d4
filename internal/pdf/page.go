package pdf

// Page is a page of a file.
type Page struct {
	// Left, Bottom, Right and Top bound what is shown of it, in points.
	Left, Bottom, Right, Top float64
	Rotate                   int // clockwise degrees: 0, 90, 180 or 270
	dict                     dict
	resources                dict
}

// Pages lists the pages in their order. The error is an *Error.
func (f *File) Pages() (pages []Page, err error) {
	defer f.rescue(&err)
	w := &pageWalk{file: f, seen: map[ref]bool{}}
	w.walk(f.dict(f.trailer["Root"])["Pages"], dict{}, 0)
	if len(w.pages) == 0 && !f.rebuilt {
		f.rebuild()
		w.seen = map[ref]bool{}
		w.walk(f.dict(f.trailer["Root"])["Pages"], dict{}, 0)
	}
	if len(w.pages) == 0 {
		return nil, broken("has no pages that can be found")
	}
	return w.pages, nil
}

// pageWalk goes through the tree of pages; each node counts once.
type pageWalk struct {
	file  *File
	seen  map[ref]bool
	pages []Page
}

// walk visits a node with what it inherits (ISO 32000-1, 7.7.3.4).
func (w *pageWalk) walk(o object, inherited dict, depth int) {
	if r, ok := o.(ref); ok {
		if w.seen[r] {
			return
		}
		w.seen[r] = true
	}
	d := w.file.dict(o)
	if d == nil || depth > depthLimit {
		return
	}
	own := dict{}
	for _, key := range []name{"Resources", "MediaBox", "CropBox", "Rotate"} {
		own[key] = inherited[key]
		if v, ok := d[key]; ok {
			own[key] = v
		}
	}
	w.file.spend(100)
	if kids, ok := w.file.resolve(d["Kids"]).(array); ok && w.file.name(d["Type"]) != "Page" {
		for _, kid := range kids {
			w.file.spend(10)
			w.walk(kid, own, depth+1)
		}
		return
	}
	if len(w.pages) >= pageLimit {
		panic(stop{&Error{TooLarge, "has more pages than can be read while you wait"}})
	}
	w.pages = append(w.pages, w.file.page(d, own))
}

func (f *File) page(d, own dict) Page {
	p := Page{Right: 612, Top: 792, dict: d, resources: f.dict(own["Resources"])}
	box := f.array(own["CropBox"])
	if len(box) != 4 {
		box = f.array(own["MediaBox"])
	}
	if len(box) == 4 {
		x0, y0, x1, y1 := f.number(box[0]), f.number(box[1]), f.number(box[2]), f.number(box[3])
		if x0 != x1 && y0 != y1 {
			p.Left, p.Right, p.Bottom, p.Top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
		}
	}
	p.Rotate = (int(f.number(own["Rotate"]))%360 + 360) % 360 / 90 * 90
	return p
}

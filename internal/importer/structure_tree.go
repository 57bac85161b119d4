package importer

// block is a node of an article's tree: a container with what is in it, a
// paragraph, or a picture that stands in none.
type block struct {
	Container
	leaf     bool
	children []*block
	part     int // the paragraph of a leaf, or -1
	picture  int // the picture of a leaf, or -1
}

// tree makes a tree of a draft's paragraphs and pictures. A picture in the
// midst of a list stands in the item before it, one in the midst of a table
// behind the table.
func (d *draft) tree() *block {
	t := &planter{path: []*block{{}}}
	before := d.picturesBefore()
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		same := t.same(p.Within)
		for _, picture := range before[i] {
			t.picture(picture, same)
		}
		t.open(p.Within, t.same(p.Within))
		t.add(&block{leaf: true, part: i, picture: -1})
	}
	for _, picture := range before[len(d.paragraphs)] {
		t.picture(picture, 0)
	}
	return t.path[0]
}

// planter grows a tree. Its path leads from the root to the container that was
// added last.
type planter struct{ path []*block }

// same gives how many of the containers are open.
func (t *planter) same(within []Container) int {
	n := 0
	for n < len(within) && n+1 < len(t.path) && within[n].ID == t.path[n+1].ID && within[n].Kind == t.path[n+1].Kind {
		n++
	}
	return n
}

// open closes all but the first containers and opens the others.
func (t *planter) open(within []Container, same int) {
	t.path = t.path[:same+1]
	for _, c := range within[same:] {
		b := &block{Container: c}
		t.add(b)
		t.path = append(t.path, b)
	}
}

func (t *planter) add(b *block) {
	last := t.path[len(t.path)-1]
	last.children = append(last.children, b)
}

// picture adds a picture between two paragraphs that have some containers in
// common.
func (t *planter) picture(picture, same int) {
	depth := same + 1
	switch t.path[same].Kind {
	case BulletList, OrderedList:
		if same > 0 {
			depth++ // into the item
		}
	}
	t.path = t.path[:depth]
	t.add(&block{leaf: true, part: -1, picture: picture})
}

// flat makes a tree without containers.
func (d *draft) flat() *block {
	root := &block{}
	before := d.picturesBefore()
	for i, list := range before {
		for _, picture := range list {
			root.children = append(root.children, &block{leaf: true, part: -1, picture: picture})
		}
		if i < len(d.paragraphs) {
			root.children = append(root.children, &block{leaf: true, part: i, picture: -1})
		}
	}
	return root
}

// picturesBefore gives the pictures that stand before each paragraph and at
// the end: those that no paragraph holds.
func (d *draft) picturesBefore() [][]int {
	out := make([][]int, len(d.paragraphs)+1)
	for i, p := range d.pictures {
		if p.Inline {
			continue
		}
		at := p.Before
		for at > 0 && at < len(d.paragraphs) && sameTable(d.paragraphs[at-1].Paragraph, d.paragraphs[at].Paragraph) {
			at++
		}
		out[at] = append(out[at], i)
	}
	return out
}

// sameTable reports whether two paragraphs are rows of one table.
func sameTable(a, b Paragraph) bool {
	return a.row() && b.row() && a.Within[len(a.Within)-1].ID == b.Within[len(b.Within)-1].ID
}

// compact reports whether a list can be written without blank lines: each of
// its items is a paragraph, which may be followed by such lists. A list that
// does not begin with 1 cannot follow a paragraph directly.
func (b *block) compact() bool {
	for _, item := range b.children {
		for i, c := range item.children {
			switch {
			case i == 0 && c.leaf && c.part >= 0:
			case i > 0 && !c.leaf && c.Kind == BulletList && c.compact():
			case i > 0 && !c.leaf && c.Kind == OrderedList && c.First == 1 && c.compact():
			default:
				return false
			}
		}
	}
	return true
}

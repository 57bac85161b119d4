package suggest

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/verbatim"
)

// Proposal is what Plan proposes for an article.
type Proposal struct {
	Splices     []edit.Splice // of the article, in order
	Article     []byte        // the article with them
	Suggestions []Suggestion  // in the order of their places
	// Stubs are the records that the suggestions need and that the dossier
	// does not have yet. A record that several articles of one Register need
	// comes with each of them, always the same.
	Stubs []Stub
}

// Suggestion is a proposed annotation: a finding with its ids. From and To are
// those of the words that are marked.
type Suggestion struct {
	Finding
	Annotation int      // index in Article.Annotations of one that is there; -1 of one that is only proposed
	Words      string   // white space folded
	Key        string   // org, person, source, figure, by, from or label
	IDs        []string // the value of Key
}

// Most annotations that Plan puts into one article, those included that it has
// already: the parser reads no more.
const mostAnnotations = 20_000

// Most bytes that an article may have with its suggestions: the parser reads
// no more.
const mostBytes = 4 << 20

// planner makes the proposal of one article.
type planner struct {
	*Register
	a         *annot.Article
	found     []Finding
	grounds   map[int]*ground
	dismissed map[string]bool
	paragraphs
	parties     []party // of the findings, as far as they are asked for
	suggestions []Suggestion
	mixtures    map[int]bool // blocks that hold items of the editor
	room        int          // annotations that may still be added
	space       int          // bytes that may still be added
}

// rounds is the order in which spans are placed: what comes first is never
// pushed aside by what comes later.
var rounds = []func(*Finding) bool{
	func(f *Finding) bool { return f.Kind == Organization && f.Final },
	func(f *Finding) bool { return f.Kind == Organization && !f.Final },
	func(f *Finding) bool { return f.Kind == Label },
	func(f *Finding) bool { return f.Kind == Figure },
	func(f *Finding) bool { return f.Kind == Attribution },
	func(f *Finding) bool { return f.Kind == Quote },
}

// Plan gives ids to what Find has found in an article, and says where the
// spans go. It leaves out what is annotated or was rejected, and what cannot be
// marked: code, and words that overlap other markup in part. The article is
// parsed again with the suggestions in it: its text is the same, and nothing is
// wrong with it that was not before; a block where that cannot be had is left
// alone. The time is proportional to the article.
func (r *Register) Plan(a *annot.Article, found []Finding) Proposal {
	p := &planner{Register: r, a: a, found: found, grounds: map[int]*ground{}, dismissed: map[string]bool{},
		paragraphs: paragraphs{a: a}, parties: make([]party, len(found)), mixtures: map[int]bool{},
		room: mostAnnotations - len(a.Annotations), space: mostBytes - len(a.Src)}
	for _, entry := range a.Front.Dismissed {
		p.dismissed[verbatim.Fold(entry)] = true
	}
	for _, in := range rounds {
		p.round(in)
	}
	return p.prove()
}

// round places all findings of a kind.
func (p *planner) round(in func(*Finding) bool) {
	var placed []placement
	block := -1
	flush := func() {
		if len(placed) > 0 {
			p.grounds[block].insert(placed)
			placed = nil
		}
	}
	for i := range p.found {
		f := &p.found[i]
		if !in(f) || !p.valid(f) || p.rejected(f) {
			continue
		}
		if f.Block != block {
			flush()
			block = f.Block
		}
		one, ok, overlaps := p.place(i, placed)
		if overlaps && f.Kind == Organization { // names that were widened over each other
			flush()
			one, ok, _ = p.place(i, nil)
		}
		if ok {
			placed = append(placed, one)
		}
	}
	flush()
}

// placement is a span and where it comes among the extents of its ground.
type placement struct {
	extent
	index int
}

// insert adds spans to the extents, in the order of their places.
func (g *ground) insert(list []placement) {
	out := make([]extent, 0, len(g.extents)+len(list))
	at := 0
	for _, one := range list {
		out = append(out, g.extents[at:one.index]...)
		out = append(out, one.extent)
		at = one.index
	}
	g.extents = append(out, g.extents[at:]...)
	g.settle()
}

// ground gives the ground of a block.
func (p *planner) ground(block int) *ground {
	g, ok := p.grounds[block]
	if !ok {
		g = newGround(p.a, block)
		p.grounds[block] = g
	}
	return g
}

// valid reports whether a finding is a range of a block of the article.
func (p *planner) valid(f *Finding) bool {
	return f.Block >= 0 && f.Block < len(p.a.Blocks) && f.From >= 0 && f.From <= f.To && f.To <= len(p.a.Blocks[f.Block].Text)
}

// rejected reports whether an editor has rejected a finding.
func (p *planner) rejected(f *Finding) bool {
	return len(p.dismissed) > 0 && p.dismissed[p.dismissal(f)]
}

// place finds the place of a finding, if there is one; before are the spans
// that this round has placed in the same block. It reports whether the last of
// them is in the way.
func (p *planner) place(i int, before []placement) (one placement, ok, overlaps bool) {
	f := p.found[i]
	g := p.ground(f.Block)
	if p.a.Blocks[f.Block].Node.Kind == annot.CodeBlock || p.room <= 0 {
		return placement{}, false, false
	}
	if f.From, f.To, ok = g.fit(&f); !ok || g.occupied(f.Kind, f.From, f.To) {
		return placement{}, false, false
	}
	open, close, index, ok := g.put(f.From, f.To)
	for up := g.holder(f.From, f.To); !ok && up >= 0 && f.Kind == Organization; up = g.extents[up].parent {
		f.From, f.To = g.extents[up].from, g.extents[up].to
		open, close, index, ok = g.put(f.From, f.To)
	}
	if len(before) > 0 && before[len(before)-1].to > f.From {
		return placement{}, false, !p.together(i, before[len(before)-1].extent, f.From, f.To)
	}
	if !ok || g.occupied(f.Kind, f.From, f.To) || p.rejected(&f) {
		return placement{}, false, false
	}
	s := &mark{law: f.Jurisdiction, suggestion: len(p.suggestions), open: open, close: close}
	if s.keys = p.says(i); s.keys == nil || p.named(g, &f, s) || p.doubled(g, &f, s) || !p.afford(s) {
		return placement{}, false, false
	}
	key, ids := s.key()
	p.suggestions = append(p.suggestions, Suggestion{Finding: f, Annotation: -1, Words: verbatim.Fold(g.text[f.From:f.To]), Key: key, IDs: ids})
	return placement{extent{from: f.From, to: f.To, says: s}, index}, true, false
}

// afford reports whether the article may have another span, and counts it.
func (p *planner) afford(s *mark) bool {
	if p.space -= len(s.attributes()) + len(`[]\`); p.space < 0 {
		p.room = 0
		return false
	}
	p.room--
	return true
}

// together puts the organization of a label into the span of another, for a
// note may be about several. It reports true, too, where that of a name is in
// the span already.
func (p *planner) together(i int, e extent, from, to int) bool {
	f := &p.found[i]
	if f.Kind == Organization {
		return e.from <= from && to <= e.to && e.says.names("org", p.says(i)["org"])
	}
	if f.Kind != Label || e.from != from || e.to != to {
		return false
	}
	for _, id := range p.says(i)["label"] {
		if !e.says.names("label", []string{id}) {
			e.says.keys["label"] = append(e.says.keys["label"], id)
			p.suggestions[e.says.suggestion].IDs = e.says.keys["label"]
		}
	}
	return true
}

// fit makes the range of a finding one that may be marked. A name must be
// covered whole, so that it is widened where markup is in its way; a figure
// may be narrowed down to its number; anything else is left out.
func (g *ground) fit(f *Finding) (from, to int, ok bool) {
	if from, to, ok = g.trim(f.From, f.To); !ok {
		return 0, 0, false
	}
	switch f.Kind {
	case Organization:
		from, to = g.widen(from, to)
		return from, to, true
	case Figure:
		mustFrom, mustTo := from, to
		if n := f.Number; n != nil && n.From < n.To && n.From >= from && n.To <= to {
			mustFrom, mustTo = n.From, n.To
		}
		if from, to, ok = g.narrow(from, to, mustFrom, mustTo); ok {
			from, to, ok = g.trim(from, to)
		}
		return from, to, ok
	}
	first, last := g.crossed(from, to)
	return from, to, first < 0 && last < 0
}

// occupied reports whether words are annotated already in a way that leaves no
// room for a span of a kind, whatever it names, or are the editor's own.
func (g *ground) occupied(k Kind, from, to int) bool {
	taken := false
	g.around(from, to, func(e *extent) bool {
		switch s := e.says; {
		case s.editorial:
			taken = true
		case k == Organization:
			taken = s.names("org", none) && e.from <= from && to <= e.to
		case k == Figure:
			taken = s.has("figure")
		case k == Quote:
			taken = s.has("quote")
		case k == Attribution:
			taken = s.has("attribution") || s.has("person") || s.has("source")
		}
		return !taken
	})
	return taken
}

var none = []string{"none"}

// named reports whether words are annotated already with the same id. An
// attribution around the name of the organization that it names is put on that
// name instead.
func (p *planner) named(g *ground, f *Finding, s *mark) bool {
	key, ids := s.key()
	if key != "org" && key != "label" {
		return false
	}
	taken := false
	g.around(f.From, f.To, func(e *extent) bool {
		if taken = e.says.names(key, ids); taken && f.Kind == Attribution && e.node == nil && f.From <= e.from && e.to <= f.To {
			p.attribute(e, f)
		}
		return !taken
	})
	return taken
}

// doubled reports whether just these words are annotated with another
// organization: one word is not two. A designated one is marked all the same,
// for its label is owed.
func (p *planner) doubled(g *ground, f *Finding, s *mark) bool {
	key, ids := s.key()
	if key != "org" || slices.ContainsFunc(ids, func(id string) bool { return p.designated[id] }) {
		return false
	}
	double := false
	g.around(f.From, f.To, func(e *extent) bool {
		double = e.from == f.From && e.to == f.To && e.says.has("org")
		return !double
	})
	return double
}

// attribute makes the span of an organization, placed just now, that of a
// party.
func (p *planner) attribute(e *extent, f *Finding) {
	e.says.keys["attribution"], e.says.keys["suggested"] = nil, nil
	one := &p.suggestions[e.says.suggestion]
	one.Kind, one.Final, one.Reason, one.Party = Attribution, false, f.Reason, f.Party
}

// prove parses the article with the suggestions in it and leaves out what
// changes it.
func (p *planner) prove() Proposal {
	for range 2 {
		out := p.proposal()
		bad, ok := p.changed(out)
		if ok {
			return out
		}
		if len(bad) == 0 {
			break
		}
		for _, block := range bad {
			delete(p.grounds, block)
		}
	}
	return Proposal{Article: p.a.Src}
}

// proposal gathers what was placed.
func (p *planner) proposal() Proposal {
	var grounds []*ground
	for i := range p.a.Blocks {
		if g, ok := p.grounds[i]; ok {
			grounds = append(grounds, g)
		}
	}
	out := Proposal{Splices: brackets(p.a.Src, grounds)}
	article, err := edit.Apply(p.a.Src, out.Splices)
	if err != nil { // only if two blocks overlapped
		return Proposal{Article: p.a.Src}
	}
	out.Article = article
	for _, g := range grounds {
		for i := range g.extents {
			if s := g.extents[i].says; g.extents[i].node == nil && s != nil {
				out.Suggestions = append(out.Suggestions, p.suggestions[s.suggestion])
			}
		}
	}
	out.Stubs = p.stubsOf(out.Suggestions)
	return out
}

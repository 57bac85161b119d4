package source

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// article follows what an article rests on, in the order of its text, and then
// the figures that its records say it states without a mark.
func (t *tracer) article(step int, doc *annot.Article) {
	marked := map[string]bool{}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if !t.counts(a) {
			continue
		}
		for _, f := range t.ids(a, "figure") {
			marked[f] = true
			t.stated(step, doc, f)
		}
		for _, s := range t.ids(a, "from") {
			t.work(step, s, Quoted, "", true)
		}
		for _, s := range t.ids(a, "source") {
			t.work(step, s, Mentioned, "", true)
		}
		if _, from := a.Get("from"); !from && a.Has("quote") {
			for _, who := range t.ids(a, "by") {
				t.speaker(step, who, Said, "")
			}
		}
	}
	for _, id := range t.g.ReferrersOf(doc.Slug) {
		if e, ok := t.g.Entity(id); ok && e.Common().Kind == "figure" && !marked[id] && slices.Contains(t.field(e, "said_in"), doc.Slug) {
			t.stated(step, doc, id)
		}
	}
}

// counts reports whether an annotation is more than a suggestion.
func (t *tracer) counts(a *annot.Annotation) bool { return t.drafts || !a.Has("suggested") }

// stated follows a figure that an article marks; one that is said elsewhere is
// followed from there.
func (t *tracer) stated(step int, doc *annot.Article, id string) {
	e, ok := t.g.Entity(id)
	if !ok || e.Common().Kind != "figure" {
		return
	}
	if said := t.field(e, "said_in"); len(said) > 0 && said[0] != doc.Slug {
		step = t.work(step, said[0], Repeated, id, false)
	}
	t.figure(step, e, id, nil)
}

// ids are the records that an attribute names, by their present ids.
func (t *tracer) ids(a *annot.Annotation, key string) []string {
	attr, ok := a.Get(key)
	if !ok {
		return nil
	}
	var out []string
	for _, r := range attr.IDs() {
		if e, ok := t.g.Entity(r.ID); ok && !slices.Contains(out, e.Common().ID) {
			out = append(out, e.Common().ID)
		}
	}
	return out
}

// field gives the records that a field of a record names, by their present
// ids. The source of a reply stands under `source`, too, and is left out.
func (t *tracer) field(e annot.Entity, field string) []string {
	if e == nil {
		return nil
	}
	b := e.Common()
	var out []string
	for _, r := range b.Refs {
		if r.Field != field || b.Reply != nil && r.Ref == b.Reply.Source {
			continue
		}
		if target, ok := t.g.Entity(r.Ref.ID); ok && !slices.Contains(out, target.Common().ID) {
			out = append(out, target.Common().ID)
		}
	}
	return out
}

// heard reports whether an article says that somebody spoke to its own
// publisher: it quotes them without naming another work, and names its
// publisher in the same paragraph.
func (t *tracer) heard(doc *annot.Article, who string) bool {
	if done, ok := t.speakers[doc]; ok {
		return done[who]
	}
	own := doc.Front.Publisher.ID
	if e, ok := t.g.Entity(own); ok {
		own = e.Common().ID
	}
	names := map[int]bool{} // blocks that name the publisher
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if own != "" && t.counts(a) && slices.Contains(t.ids(a, "org"), own) {
			names[a.Block] = true
		}
	}
	out := map[string]bool{}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if _, from := a.Get("from"); from || !a.Has("quote") || !t.counts(a) || !names[a.Block] {
			continue
		}
		for _, id := range t.ids(a, "by") {
			out[id] = true
		}
	}
	for _, id := range t.publishers(doc) {
		out[id] = true // what they say themselves
	}
	t.speakers[doc] = out
	return out[who]
}

// own reports whether a new step is a work whose maker made the work, too, that
// reports it: the nearest one above in which it was not only read.
func (t *tracer) own(parent int, id string, how How) bool {
	for parent >= 0 && t.chain.Steps[parent].How == ReadIn {
		parent = t.chain.Steps[parent].Parent
	}
	if parent < 0 || how == ReadIn || how == Root {
		return false
	}
	by, ok := t.g.Entity(t.chain.Steps[parent].ID)
	of, known := t.g.Entity(id)
	return ok && known && (by == of || t.oneMaker(by, of))
}

// oneMaker reports whether two works have a maker in common.
func (t *tracer) oneMaker(x, y annot.Entity) bool {
	if a, ok := x.(*link.Article); ok {
		if b, ok := y.(*link.Article); ok {
			return slices.ContainsFunc(t.publishers(a.Doc), func(id string) bool { return slices.Contains(t.publishers(b.Doc), id) })
		}
		x, y = y, x
	}
	s, ok := x.(*Source)
	if !ok {
		return false
	}
	switch y := y.(type) {
	case *Source:
		theirs := y.makers()
		return slices.ContainsFunc(s.makers(), func(m string) bool { return slices.Contains(theirs, m) })
	case *link.Article:
		return slices.ContainsFunc(t.publishers(y.Doc), func(id string) bool { return t.made(s, id) })
	}
	return false
}

// makers are the names of those who made a work, as they are compared: its
// authors, editors and authority, or, where it names none of them, the paper or
// site, or else the publisher.
func (s *Source) makers() []string {
	var out []string
	add := func(name string) {
		if name = plainName(name); name != "" {
			out = append(out, name)
		}
	}
	for _, n := range slices.Concat(s.Author, s.Editor) {
		add(n.Literal)
		add(n.Given + " " + n.Family)
	}
	add(s.Authority)
	if len(out) == 0 {
		add(cmp.Or(s.ContainerTitle, s.Publisher))
	}
	return out
}

// publishers are an article's publisher and those in its byline, by their
// present ids.
func (t *tracer) publishers(doc *annot.Article) []string {
	var out []string
	for _, r := range append([]annot.Ref{doc.Front.Publisher}, doc.Front.Byline...) {
		if e, ok := t.g.Entity(r.ID); ok {
			out = append(out, e.Common().ID)
		}
	}
	return out
}

// made reports whether a work says that an organization or a person made it:
// one of their names is that of an author, of an editor, of the publisher or of
// the paper or site.
func (t *tracer) made(s *Source, id string) bool {
	e, ok := t.g.Entity(id)
	if !ok {
		return false
	}
	b := e.Common()
	makers := []string{s.Publisher, s.ContainerTitle, s.Authority}
	for _, n := range slices.Concat(s.Author, s.Editor) {
		makers = append(makers, n.Literal, n.Given+" "+n.Family)
	}
	is := func(name string) bool {
		name = plainName(name)
		return name != "" && slices.ContainsFunc(makers, func(m string) bool { return plainName(m) == name })
	}
	return is(b.Title) || slices.ContainsFunc(b.Names, func(n annot.Name) bool { return is(n.Text) })
}

// plainName is a name as it is compared: in lower case, with one space between
// words and one sort of dash.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '–', '—', '‑', '−':
			return '-'
		case '’', '‘':
			return '\''
		}
		return r
	}, norm.NFC.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

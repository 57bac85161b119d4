package link

import (
	"cmp"
	"maps"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/mention"
	"dossier/internal/parallel"
)

// Input is everything that was read and parsed.
type Input struct {
	Config    config.Config
	Articles  []*annot.Article
	Pages     []*annot.Article
	Entities  []annot.Entity
	Originals map[string][]byte // by path from the root
	Snapshots map[string][]byte // copies of cited works, by path from the root
	Files     map[string]bool
}

// Link joins the parts. The graph is always whole; the diagnostics tell what
// had to be left out.
func Link(in Input) (*Graph, []diag.Diagnostic) {
	bySlug := func(a, b *annot.Article) int { return cmp.Or(cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.Path, b.Path)) }
	g := &Graph{
		Config:    in.Config,
		Articles:  slices.SortedFunc(slices.Values(in.Articles), bySlug),
		Pages:     slices.SortedFunc(slices.Values(in.Pages), bySlug),
		Originals: in.Originals,
		Snapshots: in.Snapshots,
		Files:     in.Files,
		entities:  map[string]annot.Entity{},
		aliases:   map[string]string{},
		uses:      map[string][]int{},
		refs:      map[string][]string{},
		found:     map[*annot.Article][]Found{},
		anchors:   map[*annot.Article]*Anchors{},
		pages:     map[string]*annot.Article{},
		byPath:    map[string]*annot.Article{},
	}
	for _, doc := range g.Docs() {
		g.anchors[doc], g.byPath[doc.Path] = AnchorsOf(doc), doc
		if doc.Own && g.pages[doc.Slug] == nil {
			g.pages[doc.Slug] = doc
		}
	}
	list := g.enter(in.Entities)
	list = append(list, g.resolveRecords()...)
	for _, doc := range g.Docs() {
		list = append(list, g.resolveDoc(doc)...)
	}
	for i, u := range g.Uses {
		g.uses[u.ID] = append(g.uses[u.ID], i)
	}
	g.find()
	return g, list
}

// enter gives every id its owner.
func (g *Graph) enter(entities []annot.Entity) []diag.Diagnostic {
	var list []diag.Diagnostic
	all := slices.Clone(entities)
	for _, a := range g.Articles {
		all = append(all, articleEntity(a))
	}
	slices.SortStableFunc(all, func(a, b annot.Entity) int {
		x, y := a.Common(), b.Common()
		return cmp.Or(cmp.Compare(x.IDAt.File, y.IDAt.File), cmp.Compare(x.IDAt.Start, y.IDAt.Start))
	})
	for _, e := range all {
		b := e.Common()
		if first, ok := g.entities[b.ID]; ok {
			list = append(list, diag.Errorf("duplicate-id", b.IDAt, "the id `%s` is taken", b.ID).
				Label("used again here").WithPlace(first.Common().IDAt, "first used here, by %s", withArticle(first.Common().Kind)).
				WithHelp("ids are unique in the whole dossier: give one of the two another id"))
			continue
		}
		g.entities[b.ID] = e
	}
	g.IDs = slices.Sorted(maps.Keys(g.entities))
	for _, id := range g.IDs {
		for _, alias := range g.entities[id].Common().Aliases {
			owner, taken := g.aliases[alias]
			if _, ok := g.entities[alias]; ok {
				owner, taken = alias, true
			}
			if !taken {
				g.aliases[alias] = id
				continue
			}
			if owner == id {
				continue
			}
			b, other := g.entities[id].Common(), g.entities[owner].Common()
			list = append(list, diag.Errorf("duplicate-id", b.IDAt, "the alias `%s` of `%s` is taken", alias, id).
				Label("this one lists it among its aliases").WithPlace(other.IDAt, "it leads to this one").
				WithHelp("an alias is an id that nothing has any more: take it out of one of the two"))
		}
	}
	return list
}

// articleEntity makes a source of an article.
func articleEntity(a *annot.Article) *Article {
	at := diag.Span{File: a.Path}
	e := &Article{Doc: a, Base: annot.Base{
		Kind: "article", ID: a.Slug, Title: a.Title(), At: at, IDAt: at,
		Changes: a.Front.Changes, Credits: a.Front.Annotated, Aliases: a.Front.Aliases, Reply: a.Front.Reply,
	}}
	ref := func(r annot.Ref, field string, kinds ...string) {
		if r.ID != "" {
			e.Refs = append(e.Refs, annot.Reference{Ref: r, Field: field, Kinds: kinds})
		}
	}
	for _, by := range a.Front.Byline {
		ref(by, "byline", "person", "organization")
	}
	ref(a.Front.Publisher, "publisher", "organization")
	ref(a.Front.TranslationOf, "translation_of", "article", "source")
	ref(a.Front.Rights.Holder, "holder", "organization", "person")
	if from := a.Front.Title.From; from != "" && from != "editor" {
		ref(annot.Ref{ID: from, At: a.Front.Title.FromAt}, "from", "source", "article")
	}
	if a.Front.Reply != nil {
		ref(a.Front.Reply.Source, "source", "source", "article")
	}
	return e
}

// resolveRecords checks the references between records and keeps, for each
// entity, who refers to it.
func (g *Graph) resolveRecords() []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, id := range g.IDs {
		for _, r := range g.entities[id].Common().Refs {
			if r.Ref.ID == "" {
				continue
			}
			target, ds := g.resolve(r.Ref, r.Field, r.Kinds)
			if final := g.entities[id].Common().Suggested == ""; final {
				list = append(list, ds...)
				list = append(list, g.unreviewed(target, r.Ref.At)...)
			} else {
				list = append(list, g.orGone(r.Ref, r.Kinds, ds)...)
			}
			if target != "" && !slices.Contains(g.refs[target], id) {
				g.refs[target] = append(g.refs[target], id)
			}
		}
	}
	return list
}

// find looks for the names of organizations in every document, in several at
// once.
func (g *Graph) find() {
	var names []mention.Entry
	for _, id := range g.IDs {
		if b := g.entities[id].Common(); b.Sought && b.Suggested == "" {
			names = append(names, Entries(b)...)
		}
	}
	g.Finder = mention.New(names)
	docs := g.Docs()
	found := make([][]Found, len(docs))
	parallel.Do(len(docs), func(i int) { found[i] = g.findIn(docs[i]) })
	for i, doc := range docs {
		g.found[doc] = found[i]
	}
}

// Entries gives the names of an organization for a finder. Those of one that
// nobody has looked up hide no name of a designated one.
func Entries(b *annot.Base) []mention.Entry {
	rank := mention.Ordinary
	switch {
	case b.Designated:
		rank = mention.Firm
	case !b.LookedUp:
		rank = mention.Yielding
	}
	out := make([]mention.Entry, 0, len(b.Names))
	for _, n := range b.Names {
		out = append(out, mention.Entry{Org: b.ID, Name: n, Rank: rank})
	}
	return out
}

// findIn finds the names in one document and the spans that cover them.
func (g *Graph) findIn(doc *annot.Article) []Found {
	byBlock := make([][]int, len(doc.Blocks))
	for i := range doc.Annotations {
		b := doc.Annotations[i].Block
		byBlock[b] = append(byBlock[b], i)
	}
	var out []Found
	for b := range doc.Blocks {
		for _, m := range g.Finder.Find(doc.Blocks[b].Text) {
			f := Found{Match: m, Block: b, Annotation: -1}
			g.cover(doc, byBlock[b], &f)
			out = append(out, g.within(doc, byBlock[b], f)...)
		}
	}
	return out
}

// cover finds the innermost org span around a match that says whose it is.
// spans are those of the block in the order of their opening brackets: all
// that can lie around the match are the last that is opened before it and
// those around that.
func (g *Graph) cover(doc *annot.Article, spans []int, f *Found) {
	after, _ := slices.BinarySearchFunc(spans, f.From+1, func(i, from int) int { return doc.Annotations[i].From - from })
	if after == 0 {
		return
	}
	for i := spans[after-1]; i >= 0; i = doc.Annotations[i].Parent {
		a := &doc.Annotations[i]
		if a.From > f.From || a.To < f.To || a.Block != f.Block {
			continue
		}
		org, _ := a.Get("org")
		for _, ref := range org.IDs() {
			if ref.ID == "none" {
				f.Excused, f.Annotation = true, i
				return
			}
			if e, ok := g.Entity(ref.ID); ok && f.Is(e.Common().ID) {
				f.Org, f.Annotation = e.Common().ID, i
				return
			}
		}
	}
}

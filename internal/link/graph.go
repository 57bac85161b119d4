// Package link joins articles and entities into the Graph, the one value from
// which checks and pages are made. It is the only stage in which one file
// affects another, and it runs in full on every build.
//
// Resolution rules:
//
//   - an id belongs to one record or one article; a second owner is an error
//     that names both places; an alias (`aliases:`) leads to its owner where no
//     record has that id itself;
//   - every article is also a source, under its slug;
//   - a span's ids are looked up among the kinds that its key allows
//     (annot.Keys), a record's among those that its field allows; what is not
//     found, or is of another kind, is an error at the id and is left out of
//     the graph, which is so always whole;
//   - a record with `suggested:` is no editor's yet: only what is suggested
//     itself may refer to it, its names are not looked for, and the graph that
//     is published (Reviewed) holds neither it nor what refers to it;
//   - a name of an organization found in a body belongs to the innermost
//     `org=` span around all of it that names one of the organizations bearing
//     the name; `org=none` excuses it; any other is not covered;
//   - a name of an organization that is neither designated nor was looked up
//     (`designations_checked:`) hides no name of a designated one: where it lies
//     around or across one, that one alone is found;
//   - of other names, one within another is found where a span marks it for its
//     own organization: instead of the longer, or, where that is a designated
//     organization's, together with it (Found.Inner).
package link

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/mention"
)

// Graph is the whole dossier, linked. It is immutable once made.
type Graph struct {
	Config    config.Config
	Articles  []*annot.Article // sorted by slug
	Pages     []*annot.Article // the dossier's own pages, sorted by slug
	Originals map[string][]byte
	Snapshots map[string][]byte // copies of cited works, by path from the root
	Files     map[string]bool   // every file below content/, by path from the root
	IDs       []string          // of all entities, sorted
	Uses      []Use             // by document (articles, then pages) and place
	Finder    *mention.Finder

	entities map[string]annot.Entity
	aliases  map[string]string
	uses     map[string][]int // id → indexes in Uses
	refs     map[string][]string
	found    map[*annot.Article][]Found
	anchors  map[*annot.Article]*Anchors
	pages    map[string]*annot.Article // own pages by slug
	byPath   map[string]*annot.Article
	whole    *Graph // of a graph that Reviewed has made smaller: what it was made from
}

// Use is one place in a document that refers to an entity.
type Use struct {
	Doc        *annot.Article
	ID         string    // of the entity
	Key        string    // org, person, source, figure, label, by, from, cite
	At         diag.Span // of the id
	Annotation int       // index in Doc.Annotations, or -1 for a citation
	Citation   int       // index in Doc.Citations, or -1
	Block      int
	From, To   int // in the block's Text
}

// Found is a name of an organization found in a body.
type Found struct {
	mention.Match
	Block      int
	Org        string // the organization it belongs to; empty when not covered
	Annotation int    // the span that covers it, or -1
	Excused    bool   // covered by org=none
	// Inner are names of other organizations within a designated one's that
	// spans mark for these: their labels are owed as well.
	Inner []Found
}

// Article is the entity that an article is in its quality as a source.
type Article struct {
	annot.Base
	Doc *annot.Article
}

// Entity gives the entity with an id, or with an alias that was one.
func (g *Graph) Entity(id string) (annot.Entity, bool) {
	if e, ok := g.entities[id]; ok {
		return e, true
	}
	e, ok := g.entities[g.aliases[id]]
	return e, ok
}

// Article gives the article with a slug.
func (g *Graph) Article(slug string) (*annot.Article, bool) {
	if e, ok := g.Entity(slug); ok {
		if a, ok := e.(*Article); ok {
			return a.Doc, true
		}
	}
	return nil, false
}

// Page gives the own page with a slug.
func (g *Graph) Page(slug string) (*annot.Article, bool) {
	p, ok := g.pages[slug]
	return p, ok
}

// Anchors gives the places of a document's page.
func (g *Graph) Anchors(doc *annot.Article) *Anchors {
	if a, ok := g.anchors[doc]; ok {
		return a
	}
	return AnchorsOf(doc)
}

// Docs gives the articles and then the own pages.
func (g *Graph) Docs() []*annot.Article { return slices.Concat(g.Articles, g.Pages) }

// UsesOf gives the places that refer to an entity, in order.
func (g *Graph) UsesOf(id string) []Use {
	out := make([]Use, 0, len(g.uses[id]))
	for _, i := range g.uses[id] {
		out = append(out, g.Uses[i])
	}
	return out
}

// ReferrersOf gives the ids of the entities whose records refer to id, sorted.
func (g *Graph) ReferrersOf(id string) []string { return g.refs[id] }

// Found gives the names of organizations found in a document, in order.
func (g *Graph) Found(doc *annot.Article) []Found { return g.found[doc] }

// FoundIn gives those of one block.
func (g *Graph) FoundIn(doc *annot.Article, block int) []Found {
	all := g.found[doc]
	byBlock := func(f Found, block int) int { return f.Block - block }
	from, _ := slices.BinarySearchFunc(all, block, byBlock)
	to, _ := slices.BinarySearchFunc(all, block+1, byBlock)
	return all[from:to]
}

// Kind gives the entities of a kind in the order of their ids.
func Kind[T annot.Entity](g *Graph) []T {
	var out []T
	for _, id := range g.IDs {
		if e, ok := g.entities[id].(T); ok {
			out = append(out, e)
		}
	}
	return out
}

// Get gives the entity with an id when it is a T.
func Get[T annot.Entity](g *Graph, id string) (T, bool) {
	e, _ := g.Entity(id)
	t, ok := e.(T)
	return t, ok
}

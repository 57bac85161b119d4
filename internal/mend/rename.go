package mend

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/link"
	"dossier/internal/registry"
)

// Renaming is the plan of a new id.
type Renaming struct {
	Plan  Plan
	Count int // places changed, the record's own id or the article's file included
}

// Rename plans a new id for the record or article that has the old one:
// everywhere it is referred to, and with the old id as an alias, so that
// references and addresses that others keep go on working. An article's file
// takes the new name too. g must have been made with drafts. The error says
// why it cannot be, and behind an empty line how to help it.
func Rename(g *link.Graph, src diag.Sources, old, id string) (Renaming, error) {
	if err := allowed(g, old, id); err != nil {
		return Renaming{}, err
	}
	e, _ := g.Entity(old)
	r := &renaming{old: old, id: id, src: src, byFile: map[string][]edit.Splice{}, seen: map[diag.Span]bool{}}
	for _, u := range g.UsesOf(old) {
		r.use(u)
	}
	for _, other := range g.IDs {
		entity, _ := g.Entity(other)
		for _, ref := range entity.Common().Refs {
			if ref.Ref.ID == old {
				r.scalar(ref.Ref.At)
			}
		}
	}
	a, isArticle := e.(*link.Article)
	if !isArticle {
		b := e.Common()
		r.scalar(b.IDAt)
		r.aliasInRecord(b)
		return Renaming{Plan: apply(r.byFile, src), Count: r.count}, nil
	}
	for _, doc := range g.Docs() {
		r.links(g, a.Doc, doc, doc.Root)
	}
	r.aliasInArticle(a.Doc)
	plan := apply(r.byFile, src)
	plan[path.Join(path.Dir(a.Doc.Path), id+".md")] = plan[a.Doc.Path]
	plan[a.Doc.Path] = nil
	return Renaming{Plan: plan, Count: r.count + 1}, nil
}

// allowed tells why an id cannot take the place of another.
func allowed(g *link.Graph, old, id string) error {
	e, ok := g.Entity(old)
	switch {
	case !ok:
		if near, found := diag.Near(old, g.IDs); found {
			return fmt.Errorf("no record or article has the id `%s`\n\ndid you mean `%s`?", old, near)
		}
		return fmt.Errorf("no record or article has the id `%s`\n\nids stand behind `id:` in the records; an article's is its file name without .md", old)
	case e.Common().ID != old:
		return fmt.Errorf("`%s` is an old id of `%s`\n\nname it by its present id: `dossier rename %s %s`", old, e.Common().ID, e.Common().ID, id)
	case old == id:
		return fmt.Errorf("`%s` has that id already\n\nname the old id first and then the new one", old)
	}
	kind := e.Common().Kind
	switch {
	case kind == "article" && !registry.ID.MatchString("a"+id), kind != "article" && kind != "source" && !registry.ID.MatchString(id):
		return fmt.Errorf("`%s` is no id\n\nan id begins with a small letter and holds small letters, digits and hyphens", id)
	case kind == "source" && !registry.SourceID.MatchString(id):
		return fmt.Errorf("`%s` is no id\n\na source's id begins with a letter, a digit or _ and may hold : . # $ %% & - + ? < > ~ / too", id)
	case registry.Reserved(id):
		return fmt.Errorf("`%s` is no id: it is a word of the language\n\nchoose another id", id)
	}
	if other, taken := g.Entity(id); taken && other.Common().ID != old {
		return fmt.Errorf("the id `%s` is taken by the %s `%s`\n\nchoose another id", id, other.Common().Kind, other.Common().ID)
	}
	return nil
}

type renaming struct {
	old, id string
	src     diag.Sources
	byFile  map[string][]edit.Splice
	seen    map[diag.Span]bool
	count   int
}

func (r *renaming) splice(file string, start, end int, text string) {
	r.byFile[file] = append(r.byFile[file], edit.Splice{Start: start, End: end, Text: text})
}

// replace puts a text in the place of the old id, once. Nothing else than the
// old id is ever replaced.
func (r *renaming) replace(at diag.Span, text string) {
	if src, ok := r.src(at.File); !ok || r.seen[at] || at.End > len(src) || string(src[at.Start:at.End]) != r.old {
		return
	}
	r.seen[at] = true
	r.splice(at.File, at.Start, at.End, text)
	r.count++
}

// plainScalar is the form of ids that stand in YAML without quotes, wherever
// they stand; bareKey that of ids that stand in a citation without braces.
var (
	plainScalar = regexp.MustCompile(`^[\pL\d_][\pL\d_./+-]*$`)
	bareKey     = regexp.MustCompile(`^[\pL\d_]+([:.#$%&+?<>~/-][\pL\d_]+)*$`)
)

// scalar renames a reference in YAML, which may stand in quotes.
func (r *renaming) scalar(at diag.Span) {
	src, ok := r.src(at.File)
	if !ok || at.End > len(src) {
		return
	}
	raw := string(src[at.Start:at.End])
	if len(raw) > 2 && (raw[0] == '"' || raw[0] == '\'') && raw[len(raw)-1] == raw[0] {
		r.replace(diag.Span{File: at.File, Start: at.Start + 1, End: at.End - 1}, r.id)
		return
	}
	switch path.Ext(at.File) {
	case ".json":
		r.replace(at, quoted(r.id))
	case ".bib":
		r.replace(at, r.id)
	default:
		r.replace(at, scalarOf(r.id))
	}
}

// use renames a reference in a text: a value of a span, or a citation.
func (r *renaming) use(u link.Use) {
	src, ok := r.src(u.At.File)
	if !ok || u.At.End > len(src) {
		return
	}
	if u.Key == "cite" {
		if bareKey.MatchString(r.id) || u.At.Start > 0 && src[u.At.Start-1] == '{' {
			r.replace(u.At, r.id)
		} else {
			r.replace(u.At, "{"+r.id+"}")
		}
		return
	}
	// Where a value has escapes the place is that of all its ids.
	raw := string(src[u.At.Start:u.At.End])
	for _, at := range words(raw) {
		r.replace(diag.Span{File: u.At.File, Start: u.At.Start + at[0], End: u.At.Start + at[1]}, r.id)
	}
}

// words gives the places of the words of a text.
func words(text string) [][2]int {
	var out [][2]int
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !strings.ContainsRune(" \t\r\n", rune(text[i])) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	return out
}

// links changes the destinations of links to the article.
func (r *renaming) links(g *link.Graph, article, doc *annot.Article, n *annot.Node) {
	if a, ok := g.Address(doc, n.Dest); n.Kind == annot.Link && ok && a.Doc == article {
		if file, _, _ := strings.Cut(n.Dest, "#"); file != "" {
			r.destination(doc, n)
		}
	}
	for _, c := range n.Children {
		r.links(g, article, doc, c)
	}
}

// destination changes the destination of a link, or of the definition that it
// refers to.
func (r *renaming) destination(doc *annot.Article, n *annot.Node) {
	name := strings.LastIndex(n.Dest, r.old+".md")
	if name < 0 {
		return
	}
	var places []int
	if i := strings.LastIndex(string(doc.Src[n.Start:n.End]), n.Dest); i >= 0 {
		places = append(places, n.Start+i)
	} else {
		definition := regexp.MustCompile(`(?m)^[ >]*\[[^\]]+\]:\s*<?(` + regexp.QuoteMeta(n.Dest) + `)(?:[>\s]|$)`)
		for _, m := range definition.FindAllSubmatchIndex(doc.Src, -1) {
			places = append(places, m[2])
		}
	}
	for _, at := range places {
		r.replace(diag.Span{File: doc.Path, Start: at + name, End: at + name + len(r.old)}, r.id)
	}
}

// Risen gives the diagnostics behind a renaming of codes that were reported
// less often before it: what the new id would break. Info is passed over.
func Risen(before, after []diag.Diagnostic) []diag.Diagnostic {
	balance := map[string]int{}
	for _, d := range before {
		balance[d.Code]--
	}
	for _, d := range after {
		balance[d.Code]++
	}
	maps.DeleteFunc(balance, func(_ string, n int) bool { return n <= 0 })
	return slices.DeleteFunc(slices.Clone(after), func(d diag.Diagnostic) bool {
		return balance[d.Code] <= 0 || d.Severity == diag.Info
	})
}

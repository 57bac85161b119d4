package mend

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/link"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Renaming is the plan of a new id: the changed files, and for an article the
// files that take another name.
type Renaming struct {
	Plan  Plan
	Moves [][2]string // from, to
	Count int         // places changed, the record's own id included
}

// Rename plans a new id for the record or article that has the old one:
// everywhere it is referred to, and with the old id as an alias, so that
// addresses that others keep go on working. The error says why it cannot be.
func Rename(g *link.Graph, src diag.Sources, old, id string) (Renaming, error) {
	e, ok := g.Entity(old)
	if !ok || e.Common().ID != old {
		return Renaming{}, fmt.Errorf("no record or article has the id `%s`", old)
	}
	b := e.Common()
	if !registry.ID.MatchString(id) && (b.Kind != "source" || !registry.SourceID.MatchString(id)) {
		return Renaming{}, fmt.Errorf("`%s` is no id: ids begin with a small letter and hold small letters, digits and hyphens", id)
	}
	if other, taken := g.Entity(id); taken && other.Common().ID != old {
		return Renaming{}, fmt.Errorf("the id `%s` is taken by a %s", id, other.Common().Kind)
	}
	r := &renaming{old: old, id: id, src: src, byFile: map[string][]edit.Splice{}}
	for _, u := range g.UsesOf(old) {
		r.replace(u.At)
	}
	for _, other := range g.IDs {
		entity, _ := g.Entity(other)
		for _, ref := range entity.Common().Refs {
			if ref.Ref.ID == old {
				r.replace(ref.Ref.At)
			}
		}
	}
	out := Renaming{}
	if a, isArticle := e.(*link.Article); isArticle {
		r.article(g, a.Doc)
		out.Moves = [][2]string{{a.Doc.Path, path.Join(path.Dir(a.Doc.Path), id+".md")}}
	} else {
		r.replace(b.IDAt)
		r.aliasInRecord(b)
	}
	out.Plan, out.Count = apply(r.byFile, src), r.count
	return out, nil
}

type renaming struct {
	old, id string
	src     diag.Sources
	byFile  map[string][]edit.Splice
	seen    map[diag.Span]bool
	count   int
}

// replace puts the new id in the place of the old one, once.
func (r *renaming) replace(at diag.Span) {
	text, ok := r.src(at.File)
	if !ok || r.seen[at] || at.End > len(text) {
		return
	}
	i := bytes.Index(text[at.Start:at.End], []byte(r.old))
	if i < 0 {
		return
	}
	if r.seen == nil {
		r.seen = map[diag.Span]bool{}
	}
	r.seen[at] = true
	start := at.Start + i
	r.splice(at.File, start, start+len(r.old), r.id)
	r.count++
}

func (r *renaming) splice(file string, start, end int, text string) {
	r.byFile[file] = append(r.byFile[file], edit.Splice{Start: start, End: end, Text: text})
}

// aliasInRecord keeps the old id among the aliases of a record.
func (r *renaming) aliasInRecord(b *annot.Base) {
	text, ok := r.src(b.IDAt.File)
	if !ok {
		return
	}
	root, _ := yaml.Parse(b.IDAt.File, text, 0)
	record, ok := mappingAt(root, b.IDAt)
	if !ok {
		return
	}
	if aliases, has := record.Get("aliases"); has && aliases.Kind == yaml.List && len(aliases.Items) > 0 {
		r.splice(b.IDAt.File, aliases.Items[0].Span.Start, aliases.Items[0].Span.Start, r.old+aliasSeparator(text, aliases))
		return
	}
	if text[record.Span.Start] == '{' {
		r.splice(b.IDAt.File, b.IDAt.End, b.IDAt.End, ", aliases: ["+r.old+"]")
		return
	}
	idPair := record.Pairs[0].KeySpan
	for _, p := range record.Pairs {
		if p.Key == "id" {
			idPair = p.KeySpan
		}
	}
	lineStart := bytes.LastIndexByte(text[:idPair.Start], '\n') + 1
	lineEnd := len(text)
	if i := bytes.IndexByte(text[b.IDAt.End:], '\n'); i >= 0 {
		lineEnd = b.IDAt.End + i
	}
	r.splice(b.IDAt.File, lineEnd, lineEnd, "\n"+strings.Repeat(" ", idPair.Start-lineStart)+"aliases: ["+r.old+"]")
}

// aliasSeparator is what stands between two entries of a list of aliases.
func aliasSeparator(text []byte, aliases yaml.Value) string {
	if text[aliases.Span.Start] == '[' {
		return ", "
	}
	first := aliases.Items[0].Span.Start
	lineStart := bytes.LastIndexByte(text[:first], '\n') + 1
	return "\n" + string(text[lineStart:first])
}

// mappingAt finds the mapping whose id stands at a place.
func mappingAt(v yaml.Value, id diag.Span) (yaml.Value, bool) {
	if got, ok := v.Get("id"); ok && got.Span == id {
		return v, true
	}
	for _, item := range v.Items {
		if found, ok := mappingAt(item, id); ok {
			return found, true
		}
	}
	for _, p := range v.Pairs {
		if found, ok := mappingAt(p.Value, id); ok {
			return found, true
		}
	}
	return yaml.Value{}, false
}

// article renames an article: links to its file, and its front matter's
// aliases.
func (r *renaming) article(g *link.Graph, doc *annot.Article) {
	file := regexp.MustCompile(`(^|/)` + regexp.QuoteMeta(r.old) + `\.md(#|$)`)
	for _, other := range g.Docs() {
		r.links(other, other.Root, file)
	}
	front := doc.Front
	text := string(doc.Src)
	if !strings.HasPrefix(text, "---\n") {
		r.splice(doc.Path, 0, 0, "---\naliases: ["+r.old+"]\n---\n")
		return
	}
	if len(front.Aliases) > 0 {
		if i := strings.Index(text[:doc.Body], "\naliases:"); i >= 0 {
			if j := strings.IndexByte(text[i:doc.Body], '['); j >= 0 && !strings.Contains(text[i+1:i+j], "\n") {
				r.splice(doc.Path, i+j+1, i+j+1, r.old+", ")
				return
			}
		}
		return
	}
	end := strings.Index(text, "\n---")
	r.splice(doc.Path, end, end, "\naliases: ["+r.old+"]")
}

// links changes the destinations of links to the article.
func (r *renaming) links(doc *annot.Article, n *annot.Node, file *regexp.Regexp) {
	if n.Kind == annot.Link && file.MatchString(n.Dest) {
		raw := string(doc.Src[n.Start:n.End])
		if i := strings.LastIndex(raw, n.Dest); i >= 0 {
			at := n.Start + i + strings.LastIndex(n.Dest, r.old+".md")
			r.splice(doc.Path, at, at+len(r.old), r.id)
			r.count++
		}
	}
	for _, c := range n.Children {
		r.links(doc, c, file)
	}
}

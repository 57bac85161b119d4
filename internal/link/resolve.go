package link

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// resolve looks up an id among the kinds allowed. It gives the id of the
// entity, or an empty one and the reason why not.
func (g *Graph) resolve(r annot.Ref, field string, kinds []string) (string, []diag.Diagnostic) {
	e, ok := g.Entity(r.ID)
	if !ok {
		return "", []diag.Diagnostic{g.unknown(r, kinds)}
	}
	b := e.Common()
	if len(kinds) > 0 && !slices.Contains(kinds, b.Kind) {
		return "", []diag.Diagnostic{diag.Errorf("wrong-kind", r.At, "`%s` is %s, but `%s` wants %s", r.ID, withArticle(b.Kind), field, oneOf(kinds)).
			Label("used here").WithPlace(b.IDAt, "it is defined here").
			WithHelp("write the id of %s", oneOf(kinds))}
	}
	if b.ID != r.ID {
		d := diag.Warnf("old-id", r.At, "`%s` is an old id of `%s`", r.ID, b.ID).
			Label("used here").WithPlace(b.IDAt, "it has this one now").WithHelp("write `%s`", b.ID)
		if fix := replaceID(r, b.ID); fix != nil {
			d = d.WithFix(fix...).WithHelp("write `%s`; `dossier check --fix` does it", b.ID)
		}
		return b.ID, []diag.Diagnostic{d}
	}
	return b.ID, nil
}

// unknown tells that no record has an id, and which one may be meant.
func (g *Graph) unknown(r annot.Ref, kinds []string) diag.Diagnostic {
	code, what := "unknown-id", "record"
	if len(kinds) > 0 {
		code, what = "unknown-"+short(kinds[0]), strings.Join(kinds, " or ")
	}
	d := diag.Errorf(code, r.At, "no %s has the id `%s`", what, r.ID).Label("used here")
	if id, at, why, sure := g.nearest(r.ID, kinds); id != "" {
		d = d.WithPlace(at, "%s", why).WithHelp("write `%s`, or make a record with the id `%s`", id, r.ID)
		if fix := replaceID(r, id); sure && fix != nil {
			d = d.WithHelp("write `%s` (`dossier check --fix` will do it), or make a record with the id `%s`", id, r.ID).
				WithFix(fix...)
		}
		return d
	}
	if len(kinds) > 0 && kinds[0] == "article" {
		return d.WithHelp("write the name of the article's file without .md")
	}
	return d.WithHelp("correct the id, or make a record with it under %s", folders(kinds))
}

// plainID is the form of ids that may stand anywhere without quotes or braces.
var plainID = regexp.MustCompile(`^[\pL\d_]+(-[\pL\d_]+)*$`)

// replaceID is the edit that writes another id in the place of one, within the
// quotes that may stand around it. Ids that need quotes are left to editors.
func replaceID(r annot.Ref, id string) []diag.Edit {
	at := r.At
	if at.End-at.Start == len(r.ID)+2 {
		at.Start, at.End = at.Start+1, at.End-1
	}
	if at.End-at.Start != len(r.ID) || !plainID.MatchString(id) {
		return nil
	}
	return []diag.Edit{{Span: at, Text: id}}
}

// short is the word for a kind in codes: unknown-org.
func short(kind string) string {
	if kind == "organization" {
		return "org"
	}
	return kind
}

// folders names where records of some kinds lie.
func folders(kinds []string) string {
	var out []string
	for _, k := range kinds {
		folder := "content/" + k + "s"
		switch k {
		case "article":
			continue // nobody writes one for the sake of an id
		case "person":
			folder = "content/people"
		case "quantity":
			folder = "content/figures"
		}
		if !slices.Contains(out, folder) {
			out = append(out, folder)
		}
	}
	if len(out) == 0 {
		return "content/"
	}
	return strings.Join(out, " or ")
}

// nearest finds the record that a wrong id may mean: one that bears it as a
// name, or one whose id is nearly the same. It is sure when there is no other.
func (g *Graph) nearest(id string, kinds []string) (near string, at diag.Span, why string, sure bool) {
	var ids []string
	words := strings.ReplaceAll(id, "-", " ")
	for _, other := range g.IDs {
		b := g.entities[other].Common()
		if len(kinds) > 0 && !slices.Contains(kinds, b.Kind) {
			continue
		}
		ids = append(ids, other)
		for _, n := range b.Names {
			if strings.EqualFold(n.Text, id) || strings.EqualFold(n.Text, words) {
				return other, b.IDAt, "this one lists \"" + n.Text + "\" among its names", true
			}
		}
	}
	near, ok := diag.Near(id, ids)
	if !ok {
		return "", diag.Span{}, "", false
	}
	rest := slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == near })
	_, another := diag.Near(id, rest)
	return near, g.entities[near].Common().IDAt, "this one is nearly the same", !another
}

// resolveDoc looks up every id of a document's spans and citations.
func (g *Graph) resolveDoc(doc *annot.Article) []diag.Diagnostic {
	var list []diag.Diagnostic
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		for _, attr := range a.Attrs {
			if attr.Kind != annot.KeyValue {
				continue
			}
			list = append(list, g.resolveAttr(doc, i, attr)...)
		}
	}
	for i := range doc.Citations {
		c := &doc.Citations[i]
		for _, item := range c.Cites {
			id, ds := g.resolve(annot.Ref{ID: item.ID, At: item.At}, "@"+item.ID, []string{"source", "article"})
			list = append(list, ds...)
			list = append(list, g.unreviewed(id, item.At)...)
			if id != "" {
				g.Uses = append(g.Uses, Use{Doc: doc, ID: id, Key: "cite", At: item.At, Annotation: -1, Citation: i, Block: c.Block, From: c.From, To: c.From})
			}
		}
	}
	return list
}

func (g *Graph) resolveAttr(doc *annot.Article, i int, attr annot.Attr) []diag.Diagnostic {
	key, ok := annot.KeyNamed(attr.Key)
	if !ok || len(key.Kinds) == 0 {
		return nil
	}
	ids := attr.IDs()
	if len(ids) == 0 {
		return []diag.Diagnostic{diag.Errorf("missing-value", attr.At, "`%s=` names no record", attr.Key).
			WithHelp("write the id of %s", oneOf(key.Kinds))}
	}
	var list []diag.Diagnostic
	if len(ids) > 1 && !key.Many {
		list = append(list, diag.Errorf("bad-value", attr.ValueAt, "`%s=` takes one id, but here are %d", attr.Key, len(ids)).
			WithHelp("mark the words of each %s on their own", key.Kinds[0]))
	}
	a := &doc.Annotations[i]
	for _, ref := range ids {
		if slices.Contains(key.Words, ref.ID) {
			continue
		}
		id, ds := g.resolve(ref, attr.Key+"=", key.Kinds)
		if a.Has("suggested") {
			list = append(list, g.orGone(ref, key.Kinds, ds)...)
		} else {
			list = append(list, ds...)
			list = append(list, g.unreviewed(id, ref.At)...)
		}
		if id != "" {
			g.Uses = append(g.Uses, Use{Doc: doc, ID: id, Key: attr.Key, At: ref.At, Annotation: i, Citation: -1, Block: a.Block, From: a.From, To: a.To})
		}
	}
	return list
}

func withArticle(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

func oneOf(kinds []string) string {
	out := withArticle(kinds[0])
	for _, k := range kinds[1:] {
		out += " or " + withArticle(k)
	}
	return out
}

package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/pages"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// mention is one name of an organization in a file of the dossier, and what
// becomes of it.
type mention struct {
	pages.Decision
	at        diag.Span
	line, col int
	words     string
	in        string           // text, heading, picture, footnote, remark, citation, record, front matter, configuration
	earlier   map[int]*mention // by the outcomes that are Later: which carries the label
}

// orgs are the organizations that are meant: where nobody says which, all that
// bear the name.
func (m *mention) orgs() []string {
	if m.Org != "" {
		return []string{m.Org}
	}
	return m.Orgs
}

// findMentions finds every mention in the files at the paths, in the order of
// files and places.
func findMentions(r *build.Result, w world, paths []string) []*mention {
	f := finding{r: r, w: w, strings: pages.NewStrings(r.Graph, w.labels, w.lang), refs: map[diag.Span]bool{}}
	for _, id := range r.Graph.IDs {
		e, _ := r.Graph.Entity(id)
		for _, ref := range e.Common().Refs {
			f.refs[ref.Ref.At] = true
		}
	}
	for _, doc := range r.Graph.Docs() {
		f.front(doc)
		f.document(doc)
	}
	for _, file := range slices.Sorted(maps.Keys(r.Graph.Files)) {
		f.records(file)
	}
	f.configuration()
	f.list = slices.DeleteFunc(f.list, func(m *mention) bool { return !isWithin(m.at.File, paths) })
	slices.SortStableFunc(f.list, func(a, b *mention) int {
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Start, b.at.Start))
	})
	f.positions()
	return f.list
}

// positions tells the lines and columns of the mentions, which are sorted: each
// is counted from the one before it.
func (f *finding) positions() {
	file, at, line, col := "", 0, 1, 1
	var src []byte
	for _, m := range f.list {
		if m.at.File != file {
			file, at, line, col = m.at.File, 0, 1, 1
			src, _ = f.r.Source(file)
		}
		for to := min(m.at.Start, len(src)); at < to; {
			down, right := diag.Position(src[at:to], to-at)
			if down > 1 {
				line, col = line+down-1, 1
			}
			col += right - 1
			at = to
		}
		m.line, m.col = line, col
	}
}

func isWithin(file string, paths []string) bool {
	return len(within([]diag.Diagnostic{{At: diag.Note{Span: diag.Span{File: file}}}}, paths)) > 0
}

// finding gathers mentions.
type finding struct {
	r       *build.Result
	w       world
	strings *pages.Strings
	refs    map[diag.Span]bool // the places of ids, which are no words
	list    []*mention
}

// add notes a mention at a place.
func (f *finding) add(d pages.Decision, at diag.Span, words, in string) *mention {
	m := &mention{Decision: d, at: at, words: strings.Join(strings.Fields(words), " "), in: in, earlier: map[int]*mention{}}
	f.list = append(f.list, m)
	return m
}

// document notes the mentions in the text of a document, and those in what its
// spans and citations say.
func (f *finding) document(doc *annot.Article) {
	var all []*mention
	for _, d := range pages.Decisions(f.r.Graph, f.w.labels, doc, f.w.lang) {
		b := &doc.Blocks[d.Block]
		in := "text"
		switch {
		case b.Node.Kind == annot.Image:
			in = "picture"
		case b.Node.Kind == annot.Heading:
			in = "heading"
		case b.Editor:
			in = "footnote"
		}
		m := f.add(d, b.Source(doc.Path, d.From, d.To), b.Text[d.From:d.To], in)
		for k, o := range d.Outcomes {
			if o.Class == pages.Later {
				m.earlier[k] = all[o.Earlier]
			}
		}
		all = append(all, m)
	}
	for i := range doc.Annotations {
		for _, key := range []string{"note", "noted_by"} {
			if attr, ok := doc.Annotations[i].Get(key); ok {
				f.text(attr.Value, attr.ValueAt, "remark")
			}
		}
	}
	for i := range doc.Citations {
		for _, c := range doc.Citations[i].Cites {
			for _, s := range []string{c.Prefix, c.Locator, c.Suffix} {
				f.text(s, doc.Citations[i].At, "citation")
			}
		}
	}
}

// mostLost is how many mentions of one string are looked for in vain where it is
// written, before the place of the string is that of all further ones.
const mostLost = 100

// text notes the mentions in a string that stands at a place of a file.
func (f *finding) text(s string, at diag.Span, in string) {
	if s == "" {
		return
	}
	src, _ := f.r.Source(at.File)
	from, lost := at.Start, 0
	written := ""
	if at.Start <= at.End && at.End <= len(src) {
		written = string(src[at.Start:at.End])
	}
	for _, d := range f.strings.Decisions(s) {
		words := s[d.From:d.To]
		place := at
		if written != "" && lost < mostLost {
			// Where the words stand as they are read, that is their place.
			if i := strings.Index(written[from-at.Start:], words); i >= 0 {
				place.Start, place.End = from+i, from+i+len(words)
				from = place.End
			} else {
				lost++
			}
		}
		f.add(d, place, words, in)
	}
}

// front notes the mentions in a document's front matter.
func (f *finding) front(doc *annot.Article) {
	at := doc.Front.At
	if at.End <= at.Start || at.End > len(doc.Src) {
		return
	}
	v, _ := yaml.Parse(doc.Path, doc.Src[at.Start:at.End], at.Start)
	f.value(v, "front matter")
}

// records notes the mentions in a record file. Policies hold the words of
// labels, which are no mentions.
func (f *finding) records(file string) {
	src, ok := f.r.Source(file)
	if !ok || !slices.ContainsFunc(registry.Folders(kind.All), func(folder string) bool { return strings.HasPrefix(file, "content/"+folder+"/") }) {
		return
	}
	records, _ := registry.Read(file, src, kind.All)
	for _, r := range records {
		if r.Kind != "policy" {
			f.value(r.Value, "record")
		}
	}
}

func (f *finding) configuration() {
	if src, ok := f.r.Source(config.File); ok {
		v, _ := yaml.Parse(config.File, src, 0)
		for _, key := range []string{"title", "description", "editors", "sections"} {
			if part, ok := v.Get(key); ok {
				f.value(part, "configuration")
			}
		}
	}
}

// unread are keys whose values are no words for a reader: ids, addresses,
// files, and words of closed vocabularies.
var unread = []string{"id", "aliases", "url", "URL", "canonical", "file", "sha256", "extracted", "extracted_sha256", "type", "kind", "lang", "language",
	"case", "jurisdiction", "status", "show", "page", "DOI", "ISBN", "ISSN"}

// value notes the mentions in the texts of a YAML value.
func (f *finding) value(v yaml.Value, in string) {
	switch v.Kind {
	case yaml.Scalar:
		if !f.refs[v.Span] {
			f.text(v.Text, v.Span, in)
		}
	case yaml.List:
		for _, item := range v.Items {
			f.value(item, in)
		}
	case yaml.Map:
		for _, p := range v.Pairs {
			if !slices.Contains(unread, p.Key) {
				f.value(p.Value, in)
			}
		}
	}
}

// names gives the names of organizations in the language of the pages.
func names(g *link.Graph, ids []string, lang string) string {
	var out []string
	for _, id := range ids {
		name := id
		if e, ok := g.Entity(id); ok {
			name = pages.Name(e, lang)
		}
		out = append(out, name)
	}
	return strings.Join(out, " or ")
}

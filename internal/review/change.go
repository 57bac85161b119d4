package review

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/markdown"
	"dossier/internal/mend"
	"dossier/internal/yaml"
)

// change gathers splices of files. It becomes a plan only when every text is
// what it was.
type change struct {
	d       *Dossier
	splices map[string][]edit.Splice
	gone    map[string][]string // records to take out, by file
	// entries to note as dismissed, by the paths of documents
	dismissed map[string][]string
	says      []string
	// new quantities, by the files that they come into, with their ids and titles
	quantities  map[string][]string
	ids, titles map[string]bool
	roots       map[string]yaml.Value // of files, parsed once
	accepted    map[string]bool       // stubs
	// what the suggestions accepted so far, and the one at hand, make final
	before, now []credited
}

func (d *Dossier) change() *change {
	return &change{d: d, splices: map[string][]edit.Splice{}, gone: map[string][]string{}, dismissed: map[string][]string{},
		quantities: map[string][]string{}, ids: map[string]bool{}, titles: map[string]bool{}, roots: map[string]yaml.Value{}, accepted: map[string]bool{}}
}

func (c *change) say(format string, args ...any) {
	c.says = append(c.says, fmt.Sprintf(format, args...))
}

func (c *change) splice(file string, s ...edit.Splice) {
	c.splices[file] = append(c.splices[file], s...)
}

// mapping gives the record's mapping with the values around it, and its file.
func (c *change) mapping(id string) (src []byte, way []yaml.Value, ok bool) {
	e, ok := c.d.records[id]
	if !ok {
		return nil, nil, false
	}
	at := e.Common().IDAt
	way, ok = mappingOf(c.root(at.File), at)
	return c.d.src[at.File], way, ok
}

// root gives the value of a file as it was before the change.
func (c *change) root(file string) yaml.Value {
	root, ok := c.roots[file]
	if !ok {
		root, _ = yaml.Parse(file, c.d.src[file], 0)
		c.roots[file] = root
	}
	return root
}

// plan applies what was gathered and proves it.
func (c *change) plan() (mend.Plan, error) {
	plan := mend.Plan{}
	for _, doc := range c.d.docs {
		if entries := c.dismissed[doc.Path]; len(entries) > 0 {
			c.noteDismissed(doc, entries)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(c.quantities)) {
		c.noteQuantities(file)
	}
	for _, file := range slices.Sorted(maps.Keys(c.splices)) {
		splices := c.splices[file]
		slices.SortStableFunc(splices, func(a, b edit.Splice) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		text, err := edit.Apply(c.d.src[file], splices)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be changed here: two changes are about the same words\n\nmake the change in the file by hand", file)
		}
		plan[file] = text
	}
	for _, file := range slices.Sorted(maps.Keys(c.gone)) {
		text, err := c.without(file, plan)
		if err != nil {
			return nil, err
		}
		plan[file] = text
	}
	for _, doc := range c.d.docs {
		text, ok := plan[doc.Path]
		if ok && !sameText(doc, c.d.parse(doc.Path, text)) {
			return nil, fmt.Errorf("the text of %s would not stay what it is\n\nmake the change in the file by hand", doc.Path)
		}
		if words, bare := c.d.bared(doc, text); bare {
			return nil, fmt.Errorf("“%s” is a name on record, and would stand without its mark\n\nlet the mark hold the whole name, or reject the suggestion", words)
		}
	}
	return plan, nil
}

// without takes records out of a file as the plan has it.
func (c *change) without(file string, plan mend.Plan) ([]byte, error) {
	text, ok := plan[file]
	if !ok {
		text = c.d.src[file]
	}
	for _, id := range c.gone[file] {
		records, _ := c.d.recordsOf(file, text)
		i := slices.IndexFunc(records, func(r annot.Record) bool { return r.ID == id })
		if i < 0 {
			continue
		}
		root, _ := yaml.Parse(file, text, 0)
		way, ok := mappingOf(root, records[i].IDAt)
		if !ok {
			return nil, fmt.Errorf("the record `%s` cannot be taken out of %s\n\ntake it out by hand", id, file)
		}
		s, empty := withoutRecord(text, way)
		if empty {
			return nil, nil
		}
		next, err := edit.Apply(text, []edit.Splice{s})
		after, list := c.d.recordsOf(file, next)
		if err != nil || len(after) != len(records)-1 || diag.HasErrors(list) {
			return nil, fmt.Errorf("the record `%s` cannot be taken out of %s\n\ntake it out by hand", id, file)
		}
		text = next
	}
	return text, nil
}

// bared tells which name of an organization on record loses its mark in a new
// text of a document; nil is no new text.
func (d *Dossier) bared(doc *annot.Article, src []byte) (words string, bare bool) {
	if src == nil {
		return "", false
	}
	next := d.parse(doc.Path, src)
	if slices.Equal(orgs(doc), orgs(next)) {
		return "", false
	}
	for b := range doc.Blocks {
		text := doc.Blocks[b].Text
		for _, m := range d.names().Find(text) {
			if covered(doc, b, m) && !covered(next, b, m) {
				return text[m.From:m.To], true
			}
		}
	}
	return "", false
}

// parse reads a new text of a document.
func (d *Dossier) parse(path string, src []byte) *annot.Article {
	if d.last == nil || d.last.Path != path || !bytes.Equal(d.last.Src, src) {
		d.last, _ = markdown.Parse(path, src)
	}
	return d.last
}

// orgs gives what the spans of a document say of organizations, and where.
func orgs(doc *annot.Article) []string {
	var out []string
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if org, ok := a.Get("org"); ok {
			out = append(out, fmt.Sprint(a.Block, a.From, a.To, org.Value))
		}
	}
	return out
}

// sameText reports whether a document reads as another does.
func sameText(doc, next *annot.Article) bool {
	return bytes.Equal(reading(doc), reading(next))
}

// reading is all that a reader of a document reads, block by block.
func reading(doc *annot.Article) []byte {
	var b bytes.Buffer
	for i := range doc.Blocks {
		fmt.Fprintf(&b, "%d %d %s\x00", doc.Blocks[i].Node.Kind, doc.Blocks[i].Node.Level, doc.Blocks[i].Text)
	}
	return b.Bytes()
}

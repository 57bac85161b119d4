package review

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/kind"
	"dossier/internal/markdown"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// SetID plans another id for what a key of a suggestion refers to. An id that a
// record has means that record: where the old one is a stub, everything that is
// suggested of the stub is then said of the record, and the stub goes. A new id
// is one for the stub.
func (d *Dossier) SetID(s Suggestion, key, old, id string) (Change, error) {
	k, _ := annot.KeyNamed(key)
	c := d.change()
	e, known := d.records[id]
	stub := d.records[old].stub()
	switch {
	case id == old:
		return Change{}, fmt.Errorf("`%s` is the id already", id)
	case known && !slices.Contains(k.Kinds, e.Common().Kind):
		return Change{}, fmt.Errorf("`%s` is the id of a record of another kind: %s", id, e.Common().Kind)
	case known && !stub:
		for _, r := range refs(s.Span()) {
			if r.key == key && r.ref.ID == old {
				c.splice(s.Doc.Path, edit.Splice{Start: r.ref.At.Start, End: r.ref.At.End, Text: id})
			}
		}
		plan, err := c.plan()
		return Change{plan, false, c.says}, err
	case !known && !stub:
		return Change{}, fmt.Errorf("no record has the id `%s`\n\nwrite the id of one, or reject the suggestion", id)
	case !known:
		if err := d.freshID(id, d.records[old].Common().Kind); err != nil {
			return Change{}, err
		}
	}
	for _, at := range d.spots(old) {
		c.splice(at.doc.Path, edit.Splice{Start: at.ref.At.Start, End: at.ref.At.End, Text: id})
	}
	for _, other := range d.referrers(old) {
		for _, r := range d.records[other].Common().Refs {
			if r.Ref.ID == old && !c.has(r.Ref.At) {
				c.splice(r.Ref.At.File, edit.Splice{Start: r.Ref.At.Start, End: r.Ref.At.End, Text: yaml.Write(id)})
			}
		}
	}
	if b := d.records[old].Common(); known {
		c.gone[b.IDAt.File] = append(c.gone[b.IDAt.File], old)
		c.say("takes the %s %s (`%s`) away: everything that is suggested of it is now said of `%s`", b.Kind, b.Title, old, id)
	} else {
		c.splice(b.IDAt.File, edit.Splice{Start: b.IDAt.Start, End: b.IDAt.End, Text: yaml.Write(id)})
	}
	plan, err := c.plan()
	return Change{plan, true, c.says}, err
}

// has reports whether a place is spliced already.
func (c *change) has(at diag.Span) bool {
	return slices.ContainsFunc(c.splices[at.File], func(s edit.Splice) bool { return s.Start == at.Start && s.End == at.End })
}

// freshID reports why an id cannot be that of a new record.
func (d *Dossier) freshID(id, kind string) error {
	form := registry.ID
	if kind == "source" {
		form = registry.SourceID
	}
	if !form.MatchString(id) || registry.Reserved(id) {
		return fmt.Errorf("`%s` is no id\n\nan id begins with a small letter and holds small letters, digits and hyphens", id)
	}
	if slices.ContainsFunc(d.docs, func(a *annot.Article) bool { return a.Slug == id && !a.Own }) {
		return fmt.Errorf("the id `%s` is that of an article", id)
	}
	return nil
}

// SetWords plans other words for a suggestion: they stand in the same block,
// and white space does not count. Of several places the nearest is meant.
func (d *Dossier) SetWords(s Suggestion, words string) (Change, error) {
	a := s.Span()
	from, to, ok := near(s.Doc.Blocks[a.Block].Text, words, a.From)
	if !ok {
		return Change{}, fmt.Errorf("“%s” does not stand in this paragraph\n\nwrite the words exactly as they are printed", words)
	}
	at := s.Doc.Blocks[a.Block].Source(s.Doc.Path, from, to)
	starts, ends := []int{at.Start}, []int{at.End}
	for i := range s.Doc.Annotations { // the brackets of others at the same place may stand inside
		other := &s.Doc.Annotations[i]
		if i == s.Annotation || other.Block != a.Block {
			continue
		}
		if other.From == from {
			starts = append(starts, other.At.Start)
		}
		if other.To == to {
			ends = append(ends, other.At.End)
		}
	}
	attrs := string(s.Doc.Src[a.Words.End:a.At.End])
	for _, start := range starts {
		for _, end := range ends {
			splices := []edit.Splice{{Start: start, End: start, Text: "["}, {Start: end, End: end, Text: attrs},
				{Start: a.At.Start, End: a.Words.Start}, {Start: a.Words.End, End: a.At.End}}
			slices.SortStableFunc(splices, func(x, y edit.Splice) int { return x.Start - y.Start })
			src, err := edit.Apply(s.Doc.Src, splices)
			if err != nil || !moved(s, src, from, to) {
				continue
			}
			c := d.change()
			c.splice(s.Doc.Path, splices...)
			plan, err := c.plan()
			return Change{plan, false, nil}, err
		}
	}
	return Change{}, fmt.Errorf("these words cannot be marked: other marks begin or end in them\n\nmake the change in the file by hand")
}

// moved reports whether a text has the annotations of a suggestion's document,
// with that of the suggestion around other words.
func moved(s Suggestion, src []byte, from, to int) bool {
	next, list := markdown.Parse(s.Doc.Path, src)
	if _, before := markdown.Parse(s.Doc.Path, s.Doc.Src); diag.HasErrors(list) && !diag.HasErrors(before) {
		return false
	}
	if !sameText(s.Doc, next) || len(next.Annotations) != len(s.Doc.Annotations) {
		return false
	}
	return slices.ContainsFunc(next.Annotations, func(a annot.Annotation) bool {
		return a.Block == s.Block && a.From == from && a.To == to && a.Has("suggested")
	})
}

// near finds words in a text, white space folded: the place nearest to an
// offset.
func near(text, words string, at int) (from, to int, ok bool) {
	want := strings.Fields(words)
	if len(want) == 0 {
		return 0, 0, false
	}
	best := -1
	for i := 0; i < len(text); i++ {
		if !strings.HasPrefix(text[i:], want[0]) {
			continue
		}
		end, fits := i, true
		for k, w := range want {
			if k > 0 {
				rest := strings.TrimLeft(text[end:], " \t\n\u00a0\u202f")
				fits = len(rest) < len(text)-end
				end = len(text) - len(rest)
			}
			if fits = fits && strings.HasPrefix(text[end:], w); !fits {
				break
			}
			end += len(w)
		}
		if distance := max(i-at, at-i); fits && (best < 0 || distance < best) {
			best, from, to, ok = distance, i, end, true
		}
	}
	return from, to, ok
}

// SetField plans another value of a field of a stub, written in YAML on one
// line; an empty one takes the field away.
func (d *Dossier) SetField(id, key, value string) (Change, error) {
	c := d.change()
	src, way, ok := c.mapping(id)
	if !ok || !d.records[id].stub() {
		return Change{}, fmt.Errorf("`%s` is no record that is only suggested", id)
	}
	m := way[len(way)-1]
	i := slices.IndexFunc(m.Pairs, func(p yaml.Pair) bool { return p.Key == key })
	file := d.records[id].Common().IDAt.File
	switch {
	case strings.TrimSpace(value) != "":
		c.splice(file, withPair(src, m, key, strings.TrimSpace(value)))
	case i >= 0:
		c.splice(file, withoutPair(src, m, i))
	default:
		return Change{}, fmt.Errorf("the record has no `%s`", key)
	}
	plan, err := c.plan()
	if err != nil {
		return Change{}, err
	}
	if wrong, bad := fault(file, plan[file], src); bad {
		return Change{}, fmt.Errorf("%s\n\n%s", wrong.Message, wrong.Help)
	}
	if err := d.resolves(file, plan[file], id); err != nil {
		return Change{}, err
	}
	return Change{plan, true, nil}, nil
}

// resolves reports a reference of a record, as a file has it now, that points at
// no record of its kinds.
func (d *Dossier) resolves(file string, src []byte, id string) error {
	records, _ := registry.Read(file, src, kind.All)
	for _, r := range records {
		for _, k := range kind.All {
			if r.ID != id || k.Name() != r.Kind {
				continue
			}
			e, _ := k.Decode(r)
			for _, ref := range e.Common().Refs {
				kind := "article"
				if other, ok := d.records[ref.Ref.ID]; ok {
					kind = other.Common().Kind
				} else if !slices.ContainsFunc(d.docs, func(a *annot.Article) bool { return a.Slug == ref.Ref.ID && !a.Own }) {
					return fmt.Errorf("no %s has the id `%s`\n\nwrite the id of one, or {literal: free text}", strings.Join(ref.Kinds, " or "), ref.Ref.ID)
				}
				if len(ref.Kinds) > 0 && !slices.Contains(ref.Kinds, kind) {
					return fmt.Errorf("`%s` is the id of a record of another kind: %s", ref.Ref.ID, kind)
				}
			}
		}
	}
	return nil
}

// fault gives the first error that a file of records has and had not before.
func fault(file string, now, before []byte) (diag.Diagnostic, bool) {
	known := map[string]int{}
	for _, d := range decoded(file, before) {
		known[d.Code+d.Message]++
	}
	for _, d := range decoded(file, now) {
		if known[d.Code+d.Message]--; known[d.Code+d.Message] < 0 && d.Severity == diag.Error {
			return d, true
		}
	}
	return diag.Diagnostic{}, false
}

// decoded tells what is wrong with a file of records by itself.
func decoded(file string, src []byte) []diag.Diagnostic {
	records, list := registry.Read(file, src, kind.All)
	for _, r := range records {
		for _, k := range kind.All {
			if k.Name() == r.Kind {
				_, more := k.Decode(r)
				list = append(list, more...)
			}
		}
	}
	return list
}

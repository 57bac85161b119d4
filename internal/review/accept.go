package review

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/kind/figure"
	"dossier/internal/registry"
	"dossier/internal/slug"
	"dossier/internal/yaml"
)

// Missing gives the figures among the stubs of a suggestion that do not say
// what they count: accepting them needs an answer.
func (d *Dossier) Missing(s Suggestion) []*figure.Figure {
	var out []*figure.Figure
	for _, id := range d.closure(s.Span()) {
		if f, ok := d.records[id].Entity.(*figure.Figure); ok && f.Quantity.ID == "" && f.DerivedFrom.ID == "" {
			out = append(out, f)
		}
	}
	return out
}

// Quantities gives the quantities on record that are no stubs, those that
// share words with a text first, then by id.
func (d *Dossier) Quantities(text string) []*figure.Quantity {
	var out []*figure.Quantity
	for _, e := range d.records {
		if q, ok := e.Entity.(*figure.Quantity); ok && !e.stub() {
			out = append(out, q)
		}
	}
	alike := func(q *figure.Quantity) int {
		n := 0
		for _, w := range strings.Fields(strings.ToLower(text)) {
			if len([]rune(w)) > 3 && strings.Contains(strings.ToLower(q.Title), w) {
				n++
			}
		}
		return n
	}
	slices.SortFunc(out, func(a, b *figure.Quantity) int {
		return cmp.Or(cmp.Compare(alike(b), alike(a)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// ErrNeedsQuantity tells that a figure does not say what it counts.
var ErrNeedsQuantity = errors.New("the figure does not say what it counts")

// Answers are what accepting needs to know: the quantities of figures, by the
// ids of these. A quantity is the id of one, or the title of a new one.
type Answers map[string]string

// Accept plans to accept a suggestion. It fails with ErrNeedsQuantity when an
// answer is missing.
func (d *Dossier) Accept(s Suggestion, answers Answers) (Change, error) {
	if gone := d.Gone(s); len(gone) > 0 {
		return Change{}, goneError(gone)
	}
	c := d.change()
	if err := c.acceptWhole(s, answers); err != nil {
		return Change{}, err
	}
	plan, err := c.plan()
	return Change{plan, true, c.says}, err
}

// acceptWhole accepts a suggestion and those of its stubs that the change has not
// accepted yet.
func (c *change) acceptWhole(s Suggestion, answers Answers) error {
	ids := c.stubs(s)
	c.accept(s.Doc, s.Annotation)
	own := map[string]bool{}
	for _, r := range refs(s.Span()) {
		own[r.ref.ID] = true
	}
	var orgs []string
	for _, id := range ids {
		if err := c.complete(id, answers); err != nil {
			return err
		}
		b := c.d.records[id].Common()
		if b.Kind == "organization" {
			orgs = append(orgs, id)
		}
		if !own[id] && b.Kind != "quantity" {
			c.say("accepts the %s %s (`%s`) as well, which it refers to", b.Kind, b.Title, id)
		}
	}
	c.alsoNamed(s, orgs)
	for _, id := range ids {
		c.accepted[id] = true
	}
	c.before, c.now = append(c.before, c.now...), nil
	return nil
}

// stubs gives the ids of the stubs of a suggestion that the change has not
// accepted yet.
func (c *change) stubs(s Suggestion) []string {
	return slices.DeleteFunc(c.d.closure(s.Span()), func(id string) bool { return c.accepted[id] })
}

// accept takes .suggested out of a span.
func (c *change) accept(doc *annot.Article, index int) {
	a := &doc.Annotations[index]
	if len(a.Attrs) == 1 && a.Has("suggested") {
		c.unwrap(doc, a)
		return
	}
	for i, attr := range a.Attrs {
		if attr.Kind != annot.Class || attr.Key != "suggested" {
			continue
		}
		if i == 0 {
			c.splice(doc.Path, edit.Splice{Start: attr.At.Start, End: a.Attrs[1].At.Start})
		} else {
			c.splice(doc.Path, edit.Splice{Start: a.Attrs[i-1].At.End, End: attr.At.End})
		}
	}
}

// complete makes a final record of a stub.
func (c *change) complete(id string, answers Answers) error {
	src, way, ok := c.mapping(id)
	if !ok {
		return errors.New("the record `" + id + "` is not in its file any more\n\nrun the command again")
	}
	m := way[len(way)-1]
	e := c.d.records[id]
	file := e.Common().IDAt.File
	i := slices.IndexFunc(m.Pairs, func(p yaml.Pair) bool { return p.Key == "suggested" })
	var add []string // keys and values
	if f, ok := e.Entity.(*figure.Figure); ok {
		if f.Quantity.ID == "" && f.DerivedFrom.ID == "" {
			answer := strings.TrimSpace(answers[id])
			if answer == "" {
				return ErrNeedsQuantity
			}
			add = append(add, "quantity", c.quantity(answer, f))
		}
		add = append(add, unclaimed(f)...)
	}
	credits := c.credits(e)
	add = append(add, credits...)
	has := func(key string) bool {
		_, ok := m.Get(key)
		return ok || slices.Contains(credits, key)
	}
	c.now = append(c.now, credited{e.raw.Kind, has("checked"), has("annotated")})
	c.splice(file, withoutAndWith(src, m, i, add)...)
	return nil
}

// withoutAndWith takes a key out of a mapping and gives others a value.
func withoutAndWith(src []byte, m yaml.Value, i int, add []string) []edit.Splice {
	cut := withoutPair(src, m, i)
	if len(add) == 0 {
		return []edit.Splice{cut}
	}
	var out []edit.Splice
	var fresh strings.Builder
	for k := 0; k < len(add); k += 2 {
		if _, ok := m.Get(add[k]); ok {
			out = append(out, withPair(src, m, add[k], add[k+1]))
			continue
		}
		if flow(src, m) {
			fresh.WriteString(", " + add[k] + ": " + add[k+1])
		} else {
			fresh.WriteString(indentOf(src, m) + add[k] + ": " + add[k+1] + lineBreak(src))
		}
	}
	// New keys take the place of the old one, or stand at the end.
	last := withPair(src, m, "\x00", "")
	text := fresh.String()
	switch {
	case text == "":
		return append(out, cut)
	case !flow(src, m) && i > 0:
		cut.Text = text
		if cut.End == len(src) && !strings.HasSuffix(string(src[:cut.End]), "\n") {
			cut.Text = strings.TrimRight(text, "\r\n")
		}
		return append(out, cut)
	case cut.End == last.Start:
		cut.Text = text
		return append(out, cut)
	}
	if last.Text = text; last.Start > 0 && src[last.Start-1] != '\n' && !flow(src, m) {
		last.Text = lineBreak(src) + strings.TrimRight(text, "\r\n")
	}
	return append(out, cut, last)
}

// unclaimed are the keys that say of a figure which names nobody that it does.
func unclaimed(f *figure.Figure) []string {
	if !f.ClaimedBy.IsSilent() {
		return nil
	}
	out := []string{"claimed_by", "unnamed"}
	if f.Basis == "" && f.Source.IsZero() && f.DerivedFrom.IsZero() {
		out = append(out, "basis", "none-given")
	}
	return out
}

// quantity gives the id of a quantity: of one on record, or of a new one with
// that title, which is written into the figure's file.
func (c *change) quantity(answer string, f *figure.Figure) string {
	if q, ok := c.d.records[answer].Entity.(*figure.Quantity); ok {
		return q.ID
	}
	id := c.freeID(slug.Of(answer, 60))
	record := "{id: " + id + ", title: " + yaml.Write(answer)
	if f.Unit != "" {
		record += ", unit: " + yaml.Write(f.Unit)
	}
	record += "}"
	c.quantities[f.IDAt.File] = append(c.quantities[f.IDAt.File], record)
	c.ids[id] = true
	c.now = append(c.now, credited{kind: "quantity"})
	return id
}

// noteQuantities writes new quantities into a file, the last one first.
func (c *change) noteQuantities(file string) {
	records := slices.Clone(c.quantities[file])
	slices.Reverse(records)
	src, root := c.d.src[file], c.root(file)
	br := lineBreak(src)
	inLine := strings.Join(records, ", ")
	inLines := func(dash string) string { return dash + strings.Join(records, br+dash) + br }
	list, ok := root.Get("quantities")
	switch {
	case flow(src, root) && !ok:
		c.splice(file, edit.Splice{Start: root.Span.Start + 1, End: root.Span.Start + 1, Text: "quantities: [" + inLine + "], "})
	case !ok:
		c.splice(file, edit.Splice{Start: root.Pairs[0].KeySpan.Start, End: root.Pairs[0].KeySpan.Start, Text: "quantities:" + br + inLines("  - ")})
	case len(list.Items) == 0:
		c.splice(file, edit.Splice{Start: list.Span.Start, End: list.Span.End, Text: " [" + inLine + "]"})
	case flow(src, list):
		c.splice(file, edit.Splice{Start: list.Items[0].Span.Start, End: list.Items[0].Span.Start, Text: inLine + ", "})
	default:
		at := list.Items[0].Span.Start
		start := lineStart(src, at)
		c.splice(file, edit.Splice{Start: start, End: start, Text: inLines(string(src[start:at]))})
	}
}

// freeID gives an id that nothing has: the one wanted, or it with a number.
func (c *change) freeID(id string) string {
	if id == "" || !registry.ID.MatchString(id) || registry.Reserved(id) {
		id = "counted"
	}
	taken := func(id string) bool {
		_, ok := c.d.records[id]
		return ok || c.ids[id] || slices.ContainsFunc(c.d.docs, func(a *annot.Article) bool { return a.Slug == id })
	}
	free := id
	for n := 2; taken(free); n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	return free
}

// credited tells which keys about who looked at it a final record has.
type credited struct {
	kind               string
	checked, annotated bool
}

// credits are the keys about who looked at a record, where most records of the
// kind have them.
func (c *change) credits(e entry) []string {
	if c.d.Today == 0 {
		return nil
	}
	all, checked, annotated := 0, 0, 0
	for _, other := range c.before {
		if other.kind != e.raw.Kind {
			continue
		}
		all++
		if other.checked {
			checked++
		}
		if other.annotated {
			annotated++
		}
	}
	for _, other := range c.d.records {
		if other.raw.Kind != e.raw.Kind || other.stub() {
			continue
		}
		all++
		if _, ok := other.raw.Value.Get("checked"); ok {
			checked++
		}
		if _, ok := other.raw.Value.Get("annotated"); ok {
			annotated++
		}
	}
	var out []string
	if _, has := e.raw.Value.Get("checked"); !has && checked*2 > all {
		out = append(out, "checked", c.d.Today.String())
	}
	if _, has := e.raw.Value.Get("annotated"); !has && annotated*2 > all && len(c.d.config.Editors) == 1 {
		out = append(out, "annotated", "[{by: "+c.d.config.Editors[0].ID+", on: "+c.d.Today.String()+"}]")
	}
	return out
}

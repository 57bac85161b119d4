package pages

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// Class is what becomes of a mention, or of one of the labels that it owes.
// Every mention is of exactly one class.
type Class string

// The classes. Of a mention that owes several labels it is that of the label
// that comes first in this order.
const (
	Labelled Class = "labelled" // this dossier's label stands behind it
	Printed  Class = "printed"  // the article itself prints the label
	Later    Class = "later"    // the policy labels the first in the page or section, and that was before
	Headed   Class = "heading"  // the policy labels nothing in headings
	Aliased  Class = "alias"    // the policy labels nothing under another name
	NotOwed  Class = "not-owed" // nothing stands for the audience on the day
	Excused  Class = "excused"  // org=none says that it is no name
	Open     Class = "error"    // neither marked nor excused: unlabelled-mention
)

// Decision is what becomes of one mention in a document's text, and why.
type Decision struct {
	link.Found
	Class    Class
	Outcomes []Outcome // one for every label that the organization owes, in their order
	Reason   string    // why it is excused
}

// Outcome is what becomes of one label that a mention owes.
type Outcome struct {
	Owed    Owed
	Class   Class  // Labelled, Printed, Later, Headed or Aliased
	Words   string // Printed: the label as the article has it
	Earlier int    // Later: the index of the mention that carries the label
}

// Tally counts mentions. Every mention is settled, excused or an error:
// Mentions = Settled + Excused + Errors.
type Tally struct {
	Mentions int
	Settled  int // labelled as the policy says, be it with no label
	Labelled int // of these: with a label, the dossier's or the article's own
	Excused  int
	Errors   int
}

// Add counts a mention.
func (t *Tally) Add(c Class) {
	t.Mentions++
	switch c {
	case Excused:
		t.Excused++
	case Open:
		t.Errors++
	case Labelled, Printed:
		t.Labelled++
		t.Settled++
	case Later, Headed, Aliased, NotOwed:
		t.Settled++
	}
}

// Decisions says of every mention in a document's text, in order, what becomes
// of it on a page in a language. The labels are counted as on the document's
// own page. A text of which only parts are shown, and what is not the
// article's own (footnotes, descriptions of pictures), is read in any order:
// there every mention is labelled.
func Decisions(g *link.Graph, labels LabelSource, doc *annot.Article, lang string) []Decision {
	found := g.Found(doc)
	if len(found) == 0 {
		return nil
	}
	d := decider{g: g, labels: labels, doc: doc, lang: lang, printed: printedLabelsOf(doc), seen: map[string]seen{}}
	out := make([]Decision, 0, len(found))
	for i, f := range found {
		out = append(out, d.decide(i, f))
	}
	return out
}

// decider walks over the mentions of a document.
type decider struct {
	g       *link.Graph
	labels  LabelSource
	doc     *annot.Article
	lang    string
	printed []int // annotations that are labels as the article prints them
	section int   // how many headings have begun
	block   int   // the next block to look at
	seen    map[string]seen
}

// seen is where a label stood first.
type seen struct {
	mention int
	section int
	block   int
}

func (d *decider) decide(i int, f link.Found) Decision {
	block := &d.doc.Blocks[f.Block]
	for ; d.block <= f.Block; d.block++ {
		if d.doc.Blocks[d.block].Node.Kind == annot.Heading {
			d.section++
		}
	}
	out := Decision{Found: f, Class: Open}
	if f.Excused {
		out.Class = Excused
		if note, ok := d.doc.Annotations[f.Annotation].Get("note"); ok {
			out.Reason = note.Value
		}
		return out
	}
	orgs := f.Orgs
	if f.Org != "" {
		orgs = []string{f.Org}
	}
	out.Outcomes = outcomes(d.g, d.labels, d.lang, f.Match, orgs, block.Node.Kind == annot.Heading)
	for _, in := range f.Inner { // their labels stand behind the whole name
		out.Outcomes = append(out.Outcomes, outcomes(d.g, d.labels, d.lang, in.Match, []string{in.Org}, block.Node.Kind == annot.Heading)...)
	}
	for k := range out.Outcomes {
		d.settle(i, f, &out.Outcomes[k])
	}
	if f.Org != "" {
		out.Class = classOf(out.Outcomes)
	}
	return out
}

// settle looks whether the article prints a label, and at the policy's scope. A
// printed label counts as the first of its scope where the policy would have
// asked for one.
func (d *decider) settle(i int, f link.Found, o *Outcome) {
	block := &d.doc.Blocks[f.Block]
	owed := o.Class == Labelled
	if a, ok := d.printedBehind(f, o.Owed); ok && block.Node.Kind != annot.Image {
		o.Class, o.Words = Printed, strings.TrimSpace(d.doc.Blocks[a.Block].Text[a.From:a.To])
	}
	key := o.Owed.key()
	switch {
	case block.Node.Kind == annot.Image:
		// A description has no markup: each label once, in parentheses.
		if s, ok := d.seen["image "+key]; ok && s.block == f.Block && o.Class == Labelled {
			o.Class, o.Earlier = Later, s.mention
			return
		}
		o.Owed.Placement = "parenthesis"
		if o.Class == Labelled {
			d.seen["image "+key] = seen{mention: i, block: f.Block}
		}
	case !owed || o.Owed.Scope == "every" || !shown(d.doc) || block.Editor:
	default:
		s, ok := d.seen[key]
		if ok && o.Class == Labelled && (o.Owed.Scope == "first-in-page" || s.section == d.section) {
			o.Class, o.Earlier = Later, s.mention
			return
		}
		d.seen[key] = seen{mention: i, section: d.section}
	}
}

// printedBehind finds the label that the article itself prints right behind a
// mention: for the same organization and the same jurisdiction.
func (d *decider) printedBehind(f link.Found, o Owed) (*annot.Annotation, bool) {
	// The labels stand in the order of the text: the first behind the mention
	// is the only one that can stand right behind it.
	from, _ := slices.BinarySearchFunc(d.printed, f, func(i int, f link.Found) int {
		a := &d.doc.Annotations[i]
		return cmp.Or(cmp.Compare(a.Block, f.Block), cmp.Compare(a.From, f.To))
	})
	for _, i := range d.printed[from:] {
		a := &d.doc.Annotations[i]
		if a.Block != f.Block || strings.TrimSpace(d.doc.Blocks[f.Block].Text[f.To:a.From]) != "" {
			break
		}
		if labelIsAbout(d.g, a, o.Org) {
			return a, printedFor(d.g, d.doc, d.printed, a, o.Org) == o.Jurisdiction
		}
	}
	return nil, false
}

// printedLabelsOf gives the annotations that are labels as an article prints
// them, in the order of the text. What is only suggested to be one is none yet.
func printedLabelsOf(doc *annot.Article) []int {
	var out []int
	for i := range doc.Annotations {
		if _, ok := doc.Annotations[i].Get("label"); ok && !doc.Annotations[i].Has("suggested") {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, k int) int {
		x, y := &doc.Annotations[i], &doc.Annotations[k]
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.From, y.From))
	})
	return out
}

func labelIsAbout(g *link.Graph, a *annot.Annotation, org string) bool {
	label, _ := a.Get("label")
	return slices.ContainsFunc(label.IDs(), func(r annot.Ref) bool {
		e, ok := g.Entity(r.ID)
		return ok && e.Common().ID == org
	})
}

// printedFor is the jurisdiction of a printed label: its own attribute's, else
// that of another label in the document that is about the same organization.
func printedFor(g *link.Graph, doc *annot.Article, printed []int, a *annot.Annotation, org string) string {
	if j, ok := a.Get("jurisdiction"); ok {
		return j.Value
	}
	for _, i := range printed {
		other := &doc.Annotations[i]
		if j, has := other.Get("jurisdiction"); has && labelIsAbout(g, other, org) {
			return j.Value
		}
	}
	return ""
}

// Strings decides of strings that are no text of a document: of records, of
// front matter, of the configuration.
type Strings struct {
	g       *link.Graph
	labels  LabelSource
	lang    string
	excuses excuses
}

// NewStrings makes a Strings for pages in a language.
func NewStrings(g *link.Graph, labels LabelSource, lang string) *Strings {
	return &Strings{g: g, labels: labels, lang: lang, excuses: titleExcuses(g)}
}

// Decisions says what becomes of the mentions in a string. No mark can stand
// in it, so that every bearer of a name counts, and every mention is labelled.
func (s *Strings) Decisions(text string) []Decision {
	matches := s.g.Finder.Find(text)
	if len(matches) == 0 {
		return nil
	}
	excused := s.excuses[text]
	out := make([]Decision, 0, len(matches))
	for _, m := range matches {
		d := Decision{Found: link.Found{Match: m, Block: -1, Annotation: -1}}
		if excused.hold(m) {
			d.Class, d.Excused, d.Reason = Excused, true, "as in the headline that it is"
		} else {
			d.Outcomes = outcomes(s.g, s.labels, s.lang, m, m.Orgs, false)
			d.Class = classOf(d.Outcomes)
		}
		out = append(out, d)
	}
	return out
}

// outcomes gives what becomes of the labels that a mention owes, scope and
// printed labels aside. orgs are the organizations that are meant: where nobody
// says which, every bearer of the name.
func outcomes(g *link.Graph, labels LabelSource, lang string, m mention.Match, orgs []string, heading bool) []Outcome {
	var out []Outcome
	for _, id := range orgs {
		for _, o := range labels.Owed(id, lang) {
			class := Labelled
			switch {
			case heading && !o.Headline:
				class = Headed
			case !o.Aliases && !FirstName(g, id, m):
				class = Aliased
			}
			out = append(out, Outcome{Owed: o, Class: class, Earlier: -1})
		}
	}
	return out
}

// classes is the order in which the classes of labels count for their mention.
var classes = []Class{Labelled, Printed, Later, Headed, Aliased}

// classOf is the class of a mention whose labels have theirs.
func classOf(list []Outcome) Class {
	for _, c := range classes {
		if slices.ContainsFunc(list, func(o Outcome) bool { return o.Class == c }) {
			return c
		}
	}
	return NotOwed
}

// FirstName reports whether a mention calls an organization by the name of its
// record, or by the first of its names in a language, be it that the same words
// are another's name too. All others are aliases,
// of which a policy may ask no label.
func FirstName(g *link.Graph, org string, m mention.Match) bool {
	e, ok := g.Entity(org)
	if !ok {
		return true
	}
	b := e.Common()
	is := func(first string) bool { return m.Calls(func(name string) bool { return sameName(first, name) }) }
	if is(b.Title) {
		return true
	}
	first := map[string]bool{}
	for _, n := range b.Names {
		if !first[n.Lang] && is(n.Text) {
			return true
		}
		first[n.Lang] = true
	}
	return false
}

func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

package suggest

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/slug"
	"dossier/internal/verbatim"
)

// figure makes the stub of a figure: what the words state, and no more. What
// it counts among the quantities of the dossier is left to the editor.
func (p *planner) figure(f *Finding) string {
	n := f.Number
	if n == nil || n.Words == "" && !decimalNumber.MatchString(n.Low) {
		return ""
	}
	id := p.free(p.figureID(n))
	s := Stub{Kind: "figure", ID: id, Path: "content/figures/" + p.a.Slug + ".yaml", Reason: f.Reason}
	var r record
	r.text("id", id)
	switch {
	case n.Words != "":
		r.raw("value", inline("words", n.Words))
	case n.High != n.Low && decimalNumber.MatchString(n.High):
		r.raw("value", "{low: "+n.Low+", high: "+n.High+"}")
	default:
		r.raw("value", n.Low)
	}
	r.text("bound", or(n.Bound, "unqualified"))
	r.text("unit", n.Unit)
	if n.Unit == "" || n.Unit == "%" {
		r.text("measure", n.Befell)
		r.text("population", n.Noun)
	} else {
		r.text("measure", n.Noun)
	}
	claimants, source := p.speakers(f)
	switch {
	case len(claimants) > 0:
		r.raw("claimed_by", inlineList(claimants))
	case source != "":
		r.raw("claimed_by", "unnamed")
	default:
		r.raw("claimed_by", p.silent(n))
	}
	if source != "" {
		r.text("source", source)
		s.needs = append(s.needs, source)
	}
	r.raw("basis", p.basis(n, len(claimants) > 0 || source != ""))
	s.needs = append(s.needs, claimants...)
	r.text("hedge", n.Hedge)
	r.text("said_in", p.a.Slug)
	if p.stands(f) {
		r.text("wording", n.Wording)
	}
	r.text("suggested", or(f.Reason, "a number"))
	s.Text = r.String()
	p.stubs[id] = s
	return id
}

// basis says how a figure was arrived at: by an estimate, where somebody is
// named and the words say so; and where nobody is named, that nothing is said.
func (p *planner) basis(n *Number, named bool) string {
	if !named {
		return "none-given"
	}
	said := spaced(n.Hedge)
	for _, w := range p.lists(p.a.Front.Lang, "number-estimate.txt") {
		if strings.Contains(said, spaced(w)) {
			return "estimate"
		}
	}
	return ""
}

// How many bytes of an article's slug, of a number and of what it counts the id
// of a figure has.
const (
	longestHead  = 28
	longestValue = 24
	longestNoun  = 16
)

// figureID gives an id that tells of what the number is: the article's, the
// number, and what it counts. It ends in a word or in "figure" before the
// number, so that no later part of a series ("Part 18") has it as its slug.
func (p *planner) figureID(n *Number) string {
	number := n.Low
	switch {
	case n.Words != "":
		number = n.Words
	case n.High != n.Low && decimalNumber.MatchString(n.High):
		number += " " + n.High
	}
	number = slug.Cut(strings.TrimPrefix(slug.Join(number), "-"), longestValue)
	counted := or(n.Noun, n.Befell)
	switch {
	case n.Unit == "%":
		counted = "percent"
	case n.Unit != "":
		counted = n.Unit
	}
	head := p.head()
	if what := slug.Cut(slug.Join(counted), longestNoun); what != "" {
		return strings.Trim(head+"-"+number+"-"+what, "-")
	}
	return strings.Trim(head+"-figure-"+number, "-")
}

// head gives the beginning of an article's slug without the words at its ends
// that tell nothing.
func (p *planner) head() string {
	const least = 2 // words that are left
	stop := p.lists(p.a.Front.Lang, "slug-stop.txt")
	parts := strings.Split(p.a.Slug, "-")
	for len(parts) > least && slices.Contains(stop, parts[0]) {
		parts = parts[1:]
	}
	parts = strings.Split(slug.Cut(strings.Join(parts, "-"), longestHead), "-")
	for len(parts) > least && slices.Contains(stop, parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	return inFront(strings.Join(parts, "-"), longestHead)
}

// lists gives the words of a data file of an article's language.
func (r *Register) lists(tag, file string) []string {
	base, ok := languageOf(tag)
	if !ok {
		return nil
	}
	key := base + "/" + file
	list, read := r.rumours[key]
	if !read {
		list = words(base, file)
		r.rumours[key] = list
	}
	return list
}

// decimalNumber is one number as a figure's record has it.
var decimalNumber = regexp.MustCompile(`^-?\d{1,30}(\.\d{1,30})?$`)

// silent tells who claims a figure where the article names nobody: nobody,
// where it says that somebody does ("reportedly"), else the article itself.
func (p *planner) silent(n *Number) string {
	said := n.Hedge
	if len(n.Wording) <= longestWording {
		said += " . " + n.Wording
	}
	said = spaced(said)
	if slices.ContainsFunc(p.hearsay(p.a.Front.Lang), func(w string) bool { return strings.Contains(said, w) }) {
		return "unnamed"
	}
	return "publisher"
}

// hearsay gives the words by which an article says that somebody says it, and
// not who, in its language.
func (r *Register) hearsay(tag string) []string {
	base, ok := languageOf(tag)
	if !ok {
		return nil
	}
	list, read := r.rumours[base]
	if !read {
		for _, w := range words(base, "hearsay.txt") {
			list = append(list, spaced(w))
		}
		r.rumours[base] = list
	}
	return list
}

// spaced writes the words of a text in lower case with a space on either side.
func spaced(text string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), between), " ") + " "
}

// longestWording is how many bytes a wording may have: a longer sentence is no
// help to anybody.
const longestWording = 1000

// stands reports whether the wording of a figure stands in the article's own
// words, around the figure.
func (p *planner) stands(f *Finding) bool {
	wording := verbatim.Fold(f.Number.Wording)
	if wording == "" || len(f.Number.Wording) > longestWording || p.mixed(f.Block) {
		return false
	}
	text := p.a.Blocks[f.Block].Text
	size := len(f.Number.Wording)
	near := strings.ToValidUTF8(text[max(0, f.From-size):min(len(text), f.To+size)], "")
	return strings.Contains(verbatim.Fold(near), wording)
}

// mixed reports whether a block holds items of the editor among its words,
// around which wordings are compared in another way.
func (p *planner) mixed(block int) bool {
	known, ok := p.mixtures[block]
	if !ok {
		known = slices.ContainsFunc(p.a.Blocks[block].Node.Children, holdsEditors(p.a))
		p.mixtures[block] = known
	}
	return known
}

// holdsEditors reports whether a node is or holds an item of the editor.
func holdsEditors(a *annot.Article) func(*annot.Node) bool {
	var holds func(n *annot.Node) bool
	holds = func(n *annot.Node) bool {
		switch n.Kind {
		case annot.Cite, annot.NoteRef:
			return true
		case annot.Mark:
			if x := &a.Annotations[n.Index]; x.Has("inserted") || x.Has("omitted") {
				return true
			}
		}
		return slices.ContainsFunc(n.Children, holds)
	}
	return holds
}

package gate

import (
	"slices"
	"strings"

	"dossier/internal/link"
	"dossier/internal/mention"
	"dossier/internal/pages"
)

// passage is a text of the page, white space folded, and the bytes of it that
// are excused.
type passage struct {
	text     string
	from, to int
}

// moreWords is how many words a passage must have beside the excused ones for
// its excuse to hold where it is quoted.
const moreWords = 2

// excuse notes that text[from:to] is excused.
func (p *page) excuse(text string, from, to int) {
	e := passage{text: fold(text), from: len(fold(text[:from]+"x")) - 1}
	words := fold(text[from:to])
	e.to = e.from + len(words)
	if len(strings.Fields(e.text))-len(strings.Fields(words)) >= moreWords {
		p.excused = append(p.excused, e)
	}
}

// wordings gives what labels in parentheses say, each once, the longest first.
func wordings(g *link.Graph, labels pages.LabelSource, lang string) []string {
	var out []string
	for _, id := range g.IDs {
		for _, o := range labels.Owed(id, lang) {
			if !slices.Contains(out, o.Says()) {
				out = append(out, o.Says())
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// parted takes the labels in parentheses out of words without markup, and gives
// what they say by the place of the bare words behind which they stand.
func (p *page) parted(text string) (bare string, says map[int][]string) {
	var b strings.Builder
	says = map[int][]string{}
	for text != "" {
		i := strings.Index(text, " (")
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		k := slices.IndexFunc(p.wordings, func(w string) bool { return strings.HasPrefix(text, " ("+w+")") })
		if k < 0 {
			b.WriteString(text[:2])
			text = text[2:]
			continue
		}
		says[b.Len()] = append(says[b.Len()], p.wordings[k])
		text = text[len(" ()")+len(p.wordings[k]):]
	}
	return b.String() + text, says
}

// plain looks through words without markup: each organization owes its labels
// behind its first mention.
func (p *page) plain(words string) {
	text, says := p.parted(words)
	done := map[string]bool{}
	for _, m := range p.graph.Finder.Find(text) {
		behind := says[m.To]
		if len(behind) == 0 && p.quoted(text, m) {
			continue
		}
		for _, org := range m.Orgs {
			for _, o := range p.labels.Owed(org, p.lang) {
				if done[o.NoteID()] || !o.Aliases && !pages.FirstName(p.graph, org, m) {
					continue
				}
				done[o.NoteID()] = true
				if !slices.Contains(behind, o.Says()) {
					p.report(text, m)
				}
			}
		}
	}
}

// quoted reports whether a mention stands in a passage of the page that is
// quoted as a whole, where it is excused.
func (p *page) quoted(text string, m mention.Match) bool {
	if len(p.excused) == 0 {
		return false
	}
	whole := fold(text)
	at := len(fold(text[:m.From]+"x")) - 1
	end := at + len(fold(text[m.From:m.To]))
	for _, e := range p.excused {
		// The mention may be one of several in the excused words.
		for start := at - e.to; start <= at-e.from; start++ {
			if start >= 0 && strings.HasPrefix(whole[start:], e.text) && start+e.from <= at && end <= start+e.to {
				return true
			}
		}
	}
	return false
}

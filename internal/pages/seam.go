package pages

import (
	"slices"
	"strings"
)

// seams labels the names that begin in one of several texts and end in another,
// where the texts stand one behind the other with a space between. Each text has
// been labelled by itself.
func (l *Labeller) seams(texts ...Text) []Text {
	var whole strings.Builder
	type piece struct{ text, run, from, to int }
	var pieces []piece
	for i, t := range texts {
		if i > 0 && !t.IsEmpty() && whole.Len() > 0 {
			whole.WriteByte(' ')
		}
		for k, r := range t.runs {
			pieces = append(pieces, piece{i, k, whole.Len(), whole.Len() + len(r.Words)})
			whole.WriteString(r.Words)
		}
	}
	out := slices.Clone(texts)
	matches := l.graph.Finder.Find(whole.String())
	for _, m := range slices.Backward(matches) { // so that what stands before keeps its place
		i := slices.IndexFunc(pieces, func(p piece) bool { return m.To <= p.to })
		p := pieces[i]
		if p.from <= m.From {
			continue // labelled by itself
		}
		t := &out[p.text]
		run := t.runs[p.run]
		left, right := Text{runs: []Run{run}}.split(m.To - p.from)
		last := &left.runs[len(left.runs)-1]
		last.Signs = slices.Clone(last.Signs)
		for _, s := range l.signs(m, m.Orgs, false) {
			if !slices.Contains(last.Signs, s) {
				last.Signs = append(last.Signs, s)
			}
		}
		t.runs = slices.Concat(t.runs[:p.run], left.runs, right.runs, t.runs[p.run+1:])
	}
	return out
}

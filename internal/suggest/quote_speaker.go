package suggest

import (
	"slices"
	"sort"
	"strings"

	"dossier/internal/annot"
)

// fragment is the fewest words that a quotation inside a sentence has when no
// cue stands directly beside it; shorter ones only keep a word at a distance.
const fragment = 3

// quote gives the quotations of a block their speakers.
func (r *hearer) quote() {
	b := r.blocks[r.block]
	if r.article.Blocks[r.block].Node.Kind == annot.Heading {
		return
	}
	for i := range b.quotes {
		q := &b.quotes[i]
		if q.words == 0 {
			continue
		}
		q.by = r.besides(q)
		if len(q.by) > 0 {
			continue
		}
		// A quotation that goes on after "he said", in the next sentence or
		// the next paragraph, or that stands alone between two of one speaker.
		if i > 0 && len(b.quotes[i-1].by) > 0 && r.goesOn(&b.quotes[i-1], q) {
			q.by = b.quotes[i-1].by
		} else if q.open == 0 && i == 0 {
			q.by = r.fromBefore()
		} else {
			q.by = r.alone(q)
		}
	}
	for i := len(b.quotes) - 2; i >= 0; i-- {
		if q, next := &b.quotes[i], &b.quotes[i+1]; len(q.by) == 0 && len(next.by) > 0 && q.words > 0 && r.directly(q, next) {
			q.by = next.by
		}
	}
}

// besides gives the parties of the cue whose statement a quotation is.
func (r *hearer) besides(q *quotation) []int {
	b := r.blocks[r.block]
	first, last := r.tokens[q.open].sentence, r.tokens[q.end-1].sentence
	next := sort.Search(len(b.cues), func(i int) bool { return b.cues[i].from >= q.open })
	var by []int
	gap := scanLimit
	for i := max(0, next-cuesAround); i < min(len(b.cues), next+cuesAround); i++ {
		c := &b.cues[i]
		if c.sentence < first {
			continue
		}
		if c.sentence > last+1 {
			break
		}
		switch {
		case c.from >= q.open && c.to <= q.end:
			return c.by // the author's words between its parts
		case c.to <= q.open && q.open-c.to <= 2 && c.sentence == first && r.tokens[q.open-1].sign == ':':
			return c.by // said: "…"
		case c.to <= q.open && c.sentence == first:
			if d := q.open - c.to; d < gap {
				by, gap = c.by, d
			}
		case c.from >= q.end && (c.sentence == last || c.from <= q.end+1 && len(by) == 0):
			if d := c.from - q.end; d < gap && (d <= 3 || c.back && len(by) == 0) {
				by, gap = c.by, d
			}
		}
	}
	if len(by) == 0 || gap <= 3 {
		return by
	}
	if q.words < fragment || q.name(r.tokens) {
		return nil
	}
	return by
}

// goesOn reports whether a quotation goes on with what the one before it says:
// a whole sentence or more behind words that name the speaker.
func (r *hearer) goesOn(before, q *quotation) bool {
	const sentencesBetween = 1
	return q.capital && q.words > fragment && r.starts(q.open) &&
		r.tokens[q.open].sentence-r.tokens[before.end-1].sentence <= sentencesBetween
}

// alone gives the speakers of a quotation that is a sentence of its own: who is
// said to say something in the sentence before it.
func (r *hearer) alone(q *quotation) []int {
	if !q.capital || q.words <= fragment || !r.starts(q.open) || q.end < len(r.tokens) && !r.starts(q.end) {
		return nil
	}
	cues := r.blocks[r.block].cues
	sentence := r.tokens[q.open].sentence
	after := sort.Search(len(cues), func(i int) bool { return cues[i].sentence >= sentence })
	if after == 0 || cues[after-1].sentence < sentence-1 {
		return nil
	}
	return cues[after-1].by
}

// directly reports whether a quotation leads over to the next one with nothing
// but a few words between.
func (r *hearer) directly(q, next *quotation) bool {
	return q.words > fragment && next.open-q.end <= 2 && r.tokens[next.open].sentence-r.tokens[q.end-1].sentence <= 1
}

// fromBefore gives the speakers whose quotation the paragraph before left open.
func (r *hearer) fromBefore() []int {
	at := sort.SearchInts(r.order, r.block)
	if at == 0 || r.article.Blocks[r.order[at-1]].Node.Kind == annot.Heading {
		return nil
	}
	before := r.blocks[r.order[at-1]]
	if n := len(before.quotes); n > 0 && !before.quotes[n-1].closed {
		return before.quotes[n-1].by
	}
	return nil
}

// finish orders the findings, joins those that overlap and adds the quotations.
func (f *finder) finish(out *speech) {
	f.backward()
	order := make([]int, len(f.findings))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return before(&f.findings[order[i]], &f.findings[order[j]]) })
	kept := make([]int, len(f.findings)) // where a finding went
	for _, i := range order {
		n := len(out.Findings)
		if n > 0 && out.Findings[n-1].Block == f.findings[i].Block && out.Findings[n-1].To > f.findings[i].From {
			kept[i] = n - 1
			continue
		}
		kept[i] = n
		out.Findings = append(out.Findings, f.findings[i])
	}
	for _, block := range f.order {
		b := f.blocks[block]
		out.blocks[block] = b
		for i := range b.cues {
			b.cues[i].by = moved(b.cues[i].by, kept)
		}
		for i := range b.quotes {
			q := &b.quotes[i]
			if len(q.by) == 0 {
				continue
			}
			q.by = moved(q.by, kept)
			var names []string
			for _, i := range q.by {
				names = append(names, out.Findings[i].Party.Name)
			}
			out.Findings = append(out.Findings, Finding{
				Kind: Quote, Block: block, From: q.from, To: q.to, By: q.by[0], Also: q.by[1:],
				Reason: "quotation of " + strings.Join(names, " and "),
			})
		}
	}
}

// moved gives the indexes of findings after these were put in order, each once.
func moved(list, to []int) []int {
	var out []int
	for _, i := range list {
		if !slices.Contains(out, to[i]) {
			out = append(out, to[i])
		}
	}
	return out
}

func before(a, b *Finding) bool {
	if a.Block != b.Block {
		return a.Block < b.Block
	}
	if a.From != b.From {
		return a.From < b.From
	}
	return a.To > b.To
}

// backward gives a quotation over several paragraphs the speaker that only its
// last one names.
func (f *finder) backward() {
	for k := len(f.order) - 2; k >= 0; k-- {
		b, next := f.blocks[f.order[k]], f.blocks[f.order[k+1]]
		n := len(b.quotes)
		if n == 0 || b.quotes[n-1].closed || len(b.quotes[n-1].by) > 0 || len(next.quotes) == 0 || next.quotes[0].open != 0 {
			continue
		}
		b.quotes[n-1].by = next.quotes[0].by
	}
}

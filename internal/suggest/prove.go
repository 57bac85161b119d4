package suggest

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// changed parses an article with its suggestions and compares. It reports
// whether the text is the same, all spans are read as such and no error is new;
// else it gives the blocks of the old article in which the change lies, as far
// as that can be told.
func (p *planner) changed(out Proposal) (blocks []int, ok bool) {
	if len(out.Splices) == 0 {
		return nil, true
	}
	now, list := markdown.Parse(p.a.Path, out.Article)
	if len(now.Blocks) != len(p.a.Blocks) {
		return nil, false
	}
	bad := map[int]bool{}
	for i := range now.Blocks {
		x, y := &now.Blocks[i], &p.a.Blocks[i]
		if x.Text != y.Text || x.Editor != y.Editor || x.Number != y.Number || x.Node.Kind != y.Node.Kind {
			bad[i] = true
		}
	}
	for at, n := range p.balance(now) {
		if n != 0 {
			bad[at.block] = true
		}
	}
	if diag.HasErrors(list) {
		_, was := markdown.Parse(p.a.Path, p.a.Src)
		fresh := newErrors(was, list)
		for _, d := range fresh {
			block := blockAt(now, d.At.Span.Start)
			if block < 0 {
				return nil, false
			}
			bad[block] = true
		}
	}
	for i := range bad {
		blocks = append(blocks, i)
	}
	slices.Sort(blocks)
	return blocks, len(blocks) == 0
}

// wordsAt is a range of the text of a block.
type wordsAt struct{ block, from, to int }

// balance counts, for each range, the spans that there are now less those that
// there should be: the old ones and those that were placed.
func (p *planner) balance(now *annot.Article) map[wordsAt]int {
	out := make(map[wordsAt]int, len(now.Annotations))
	for i := range now.Annotations {
		x := &now.Annotations[i]
		out[wordsAt{x.Block, x.From, x.To}]++
	}
	for i := range p.a.Annotations {
		x := &p.a.Annotations[i]
		out[wordsAt{x.Block, x.From, x.To}]--
	}
	for block, g := range p.grounds {
		for i := range g.extents {
			if e := &g.extents[i]; e.node == nil {
				out[wordsAt{block, e.from, e.to}]--
			}
		}
	}
	return out
}

// newErrors gives the errors of codes that were reported less often before.
func newErrors(before, after []diag.Diagnostic) []diag.Diagnostic {
	count := map[string]int{}
	for _, d := range before {
		if d.Severity == diag.Error {
			count[d.Code]--
		}
	}
	for _, d := range after {
		if d.Severity == diag.Error {
			count[d.Code]++
		}
	}
	return slices.DeleteFunc(slices.Clone(after), func(d diag.Diagnostic) bool {
		return d.Severity != diag.Error || count[d.Code] <= 0
	})
}

// blockAt gives the block in which a place of the file lies, or -1.
func blockAt(a *annot.Article, at int) int {
	for i := range a.Blocks {
		if n := a.Blocks[i].Node; n.Start <= at && at < n.End {
			return i
		}
	}
	return -1
}

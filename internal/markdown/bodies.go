package markdown

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"

	east "github.com/yuin/goldmark/extension/ast"
)

// body converts the body of a footnote.
func (c *converter) body(in *east.Footnote) {
	out := c.marker(annot.Note, in, len(in.Ref)+4)
	out.Label = string(in.Ref)
	outer := c.note
	c.note = out
	c.blocks(out, in)
	c.note = outer
	c.bodies = append(c.bodies, out)
}

// footnotes numbers the footnotes in the order in which a reader meets them,
// those that are called from footnotes behind those of the article, and puts
// their bodies at the end of the tree. Bodies that nothing calls come last,
// with the number 0.
func (c *converter) footnotes() {
	if len(c.bodies) == 0 {
		return
	}
	bodies := map[string]*annot.Node{}
	for _, b := range c.bodies {
		if bodies[b.Label] == nil {
			bodies[b.Label] = b
		}
	}
	calls := map[*annot.Node][]*annot.Node{}
	for _, call := range c.calls {
		calls[call.from] = append(calls[call.from], call.ref)
	}
	var order []*annot.Node
	number := func(from *annot.Node) {
		for _, ref := range calls[from] {
			b := bodies[ref.Label]
			if b == nil {
				continue
			}
			if b.Index == 0 {
				order = append(order, b)
				b.Index = len(order)
			}
			ref.Index = b.Index
		}
	}
	number(nil)
	for i := 0; i < len(order); i++ {
		number(order[i])
	}
	for _, b := range c.bodies {
		if b.Index > 0 {
			continue
		}
		order = append(order, b)
		number(b)
		if bodies[b.Label] == b {
			c.report(diag.Warnf("unused-footnote", c.at(b.Start, min(b.Start+len(b.Label)+3, len(c.src))),
				"nothing refers to the footnote `%s`", b.Label).
				WithHelp("write [^%s] where it belongs, or remove it", b.Label))
		}
	}
	c.a.Root.Children = append(slices.Clip(c.a.Root.Children), order...)
}

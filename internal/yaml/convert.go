package yaml

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"dossier/internal/diag"
)

// converter turns the library's tree into Values.
type converter struct {
	*source
	places map[*token.Token]extent
	list   []diag.Diagnostic
}

func (c *converter) report(d diag.Diagnostic) { c.list = append(c.list, d) }

// document converts the one document of a file.
func (c *converter) document(tree *ast.File) Value {
	var value Value
	found := false
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if found {
			c.report(diag.Errorf("yaml-feature", c.node(doc.Body, extent{}, 0).head(), "a second document begins here").
				WithHelp("put it into a file of its own"))
			break
		}
		value, found = c.node(doc.Body, extent{}, 0), true
	}
	if !found {
		value.Span = c.span(0, 0)
	}
	return value
}

// place is the span of a token; of one that the library has made up, the
// start of the text.
func (c *converter) place(tk *token.Token) diag.Span {
	e := c.places[tk]
	return c.span(e.start, e.end)
}

// node converts one node, which lies in depth others; after is what stands before it, at whose end an
// empty value is put.
func (c *converter) node(n ast.Node, after extent, depth int) Value {
	if _, leaf := n.(ast.ScalarNode); depth >= maxDepth && !leaf {
		c.report(deepError(c.place(n.GetToken())))
		return Value{Span: c.place(n.GetToken())}
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return c.mapping(n, depth)
	case *ast.MappingValueNode:
		v := Value{Kind: Map, Pairs: []Pair{c.pair(n, depth)}}
		v.Span = join(v.Pairs[0].KeySpan, v.Pairs[0].Value.Span)
		return v
	case *ast.SequenceNode:
		return c.sequence(n, depth)
	case *ast.LiteralNode:
		v := Value{Kind: Scalar, Quoted: true, Text: n.Value.Value, Span: c.place(n.Start)}
		if body, ok := c.places[n.Value.GetToken()]; ok && body.end > body.start {
			v.Span.End = c.offset(body.end)
		}
		return v
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode, *ast.MappingKeyNode, *ast.DirectiveNode:
		c.feature(n)
		return Value{Span: c.place(n.GetToken())}
	default:
		return c.scalar(n, after)
	}
}

// scalar converts a plain or quoted scalar, or nothing at all.
func (c *converter) scalar(n ast.Node, after extent) Value {
	var tk *token.Token
	if n != nil {
		tk = n.GetToken()
	}
	e, ok := c.places[tk]
	if !ok {
		return Value{Span: c.span(after.end, after.end)}
	}
	v := Value{Kind: Scalar, Text: tk.Value, Span: c.span(e.start, e.end)}
	switch {
	case tk.Type == token.SingleQuoteType || tk.Type == token.DoubleQuoteType:
		v.Quoted = true
	case v.Text == "~" || v.Text == "null":
		v.Kind, v.Text = Null, ""
	}
	return v
}

// mapping converts a mapping in block or flow form.
func (c *converter) mapping(n *ast.MappingNode, depth int) Value {
	v := Value{Kind: Map, Pairs: make([]Pair, 0, len(n.Values))}
	seen := make(map[string]diag.Span, len(n.Values))
	for _, value := range n.Values {
		p := c.pair(value, depth)
		if first, ok := seen[p.Key]; ok {
			c.report(diag.Errorf("repeated-key", p.KeySpan, "the key `%s` stands here a second time", shorten(p.Key)).
				WithPlace(first, "first here").WithHelp("delete one of the two"))
		} else {
			seen[p.Key] = p.KeySpan
		}
		v.Pairs = append(v.Pairs, p)
	}
	switch {
	case n.IsFlowStyle:
		v.Span = join(c.place(n.Start), c.place(n.End))
	case len(v.Pairs) > 0:
		v.Span = join(v.Pairs[0].KeySpan, v.Pairs[len(v.Pairs)-1].Value.Span)
	}
	return v
}

// pair converts one key and its value.
func (c *converter) pair(n *ast.MappingValueNode, depth int) Pair {
	var p Pair
	key := n.Key.GetToken()
	p.KeySpan = c.place(key)
	switch n.Key.(type) {
	case *ast.MergeKeyNode, *ast.MappingKeyNode, *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		c.feature(n.Key)
	}
	p.Key = key.Value
	after := c.places[key]
	if colon, ok := c.places[n.Start]; ok && colon.end > after.end {
		after = colon
	}
	p.Value = c.node(n.Value, after, depth+1)
	return p
}

// sequence converts a list in block or flow form.
func (c *converter) sequence(n *ast.SequenceNode, depth int) Value {
	v := Value{Kind: List, Items: make([]Value, 0, len(n.Values))}
	for i, item := range n.Values {
		var after extent
		if i < len(n.Entries) && n.Entries[i] != nil {
			after = c.places[n.Entries[i].Start]
		}
		v.Items = append(v.Items, c.node(item, after, depth+1))
	}
	v.Span = c.place(n.Start)
	if n.IsFlowStyle {
		v.Span = join(v.Span, c.place(n.End))
	} else if len(v.Items) > 0 {
		v.Span = join(v.Span, v.Items[len(v.Items)-1].Span)
	}
	return v
}

// feature reports a part of YAML that is not used here.
func (c *converter) feature(n ast.Node) {
	what, help := "this part of YAML", ""
	switch n.(type) {
	case *ast.AnchorNode:
		what, help = "an anchor", "put quotes round a text that begins with `&`"
	case *ast.AliasNode:
		what, help = "an alias", "put quotes round a text that begins with `*`"
	case *ast.TagNode:
		what, help = "a tag", "put quotes round a text that begins with `!`"
	case *ast.MergeKeyNode:
		what, help = "a merge key", "write the keys out"
	case *ast.MappingKeyNode:
		what, help = "a `?` key", "write it as `key: value`"
	case *ast.DirectiveNode:
		what = "a directive"
	}
	d := diag.Errorf("yaml-feature", c.place(n.GetToken()), "%s is not allowed here", what)
	d.Help = help
	c.report(d)
}

// join is the span from the start of a to the end of b.
func join(a, b diag.Span) diag.Span {
	a.End = max(a.End, b.End)
	return a
}

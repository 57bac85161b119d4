package markdown

import (
	"path"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Parse reads a file of annotated Markdown; path is where it stands below the
// dossier's root. All places are offsets into src. The article is never nil
// and always usable, whatever the diagnostics say; it keeps src, which must
// not change afterwards.
func Parse(file string, src []byte) (*annot.Article, []diag.Diagnostic) {
	a := &annot.Article{Slug: strings.TrimSuffix(path.Base(file), ".md"), Path: file, Src: src}
	from, to, body, list := splitFront(file, src)
	a.Body = body
	list = append(list, readFront(a, from, to)...)
	list = append(list, readBody(a)...)
	diag.Sort(list)
	return a, list
}

// readBody fills in all that comes from the body.
func readBody(a *annot.Article) []diag.Diagnostic {
	found, refused := guard(a.Path, a.Src, a.Body)
	st := newState(a.Path, a.Src)
	st.list = found
	var root ast.Node
	if !refused {
		root = tree(engine(), st, a.Body)
	}
	convert(a, st, root)
	return st.list
}

// readFront decodes the front matter that stands in a range of the file.
func readFront(a *annot.Article, from, to int) []diag.Diagnostic {
	if to <= from {
		return nil
	}
	if to-from > maxFront {
		return []diag.Diagnostic{tooLarge(diag.Span{File: a.Path, Start: from, End: from + 1}, "the front matter", to-from, maxFront)}
	}
	value, list := yaml.Parse(a.Path, a.Src[from:to], from)
	if value.Kind != yaml.Null {
		list = append(list, yaml.Decode(value, &a.Front)...)
	}
	return list
}

// tree is the library's tree of the body that begins at an offset.
func tree(p parser.Parser, st *state, body int) ast.Node {
	inner := parser.NewContext()
	inner.Set(stateKey, st)
	reader := text.NewReader(st.src)
	reader.Advance(body)
	return p.Parse(reader, parser.WithContext(context{inner, st}))
}

package markdown

import (
	"path"
	"strings"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parse reads a file of annotated Markdown; path is where it stands below the
// dossier's root. All places are offsets into src. The article is never nil
// and always usable, whatever the diagnostics say; it keeps src, which must
// not change afterwards.
func Parse(file string, src []byte) (*annot.Article, []diag.Diagnostic) {
	a := &annot.Article{Slug: strings.TrimSuffix(path.Base(file), ".md"), Path: file, Src: src}
	from, to, body, list := splitFront(file, src)
	a.Body = body
	if to > from {
		value, found := yaml.Parse(file, src[from:to], from)
		list = append(list, found...)
		if value.Kind != yaml.Null {
			list = append(list, yaml.Decode(value, &a.Front)...)
		}
	}
	st := &state{
		file: file, src: src, stray: -1, html: -1,
		notes: map[string]*east.Footnote{}, ends: map[ast.Node]int{},
	}
	pc := parser.NewContext()
	pc.Set(stateKey, st)
	reader := text.NewReader(src)
	reader.Advance(body)
	root := engine().Parse(reader, parser.WithContext(pc))
	convert(a, st, root)
	list = append(list, st.list...)
	diag.Sort(list)
	return a, list
}

// engine is the library's parser with exactly the constructs of the language.
// It keeps no state between files.
var engine = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(limited{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(limited{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(noteRefParser{}, 101),
			util.Prioritized(citeParser{}, 150),
			util.Prioritized(spanParser{}, 160),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(htmlParser{}, 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 501),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
})

package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read into the cases")

// TestCases reads every *.md of testdata/cases/*.txtar and compares what is
// read with the file of the same name that ends in .want. To add a case, add
// its .md, run go test -update, and look at what was written.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wants := map[string]string{}
		for _, f := range archive.Files {
			wants[f.Name] = string(f.Data)
		}
		out := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			name, isInput := strings.CutSuffix(f.Name, ".md")
			if !isInput {
				continue
			}
			a, list := Parse(f.Name, f.Data)
			if err := sound(a, list); err != nil {
				t.Errorf("%s: %s: %v", file, f.Name, err)
			}
			got := describe(a, list)
			if got != wants[name+".want"] && !*update {
				t.Errorf("%s: %s reads as\n%s\nwant\n%s", file, f.Name, got, wants[name+".want"])
			}
			out.Files = append(out.Files, f, txtar.File{Name: name + ".want", Data: []byte(got)})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

var kindWords = map[annot.NodeKind]string{
	annot.Document: "document", annot.Paragraph: "paragraph", annot.Heading: "heading", annot.Quote: "quote",
	annot.List: "list", annot.Item: "item", annot.CodeBlock: "codeblock", annot.Rule: "rule", annot.Table: "table",
	annot.Row: "row", annot.Cell: "cell", annot.Note: "note", annot.Text: "text", annot.Code: "code",
	annot.Emph: "emph", annot.Strong: "strong", annot.Strike: "strike", annot.Link: "link", annot.Image: "image",
	annot.SoftBreak: "softbreak", annot.HardBreak: "hardbreak", annot.Mark: "mark", annot.Cite: "cite", annot.NoteRef: "noteref",
}

// describe writes all that was read of a file: the tree, the annotations, the
// citations, the paragraphs of the original, the diagnostics.
func describe(a *annot.Article, list []diag.Diagnostic) string {
	var b strings.Builder
	for _, n := range a.Root.Children {
		describeNode(&b, a, n, "")
	}
	for i, x := range a.Annotations {
		fmt.Fprintf(&b, "annotation %d: %q of block %d", i, a.Blocks[x.Block].Text[x.From:x.To], x.Block)
		if x.Parent >= 0 {
			fmt.Fprintf(&b, " in annotation %d", x.Parent)
		}
		for _, attr := range x.Attrs {
			fmt.Fprintf(&b, " %s%s", []string{"", ".", "#"}[attr.Kind], attr.Key)
			if attr.Kind == annot.KeyValue {
				fmt.Fprintf(&b, "=%q", attr.Value)
			}
			fmt.Fprintf(&b, "<%s>", a.Src[attr.ValueAt.Start:attr.ValueAt.End])
		}
		b.WriteByte('\n')
	}
	for i, x := range a.Citations {
		fmt.Fprintf(&b, "citation %d at %d of block %d:", i, x.From, x.Block)
		for _, item := range x.Cites {
			fmt.Fprintf(&b, " {%s|%s|%s|%s|%v<%s>}", item.Prefix, item.ID, item.Locator, item.Suffix, item.SuppressAuthor, a.Src[item.At.Start:item.At.End])
		}
		b.WriteByte('\n')
	}
	for _, p := range Text(a) {
		fmt.Fprintf(&b, "original %d: %q", a.Blocks[p.Block].Number, p.Text)
		for _, g := range p.Gaps {
			fmt.Fprintf(&b, " gap at %d", g.At)
		}
		b.WriteByte('\n')
	}
	for _, d := range list {
		fmt.Fprintf(&b, "%s[%s] %q: %s\n", d.Severity, d.Code, a.Src[d.At.Span.Start:d.At.Span.End], d.Message)
		for _, n := range d.Also {
			fmt.Fprintf(&b, "  also %q: %s\n", a.Src[n.Span.Start:n.Span.End], n.Text)
		}
	}
	return b.String()
}

func describeNode(b *strings.Builder, a *annot.Article, n *annot.Node, indent string) {
	fmt.Fprintf(b, "%s%s %d-%d", indent, kindWords[n.Kind], n.Start, n.End)
	switch n.Kind {
	case annot.Heading:
		fmt.Fprintf(b, " level %d", n.Level)
	case annot.List:
		fmt.Fprintf(b, " ordered %v from %d tight %v", n.Ordered, n.First, n.Tight)
	case annot.Cell:
		fmt.Fprintf(b, " %s", n.Align)
	case annot.Note, annot.NoteRef:
		fmt.Fprintf(b, " %s %d", n.Label, n.Index)
	case annot.Link, annot.Image:
		fmt.Fprintf(b, " %q %q", n.Dest, n.Title)
	case annot.Mark, annot.Cite:
		fmt.Fprintf(b, " %d", n.Index)
	case annot.CodeBlock:
		fmt.Fprintf(b, " %q %q", n.Info, n.Text)
	case annot.Text, annot.Code:
		fmt.Fprintf(b, " %q", n.Text)
		if n.Kind == annot.Text && len(n.Text) != n.End-n.Start {
			fmt.Fprintf(b, " for %q", a.Src[n.Start:n.End])
		}
	}
	b.WriteByte('\n')
	for _, c := range n.Children {
		describeNode(b, a, c, indent+"  ")
	}
}

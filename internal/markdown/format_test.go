package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestFormatCases formats every *.md of testdata/format/*.txtar and compares
// the result with the file of the same name that ends in .want.
func TestFormatCases(t *testing.T) {
	files, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out := &txtar.Archive{Comment: archive.Comment}
		wants := map[string]string{}
		for _, f := range archive.Files {
			wants[f.Name] = string(f.Data)
		}
		for _, f := range archive.Files {
			name, isInput := strings.CutSuffix(f.Name, ".md")
			if !isInput {
				continue
			}
			got, list := Format(f.Name, f.Data)
			got = bytes.Clone(got)
			for _, d := range list {
				got = fmt.Appendf(got, "error[%s]: %s\n", d.Code, d.Message)
			}
			if string(got) != wants[name+".want"] && !*update {
				t.Errorf("%s: %s is formatted as\n%s\nwant\n%s", file, f.Name, got, wants[name+".want"])
			}
			out.Files = append(out.Files, f, txtar.File{Name: name + ".want", Data: got})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// reading is what a file says, without the places.
func reading(a *annot.Article, list []diag.Diagnostic) string {
	var b strings.Builder
	for _, p := range Text(a) {
		fmt.Fprintf(&b, "%q %v\n", strings.TrimRight(p.Text, " \t\r\n"), p.Gaps)
	}
	for i := range a.Blocks {
		block := &a.Blocks[i]
		fmt.Fprintf(&b, "block %d %d %q\n", block.Node.Kind, block.Number, strings.TrimRight(block.Text, " \t\r\n"))
	}
	for _, x := range a.Annotations {
		var attrs []string
		for _, attr := range x.Attrs {
			attrs = append(attrs, fmt.Sprintf("%d %s=%q", attr.Kind, attr.Key, attr.Value))
		}
		slices.Sort(attrs)
		fmt.Fprintf(&b, "%d %d-%d in %d: %v\n", x.Block, x.From, x.To, x.Parent, attrs)
	}
	for _, x := range a.Citations {
		for _, c := range x.Cites {
			c.At = diag.Span{}
			fmt.Fprintf(&b, "%d %d: %+v\n", x.Block, x.From, c)
		}
	}
	for _, d := range list {
		fmt.Fprintf(&b, "%s\n", d.Code)
	}
	return b.String()
}

// soundFormat says what is wrong with the canonical form of a file.
func soundFormat(src []byte) error {
	a, list := Parse("x.md", src)
	got, errs := Format("x.md", src)
	if len(errs) > 0 {
		if string(got) != string(src) {
			return fmt.Errorf("a file with errors becomes %q", got)
		}
		return nil
	}
	b, again := Parse("x.md", got)
	if x, y := reading(a, list), reading(b, again); x != y {
		return fmt.Errorf("becomes %q, which reads as\n%s\nnot as\n%s", got, y, x)
	}
	x, y := reflect.ValueOf(a.Front), reflect.ValueOf(b.Front)
	for i := range x.NumField() {
		if s := fmt.Sprintf("%+v", x.Field(i).Interface()); !strings.Contains(s, "Start:") && s != fmt.Sprintf("%+v", y.Field(i).Interface()) {
			return fmt.Errorf("becomes %q, with other front matter", got)
		}
	}
	twice, _ := Format("x.md", got)
	if string(twice) != string(got) {
		return fmt.Errorf("becomes %q, and that %q", got, twice)
	}
	return nil
}

// wellFormed are pieces of which documents without errors are often made.
var wellFormed = []string{
	"[a]{k=v}", "[b]{ .quote\tby=x }", "[c]{org='a b' .x #i}", "[d [e]{person=p}]{note=\"x \\\" y\" org=isis}", "[f]{checked=\nno .quote}",
	"[g]{a=\"\"}", "[h]{a= b=\"c\"}", "[i]{a=\"b|c\"}", "[j]{k='\"'}", "[l]{a=\"\\\\\"}", "[m]{ }", "[n]{a='x\ny'}", "[o]{a=b\\c}", "[p]{x=`}", "`",
	" ", "\n", "\n\n", "\r\n", "a", "b ", "*c*", "**", "> ", "\n> ", "- ", "\n- ", "1. ", "\n# ", "    ", "\n    ", "\n```\n", "| ", "|", "\n|-|-|\n", "a|b\n-|-\n", "\\", "\\\n", "  \n",
	"[@a, p. 4]", "[^1]", "\n[^1]: x\n", "---\n", "lang: en\n", "# c\n", "show: full\n", "url: |\n  x\n", "x: y\n", "publisher: a\n", "  # d\n", "reply: >+\n  z\n",
}

func TestFormattingChangesNoReading(t *testing.T) {
	count := 100_000
	if testing.Short() {
		count = 10_000
	}
	const seed = 7
	r := rand.New(rand.NewPCG(1, seed))
	formatted := 0
	for i := range count {
		src := randomDocument(r, 16, wellFormed)
		if i%8 == 0 {
			src = randomDocument(r, 16, hostile)
		}
		if i%4 == 1 {
			src = append([]byte("---\n"), src...)
		}
		if err := soundFormat(src); err != nil {
			t.Fatalf("document %d, %q: %v", i, src, err)
		}
		if _, errs := Format("x.md", src); len(errs) == 0 {
			formatted++
		}
	}
	t.Logf("%d random documents (seed %d), %d of them without errors", count, seed, formatted)
	if formatted < count/4 {
		t.Errorf("only %d documents have no errors", formatted)
	}
}

func TestFormattingTheCasesChangesNoReading(t *testing.T) {
	n := 0
	for name, src := range caseBodies(t) {
		if err := soundFormat(src); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		n++
	}
	t.Logf("%d cases", n)
}

// caseBodies are the inputs of all cases, and the sample articles.
func caseBodies(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"a.md": sample(t, "a.md"), "b.md": sample(t, "b.md")}
	files, _ := filepath.Glob("testdata/*/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				out[filepath.Base(file)+"/"+f.Name] = f.Data
			}
		}
	}
	return out
}

func TestTheOrderOfFrontMatterHasEveryKey(t *testing.T) {
	var keys []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[annot.FrontMatter]()) {
		if name, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); name != "-span" && name != "" {
			keys = append(keys, name)
		}
	}
	want := slices.Clone(frontOrder)
	slices.Sort(keys)
	slices.Sort(want)
	if !slices.Equal(keys, want) {
		t.Errorf("front matter has the keys %v, their order %v", keys, want)
	}
}

func FuzzFormat(f *testing.F) {
	for _, piece := range wellFormed {
		f.Add([]byte("a " + piece + " b " + piece))
	}
	f.Add([]byte("---\nshow: full\n# a\nlang: en\n---\n[a]{k='v' .c}"))
	f.Add([]byte("0\n\r"))
	f.Add([]byte("- b\n--"))
	f.Add([]byte("]{a=b[c]{d=\"e\\\" f\" org=g}"))
	f.Add([]byte("a\n\r\n-"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 2000 {
			return // the checks, not the parser, take quadratic time
		}
		if err := soundFormat(src); err != nil {
			t.Fatal(err)
		}
	})
}

package markdown

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// nestedList is a list in a list in a list …, with blank lines between.
func nestedList(depth int, sign, between string) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", len(sign)*i) + sign + "a" + between)
	}
	return b.String()
}

// numbered joins n texts made of a format and a number.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// pathological are inputs on which parsers of Markdown are known to take
// quadratic time or worse, or too much stack or memory: those of cmark's
// pathological tests, rewritten, and those found with this one.
var pathological = []struct {
	name, src string
}{
	{"nested strong emphasis", strings.Repeat("*a **a ", 65000) + "b" + strings.Repeat(" a** a*", 65000)},
	{"many closers without openers", strings.Repeat("a_ ", 65000)},
	{"many openers without closers", strings.Repeat("_a ", 65000)},
	{"many link closers without openers", strings.Repeat("a]", 65000)},
	{"many link openers without closers", strings.Repeat("[a", 65000)},
	{"mismatched openers and closers", strings.Repeat("*a_ ", 50000)},
	{"closers in threes", "a**b" + strings.Repeat("c* ", 50000)},
	{"openers and closers in threes", strings.Repeat("a***b**c*", 30000)},
	{"link openers and emphasis closers", strings.Repeat("[ a_", 50000)},
	{"pattern [ (]( repeated", strings.Repeat("[ (](", 80000)},
	{"pattern ![[]() repeated", strings.Repeat("![[]()", 80000)},
	{"pattern [a](b repeated", strings.Repeat("[a](b", 50000)},
	{"pattern [a](<b repeated", strings.Repeat("[a](<b", 50000)},
	{"pattern [x]( repeated", strings.Repeat("[x](", 100000)},
	{"pattern [x](y \" repeated", strings.Repeat("[x](y \"", 50000)},
	{"hard link and emphasis", strings.Repeat("**x [a*b**c*](d)", 10000)},
	{"nested brackets", strings.Repeat("[", 50000) + "a" + strings.Repeat("]", 50000)},
	{"nested pictures", strings.Repeat("![", 50000) + "a" + strings.Repeat("](b)", 50000)},
	{"nested links", strings.Repeat("[", 20000) + "a" + strings.Repeat("](b)", 20000)},
	{"nested block quotes", strings.Repeat("> ", 50000) + "a"},
	{"nested quotes without spaces", strings.Repeat(">", 50000) + "a"},
	{"quotes of growing depth", func() string {
		var b strings.Builder
		for i := range 400 {
			b.WriteString(strings.Repeat("> ", i) + "a\n")
		}
		return b.String()
	}()},
	{"many deep quotes", strings.Repeat(strings.Repeat("> ", 60)+"a\n\n", 2000)},
	{"deeply nested lists", nestedList(1000, "* ", "\n")},
	{"nested lists with blank lines", nestedList(180, "- ", "\n\n")},
	{"nested numbered lists with blank lines", nestedList(100, "1. ", "\n\n")},
	{"nested lists with many blank lines", nestedList(60, "- ", strings.Repeat("\n", 300))},
	{"lists in one line", strings.Repeat("- ", 20000) + "a"},
	{"lists in many lines", strings.Repeat(strings.Repeat("- ", 60)+"a\n", 2000)},
	{"empty list items", strings.Repeat("-\n", 50000)},
	{"lists that change their signs", strings.Repeat("- a\n+ b\n", 25000)},
	{"lists and quotes by turns", strings.Repeat("- > ", 20000) + "a"},
	{"NUL in the text", strings.Repeat("abc\x00de\x00", 20000)},
	{"backticks of growing length", func() string {
		var b strings.Builder
		for i := range 1500 {
			b.WriteString("e" + strings.Repeat("`", i))
		}
		return b.String()
	}()},
	{"unclosed code spans", strings.Repeat("`a``", 50000)},
	{"unclosed <a", strings.Repeat("<a ", 60000)},
	{"unclosed <a href=", strings.Repeat("<a href=\"", 30000)},
	{"unclosed <!A", strings.Repeat("<!A ", 50000)},
	{"unclosed comments", "</" + strings.Repeat("<!--", 50000)},
	{"unclosed declarations", strings.Repeat("<!A ", 50000)},
	{"unclosed instructions", "</" + strings.Repeat("<?", 100000)},
	{"unclosed CDATA", strings.Repeat("a <![CDATA[", 30000)},
	{"empty lines in lists", "- a\n" + strings.Repeat("\n", 100000) + "b"},
	{"tabs", strings.Repeat("\t", 100000) + "a"},
	{"lines of spaces", strings.Repeat(strings.Repeat(" ", 100)+"a\n", 3000)},
	{"hard breaks", strings.Repeat("a  \n", 50000)},
	{"hard breaks by backslashes", strings.Repeat("a\\\n", 50000)},
	{"spaces before a line's end", strings.Repeat("a"+strings.Repeat(" ", 1000)+"\n", 300)},
	{"parentheses", "[a](" + strings.Repeat("(", 100000)},
	{"parentheses that close", "[a](" + strings.Repeat("(", 50000) + strings.Repeat(")", 50000)},
	{"entities without ends", strings.Repeat("&#", 100000) + strings.Repeat("&a", 50000)},
	{"references to nothing", strings.Repeat("[a][b]", 40000)},
	{"100,000 definitions", numbered(100000, "[r%d]: u\n")},
	{"100,000 definitions in paragraphs", numbered(100000, "[r%d]: u\n\n")},
	{"one definition repeated", strings.Repeat("[a]: u\n", 60000)},
	{"definitions and uses", numbered(5000, "[r%d]: u\n") + "\n" + numbered(5000, "[r%d]\n")},
	{"definitions that are none", strings.Repeat("[a\n", 20000)},
	{"titles without ends", strings.Repeat("[a]: u \"\n", 20000)},
	{"labels without ends", "[" + strings.Repeat("a", 200000) + "]: u"},
	{"long definition used often", "[a]: " + strings.Repeat("u", 60000) + "\n\n" + strings.Repeat("[a]\n", 9000)},
	{"signs of setext headings", strings.Repeat("a\n=\n", 40000)},
	{"long setext heading", strings.Repeat("a\n", 100000) + "=\n"},
	{"lines of a table's head", strings.Repeat("|-", 50000)},
	{"a table of empty cells", strings.Repeat("|a", 2500) + "\n" + strings.Repeat("|-", 2500) + "\n" + strings.Repeat("a\n", 2500)},
	{"a wide table", strings.Repeat("|a", 60000) + "|\n" + strings.Repeat("|-", 60000) + "|\n"},
	{"a long table", "a|b\n-|-\n" + strings.Repeat("a|b\n", 40000)},
	{"many tables", strings.Repeat("a|b\n-|-\nc|d\n\n", 10000)},
	{"tables that are none", strings.Repeat("a|b\n-|-|-\n", 20000)},
	{"rows of a table's head", strings.Repeat("-|-\n", 40000)},
	{"escaped pipes in code", "a|b\n-|-\n" + strings.Repeat("`\\|`|`\\|`\n", 5000)},
	{"a paragraph before a table", strings.Repeat("a\n", 50000) + "a|b\n-|-\n"},
	{"5,000 footnotes", numbered(5000, "a[^%d]\n") + numbered(5000, "\n[^%d]: b\n")},
	{"100,000 footnotes", numbered(100000, "[^%d]: b\n")},
	{"a footnote used often", "[^a]: b\n\n" + strings.Repeat("[^a]\n", 40000)},
	{"footnotes in footnotes", func() string {
		var b strings.Builder
		for i := range 400 {
			fmt.Fprintf(&b, "%s[^%d]: a\n\n", strings.Repeat("    ", i), i)
		}
		return b.String()
	}()},
	{"the info of a fence", "```" + strings.Repeat("a", 300000)},
	{"fences", strings.Repeat("```\n", 60000)},
	{"fences that stay open", strings.Repeat("> ```\n\n", 30000)},
	{"strikethrough", strings.Repeat("~~a ~", 40000)},
	{"nested strikethrough", strings.Repeat("~a ~~b ", 30000) + strings.Repeat("c~~ d~", 30000)},
	{"quotation marks of titles", strings.Repeat("[a](b 'c", 30000)},
	{"addresses", strings.Repeat("<http://a", 30000)},
	{"electronic mail addresses", strings.Repeat("<a@", 60000) + strings.Repeat("a.", 60000)},
	{"spans", strings.Repeat("[a]{k=v} ", 19000)},
	{"100,000 spans", strings.Repeat("[a]{k=v} ", 100000)},
	{"100,000 spans in paragraphs", strings.Repeat("[a]{k=v}\n\n", 100000)},
	{"100,000 citations", strings.Repeat("[@a] ", 100000)},
	{"citations without spaces", strings.Repeat("[@a]", 60000)},
	{"citations that wait for a span", strings.Repeat("[@a]", 60000) + "[b]{k=v}"},
	{"a citation of 100,000 cites", "[" + strings.Repeat("@a;", 100000) + "@a]"},
	{"a span of 10,000 attributes", "[a]{" + numbered(10000, "k%d=v ") + "}"},
	{"a span of 10,000 equal attributes", "[a]{" + strings.Repeat("k=v ", 10000) + "}"},
	{"spans in spans that repeat ids", strings.Repeat("[", 60) + strings.Repeat("]{org=\""+strings.Repeat("a b c ", 300)+"\"}", 60)},
	{"spans over emphasis", strings.Repeat("*a [b* c]{k=v} ", 20000)},
	{"open spans and links", strings.Repeat("[a [b](c]{k=v} ", 20000)},
	{"emphasis in spans", "[" + strings.Repeat("*a_ ", 30000) + "]{k=v}"},
	{"spans in code", strings.Repeat("[`a]{k=v}` ", 20000)},
	{"spans in quotes", strings.Repeat("> [a]{k=v}\n", 15000)},
	{"one quote of many lines with spans", strings.Repeat("> a [b *c*]{k=v}\n", 15000)},
	{"signs of bare attributes", strings.Repeat("]{k=v}", 50000)},
	{"open quotation marks of attributes", strings.Repeat("[a]{k=\"", 40000)},
	{"front matter that is not closed", "---\n" + strings.Repeat("a: b\n", 60000)},
	{"large front matter", "---\n" + strings.Repeat("a: b\n", 60000) + "---\na"},
	{"deep front matter", "---\na: " + strings.Repeat("[", 30000) + "\n---\na"},
	{"anchors in front matter", "---\n" + numbered(2000, "a%d: &a [*a,*a]\n") + "---\na"},
}

// prose is a megabyte of an ordinary article.
var prose = strings.Repeat("The [European Centre]{org=ectc} expects *attackers* to shift their focus.\n", 13_500)

// slower tells how many times slower this machine is now than one on which a
// megabyte of prose is parsed in 50 ms: the race detector and other work slow a
// test down, and must not fail it.
func slower() float64 {
	start := time.Now()
	Parse("x.md", []byte(prose))
	return max(1, float64(time.Since(start))/float64(50*time.Millisecond))
}

// parseWithin parses a text and fails when that takes longer, for the speed of
// the machine.
func parseWithin(t *testing.T, name, src string, most time.Duration) *annot.Article {
	t.Helper()
	start := time.Now()
	var a *annot.Article
	var list []diag.Diagnostic
	done := make(chan bool)
	go func() {
		a, list = Parse("x.md", []byte(src))
		Text(a)
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(100 * most):
		t.Fatalf("%s (%d kB) does not end within %v", name, len(src)/1000, 100*most)
	}
	if d := time.Since(start); d > most {
		if by := slower(); d > time.Duration(by*float64(most)) {
			t.Errorf("%s (%d kB) takes %v on a machine that is %.1f times slower than it may be", name, len(src)/1000, d, by)
		}
	}
	if len(list) > maxReports+10 {
		t.Errorf("%s: %d diagnostics", name, len(list))
	}
	return a
}

func TestPathologicalInputsEndSoon(t *testing.T) {
	slowest, which := time.Duration(0), ""
	for _, c := range pathological {
		// The first part of an input is one that the guard lets through.
		for _, src := range []string{c.src, c.src[:min(len(c.src), 60_000)]} {
			start := time.Now()
			a := parseWithin(t, c.name, src, time.Second)
			if d := time.Since(start); d > slowest {
				slowest, which = d, c.name
			}
			if depth(a.Root) > maxContainers+maxInlines+10 {
				t.Errorf("%s: a tree %d deep", c.name, depth(a.Root))
			}
		}
		a, list := Parse("x.md", []byte(c.src[:min(len(c.src), 2000)]))
		if err := sound(a, list); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	t.Logf("%d inputs, the slowest (%s) in %v", 2*len(pathological), which, slowest)
}

// TestLargeFilesAreReadInLittleMemory counts all that a parse allocates, of
// which its peak is a part.
func TestLargeFilesAreReadInLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of 4 MB")
	}
	const size = 4<<20 - 1000
	slowest, largest := time.Duration(0), uint64(0)
	paragraph := prose[:12*len("The [European Centre]{org=ectc} expects *attackers* to shift their focus.\n")] + "\n"
	for _, piece := range []string{
		"a ", "a\n", "a\n\n", "\n", "- a\n", "- a\n\n", "1. a\n", "  - a\n  b\n", "> a\n", ">", "\\*", "&amp;", "*a_ ", "[a](b\n", "[a]{k=v}\n", "[@a]\n", "`a`\n", "|a", "a|b\n",
		"a|b\n-|-\n", "[a]: b\n", "[^a]: b\n", "# a\n", "```\n", "    a\n", "---\n", "<a>\n", "\x00", "\xff", "\r\n", "a\n\n\xff\n", strings.Repeat("- ", 60) + "a\n" + strings.Repeat("\n", 100),
		"The words of a long article without any markup at all, a line of some hundred characters each, as here.\n", paragraph,
	} {
		for _, piece := range []string{piece, padded(piece, size)} {
			src := []byte(strings.Repeat(piece, size/len(piece)))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			Parse("x.md", src)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			slowest, largest = max(slowest, took), max(largest, allocated)
			if allocated > 512 || took > 4*time.Second {
				t.Errorf("%.12q of %d bytes: 4 MB of it take %v and %d MB", piece, len(piece), took, allocated)
			}
		}
	}
	t.Logf("the slowest takes %v, the largest %d MB", slowest, largest)
}

// padded adds letters to a piece until a file full of it is one that the guard
// lets through.
func padded(piece string, size int) string {
	marks := 0
	for line := range strings.Lines(piece) {
		columns, signs := containerSigns([]byte(line))
		marks += 3 + countMarks([]byte(line)) + 2*signs + columns/100
	}
	body, end := strings.CutSuffix(piece, "\n")
	for len(body) < marks*size/(maxMarks-1000) {
		body += "abcdefghi "
	}
	if end || strings.Count(piece, "\n") == 0 {
		body += "\n"
	}
	return body
}

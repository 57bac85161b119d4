package markdown

import (
	"bytes"
	"strings"
	"testing"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/util"
)

func FuzzParse(f *testing.F) {
	for _, piece := range hostile {
		f.Add([]byte("a [" + piece + "]{k=v} " + piece))
	}
	for _, piece := range wellFormed {
		f.Add([]byte(piece + " a " + piece))
	}
	f.Add([]byte("<A0:\xbb>"))
	f.Add([]byte("0\n\r-"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 2000 {
			return // the checks, not the parser, take quadratic time
		}
		a, list := Parse("x.md", src)
		if err := sound(a, list); err != nil {
			t.Fatal(err)
		}
		if _, err := agrees(src); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzAttributes reads a text as the attributes of a span. What is read stands
// where it is said to stand, and reads the same written in canonical form.
func FuzzAttributes(f *testing.F) {
	for _, s := range []string{"k=v", " .c  #i ", "k=\"a b\"", "k='\\''", "k=a\"b", "k= .c", "k=\"\n\"", "a=1\nb=2", "é=ж", "k=\\}", "="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return // the checks, not the parser, take quadratic time
		}
		checkAttributes(t, "{"+s)
		checkAttributes(t, "{"+s+"}")
		src := []byte("[a]{" + s + "}")
		a, list := Parse("x.md", src)
		if err := sound(a, list); err != nil {
			t.Fatal(err)
		}
		if len(a.Annotations) != 1 || a.Annotations[0].At.Start != 0 {
			return
		}
		attrs := a.Annotations[0].Attrs
		for _, x := range attrs {
			if string(src[x.KeyAt.Start:x.KeyAt.End]) != x.Key {
				t.Fatalf("%q: the key %q stands at %q", src, x.Key, src[x.KeyAt.Start:x.KeyAt.End])
			}
			if raw := src[x.ValueAt.Start:x.ValueAt.End]; unquote(raw) != x.Value && string(raw) != x.Value && bytes.IndexByte(raw, '\n') < 0 {
				t.Fatalf("%q: the value %q stands at %q", src, x.Value, raw)
			}
		}
		written := "[a]" + writeAttributes(src, attrs)
		b, _ := Parse("x.md", []byte(written))
		if len(b.Annotations) != 1 || !sameAttributes(attrs, b.Annotations[0].Attrs) {
			t.Fatalf("%q is written %q, which reads as %v", src, written, b.Annotations)
		}
	})
}

func sameAttributes(a, b []annot.Attr) bool {
	count := map[[2]string]int{}
	for _, x := range a {
		count[[2]string{string(rune(x.Kind)) + x.Key, x.Value}]++
	}
	for _, x := range b {
		count[[2]string{string(rune(x.Kind)) + x.Key, x.Value}]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// FuzzCitation reads a text as a citation. Keys stand where they are said to
// stand, and written anew the citation has the same keys and texts.
func FuzzCitation(f *testing.F) {
	for _, s := range []string{"@a", "see @a, p. 4; -@b", "@{c d}", "@a:b.c, xii", "-@é and", "@a\\; b", "@a &amp; b", "@a; b", "@a, \n p. 4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return // the checks, not the parser, take quadratic time
		}
		src := []byte("[" + s + "]")
		a, list := Parse("x.md", src)
		if err := sound(a, list); err != nil {
			t.Fatal(err)
		}
		if len(a.Citations) != 1 || a.Citations[0].At.Start != 0 {
			return
		}
		var parts []string
		for _, c := range a.Citations[0].Cites {
			if string(src[c.At.Start:c.At.End]) != c.ID || c.ID == "" {
				t.Fatalf("%q: the key %q stands at %q", src, c.ID, src[c.At.Start:c.At.End])
			}
			sign := " @"
			if c.SuppressAuthor {
				sign = " -@"
			}
			parts = append(parts, escapeCite(c.Prefix)+sign+"{"+c.ID+"} "+escapeCite(c.Locator)+" "+escapeCite(c.Suffix))
		}
		written := "[" + strings.Join(parts, " ; ") + "]"
		b, _ := Parse("x.md", []byte(written))
		if len(b.Citations) != 1 || len(b.Citations[0].Cites) != len(parts) {
			t.Fatalf("%q is written %q, which reads as %v", src, written, b.Citations)
		}
		for i, c := range b.Citations[0].Cites {
			if was := a.Citations[0].Cites[i]; c.ID != was.ID || c.SuppressAuthor != was.SuppressAuthor || c.Prefix != was.Prefix {
				t.Fatalf("%q is written %q, which reads as %+v", src, written, c)
			}
		}
	})
}

func escapeCite(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 && util.IsPunct(byte(r)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// FuzzFrontMatter reads a text as front matter. The body is read as without
// it, and all that is read stands in the file.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{"lang: en", "title: {text: a, from: editor}", "byline: [a, {literal: b}]", "issued: 2016-06~", "changes: [{on: 2016, kind: published, text: a}]", "a: &b c", "- a", "rights: {holder: x}", "reply: {on: 2016", "x: |\n  y"} {
		f.Add(s)
	}
	const body = "# A [b]{org=c}\n"
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return // the checks, not the parser, take quadratic time
		}
		for line := range strings.Lines(s) {
			if isFence([]byte(strings.TrimSuffix(line, "\n"))) {
				return
			}
		}
		src := []byte("---\n" + s + "\n---\n" + body)
		a, list := Parse("x.md", src)
		if err := sound(a, list); err != nil {
			t.Fatal(err)
		}
		if string(src[a.Body:]) != body || len(a.Annotations) != 1 {
			t.Fatalf("the body begins at %d", a.Body)
		}
		if at := a.Front.At; at.End > a.Body || at.Start > at.End {
			t.Fatalf("the front matter is at %v, the body at %d", at, a.Body)
		}
		for _, r := range append(a.Front.Byline, a.Front.Publisher, a.Front.TranslationOf, a.Front.Rights.Holder) {
			if r.At.Start < 0 || r.At.End > a.Body {
				t.Fatalf("a reference stands at %v", r.At)
			}
		}
		if err := soundFormat(src); err != nil {
			t.Fatal(err)
		}
	})
}

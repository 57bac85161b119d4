package markdown

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/text"
)

// readAttributes reads the list at the start of s.
func readAttributes(s string) (attributes, []annot.Attr, int, string, bool) {
	segments := text.NewSegments()
	segments.Append(text.NewSegment(0, len(s)))
	v := &view{}
	v.reset([]byte(s), segments)
	p := attributes{v: v, file: "x.md"}
	list, end, why, ok := p.parse(0)
	return p, list, end, why, ok
}

func TestAttributesAreRead(t *testing.T) {
	cases := map[string]string{
		`{}`:                           ``,
		`{ }`:                          ``,
		`{a=b}c`:                       `a=b`,
		`{a=b c="d e" .f #g}`:          `a=b c=d e .f #g`,
		"{ a=b\n c=d\t}":               `a=b c=d`,
		`{a="b \"c\" \\ \d {} ]"}`:     `a=b "c" \ \d {} ]`,
		`{a='b "c"'}`:                  `a=b "c"`,
		"{a=\"b \n  c\"}":              `a=b c`,
		`{a=}`:                         `a=`,
		`{a=""}`:                       `a=`,
		`{as-of=2016-05-25 v=60,000}`:  `as-of=2016-05-25 v=60,000`,
		`{ref=a/b url=http://x/y?z=1}`: `ref=a/b url=http://x/y?z=1`,
		`{_a:b.c=d}`:                   `_a:b.c=d`,
		`{ключ="значение"}`:            `ключ=значение`,
		`{a=true .b.c}`:                `a=true .b.c`,
	}
	for in, want := range cases {
		_, list, end, why, ok := readAttributes(in)
		var got []string
		for _, a := range list {
			s := []string{"", ".", "#"}[a.Kind] + a.Key
			if in[a.KeyAt.Start:a.KeyAt.End] != a.Key {
				t.Errorf("%q: key %q is at %v", in, a.Key, a.KeyAt)
			}
			if a.Kind == annot.KeyValue {
				s += "=" + a.Value
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); !ok || s != want || in[end-1] != '}' {
			t.Errorf("%q: got %q, %v (%s), want %q", in, s, ok, why, want)
		}
	}
}

func TestMalformedAttributesAreRefused(t *testing.T) {
	for _, in := range []string{`{`, `{a`, `{a}`, `{a=b`, `{a="b}`, `{a="b"c=d}`, `{=a}`, `{.}`, `{#}`, `{1=a}`, `{a=b !}`, `{a = b}`, `{-}`, `{"a"=b}`} {
		if _, list, _, why, ok := readAttributes(in); ok || why == "" || list != nil {
			t.Errorf("%q: got %v, %q", in, list, why)
		}
	}
}

// checkAttributes reads attributes alone: in order, in their place, and the
// same the second time, when failures are remembered.
func checkAttributes(t *testing.T, s string) {
	t.Helper()
	p, list, end, _, ok := readAttributes(s)
	if end < 0 || end > len(s) {
		t.Fatalf("%q ends at %d", s, end)
	}
	again, _, why, okAgain := p.parse(0)
	if ok != okAgain || ok && fmt.Sprint(again) != fmt.Sprint(list) {
		t.Fatalf("%q reads differently the second time: %s", s, why)
	}
	last := 0
	for _, a := range list {
		if a.At.Start < last || a.At.End > end || a.KeyAt.Start < a.At.Start || a.ValueAt.End > a.At.End || a.Key == "" {
			t.Fatalf("%q: attribute %+v is out of place", s, a)
		}
		last = a.At.End
	}
}

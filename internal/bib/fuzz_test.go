package bib

import (
	"testing"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

func FuzzBibTeX(f *testing.F) {
	for _, s := range []string{"@book{a, title = {A {\\'e} B}, year = 1999, author = {A and {B} and others}}", "@string{x = \"y\"} @misc(a, b = x # {c})",
		"@comment{x}@article{b, crossref={b}, pages={1--2}, month=dec # \"~1\"}", "@a{b,c={$x$ \\enquote{y}}", "@a{b,title={$x_{1}^{\\text{$y$}}$ \\(z\\)}, author={family=B, given={C, D}, useprefix=true}, date={2001-21}}", "\ufeff@a{é, title={\xff}}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { sound(t, src, BibTeX) })
}

func FuzzCSL(f *testing.F) {
	for _, s := range []string{`[{"id": "a", "issued": {"date-parts": [[2016, 12], [2017]], "circa": true}, "author": [{"family": "B"}]}]`,
		`{"title": "\ud83d\ude00 <i>x</i>", "event": 1.5e3, "x": [null, true, {}]}`, `{"issued": {"raw": "1 May 2016", "season": 2}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { sound(t, src, CSL) })
}

// sound holds that all places lie in the file, that texts are UTF-8 without
// control characters, and that reading again gives the same.
func sound(t *testing.T, src []byte, read func(string, []byte) (yaml.Value, []diag.Diagnostic)) {
	v, list := read("x", src)
	in := func(s diag.Span) {
		if s.File != "x" || s.Start < 0 || s.End < s.Start || s.End > len(src) {
			t.Fatalf("a place outside of the file of %d bytes: %+v", len(src), s)
		}
	}
	var walk func(v yaml.Value)
	walk = func(v yaml.Value) {
		in(v.Span)
		if c, bad := control(v.Text); bad || !utf8.ValidString(v.Text) {
			t.Fatalf("a text with %U: %q", c, v.Text)
		}
		for _, i := range v.Items {
			walk(i)
		}
		for _, p := range v.Pairs {
			in(p.KeySpan)
			walk(p.Value)
		}
	}
	walk(v)
	for _, d := range list {
		in(d.At.Span)
		if d.Help == "" || !utf8.ValidString(d.Message) {
			t.Fatalf("not said well: %+v", d)
		}
	}
	again, _ := read("x", src)
	if show(again) != show(v) {
		t.Fatal("reading twice gives two things")
	}
}

package yaml

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dossier/internal/diag"
)

const frontMatter = `publisher: valdai
byline: []
issued: 2016-06~
url: https://valdaiclub.com/a/highlights/terror-attacks-in-europe-may-increase-with-more-isis-defeats/
original: {file: originals/terror-attacks-in-europe.txt, sha256: 3b1f6bc2, retrieved: 2026-11-21}
lang: en
rights: {holder: valdai, status: unknown, checked: 2026-11-21}
show: full
annotated: [{by: editors, on: 2026-11-21}]
aliases:
  - europe-attacks
  - "terror attacks"
draft: false
title: {text: Größe zählt, from: editor}
changes: [{on: 2026-11-21, kind: published, text: First published.}]
`

type benchMatter struct {
	Publisher string            `yaml:"publisher,required"`
	Byline    []string          `yaml:"byline"`
	Issued    string            `yaml:"issued"`
	URL       string            `yaml:"url"`
	Original  map[string]string `yaml:"original"`
	Lang      string            `yaml:"lang"`
	Rights    Value             `yaml:"rights"`
	Show      string            `yaml:"show"`
	Annotated []struct {
		By []string `yaml:"by,one"`
		On string   `yaml:"on"`
	} `yaml:"annotated,one"`
	Aliases []string `yaml:"aliases"`
	Draft   bool     `yaml:"draft"`
	Title   struct {
		Text string `yaml:"text"`
		From string `yaml:"from"`
	} `yaml:"title"`
	Changes []map[string]string `yaml:"changes"`
}

// date decodes itself, from a text only.
type date struct{ year string }

func (d *date) UnmarshalYAML(v Value) []diag.Diagnostic {
	if v.Kind != Scalar {
		return []diag.Diagnostic{diag.Errorf("bad-date", v.Span, "this is no date")}
	}
	d.year, _, _ = strings.Cut(v.Text, "-")
	return nil
}

type history struct {
	Changes []change  `yaml:"changes"`
	Place   diag.Span `yaml:"-span"`
}

type change struct {
	On   date   `yaml:"on,required"`
	What string `yaml:"what"`
}

type record struct {
	history
	ID     string          `yaml:"id,required"`
	Title  string          `yaml:"title,required"`
	Names  []string        `yaml:"names,one"`
	Count  int16           `yaml:"count"`
	Size   uint            `yaml:"size"`
	Share  float64         `yaml:"share"`
	Public bool            `yaml:"public"`
	Since  *date           `yaml:"since"`
	Days   map[string]date `yaml:"days"`
	Raw    Value           `yaml:"raw"`
	List   []string        `yaml:"list"`
	Part   *change         `yaml:"part"`
	Unread string
}

func TestDecodeFillsEveryType(t *testing.T) {
	src := "id: a\ntitle: 'true'\nnames: [x, 1]\ncount: -7\nsize: 7\nshare: 1.5e3\npublic: true\nsince: 2016-06~\n" +
		"days: {RU: 2014-12-29}\nraw: [1]\nlist: []\npart: {on: 1999}\nchanges:\n- on: 2004-12-17\n  what: no\n"
	v, list := Parse("f", []byte(src), 0)
	var r record
	if list = append(list, Decode(v, &r)...); len(list) > 0 {
		t.Fatal(list)
	}
	raw, _ := v.Get("raw")
	want := record{
		history: history{Changes: []change{{On: date{"2004"}, What: "no"}}, Place: diag.Span{File: "f", Start: 0, End: len(src) - 1}},
		ID:      "a", Title: "true", Names: []string{"x", "1"}, Count: -7, Size: 7, Share: 1500, Public: true,
		Since: &date{"2016"}, Days: map[string]date{"RU": {"2014"}}, Raw: raw, List: []string{}, Part: &change{On: date{"1999"}},
	}
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got  %+v\nwant %+v", r, want)
	}
}

func TestDecodeReportsEveryMistakeAndKeepsTheRest(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"missing keys", "names: x", "missing-key at names: the key `id` is missing (add `id:` to this mapping)\nmissing-key at names: the key `title` is missing (add `title:` to this mapping)"},
		{"missing keys of nothing", "", "missing-key at : the key `id` is missing (add `id:` to this mapping)\nmissing-key at : the key `title` is missing (add `title:` to this mapping)"},
		{"required and empty", "id:\ntitle: t", "missing-key at id: the key `id` has no value (write one behind `id:`)"},
		{"misspelt", "id: a\ntitle: t\ntitel: u\nPublic: true", "unknown-key at titel: unknown key `titel` (did you mean `title`?)\nunknown-key at Public: unknown key `Public` (did you mean `public`?)"},
		{"unknown", "id: a\ntitle: t\npart: {on: 1, colour: x}", "unknown-key at colour: unknown key `colour` (the keys here are `on`, `what`)"},
		{"text for a list", "id: a\ntitle: t\nlist: x", "bad-value at x: `list` must be a list, but here it is a text (put it in brackets, or on a line of its own after a dash)"},
		{"list for a text", "id: [a]\ntitle: {b: c}", "bad-value at [: `id` must be a text, but here it is a list (write a text there)\nbad-value at b: `title` must be a text, but here it is a mapping (write a text there)"},
		{"text for a mapping", "id: a\ntitle: t\npart: x\ndays: [y]", "bad-value at x: `part` must be a mapping, but here it is a text (write keys with their values there, as in {key: value})\nbad-value at [: `days` must be a mapping, but here it is a list (write keys with their values there, as in {key: value})"},
		{"numbers", "id: a\ntitle: t\ncount: 1,139\nsize: -1\nshare: 0x1p2", "bad-value at 1,139: `count` must be a whole number, but here it is `1,139` (write `1139`)\nbad-value at -1: `size` must be a whole number, not negative, but here it is `-1` ()\nbad-value at 0x1p2: `share` must be a number, but here it is `0x1p2` ()"},
		{"out of range", "id: a\ntitle: t\ncount: 99999", "bad-value at 99999: `count` must be a whole number, but here it is `99999` ()"},
		{"not a number", "id: a\ntitle: t\nshare: .nan", "bad-value at .nan: `share` must be a number, but here it is `.nan` ()"},
		{"yes and quoted true", "id: a\ntitle: t\npublic: yes", "bad-value at yes: `public` must be true or false, but here it is `yes` (write `true` or `false`, in lower case)"},
		{"quoted number", "id: a\ntitle: t\ncount: '1'", "bad-value at '1': `count` must be a whole number, but here it is a quoted text (take the quotes away)"},
		{"entries", "id: a\ntitle: t\nlist: [a, ~, [b]]", "bad-value at ~: an entry of `list` is empty (write a value, or take the entry away)\nbad-value at [: an entry of `list` must be a text, but here it is a list (write a text there)"},
		{"mapping for one or several texts", "id: a\ntitle: t\nnames: {a: b}", "bad-value at a: `names` must be a text or a list, but here it is a mapping (write a text or a list there)"},
		{"its own diagnostics", "id: a\ntitle: t\nsince: [1]\nchanges: [{on: {}}]", "bad-date at [1]: this is no date ()\nbad-date at {}: this is no date ()"},
		{"a list at the root", "- id: a", "bad-value at -: this must be a mapping, but here it is a list (write keys with their values there, as in {key: value})"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, list := Parse("f", []byte(tt.src), 0)
			if len(list) > 0 {
				t.Fatal(list)
			}
			r := record{Unread: "kept"}
			var got []string
			for _, d := range Decode(v, &r) {
				got = append(got, fmt.Sprintf("%s at %s: %s (%s)", d.Code, tt.src[d.At.Span.Start:d.At.Span.End], d.Message, d.Help))
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
			if title, ok := v.Get("title"); ok && title.Kind == Scalar && r.Title != "t" || r.Unread != "kept" {
				t.Errorf("the rest is %+v", r)
			}
		})
	}
}

func TestTheFirstOfRepeatedKeysCounts(t *testing.T) {
	v, _ := Parse("f", []byte("a: x\na: y\n"), 0)
	var m map[string]string
	var s struct {
		A string `yaml:"a"`
	}
	if list := append(Decode(v, &m), Decode(v, &s)...); len(list) > 0 || m["a"] != "x" || s.A != "x" {
		t.Errorf("%v %v %v", m, s, list)
	}
}

func TestOneTakesASingleMappingForAList(t *testing.T) {
	v, _ := Parse("f", []byte("c: {on: 2016}\n"), 0)
	var s struct {
		C []change `yaml:"c,one"`
	}
	if list := Decode(v, &s); len(list) > 0 || len(s.C) != 1 || s.C[0].On.year != "2016" {
		t.Errorf("%+v %v", s, list)
	}
}

func BenchmarkParseAndDecodeFrontMatter(b *testing.B) {
	b.SetBytes(int64(len(frontMatter)))
	b.ReportAllocs()
	for b.Loop() {
		var into benchMatter
		v, list := Parse("a.md", []byte(frontMatter), 4)
		list = append(list, Decode(v, &into)...)
		if len(list) > 0 {
			b.Fatal(list)
		}
	}
}

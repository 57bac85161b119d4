package yaml

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dossier/internal/diag"
)

// dump writes a value as one line with the source text of every span.
func dump(src string, base int, v Value) string {
	cut := func(s diag.Span) string { return src[s.Start-base : s.End-base] }
	switch v.Kind {
	case Scalar:
		if v.Quoted {
			return fmt.Sprintf("%q<%s>", v.Text, cut(v.Span))
		}
		return fmt.Sprintf("%s<%s>", v.Text, cut(v.Span))
	case List:
		var parts []string
		for _, item := range v.Items {
			parts = append(parts, dump(src, base, item))
		}
		return "[" + strings.Join(parts, ", ") + "]<" + cut(v.Span) + ">"
	case Map:
		var parts []string
		for _, p := range v.Pairs {
			parts = append(parts, fmt.Sprintf("%s<%s>: %s", p.Key, cut(p.KeySpan), dump(src, base, p.Value)))
		}
		return "{" + strings.Join(parts, ", ") + "}<" + cut(v.Span) + ">"
	default:
		return fmt.Sprintf("null<%s>@%d", cut(v.Span), v.Span.Start-base)
	}
}

func TestParseGivesEveryTokenItsPlaceAndText(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", "null<>@0"},
		{"only a comment", "# x\n", "null<>@0"},
		{"scalar", "word\n", "word<word>"},
		{"plain texts stay as written", "a: no\nb: 0123\nc: 1,139\nd: 2016-06~\ne: 2014/..\nf: +\ng: yes\nh: 1_000\ni: .inf\nj: 0x1F\nk: Null\n",
			"{a<a>: no<no>, b<b>: 0123<0123>, c<c>: 1,139<1,139>, d<d>: 2016-06~<2016-06~>, e<e>: 2014/..<2014/..>, f<f>: +<+>, g<g>: yes<yes>, h<h>: 1_000<1_000>, i<i>: .inf<.inf>, j<j>: 0x1F<0x1F>, k<k>: Null<Null>}" +
				"<a: no\nb: 0123\nc: 1,139\nd: 2016-06~\ne: 2014/..\nf: +\ng: yes\nh: 1_000\ni: .inf\nj: 0x1F\nk: Null>"},
		{"empty values", "a:\nb: ~\nc: null\nd: \n", "{a<a>: null<>@2, b<b>: null<~>@6, c<c>: null<null>@11, d<d>: null<>@18}<a:\nb: ~\nc: null\nd:>"},
		{"keys that are words elsewhere", "on: off\nnull: 1\ntrue: 2\n1: 3\n", "{on<on>: off<off>, null<null>: 1<1>, true<true>: 2<2>, 1<1>: 3<3>}<on: off\nnull: 1\ntrue: 2\n1: 3>"},
		{"multibyte", "ä: «Größe» ist # ü\n\"k é\" : 漢字\n", "{ä<ä>: «Größe» ist<«Größe» ist>, k é<\"k é\">: 漢字<漢字>}<ä: «Größe» ist # ü\n\"k é\" : 漢字>"},
		{"carriage returns and comments", "a: ü # c\r\nb:\r\n  - x # d\r\n  - 'y'\r\n# e\r\nc: |\r\n  t\r\n\r\n  u\r\nd: z\r\n",
			"{a<a>: ü<ü>, b<b>: [x<x>, \"y\"<'y'>]<- x # d\r\n  - 'y'>, c<c>: \"t\\n\\nu\\n\"<|\r\n  t\r\n\r\n  u>, d<d>: z<z>}" +
				"<a: ü # c\r\nb:\r\n  - x # d\r\n  - 'y'\r\n# e\r\nc: |\r\n  t\r\n\r\n  u\r\nd: z>"},
		{"quoted", `a: "q \"x\" ü # no"` + "\nb: 'it''s: ~'\nc: \"\"\nd: 'null'\n",
			`{a<a>: "q \"x\" ü # no"<"q \"x\" ü # no">, b<b>: "it's: ~"<'it''s: ~'>, c<c>: ""<"">, d<d>: "null"<'null'>}` +
				"<a: \"q \\\"x\\\" ü # no\"\nb: 'it''s: ~'\nc: \"\"\nd: 'null'>"},
		{"block scalars", "a: |-\n  x\n   y\n\n# c\nb: >\n  one\n  two\n\nc: z\n",
			"{a<a>: \"x\\n y\"<|-\n  x\n   y>, b<b>: \"one two\\n\"<>\n  one\n  two>, c<c>: z<z>}<a: |-\n  x\n   y\n\n# c\nb: >\n  one\n  two\n\nc: z>"},
		{"block scalar in a list", "- |\n  x\n- y\n", "[\"x\\n\"<|\n  x>, y<y>]<- |\n  x\n- y>"},
		{"block scalar with a comment behind its head", "a: | # c\n  x\nb: y\n", "{a<a>: \"x\\n\"<| # c\n  x>, b<b>: y<y>}<a: | # c\n  x\nb: y>"},
		{"empty block scalar", "a: |\nb: y\n", "{a<a>: \"\"<|>, b<b>: y<y>}<a: |\nb: y>"},
		{"flow", "f: {a: b, \"c\": [d, ü e], x: , y: {}, z: []}\n",
			"{f<f>: {a<a>: b<b>, c<\"c\">: [d<d>, ü e<ü e>]<[d, ü e]>, x<x>: null<>@28, y<y>: {}<{}>, z<z>: []<[]>}<{a: b, \"c\": [d, ü e], x: , y: {}, z: []}>}" +
				"<f: {a: b, \"c\": [d, ü e], x: , y: {}, z: []}>"},
		{"flow over lines", "f: [a,\n  b, # c\n  {c: d}]\n", "{f<f>: [a<a>, b<b>, {c<c>: d<d>}<{c: d}>]<[a,\n  b, # c\n  {c: d}]>}<f: [a,\n  b, # c\n  {c: d}]>"},
		{"plain text over lines", "a: one\n  two\n\n  three\nb: x\n", "{a<a>: one two\nthree<one\n  two\n\n  three>, b<b>: x<x>}<a: one\n  two\n\n  three\nb: x>"},
		{"list of mappings", "- {on: 2004-12-17, what: listed}\n- id: isis\n  names: [ИГ]\n",
			"[{on<on>: 2004-12-17<2004-12-17>, what<what>: listed<listed>}<{on: 2004-12-17, what: listed}>, {id<id>: isis<isis>, names<names>: [ИГ<ИГ>]<[ИГ]>}<id: isis\n  names: [ИГ]>]" +
				"<- {on: 2004-12-17, what: listed}\n- id: isis\n  names: [ИГ]>"},
		{"list at the column of its key", "a:\n- x\n- \n- y\nb: z\n", "{a<a>: [x<x>, null<>@8, y<y>]<- x\n- \n- y>, b<b>: z<z>}<a:\n- x\n- \n- y\nb: z>"},
		{"list in a list", "- - a\n  - b\n- c\n", "[[a<a>, b<b>]<- a\n  - b>, c<c>]<- - a\n  - b\n- c>"},
		{"document start", "---\na: b\n", "{a<a>: b<b>}<a: b>"},
		{"an address", "url: https://x.org/a#b?c=d\n", "{url<url>: https://x.org/a#b?c=d<https://x.org/a#b?c=d>}<url: https://x.org/a#b?c=d>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const base = 7
			v, list := Parse("a.md", []byte(tt.src), base)
			if len(list) > 0 {
				t.Fatalf("diagnostics: %v", list)
			}
			if got := dump(tt.src, base, v); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestParseCountsAByteOrderMark(t *testing.T) {
	v, list := Parse("a.yaml", []byte("\ufeffa: b\r\nc: d\r\n"), 0)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got := v.Pairs[0].KeySpan; got != (diag.Span{File: "a.yaml", Start: 3, End: 4}) {
		t.Errorf("first key at %v", got)
	}
	if got := v.Pairs[1].Value.Span; got != (diag.Span{File: "a.yaml", Start: 12, End: 13}) {
		t.Errorf("second value at %v", got)
	}
}

func TestParseReportsMistakesWithTheirPlace(t *testing.T) {
	tests := []struct{ name, src, code, at, message string }{
		{"not UTF-8", "a: \xff\n", "bad-encoding", "\xff", "this is not UTF-8: byte 0xFF at offset 13"},
		{"NUL", "a: b\x00c\n", "control-character", "\x00", "a control character stands here: U+0000"},
		{"lone carriage return", "a: b\rc: d\n", "control-character", "\r", "a control character stands here: U+000D"},
		{"anchor", "ä: &x b\n", "yaml-feature", "&", "an anchor is not allowed here"},
		{"alias", "a: *x\n", "yaml-feature", "*", "an alias is not allowed here"},
		{"tag", "a: !!str b\n", "yaml-feature", "!!str", "a tag is not allowed here"},
		{"merge key", "<<: {a: b}\n", "yaml-feature", "<<", "a merge key is not allowed here"},
		{"question mark key", "? a\n: b\n", "yaml-feature", "?", "a `?` key is not allowed here"},
		{"second document", "a: b\n---\nc: d\n", "yaml-feature", "c", "a second document begins here"},
		{"repeated key", "ü: b\nc: d\nü: e\n", "repeated-key", "ü", "the key `ü` stands here a second time"},
		{"repeated key in flow", "x: {a: b, 'a': c}\n", "repeated-key", "'a'", "the key `a` stands here a second time"},
		{"colon in a text", "ü: ä: c\n", "bad-yaml", "ä", "a second `key:` cannot stand on one line"},
		{"unclosed bracket", "a: [b, c\n", "bad-yaml", "[", "this list in brackets lacks its `]`"},
		{"unclosed quote", "a: \"b\nc: d\n", "bad-yaml", "\"b", "this text lacks its closing quote"},
		{"tab for indentation", "a:\n\tb: c\n", "bad-yaml", "\t", "a tab stands where spaces must indent"},
		{"line without a colon", "a: b\nc\n", "bad-yaml", "c", "this line has no `key:`"},
		{"at sign", "a: @x\n", "bad-yaml", "@", "a text cannot begin with this character"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const base = 10
			_, list := Parse("a.md", []byte(tt.src), base)
			if len(list) != 1 {
				t.Fatalf("want one diagnostic, got %v", list)
			}
			d := list[0]
			at := tt.src[d.At.Span.Start-base : d.At.Span.End-base]
			if d.Code != tt.code || d.Message != tt.message || at != tt.at {
				t.Errorf("got %s at %q: %s\nwant %s at %q: %s", d.Code, at, d.Message, tt.code, tt.at, tt.message)
			}
		})
	}
}

func TestRepeatedKeyNamesBothPlacesAndKeepsTheFirst(t *testing.T) {
	v, list := Parse("a.yaml", []byte("id: a\nid: b\nid: c\n"), 0)
	if len(list) != 2 {
		t.Fatalf("want two diagnostics, got %v", list)
	}
	for i, d := range list {
		if want := 6 * (i + 1); d.At.Span.Start != want || len(d.Also) != 1 || d.Also[0].Span.Start != 0 {
			t.Errorf("places: %+v", d)
		}
	}
	if got, _ := v.Get("id"); got.Text != "a" {
		t.Errorf("id is %q", got.Text)
	}
}

func TestNestingIsAllowedToThirtyTwoLevelsAndNoDeeper(t *testing.T) {
	block := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}
	lists := func(n int) string { // each list stands at the column of its key
		var b strings.Builder
		for i := range n / 2 {
			b.WriteString("a:\n" + strings.Repeat("  ", i) + "- ")
		}
		if n%2 == 1 {
			b.WriteString("a: ")
		}
		return b.String() + "x\n"
	}
	for name, write := range map[string]func(int) string{
		"flow lists":    func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) },
		"flow mappings": func(n int) string { return strings.Repeat("{a: ", n) + strings.Repeat("}", n) },
		"dashes":        func(n int) string { return strings.Repeat("- ", n) + "x" },
		"mappings":      block,
		"lists at keys": lists,
	} {
		if _, list := Parse("a", []byte(write(32)), 0); len(list) > 0 {
			t.Errorf("%s, 32 levels: %v", name, list)
		}
		for _, n := range []int{33, 40, 5000} {
			if strings.Contains(write(2), "\n") && n > 1000 {
				continue // megabytes of indentation
			}
			if _, list := Parse("a", []byte(write(n)), 0); len(list) != 1 || list[0].Code != "too-deep" {
				t.Errorf("%s, %d levels: %v", name, n, list)
			}
		}
	}
}

func TestHostileInputIsReadInTime(t *testing.T) {
	const size = 12 << 10
	units := []string{"[", "- ", "a\n", "\"", "'", "|\n", "#", "# x\n", "{", "a: b\n", "- x\n", "a: |\n x\n", "a: \"x\n\n", "x ",
		"\n", " \n", "a,", "[a,", "a: [x, y]\n", "? ", "!a ", "&a ", "*a ", "\\", "'' ", ": ", "é", "---\n", " a\n", " - a\n", "\n\n\n x\n"}
	for _, before := range []string{"", "[", "\"", "a: ", "a: |\n  ", "a: >\n  "} {
		for _, unit := range units {
			start := time.Now()
			Parse("a", []byte(before+strings.Repeat(unit, size/len(unit))), 0)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("%q and many %q took %v", before, unit, took)
			}
		}
	}
}

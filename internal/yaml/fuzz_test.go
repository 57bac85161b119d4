package yaml

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

// checkSpans walks a tree and reports what is wrong with its places: every
// span lies in its parent's, siblings follow each other, and a plain scalar's
// span holds its text.
func checkSpans(t *testing.T, src string, base int, v Value, within diag.Span) {
	t.Helper()
	if v.Span.File != within.File || v.Span.Start < within.Start || v.Span.End > within.End || v.Span.Start > v.Span.End {
		t.Fatalf("span %v lies outside %v", v.Span, within)
	}
	written := src[v.Span.Start-base : v.Span.End-base]
	switch {
	case v.Kind == Scalar && !v.Quoted && !strings.Contains(written, "\n") && written != v.Text:
		t.Fatalf("plain scalar %q is written %q", v.Text, written)
	case v.Kind == Scalar && v.Quoted && !strings.Contains(`"'|>`, written[:1]):
		t.Fatalf("quoted scalar %q is written %q", v.Text, written)
	case v.Kind == Null && written != "" && written != "~" && written != "null":
		t.Fatalf("null is written %q", written)
	}
	at := v.Span.Start
	for _, item := range v.Items {
		if item.Span.Start < at {
			t.Fatalf("entry at %v begins before %d", item.Span, at)
		}
		checkSpans(t, src, base, item, v.Span)
		at = item.Span.End
	}
	for _, p := range v.Pairs {
		key := src[p.KeySpan.Start-base : p.KeySpan.End-base]
		if p.KeySpan.Start < at || p.Value.Span.Start < p.KeySpan.End {
			t.Fatalf("key %q at %v is out of order", p.Key, p.KeySpan)
		}
		if strings.IndexAny(key, `"'`) != 0 && !strings.Contains(key, "\n") && key != p.Key {
			t.Fatalf("key %q is written %q", p.Key, key)
		}
		checkSpans(t, src, base, p.Value, v.Span)
		at = p.Value.Span.End
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		frontMatter, "", "a: b", "a: [b, {c: d}]\r\n", "- |\n x\n\n- >-\n  y\n", "ä: \"\\u00e4\" # c\n'k': 'it''s'\n",
		"\ufeffa:\n- b\n-\n", "a: ~\nb: null\nc:\n", "a: &x b\nc: *x\n<<: *x\n", "? a\n: b\n", "---\na\n...\n", "a: |2\n   x\n", "a: one\n  two\n\n  three\n",
		"%YAML 1.2\n---\na: !!str b\n", "a: \"x\n\n  y\\\n  z\"\n", "{a, b: , [c]: d}", "[a: b, 'c': d]", "a:\n  - b: c\n    d:\n    - e\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		const base = 5
		if len(src) > 4<<10 {
			return
		}
		file := diag.Span{File: "f", Start: base, End: base + len(src)}
		v, list := Parse("f", []byte(src), base)
		for _, d := range list {
			for _, n := range append(d.Also, d.At) {
				if n.Span.File != "f" || n.Span.Start < file.Start || n.Span.End > file.End || n.Span.Start > n.Span.End {
					t.Fatalf("diagnostic %s at %v", d.Code, n.Span)
				}
			}
			if strings.ContainsAny(d.Message+d.Help, "\n\x00") || d.Message == "" {
				t.Fatalf("message %q, help %q", d.Message, d.Help)
			}
		}
		if len(list) == 0 {
			checkSpans(t, src, base, v, file)
		}
		var into struct {
			A []string         `yaml:"a,one"`
			B map[string]Value `yaml:"b"`
			C *int             `yaml:"c,required"`
		}
		Decode(v, &into)
	})
}

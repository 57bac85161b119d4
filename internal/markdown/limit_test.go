package markdown

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

func TestWhatIsOverALimitIsSaidAndReadAsText(t *testing.T) {
	spans := strings.Repeat("[a]{k=v} ", 500) + "\n\n"
	for _, c := range []struct {
		name, src string
		code      string
		at        int    // where it is said
		within    string // most of the limit: no diagnostic
		text      string // what the text has
	}{
		{"a large file", strings.Repeat("abc def ghi jkl mno pqr stu vwx yz\n", maxSource/35+1), "too-large", 0, strings.Repeat("abc def ghi jkl mno pqr stu vwx yz\n", maxSource/35), "yz"},
		{"a long line", "a\n\n" + strings.Repeat("b", maxLine+1), "too-large", 3, "a\n\n" + strings.Repeat("b", maxLine), "bbb"},
		{"many lines", strings.Repeat("a\n", maxMarks/2+1), "too-many", maxMarks, strings.Repeat("a\n", maxMarks/2-1), "a\na"},
		{"blank lines in lists", strings.Repeat("- ", 32) + "a" + strings.Repeat("\n", maxBlanks/64+3) + "b", "too-many", 66 + maxBlanks/64, strings.Repeat("- ", 31) + "a\n\n\n\nb", "b"},
		{"deep quotes", strings.Repeat("> ", maxContainers+1) + "a", "too-deep", 2 * maxContainers, strings.Repeat("> ", maxContainers) + "a", "> a"},
		{"deep lists", strings.Repeat("- ", maxContainers/2+1) + "a", "too-deep", maxContainers, strings.Repeat("- ", maxContainers/2) + "a", "- a"},
		{"deep footnotes", strings.Repeat("> ", maxContainers) + "[^a]: b[^a]", "too-deep", 2 * maxContainers, "a[^a]\n\n" + strings.Repeat("> ", maxContainers-1) + "[^a]: b", "[^a]: b"},
		{"deep spans", strings.Repeat("[", maxSpans+1) + "a" + strings.Repeat("]{k=v}", maxSpans+1), "too-deep", maxSpans, strings.Repeat("[", maxSpans) + "a" + strings.Repeat("]{k=v}", maxSpans), "[a]{k=v}"},
		{"open brackets", strings.Repeat("[", maxLabels+1) + "a", "too-deep", maxLabels, strings.Repeat("[", maxLabels) + "a", "[a"},
		{"signs of emphasis", strings.Repeat("*a* ", maxDelimiters/2) + "*b*", "too-many", 2 * maxDelimiters, strings.Repeat("*a* ", maxDelimiters/2), "a"},
		{"cells", "a|b\n-|-\n" + strings.Repeat("c|d\n", maxCells/2), "too-many", 4, "a|b\n-|-\n" + strings.Repeat("c|d\n", maxCells/2-1), "d"},
		{"empty cells", strings.Repeat("a|", 100) + "\n" + strings.Repeat("-|", 100) + "\n" + strings.Repeat("c\n", 120), "too-many", 201, strings.Repeat("a|", 100) + "\n" + strings.Repeat("-|", 100) + "\n" + strings.Repeat("c\n", 40), "c"},
		{"definitions", numbered(maxReferences+1, "[r%d]: u\n\n") + "a", "too-many", len(numbered(maxReferences, "[r%d]: u\n\n")), numbered(maxReferences, "[r%d]: u\n\n") + "[r9999]", "a"},
		{"definitions in one paragraph", numbered(maxReferences/2+1, "[r%d]: u\n") + "a", "too-many", 0, numbered(maxReferences/2-1, "[r%d]: u\n") + "a", "a"},
		{"what references stand for", "[a]: " + strings.Repeat("u", 60_000) + "\n\n[a] [a] b", "too-large", 60_013, "[a]: " + strings.Repeat("u", 60_000) + "\n\n[a] b", "[a] b"},
		{"footnotes", numbered(maxNotes+1, "a[^%d]\n\n[^%[1]d]: b\n\n"), "too-many", len(numbered(maxNotes, "a[^%d]\n\n[^%[1]d]: b\n\n") + "a[^5000]\n\n"), numbered(maxNotes, "a[^%d]\n\n[^%[1]d]: b\n\n"), "[^5000]: b"},
		{"the name of a language", "```" + strings.Repeat("x", maxInfo+1) + "\na\n```", "too-large", 3, "```" + strings.Repeat("x", maxInfo) + "\na\n```", "a"},
		{"annotations", strings.Repeat(spans, maxAnnotations/500) + "[b]{k=v}", "too-many", 40 * len(spans), strings.Repeat(spans, maxAnnotations/500), "[b]{k=v}"},
		{"cites", "[" + strings.Repeat("@a;", maxAnnotations) + "@a]", "too-many", 0, "b [" + strings.Repeat("@a;", maxAnnotations-1) + "@a]", "@a"},
		{"attributes", "[a]{" + numbered(maxAttributes+1, "k%d=v ") + "}", "too-many", 3, "[a]{" + numbered(maxAttributes, "k%d=v ") + "}", "{k0=v"},
		{"front matter", "---\n" + strings.Repeat("#\n", maxFront/2+1) + "---\na", "too-large", 4, "---\n" + strings.Repeat("#\n", maxFront/2) + "---\na", "a"},
	} {
		a, list := Parse("x.md", []byte(c.src))
		var found []diag.Diagnostic
		for _, d := range list {
			if strings.HasPrefix(d.Code, "too-") {
				found = append(found, d)
			}
		}
		if len(found) != 1 || found[0].Code != c.code || found[0].At.Span.Start != c.at || found[0].Help == "" {
			t.Errorf("%s: got %v, want %s at %d", c.name, found, c.code, c.at)
		}
		text := ""
		for _, p := range Text(a) {
			text += p.Text + "\n"
		}
		if !strings.Contains(text, c.text) {
			t.Errorf("%s: the text has no %q", c.name, c.text)
		}
		if len(list) < 10 {
			for _, b := range a.Blocks {
				if s := b.Source(a.Path, 0, min(1, len(b.Text))); s.Start < a.Body || s.End > len(a.Src) {
					t.Errorf("%s: a block stands at %v", c.name, s)
				}
			}
		}
		if _, list := Parse("x.md", []byte(c.within)); len(list) > 0 && strings.HasPrefix(list[0].Code, "too-") {
			t.Errorf("%s: what is within the limit gives %v", c.name, list[0])
		}
	}
}

func TestMistakesAreListedUpToALimit(t *testing.T) {
	_, list := Parse("x.md", []byte(strings.Repeat("a]{k=v}\n\n", 3*maxReports)))
	if len(list) != maxReports+1 || list[len(list)-1].Code != "too-many" {
		t.Errorf("%d diagnostics, the last %v", len(list), list[len(list)-1])
	}
}

func TestPlacesAreKnownInBytesAndCharacters(t *testing.T) {
	src := []byte("---\nlang: ru\n---\nЧа [été]{note=\"«é»\" org=ж-1} 👍[👍 [@ц, с. 4]]{.quote}\n")
	a, list := Parse("x.md", src)
	if len(list) > 0 || len(a.Annotations) != 2 || len(a.Citations) != 1 {
		t.Fatalf("%v", list)
	}
	note, org := a.Annotations[0].Attrs[0], a.Annotations[0].Attrs[1]
	for _, c := range []struct {
		at     diag.Span
		text   string
		column int
	}{
		{a.Annotations[0].At, "[été]{note=\"«é»\" org=ж-1}", 4},
		{a.Annotations[0].Words, "été", 5},
		{note.ValueAt, "«é»", 16},
		{org.At, "org=ж-1", 21},
		{org.ValueAt, "ж-1", 25},
		{a.Annotations[1].Words, "👍 [@ц, с. 4]", 32},
		{a.Annotations[1].Attrs[0].KeyAt, "quote", 47},
		{a.Citations[0].At, "[@ц, с. 4]", 34},
		{a.Citations[0].Cites[0].At, "ц", 36},
	} {
		line, column := diag.Position(src, c.at.Start)
		if string(src[c.at.Start:c.at.End]) != c.text || line != 4 || column != c.column {
			t.Errorf("%q at %d:%d, want %q at 4:%d", src[c.at.Start:c.at.End], line, column, c.text, c.column)
		}
	}
}

package importer

import (
	"bytes"
	"testing"

	"dossier/internal/markdown"

	"pgregory.net/rapid"
)

func TestSpanBehindAnExclamationMarkIsNoPicture(t *testing.T) {
	for text, want := range map[string]string{
		"a!b":   "a\\![b]{.x}\n",
		`a\!b`:  "a\\\\\\![b]{.x}\n",
		"a!*":   "a\\![\\*]{.x}\n",
		"a. !B": "a. \\![B]{.x}\n",
	} {
		n := len(text)
		d := &draft{lang: "en", paragraphs: []part{{Paragraph: Paragraph{Text: text}, spans: []span{{n - 1, n, ".x"}}}}}
		if got, _ := writeBody(d, 0); string(got) != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// Spans may be put round any characters: the text stays, and every span is
// read back.
func TestSpansAnywhereAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, _ := joinLines("x"+rapid.StringOf(rapid.SampledFrom([]rune("aB. !?*_#&<>`|-+1\\“”\u00a0ж"))).Draw(t, "text")+"y", 0)
		var borders, hard []int
		for i := range text {
			if text[i] == ' ' && tight(text[:i], text[i+1:]) && rapid.Bool().Draw(t, "hard") {
				hard = append(hard, i)
				continue
			}
			borders = append(borders, i)
		}
		at := rapid.SliceOfNDistinct(rapid.SampledFrom(borders), min(2, len(borders)), 2, rapid.ID[int]).Draw(t, "at")
		outer := span{min(at[0], at[1]), max(at[0], at[1]), ".outer"}
		inner := span{outer.start, outer.end, ".inner"}
		d := &draft{lang: "en", paragraphs: []part{{Paragraph: Paragraph{Text: text, Breaks: hard}, spans: []span{outer, inner}}}}
		body, _ := writeBody(d, 0)
		a, list := markdown.Parse("x.md", body)
		if len(list) > 0 || len(a.Annotations) != 2 || len(markdown.Text(a)) != 1 {
			t.Fatalf("%q is written %q: %v", text, body, list)
		}
		if breaks := bytes.Count(body, []byte("\\\n")); breaks != len(hard) {
			t.Fatalf("%q is written %q, with %d hard breaks", text, body, breaks)
		}
		got := []byte(markdown.Text(a)[0].Text)
		for i := range got {
			if got[i] == '\n' {
				got[i] = ' '
			}
		}
		if string(got) != text {
			t.Fatalf("%q is written %q and reads %q", text, body, got)
		}
	})
}

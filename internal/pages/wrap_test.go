package pages

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWrappedLinesHoldAllWordsAndAllSigns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text Text
		signs := 0
		for range rapid.IntRange(0, 6).Draw(t, "runs") {
			r := Run{Words: rapid.StringMatching(`[a-zé ]{0,12}[a-z]`).Draw(t, "words")}
			if rapid.Bool().Draw(t, "signed") {
				r.Signs = []Sign{{Mark: "†"}}
				signs++
			}
			text.runs = append(text.runs, r)
		}
		width := rapid.IntRange(1, 20).Draw(t, "width")
		var words []string
		for _, line := range text.Wrap(width) {
			bare := line.Bare()
			if line.letters(len(bare)) > width && strings.Contains(strings.TrimSpace(bare), " ") {
				t.Fatalf("the line %q is longer than %d", bare, width)
			}
			words = append(words, strings.Fields(bare)...)
			for _, r := range line.runs {
				signs -= len(r.Signs)
			}
		}
		if got, want := strings.Join(words, " "), strings.Join(strings.Fields(text.Bare()), " "); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		if signs != 0 {
			t.Fatalf("%d signs are lost", signs)
		}
	})
}

func TestAShortenedTextSaysThatItIs(t *testing.T) {
	text := W("United States and its many friends")
	if got := text.Short(20).Bare(); got != "United States and …" {
		t.Errorf("got %q", got)
	}
	if got := text.Short(40).Bare(); got != text.Bare() {
		t.Errorf("got %q", got)
	}
}

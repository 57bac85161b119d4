package importer

import (
	"strings"
	"testing"
)

func TestLossyArticleIsRefused(t *testing.T) {
	const original = "One *two* three.\n\nFour."
	for body, want := range map[string]string{
		"One \\*two\\* three.\n\nFour.\n":       "",
		"One *two* three.\n\nFour.\n":           "lossy-import",
		"One \\*two\\* three.\nFour.\n":         "lossy-import",
		"One \\*two\\* three.\n":                "lossy-import",
		"One \\*two\\* <b>three.\n\nFour.\n":    "lossy-import",
		"One \\*two\\* [three]{=}.\n\nFour.\n":  "lossy-import",
		"One \\*two\\* three.\n\nFour.\n\nAh\n": "lossy-import",
	} {
		const front = "---\nlang: en\n---\n"
		list := prove(Result{Name: "x.txt", Article: []byte(front + body), ArticlePath: "content/articles/x.md", Original: []byte(original), OriginalPath: "content/originals/x.txt"}, len(front))
		got := ""
		if len(list) > 0 {
			got = list[0].Code
		}
		if got != want {
			t.Errorf("%q: got %v, want %q", body, list, want)
		}
	}
}

func TestWhatIsWrongWithTheOptionsIsSaidAsSuch(t *testing.T) {
	r, list := Import("x.txt", []byte("Some text."), Options{Issued: "yesterday"})
	if len(list) != 1 || list[0].Code != "bad-date" || list[0].At.Span.File != "x.txt" || r.Slug != "" {
		t.Errorf("got %v, %+v", r, list)
	}
	_, list = Import("x.txt", []byte("Some text."), Options{Lang: "en\n---\nx", URL: "\"}\x1b"})
	for _, d := range list {
		if strings.HasPrefix(d.Code, "lossy") {
			t.Errorf("a strange option made the text lossy: %v", d)
		}
	}
}

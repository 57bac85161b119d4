package importer

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"dossier/internal/annot"
)

func TestFrontMatterSaysWhatIsKnownInOrder(t *testing.T) {
	raw := []byte("No headline is here. By nobody.\n\nAuthor: Jane Doe")
	r, list := Import("x.txt", raw, Options{
		Slug: "a-slug", Lang: "de", Publisher: annot.Ref{ID: "valdai"}, Issued: "2016-06~", URL: "https://example.org/x", Retrieved: "2026-11-21",
	})
	want := fmt.Sprintf(`---
title: {text: "No headline is here. By nobody.", from: editor}
publisher: valdai
byline: [{literal: Jane Doe}]
issued: 2016-06~
url: https://example.org/x
original: {file: originals/a-slug.txt, sha256: %x, retrieved: 2026-11-21}
lang: de
rights: {status: unknown}
show: full
---
`, sha256.Sum256(raw))
	if got := string(r.Article); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s%v", got, want, list)
	}
}

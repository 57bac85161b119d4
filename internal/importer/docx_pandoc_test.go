package importer

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// articleTexts are the paragraphs of testdata/docx/article.md as they are
// printed. A bare number of a list is no text.
var articleTexts = []string{
	"A bridge is closed", "What the town knows so far",
	"The bridge over the river was closed on Monday after an inspection, Jane Doe said.¹",
	"What was found", "Some 1,200 people cross it every day, and there is a report on it.",
	"a crack in the third pier", "rust on some of the rails", "on the left", "on the right", "We will see what comes of it.",
	"Что известно", "Мост закрыли в понедельник, сообщила Анна Сидорова. «Около двух тысяч человек» ходят по нему каждый день.",
	"Year People", "2015 1,100", "2016 1,200", "¹ The inspection was the second in a year.",
}

// needTool gives the path of a program that a test needs: without it the test
// is skipped, and fails where everything has to be there.
func needTool(t *testing.T, name string) string {
	t.Helper()
	tool, err := exec.LookPath(name)
	if err == nil {
		return tool
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("SKIPPED: %s is not installed", name)
	return ""
}

func TestDocxOfPandoc(t *testing.T) {
	raw, err := os.ReadFile("testdata/docx/article.docx")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("stored", func(t *testing.T) { checkArticle(t, raw) })
	t.Run("fresh", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "a.docx")
		if out, err := exec.Command(needTool(t, "pandoc"), "testdata/docx/article.md", "-o", file).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkArticle(t, raw)
	})
}

func checkArticle(t *testing.T, raw []byte) {
	t.Helper()
	out, _ := readClean(t, raw)
	if got := textsOf(out.Paragraphs); !slices.Equal(got, articleTexts) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(articleTexts, "\n"))
	}
	if out.Paragraphs[0].Role != Headline || out.Paragraphs[1].Role != Standfirst || out.Paragraphs[3].Level != 2 {
		t.Errorf("%+v", out.Paragraphs[:4])
	}
}

// A document goes through the whole import, which proves its article.
func TestDocumentsAreImported(t *testing.T) {
	for _, file := range []string{"testdata/docx/article.docx", "testdata/pdf/article.pdf", "testdata/pdf/columns.pdf"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out, list := Import(filepath.Base(file), raw, Options{})
		if out.Slug == "" || len(out.Extracted) == 0 {
			t.Fatalf("%s: %v", file, list)
		}
		in, list := extract(filepath.Base(file), raw, "")
		if text := extracted(in); string(text) != string(out.Extracted) {
			t.Errorf("%s: extracted again, the text is another: %v", file, list)
		}
	}
}

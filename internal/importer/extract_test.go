package importer

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

func TestExtractedTextHasAParagraphALine(t *testing.T) {
	in := Raw{Paragraphs: []Paragraph{
		{Text: "One.\u00a0 Two."},
		{Text: "a  b c", Code: true, Breaks: []int{1, 2, 4}},
		{Text: " x", Cells: []int{0}, Within: []Container{{Kind: Table}}},
	}}
	if got, want := string(extracted(tidy(in))), "One.\u00a0 Two.\n\na\n\nb c\n\n x\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// U+FEFF at the beginning of a text is a character of it, and no byte order
// mark of the file that it is stored in.
func TestTextThatBeginsWithAZeroWidthSpaceIsProved(t *testing.T) {
	in := tidy(Raw{Paragraphs: []Paragraph{{Text: "\ufeffone"}}})
	body, _, _ := newDraft(in, Options{Lang: "en"}).write(0)
	a, _ := markdown.Parse("x.md", append([]byte("---\n---\n"), body...)) // a file may begin with a mark
	if found := verbatim.Compare(a, "x.txt", extracted(in)); len(found) > 0 {
		t.Errorf("%q: %v", body, found)
	}
}

func TestTextInAnotherEncodingIsStoredAndExtractedAgain(t *testing.T) {
	text := "Мост закрыли на ремонт в марте, сообщил совет.\n\nЕго снова открыли в июне, и никто не пострадал.\n"
	raw := encodedIn(t, "koi8-r", text)
	r, list := Import("x.txt", raw, Options{Retrieved: "2026-11-21"})
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	var paths []string
	for _, f := range r.Files() {
		paths = append(paths, f.Path)
	}
	want := "content/originals/x.txt content/originals/x.extracted.txt content/articles/x.md"
	if got := strings.Join(paths, " "); got != want || string(r.Extracted) != text {
		t.Errorf("got %s with %q", got, r.Extracted)
	}
	a, list := markdown.Parse(r.ArticlePath, r.Article)
	o := a.Front.Original
	if len(list) > 0 || o.Extraction != "koi8-r" || o.Extracted != "originals/x.extracted.txt" || o.ExtractedSHA256 == "" {
		t.Errorf("got %v\n%s", list, r.Article)
	}
	files := map[string][]byte{r.OriginalPath: r.Original, r.ExtractedPath: r.Extracted}
	if found := CheckExtraction(a, files); len(found) > 0 {
		t.Errorf("nothing has changed, but %v", found)
	}
	for changed, want := range map[string]int{
		strings.Replace(text, "июне", "июле", 1): strings.Index(text, "Его"),
		text + "\nБольше.\n":                     len(text),
		"":                                       0,
	} {
		files[r.ExtractedPath] = []byte(changed)
		found := CheckExtraction(a, files)
		if len(found) != 1 || found[0].Code != "extraction-differs" || found[0].Severity != diag.Error || found[0].At.Span.Start != want {
			t.Errorf("%q: %v, want a difference at %d", changed, found, want)
		}
	}
	files[r.OriginalPath] = []byte("\x00")
	if found := CheckExtraction(a, files); len(found) != 1 || found[0].Severity != diag.Error {
		t.Errorf("an original without a text gives %v", found)
	}
}

func TestLaterExtractorMayDiffer(t *testing.T) {
	r, _ := Import("x.md", []byte("# One\n\nTwo.\n"), Options{})
	r.Article = []byte(strings.Replace(string(r.Article), markdownExtraction, "markdown 0", 1))
	a, _ := markdown.Parse(r.ArticlePath, r.Article)
	found := CheckExtraction(a, map[string][]byte{r.OriginalPath: r.Original, r.ExtractedPath: []byte("One\n\nTwo!\n")})
	if len(found) != 1 || found[0].Severity != diag.Info || !strings.Contains(found[0].Message, "markdown 0") {
		t.Errorf("got %v", found)
	}
}

func TestFormatIsPickedByTypeThenExtensionThenBytes(t *testing.T) {
	for _, test := range []struct{ name, kind, raw, want string }{
		{"x.txt", "text/markdown; charset=utf-8", "a", "Markdown"},
		{"x.md", "text/plain", "a", "Markdown"},
		{"x.php", "text/html", "a", "HTML"},
		{"x", "", "a", "plain text"},
		{"x", "application/octet-stream", "<!doctype html>", "HTML"},
	} {
		if f, _ := formatOf(test.name, test.kind, []byte(test.raw)); f.Name != test.want {
			t.Errorf("%v is %s", test, f.Name)
		}
	}
}

package importer

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPDFOfChromium reads what a browser makes of a page: once as it is stored,
// once printed by the browser of this machine.
func TestPDFOfChromium(t *testing.T) {
	for _, name := range []string{"article", "columns"} {
		html, err := os.ReadFile("testdata/pdf/" + name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		want := printedBy(string(html))
		t.Run(name+" stored", func(t *testing.T) {
			raw, err := os.ReadFile("testdata/pdf/" + name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			checkPrinted(t, raw, want)
		})
		t.Run(name+" fresh", func(t *testing.T) {
			tool := needTool(t, "chromium")
			in, err := filepath.Abs("testdata/pdf/" + name + ".html")
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "x.pdf")
			cmd := exec.Command(tool, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+t.TempDir(), "--print-to-pdf="+file, "file://"+in)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkPrinted(t, raw, want)
		})
	}
}

// printedBy gives the blocks of a test page that are headings, paragraphs,
// items or cells, without their markup.
func printedBy(html string) []string {
	_, body, _ := strings.Cut(html, "<body>")
	var out []string
	for _, m := range regexp.MustCompile(`(?s)<(h1|p|li|tr)\b[^>]*>(.*?)(</h1>|</p>|</li>|</tr>|<ol)`).FindAllStringSubmatch(body, -1) {
		text := regexp.MustCompile(`(?s)<sup>1</sup>`).ReplaceAllString(m[2], "¹")
		text = regexp.MustCompile(`</?(a|em|strong|sup|p)\b[^>]*>`).ReplaceAllString(text, "")
		text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")
		text = strings.NewReplacer("&amp;", "&", "&quot;", `"`, "\ufe0e", "").Replace(text)
		out = append(out, strings.Join(strings.Fields(text), " "))
	}
	return out
}

// checkPrinted compares paragraphs with those of the page. The numbers of a
// list, which a browser prints, are no text of the page.
func checkPrinted(t *testing.T, raw []byte, want []string) {
	t.Helper()
	number := regexp.MustCompile(`^\d\. `)
	var got []string
	for _, text := range textsOf(readPDFClean(t, raw).Paragraphs) {
		got = append(got, strings.ReplaceAll(number.ReplaceAllString(text, ""), "\ufe0e", ""))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

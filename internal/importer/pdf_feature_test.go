package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// fill is a paragraph's beginning that makes the size of the text that of most
// letters.
const fill = "Some words that are set in the size of the text and fill a line of it."

func TestPDFReadsWhatAPageShows(t *testing.T) {
	m := func() *pdfMaker { return &pdfMaker{} }
	for name, test := range map[string]struct {
		page func(m *pdfMaker) string
		want []string
	}{
		"lines in another order than read": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "second.", true) + m.show(60, 612, 10, "A line that is longer and comes", true)
		}, []string{"A line that is longer and comes second."}},
		"ligatures": {func(m *pdfMaker) string { return m.show(60, 600, 10, "oﬃce ﬁrst", true) }, []string{"office first"}},
		"a raised mark is no digit of a number": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "killed 100", true) + m.show(110, 604, 6, "1", true) + m.show(115, 600, 10, "men", true)
		}, []string{"killed 100¹ men"}},
		"bold by drawing twice": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "Bold", true) + m.show(60.3, 600, 10, "Bold", true)
		}, []string{"Bold"}},
		"the same word twice": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "no", true) + m.show(76, 600, 10, "no", true)
		}, []string{"no no"}},
		"letters set apart": {func(m *pdfMaker) string {
			return "3 Tc " + m.show(60, 600, 10, "WIDELY", false) + m.show(120, 600, 10, "SPACED", false) + "0 Tc "
		}, []string{"WIDELY SPACED"}},
		"a large initial": {func(m *pdfMaker) string {
			return m.show(60, 580, 36, "O", true) + m.show(80, 600, 10, "nce upon a time there were words", true) + m.show(80, 588, 10, "and more of them stood beside it", true) + m.show(60, 576, 10, "and below, to the end of the lines.", true)
		}, []string{"Once upon a time there were words and more of them stood beside it and below, to the end of the lines."}},
		"items": {func(m *pdfMaker) string {
			return m.show(60, 624, 10, fill, true) + m.show(60, 612, 10, "• one thing", true) + m.show(60, 600, 10, "• another", true) + m.show(60, 588, 10, "2. third", true)
		}, []string{fill, "• one thing", "• another", "2. third"}},
		"rows of a table": {func(m *pdfMaker) string {
			var out string
			for i := range 5 {
				y := 600 - 12*float64(i)
				out += m.show(60, y, 10, fmt.Sprint("row ", i), true) + m.show(200, y, 10, fmt.Sprint(i, "00"), true) + m.show(300, y, 10, "x", true)
			}
			return out
		}, []string{"row 0 000 x", "row 1 100 x", "row 2 200 x", "row 3 300 x", "row 4 400 x"}},
		"text along the margin comes last": {func(m *pdfMaker) string {
			return strings.Replace(m.show(0, 0, 8, "margin", true), "1 0 0 1 0 0 Tm", "0 1 -1 0 30 300 Tm", 1) + m.show(60, 600, 10, fill, true)
		}, []string{fill, "margin"}},
		"soft hyphens": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "a very long exam\u00ad", true) + m.show(60, 588, 10, "ple of it", true)
		}, []string{"a very long example of it"}},
		"beyond the page": {func(m *pdfMaker) string {
			return m.show(60, 600, 10, "seen", true) + m.show(900, 600, 10, "unseen", true)
		}, []string{"seen"}},
	} {
		maker := m()
		page := test.page(maker)
		maker.pages = []string{page}
		if got := textsOf(readPDFClean(t, maker.file()).Paragraphs); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestPDFTellsWhatItDid(t *testing.T) {
	for name, test := range map[string]struct {
		pages       func(m *pdfMaker) []string
		code, words string
		absent      string
	}{
		"a hyphen that may belong to the word": {func(m *pdfMaker) []string {
			return []string{m.show(60, 600, 10, "words that end in exam-", true) + m.show(60, 588, 10, "ple and go on", true)}
		}, "line-end-hyphen", "“exam-ple”", ""},
		"a hyphen that does not": {func(m *pdfMaker) []string {
			return []string{m.show(60, 600, 10, "an example of exam-", true) + m.show(60, 588, 10, "ple and go on", true)}
		}, "line-end-hyphen", "taken out", ""},
		"running heads": {func(m *pdfMaker) []string {
			return []string{
				m.show(60, 770, 9, "The Daily 1", true) + m.show(60, 600, 10, fill, true),
				m.show(60, 770, 9, "The Daily 2", true) + m.show(60, 600, 10, fill, true),
			}
		}, "left-out", "“The Daily 1”", "Daily"},
		"words read from a scan": {func(m *pdfMaker) []string {
			return []string{"3 Tr " + m.show(60, 600, 10, fill, true)}
		}, "recognised-text", "OCR", ""},
		"words beyond the page": {func(m *pdfMaker) []string {
			return []string{m.show(60, 600, 10, fill, true) + m.show(900, 600, 10, "unseen", true)}
		}, "left-out", "unseen", "unseen"},
	} {
		m := &pdfMaker{}
		m.pages = test.pages(m)
		out, list := readPDF(Input{Name: "x.pdf", Raw: m.file()})
		if len(list) != 1 || list[0].Code != test.code || !strings.Contains(list[0].Message, test.words) {
			t.Errorf("%s: got %v", name, list)
		}
		if all := strings.Join(textsOf(out.Paragraphs), "\n"); test.absent != "" && strings.Contains(all, test.absent) {
			t.Errorf("%s: the text is %q", name, all)
		}
	}
}

// A ban label at the foot of every page is printed once: where it first stands.
func TestPDFKeepsARepeatedNote(t *testing.T) {
	m := &pdfMaker{}
	for range 3 {
		m.pages = append(m.pages, m.show(60, 600, 10, fill, true)+m.show(60, 40, 8, "* Banned in Russia.", true))
	}
	texts := textsOf(readPDFClean(t, m.file()).Paragraphs)
	if n := strings.Count(strings.Join(texts, "\n"), "* Banned in Russia."); n != 1 {
		t.Errorf("the note stands %d times in %q", n, texts)
	}
}

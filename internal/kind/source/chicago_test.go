package source

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/registry"
)

// forms are the forms of a work that the golden cases hold.
type forms struct {
	Text      string `json:"text,omitempty"`      // in a text, by author and date
	TextAt    string `json:"textAt,omitempty"`    // the same with page 4
	Entry     string `json:"entry,omitempty"`     // in a bibliography by author and date
	Note      string `json:"note,omitempty"`      // a full note
	Short     string `json:"short,omitempty"`     // a short note
	ShortAt   string `json:"shortAt,omitempty"`   // the same with page 4
	ListEntry string `json:"listEntry,omitempty"` // in the bibliography of a text with notes
}

// byName gives the forms under their names.
func (f forms) byName() map[string]string {
	return map[string]string{"text": f.Text, "textAt": f.TextAt, "entry": f.Entry, "note": f.Note, "short": f.Short, "shortAt": f.ShortAt, "listEntry": f.ListEntry}
}

// works reads the golden works, as a dossier reads them.
func works(t *testing.T, file string) []*Source {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	records, list := registry.Read("content/sources/items.json", src, []annot.Kind{Kind{}})
	var out []*Source
	for _, r := range records {
		e, more := Kind{}.Decode(r)
		list = append(list, more...)
		out = append(out, e.(*Source))
	}
	for _, d := range list {
		t.Errorf("%s: %s", src[d.At.Span.Start:d.At.Span.End], d.Message)
	}
	return out
}

// golden reads what Pandoc's citeproc makes of the works.
func golden(t *testing.T, file string) map[string]forms {
	t.Helper()
	src, err := os.ReadFile("testdata/chicago/" + file + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]forms
	if err := json.Unmarshal(src, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// marked writes a line with what is in italics between underscores.
func marked(l line) string {
	out := ""
	for _, p := range l {
		if p.em {
			out += "_" + p.words + "_"
		} else {
			out += p.words
		}
	}
	return out
}

// formsOf are a work's forms as they are written here.
func formsOf(s *Source) forms {
	i := &s.item
	return forms{
		Text: "(" + marked(i.inText(s.ID, "")) + ")", TextAt: "(" + marked(i.inText(s.ID, "4")) + ")", Entry: marked(i.entry(s.ID, "")),
		Note: marked(i.note(s.ID, "")), Short: marked(i.shortNote(s.ID, "")), ShortAt: marked(i.shortNote(s.ID, "4")), ListEntry: marked(i.listEntry(s.ID)),
	}
}

// TestWorksAreCitedAsCiteprocCitesThem compares every form of the golden works
// with that of Pandoc's citeproc and the Chicago styles of CSL. What is known to
// differ must go on differing.
func TestWorksAreCitedAsCiteprocCitesThem(t *testing.T) {
	expected := golden(t, "expected")
	byType := map[string]int{}
	same := 0
	for _, s := range works(t, "testdata/chicago/items.json") {
		byType[s.Type]++
		want, ok := expected[s.ID]
		if !ok {
			t.Errorf("%s is not expected", s.ID)
		}
		ours, theirs := formsOf(s).byName(), want.byName()
		for _, form := range slices.Sorted(maps.Keys(ours)) {
			_, known := chicagoDifferences[s.ID+" "+form]
			switch equal := ours[form] == theirs[form]; {
			case equal && known:
				t.Errorf("%s %s no longer differs", s.ID, form)
			case !equal && !known:
				t.Errorf("%s %s\nours   %s\ntheirs %s", s.ID, form, ours[form], theirs[form])
			case equal:
				same++
			}
		}
		delete(expected, s.ID)
	}
	for id := range expected {
		t.Errorf("%s is no work", id)
	}
	for _, typ := range []string{"article-newspaper", "article-magazine", "article-journal", "webpage", "report", "book", "chapter", "legislation",
		"legal_case", "interview", "speech", "post", "post-weblog", "broadcast", "dataset"} {
		if byType[typ] < 4 {
			t.Errorf("only %d works of the type %s", byType[typ], typ)
		}
	}
	for form := range chicagoDifferences {
		id, name, _ := strings.Cut(form, " ")
		if _, ok := golden(t, "expected")[id].byName()[name]; !ok {
			t.Errorf("there is no form %s", form)
		}
	}
	t.Logf("%d forms are the same, %d are known to differ", same, len(chicagoDifferences))
}

// chicagoDifferences are the forms that differ from those of citeproc, and why
// that is meant.
var chicagoDifferences = differences(map[string][]string{
	"prepositions of any length are written small (Chicago 8.159); citeproc knows the short ones": {
		"mag-one entry", "mag-one listEntry", "mag-one note", "mag-one short", "mag-one shortAt"},
	"pages of four digits are shortened like others (Chicago 9.61); citeproc keeps the rule of an older edition": {
		"journal-issue-only entry", "journal-issue-only listEntry", "journal-issue-only note"},
	"an approximate date says so; CSL has no more than an uncertain one, and in lists by author and date not even that": {
		"book-circa entry", "book-circa listEntry", "book-circa note", "book-circa text", "book-circa textAt"},
	"a law keeps its number in a list by author and date, and needs no date beside it; the style has n.d. instead": {
		"law-number entry", "law-number text", "law-number textAt"},
	"only a law of the United States is a Public Law": {
		"law-number listEntry", "law-number note"},
	"a text names a work without a maker by its short title (Chicago 15.34); the style writes the long one": {
		"case-short text", "case-short textAt"},
	"a point stands before who asked the questions; the style forgets it": {
		"interview-one entry", "interview-untitled entry", "interview-web entry", "interview-archive entry"},
	"a speech keeps its occasion where no place is known; the style leaves both out": {
		"speech-url note"},
	"a particle that begins with an apostrophe stays small, as in Dutch; the style writes its letter large": {
		"book-small-particle short", "book-small-particle shortAt"},
	"an encyclopaedia keeps its edition (Chicago 14.233); the style leaves it out of the bibliography": {
		"entry-one listEntry"},
})

// differences gives the reason for each form.
func differences(byReason map[string][]string) map[string]string {
	out := map[string]string{}
	for reason, list := range byReason {
		for _, form := range list {
			out[form] = reason
		}
	}
	return out
}

// TestWorksOfTheSameNamesAndYearAreToldApart compares what a text calls works
// among their likes with what citeproc calls them.
func TestWorksOfTheSameNamesAndYearAreToldApart(t *testing.T) {
	expected := golden(t, "apart-expected")
	list := works(t, "testdata/chicago/apart.json")
	for _, backwards := range []bool{false, true} {
		var all []*work
		for _, s := range list {
			all = append(all, &work{id: s.ID, item: &s.item, title: s.Base.Title})
		}
		if backwards {
			slices.Reverse(all)
		}
		known := tellApart(all)
		for _, s := range list {
			a := known.of(s.ID)
			known := strings.HasPrefix(s.ID, "day-") // letters follow the titles here (Chicago 15.20), in CSL the days
			if got, want := "("+marked(s.inTextAs(s.ID, a))+")", expected[s.ID].Text; (got != want) != known {
				t.Errorf("%s: got %s, want %s", s.ID, got, want)
			}
			if got, want := marked(s.entry(s.ID, a.letter)), expected[s.ID].Entry; got != want && !known && !strings.HasPrefix(want, "———") {
				t.Errorf("%s: got %s, want %s", s.ID, got, want)
			}
		}
	}
}

package importer

import (
	"strings"
	"testing"
)

func TestPrintedDate(t *testing.T) {
	for line, want := range map[string]string{
		"12 March 2019":                        "2019-03-12",
		"12th March, 2019":                     "2019-03-12",
		"March 12, 2019":                       "2019-03-12",
		"Sept. 3, 2019":                        "2019-09-03",
		"Saturday, 12 March 2019, 14:35 GMT":   "2019-03-12",
		"Published: March 12, 2019 at 2:35 pm": "2019-03-12",
		"2019-03-12":                           "2019-03-12",
		"12 марта 2019 г.":                     "2019-03-12",
		"12 мая 2019 года, 14:35":              "2019-05-12",
		"12.03.2019":                           "2019-03-12",
		"Опубликовано: 12.03.2019 14:35":       "2019-03-12",
		"03/12/2019":                           "", // whose order is it?
		"31 February 2019":                     "",
		"12 people 2019":                       "",
		"12 March 2019 was a cold day":         "",
		"On 12 March 2019 they came":           "",
		"12 March":                             "",
	} {
		if got := printedDate(line); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

func TestCreditsAreMarkedLineByLine(t *testing.T) {
	body := "\n\nThe council approved the plan for the harbour on Tuesday after a debate of nine hours.\n\nOthers did not like it at all.\n"
	for name, test := range map[string]struct{ head, title, byline, issued, has, code string }{
		"parted": {"Council Approves Plan\n\nBy Jane Doe\n\n12 March 2019", "", "Jane Doe", "2019-03-12",
			"# Council Approves Plan\n\n[By Jane Doe]{.byline}\n\n12 March 2019\n\nThe council", "guessed-issued"},
		"credits together": {"Council Approves Plan\n\nBy Jane Doe\n12 March 2019", "", "Jane Doe", "2019-03-12",
			"# Council Approves Plan\n\n[By Jane Doe]{.byline}\\\n12 March 2019\n\nThe council", "guessed-issued"},
		"all together": {"Council Approves Plan\nBy Jane Doe\n12 March 2019", "Council Approves Plan", "Jane Doe", "2019-03-12",
			"\nCouncil Approves Plan\\\n[By Jane Doe]{.byline}\\\n12 March 2019\n\nThe council", "no-headline"},
		"headline of two lines": {"Council Approves Plan\nfor the Harbour", "", "", "", "# Council Approves Plan for the Harbour\n\nThe council", ""},
		"updated":               {"Council Approves Plan\n\nUpdated 12 March 2019", "", "", "", "\n\nUpdated 12 March 2019\n\nThe council", ""},
	} {
		r, list := Import("x.txt", []byte(test.head+body), Options{Lang: "en"})
		a := string(r.Article)
		for key, value := range map[string]string{"title: {text: \"": test.title, "byline: [{literal: ": test.byline, "issued: ": test.issued} {
			if has := strings.Contains(a, "\n"+key); has != (value != "") || !strings.Contains(a, key+value) && value != "" {
				t.Errorf("%s: %s is not %q in\n%s", name, key, value, a)
			}
		}
		if !strings.Contains(a, test.has) {
			t.Errorf("%s: got\n%s", name, a)
		}
		if test.code == "" && len(list) > 0 || test.code != "" && (len(list) == 0 || list[0].Code != test.code) {
			t.Errorf("%s: got %v", name, list)
		}
	}
}

func TestADayThatIsGivenIsNotGuessed(t *testing.T) {
	r, list := Import("x.txt", []byte("A Headline\n\n12 March 2019\n\nSome text."), Options{Lang: "en", Issued: "2019-03"})
	if len(list) > 0 || !strings.Contains(string(r.Article), "\nissued: 2019-03\n") {
		t.Errorf("%v in\n%s", list, r.Article)
	}
}

package importer

import (
	"strings"
	"testing"
)

func TestLineBreaksThatAreMeantStay(t *testing.T) {
	wide := "A line as long as all those of this file, at the width of which it ends"
	for name, test := range map[string]struct{ text, want string }{
		"list":                 {"- one\n- two\n- three", "- one|- two|- three"},
		"list behind its lead": {"They want:\n• one\n• two", "They want:|• one|• two"},
		"one item":             {"They want:\n- one", "They want:|- one"},
		"numbers":              {"1. one\n2. two", "1. one|2. two"},
		"letters":              {"a) one\nb) two", "a) one|b) two"},
		"dialogue":             {"— Кто там?\n— Никого.", "— Кто там?|— Никого."},
		"wrapped items":        {"- one that goes\n  on\n- two", "- one that goes on|- two"},
		"wrapped text":         {"a text that was\nwrapped at some\nwidth", "a text that was wrapped at some width"},
		"wrapped at a dash":    {"the group\n– which holds it\n– lost", "the group – which holds it – lost"},
		"wrapped at a year":    {"it began in\n2014. It ended", "it began in 2014. It ended"},
		"short lines":          {"By Jane Doe\n12 March 2019", "By Jane Doe|12 March 2019"},
		"short and long lines": {"By Jane Doe\n" + wide, "By Jane Doe " + wide},
		"space of no break":    {"- one\u00a0\n- two\n-\u00a0three", "- one\u00a0 - two|-\u00a0three"},
		"carriage returns":     {"- one\r\n- two", "- one|- two"},
	} {
		width := 0
		if strings.HasPrefix(name, "short") {
			width = 72
		}
		got, breaks := joinLines(test.text, width)
		lines := Paragraph{Text: got, Breaks: breaks}.lines()
		var parts []string
		for _, line := range lines {
			parts = append(parts, got[line.start:line.end])
		}
		if strings.Join(parts, "|") != test.want {
			t.Errorf("%s: got %q", name, parts)
		}
	}
}

func TestItemsOfAListStandOnTheirLines(t *testing.T) {
	r, _ := Import("x.txt", []byte("A Headline\n\nThey want:\n- one thing. It is small.\n- another\n"), Options{})
	want := "\nThey want:\\\n\\- one thing.\nIt is small.\\\n\\- another\n"
	if !strings.HasSuffix(string(r.Article), want) {
		t.Errorf("got\n%s", r.Article)
	}
}

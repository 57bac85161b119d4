package suggest

import (
	"embed"
	"fmt"
	"strings"
	"testing"
)

// The cases stand in testdata/number, one file a language, one a line:
//
//	⟦about ‹12› people⟧ fled => about 12 people
//
// ⟦…⟧ is the span of a figure, ‹…› the number in it. Behind => stand, with ";"
// between the figures, the bound (left out when unqualified), the value (low..high
// of a range, "…" where words say how many), the unit in brackets, the noun, and
// in parentheses what befell those who are counted.
//
//go:embed testdata/number
var numberCases embed.FS

func TestFiguresOfSentences(t *testing.T) {
	for _, lang := range []string{"en", "ru"} {
		data, err := numberCases.ReadFile("testdata/number/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		g := newNumbers(lang)
		count := 0
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			count++
			marked, _, _ := strings.Cut(line, " => ")
			text := unmarked.Replace(marked)
			if got := caseOf(text, g.find(text)); got != line {
				t.Errorf("%s: got\n\t%s\nwant\n\t%s", lang, got, line)
			}
		}
		if count < 200 {
			t.Errorf("%s: only %d cases", lang, count)
		}
	}
}

var unmarked = strings.NewReplacer("⟦", "", "⟧", "", "‹", "", "›", "")

// caseOf writes a text and its figures as the files of cases do.
func caseOf(text string, found []Finding) string {
	var out strings.Builder
	var values []string
	at := 0
	for _, f := range found {
		n := f.Number
		fmt.Fprintf(&out, "%s⟦%s‹%s›%s⟧", text[at:f.From], text[f.From:n.From], text[n.From:n.To], text[n.To:f.To])
		at = f.To
		var says []string
		if n.Bound != "unqualified" {
			says = append(says, n.Bound)
		}
		switch {
		case n.Words != "":
			says = append(says, "“"+n.Words+"”")
		case n.Low != n.High:
			says = append(says, n.Low+".."+n.High)
		default:
			says = append(says, n.Low)
		}
		if n.Unit != "" {
			says = append(says, "["+n.Unit+"]")
		}
		if n.Noun != "" {
			says = append(says, n.Noun)
		}
		if n.Befell != "" {
			says = append(says, "("+n.Befell+")")
		}
		values = append(values, strings.Join(says, " "))
	}
	out.WriteString(text[at:])
	if len(values) == 0 {
		return out.String()
	}
	return out.String() + " => " + strings.Join(values, "; ")
}

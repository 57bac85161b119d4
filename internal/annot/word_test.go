package annot_test

import (
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

func TestADateThatIsNoneSaysWhy(t *testing.T) {
	for text, want := range map[string]string{
		"2016-13":    "`2016-13` is no date: there is no month 13",
		"2016-13-01": "`2016-13-01` is no date: there is no month 13",
		"2016-00-40": "`2016-00-40` is no date: there is no month 0",
		"2016-02-30": "`2016-02-30` is no date: the calendar has no such day",
		"soon":       "`soon` is no date",
	} {
		if _, err := annot.ParseDate(text); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

func TestAWordOutsideOfAVocabularyIsNamedWithItsKey(t *testing.T) {
	known := []string{"terrorist", "extremist"}
	for word, want := range map[string]string{
		"terorist": "did you mean `terrorist`?",
		"banned":   "write one of `terrorist`, `extremist`",
	} {
		d, bad := annot.NotOneOf(word, known, diag.Span{}, "kind")
		if !bad || d.Message != "`kind` cannot be `"+word+"`" || d.Help != want {
			t.Errorf("%s: got %q, %q", word, d.Message, d.Help)
		}
	}
	if _, bad := annot.NotOneOf("terrorist", known, diag.Span{}, "kind"); bad {
		t.Error("a known word is reported")
	}
}

package importer

import (
	"strings"
	"testing"
)

func TestCharactersThatReorderLettersAreToldOnce(t *testing.T) {
	list := bidiControls("x.txt", []Paragraph{{Text: "plain"}, {Text: "\u200eab\u202ecd\u202c \u2066e\u2069"}, {Text: "\u202af"}})
	if codes(list) != "warning bidi-control" || !strings.Contains(list[0].Message, "(5); the first, U+202E, stands in paragraph 2") {
		t.Errorf("%v", list)
	}
	if strings.ContainsFunc(list[0].Notes[0], reorders) {
		t.Errorf("the message itself is reordered: %q", list[0].Notes[0])
	}
	if list := bidiControls("x.txt", []Paragraph{{Text: "Hebrew \u200fשלום\u200f and a\u200db"}}); len(list) > 0 {
		t.Errorf("marks of direction were told: %v", list)
	}
	_, list = Import("x.txt", []byte("A Headline\n\nSome \u202etext."), Options{Lang: "en"})
	if !strings.Contains(codes(list), "bidi-control") {
		t.Errorf("a text with an override: %v", list)
	}
}

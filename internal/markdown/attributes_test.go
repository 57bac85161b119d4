package markdown

import (
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
)

func TestAttributesStandInTheOrderOfFormat(t *testing.T) {
	for want, attrs := range map[string][]annot.Attr{
		`{}`:                                  nil,
		`{.suggested org=isis}`:               {{Key: "org", Value: "isis"}, {Kind: annot.Class, Key: "suggested"}},
		`{label="isis meta" jurisdiction=RU}`: {{Key: "jurisdiction", Value: "RU"}, {Key: "label", Value: "isis\n meta "}},
		`{org=none note="\"IS\" is no name here"}`: {{Key: "note", Value: `"IS" is no name here`}, {Key: "org", Value: "none"}},
		`{note=""}`:  {{Key: "note"}},
		`{note=a|b}`: {{Key: "note", Value: "a|b"}},
	} {
		if got := Attributes(attrs...); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestAttributesReadBackAsTheyWereGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringOf(rapid.RuneFrom([]rune(`aя1 "'\|{}[]#.=*_-`+"`"))).Draw(t, "value")
		written := Attributes(annot.Attr{Key: "note", Value: value}, annot.Attr{Key: "org", Value: "none"})
		src := "[a]" + written + "\n"
		a, _ := Parse("x.md", []byte(src))
		if len(a.Annotations) != 1 {
			t.Fatalf("%s is no annotation", src)
		}
		note, _ := a.Annotations[0].Get("note")
		if again := Attributes(annot.Attr{Key: "note", Value: note.Value}, annot.Attr{Key: "org", Value: "none"}); again != written {
			t.Errorf("%s reads as %q", src, note.Value)
		}
		if formatted, _ := Format("x.md", []byte(src)); string(formatted) != src {
			t.Errorf("%s is formatted as %s", src, formatted)
		}
	})
}

package edit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestApplySplices(t *testing.T) {
	tests := []struct {
		name, src string
		splices   []Splice
		want      string
	}{
		{"nothing to do", "abc", nil, "abc"},
		{"an annotation", "see ISIS now", []Splice{{4, 4, "["}, {8, 8, "]{org=isis}"}}, "see [ISIS]{org=isis} now"},
		{"at both ends", "b", []Splice{{0, 0, "a"}, {1, 1, "c"}}, "abc"},
		{"insertions at one place keep their order", "ac", []Splice{{1, 1, "x"}, {1, 1, "y"}}, "axyc"},
		{"an insertion directly before a replacement", "abc", []Splice{{1, 1, "["}, {1, 2, "B"}, {2, 2, "]"}}, "a[B]c"},
		{"deletion", "abc", []Splice{{0, 3, ""}}, ""},
		{"into an empty text", "", []Splice{{0, 0, "x"}}, "x"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.src)
			got, err := Apply(src, test.splices)
			if err != nil || string(got) != test.want {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
			if string(src) != test.src {
				t.Errorf("the source was changed to %q", src)
			}
		})
	}
}

func TestApplyRefusesWhatIsNotInOrder(t *testing.T) {
	for name, splices := range map[string][]Splice{
		"overlap":          {{0, 2, ""}, {1, 3, ""}},
		"disorder":         {{2, 3, ""}, {0, 1, ""}},
		"end before start": {{2, 1, ""}},
		"behind the end":   {{2, 4, ""}},
		"negative":         {{-1, 0, ""}},
	} {
		if got, err := Apply([]byte("abc"), splices); err == nil {
			t.Errorf("%s: got %q, want an error", name, got)
		}
	}
}

// Splices that insert brackets and are cut out again leave the text as it was.
func TestApplyIsUndoneByItsInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringOf(rapid.SampledFrom([]rune("ab *ж\n"))).Draw(t, "src")
		cuts := rapid.SliceOfDistinct(rapid.IntRange(0, len(src)), rapid.ID[int]).Draw(t, "cuts")
		var splices, inverse []Splice
		shift := 0
		for at := range len(src) + 1 {
			for _, cut := range cuts {
				if cut == at {
					text := strings.Repeat("[", 1+at%3)
					splices = append(splices, Splice{at, at, text})
					inverse = append(inverse, Splice{at + shift, at + shift + len(text), ""})
					shift += len(text)
				}
			}
		}
		there, err := Apply([]byte(src), splices)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Apply(there, inverse)
		if err != nil || string(back) != src {
			t.Fatalf("%q became %q and then %q, %v", src, there, back, err)
		}
	})
}

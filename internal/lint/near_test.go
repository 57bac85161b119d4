package lint

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Two words of which one has at most one letter more, less or another have a
// form in common, so that nearPairs meets them; and the hash of a form is that
// of the word that it makes.
func TestNearWordsShareAForm(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abж")), 5, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		a := []rune(word.Draw(t, "a"))
		b := slices.Clone(a)
		i := rapid.IntRange(0, len(a)-1).Draw(t, "i")
		switch rapid.IntRange(0, 3).Draw(t, "change") {
		case 1:
			b[i] = 'x'
		case 2:
			b = slices.Delete(b, i, i+1)
		case 3:
			b = slices.Insert(b, i, 'x')
		}
		if !close(a, b) || !close(b, a) {
			t.Fatalf("%q and %q are not close", string(a), string(b))
		}
		left, right := forms(nil, "2016", a, 0), forms(nil, "2016", b, 0)
		if !slices.ContainsFunc(left, func(h uint64) bool { return slices.Contains(right, h) }) {
			t.Fatalf("%q and %q share no form", string(a), string(b))
		}
		for j := range a {
			if short := slices.Delete(slices.Clone(a), j, j+1); forms(nil, "2016", short, 0)[0] != left[j0(a, j)] {
				t.Fatalf("%q without letter %d has another hash than %q", string(a), j, string(short))
			}
		}
	})
}

// j0 is where forms puts the hash of a word without letter j: the word's own
// comes first, the others from the last letter to the first.
func j0(word []rune, j int) int { return len(word) - j }

func TestNearPairsTellsOwnersAndEditionsApart(t *testing.T) {
	list := []labelled{
		{id: "a", text: "Islamic State"}, {id: "a", text: "islamic-state"}, {id: "b", text: "Islamic Stat"},
		{id: "c", text: "Civilian deaths", more: "2015"}, {id: "d", text: "Civilian deaths", more: "2016"},
		{id: "e", text: "civilian death", more: "2016"}, {id: "f", text: "ETA"}, {id: "g", text: "ETB"}, {id: "h", text: "E.T.A."}, {id: "i", text: "—"}, {id: "j", text: "…"},
	}
	var got []string
	for _, p := range nearPairs(list, 5) {
		got = append(got, p[0].id+p[1].id)
	}
	if want := []string{"ab", "de", "fh"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

package figure

import (
	"testing"

	"dossier/internal/pages"
)

func TestPairsStandInGroupsThatTellTheMostFirst(t *testing.T) {
	g := sample(t)
	list := pairs{c: NewComparer(g), room: mostUnlike}
	f := get(t, g, "gpa-300")
	for _, id := range []string{"mrg-4000", "gpa-4000", "amnesty-300", "gpa-173", "oir-173"} {
		list.add(f, get(t, g, id))
	}
	groups := list.groups(func(p pair) pages.Comparison { return pages.Comparison{Href: p.worded.B.ID} })
	got := ""
	for _, group := range groups {
		got += group.Heading.Bare() + ":"
		for _, item := range group.Items {
			got += " " + item.Href
		}
		got += "\n"
	}
	want := "Parts of a whole: gpa-173 oir-173\nNot comparable: mrg-4000 gpa-4000\nThe same number, repeated: amnesty-300\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestACardNamesWhatDiffersBeforeWhatIsLeftOut(t *testing.T) {
	g := sample(t)
	c := NewComparer(g)
	for _, tt := range []struct{ a, b, want string }{
		{"gpa-4000", "gpa-173", "other measure"},
		{"gpa-300", "gpa-173", "not stated in both: measure, population, actor, place, period"},
		{"mrg-4000", "amnesty-300", "too vague in period"},
		{"mrg-4000", "oir-173", "other actor, period"},
	} {
		if got := string(short(c.Worded(get(t, g, tt.a), get(t, g, tt.b)))); got != tt.want {
			t.Errorf("%s and %s: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
}

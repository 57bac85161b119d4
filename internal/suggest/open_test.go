package suggest

import (
	"slices"
	"testing"

	"dossier/internal/markdown"
)

func TestOpenSuggestionsAreListedWithTheirReasons(t *testing.T) {
	a := parse(t, "The IS has 60,000 civilians in the city, said Jane Doe.\nShe said 60,000 civilians.\n")
	found := []Finding{
		finding(t, a, Organization, "IS", 1), finding(t, a, Figure, "60,000 civilians", 1),
		finding(t, a, Attribution, "Jane Doe", 1), finding(t, a, Figure, "60,000 civilians", 2),
	}
	found[0].Org, found[1].Reason, found[3].Reason = "isis", "the first", "the second"
	p := NewRegister(dossier(world...)).Plan(a, found)
	now, _ := markdown.Parse(a.Path, p.Article)
	open := Open(now)
	if len(open) != len(found) {
		t.Fatalf("%d are open", len(open))
	}
	for i, s := range open {
		want := p.Suggestions[i]
		if s.Annotation != i || s.Kind != want.Kind || s.Words != want.Words || s.Key != want.Key || !slices.Equal(s.IDs, want.IDs) || s.Block != want.Block || s.From != want.From || s.To != want.To {
			t.Errorf("open is %+v, proposed was %+v", s, want)
		}
		if got := Reason(s, found); got != want.Reason {
			t.Errorf("the reason of %q is %q", s.Words, got)
		}
		if x, y := Dismissal(now, s.Finding), Dismissal(a, found[i]); x != y {
			t.Errorf("with its span it is dismissed as %q, without as %q", x, y)
		}
	}
	if Reason(open[0], found[1:]) != "" {
		t.Error("there is a reason for what is not found")
	}
}

package pages

import (
	"slices"
	"strconv"
	"testing"
)

func TestALongIndexMakesEachEntryOnceAndNoPageHoldsMoreThanAHundred(t *testing.T) {
	const first, second = 2*pageSize + 30, pageSize
	made := map[string]int{}
	list := func(id string, n int) Listing {
		return Listing{ID: id, Heading: Says(Word(id)), Len: n, Entry: func(l *Labeller, i int) Entry {
			made[id+strconv.Itoa(i)]++
			return Entry{Title: l.Text(id + strconv.Itoa(i))}
		}}
	}
	g := site(t, nil)
	m := &Maker{Input: Input{Graph: g, Labels: labels{}}, Config: g.Config}
	out := m.List("things", "Things", "Index", Says("All."), list("a", first), list("empty", 0), list("b", second))
	if len(out) != 4 {
		t.Fatalf("got %d pages", len(out))
	}
	shape := [][]int{{100}, {100}, {30, 0, 70}, {30}}
	for i, p := range out {
		c := p.Content.(*Index)
		var got []int
		for _, group := range c.Groups {
			got = append(got, len(group.Entries))
		}
		if !slices.Equal(got, shape[i]) || c.Lead.Bare() != "All." || c.Pager.Page != i+1 {
			t.Errorf("page %d: %v, %+v", i+1, got, c.Pager)
		}
		if p.Path != pagedPath("things", i+1) {
			t.Errorf("page %d is %s", i+1, p.Path)
		}
	}
	if len(made) != first+second {
		t.Errorf("%d of %d entries are made", len(made), first+second)
	}
	for id, n := range made {
		if n != 1 {
			t.Errorf("%s is made %d times", id, n)
		}
	}
}

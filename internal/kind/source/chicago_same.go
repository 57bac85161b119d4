package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/pages"
)

// citations tells works apart that a text would call the same.
type citations struct{ byID map[string]apart }

// apart is what a work's cite has besides names and year.
type apart struct {
	who    string // the names in a longer form; empty for the usual one
	letter string // behind the year
}

// of gives what tells a work from others; nothing where no others are known.
func (c *citations) of(id string) apart {
	if c == nil {
		return apart{}
	}
	return c.byID[id]
}

// Prepare works out what tells the works of a dossier apart that have the same
// names and year (Chicago 15.20–22, 15.29): further names where a list was cut,
// initials or given names where people share a family name, else letters behind
// the year, in the order of the bibliography.
func (Kind) Prepare(m *pages.Maker) any {
	var all []*work
	for _, id := range m.Graph.IDs {
		e, _ := m.Graph.Entity(id)
		if i, ok := workOf(m, e); ok {
			all = append(all, &work{id: id, item: i, title: e.Common().Title})
		}
	}
	return tellApart(all)
}

// work is a work among others.
type work struct {
	id    string
	item  *item
	title string
	apart apart
}

// called is what a text calls the work; a comma before n.d. tells nobody apart.
func (w *work) called() string {
	return strings.Replace(w.item.inTextAs(w.id, w.apart).String(), ", n.d.", " n.d.", 1)
}

// tellApart finds what each work's cite needs besides names and year.
func tellApart(all []*work) *citations {
	for _, same := range together(all) {
		for _, w := range same {
			w.apart.who = w.item.longer(same)
		}
	}
	out := &citations{byID: map[string]apart{}}
	for _, same := range together(all) {
		keys := map[*work]string{}
		for _, w := range same {
			keys[w] = orderKey(w.item, w.title)
		}
		slices.SortFunc(same, func(a, b *work) int { return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a.id, b.id)) })
		for n, w := range same {
			w.apart.letter = letter(n + 1)
		}
	}
	for _, w := range all {
		if w.apart != (apart{}) {
			out.byID[w.id] = w.apart
		}
	}
	return out
}

// together gives the works that have one name in a text, in groups of two and
// more.
func together(all []*work) [][]*work {
	byName := map[string]int{}
	var groups [][]*work
	for _, w := range all {
		name := w.called()
		n, ok := byName[name]
		if !ok {
			n = len(groups)
			byName[name] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], w)
	}
	return slices.DeleteFunc(groups, func(g []*work) bool { return len(g) < 2 })
}

// longer gives the names of a work as long as they must be to differ from those
// of others, or nothing where that does not help.
func (i *item) longer(same []*work) string {
	list := i.makers()
	if len(list) == 0 {
		return ""
	}
	for _, form := range []func(Name) string{Name.short, Name.initials, Name.spoken} {
		for n := 1; n <= len(list); n++ {
			if len(list) < 4 {
				n = len(list)
			}
			mine := cut(list, n, form)
			unique, others := true, false
			for _, w := range same {
				theirs := w.item.makers()
				if slices.EqualFunc(theirs, list, Name.same) {
					continue
				}
				others = true
				m := n
				if len(theirs) < 4 {
					m = len(theirs)
				}
				unique = unique && cut(theirs, min(m, len(theirs)), form) != mine
			}
			if others && unique {
				return mine
			}
		}
	}
	return ""
}

// makers are the names by which a work is known.
func (i *item) makers() []Name {
	for _, list := range [][]Name{i.Author, i.Editor, i.Translator, i.Director} {
		if len(written(list, Name.whole)) > 0 {
			return list
		}
	}
	return nil
}

// cut writes the first of a list of names, the very first in a form.
func cut(list []Name, n int, form func(Name) string) string {
	names := append([]string{form(list[0])}, written(list[1:], Name.short)...)
	switch {
	case n >= len(names):
		return and(names)
	case n == 1:
		return names[0] + " et al."
	}
	return and(append(names[:n:n], "others"))
}

// same reports whether two names are written the same.
func (n Name) same(other Name) bool { return n.whole() == other.whole() }

// spoken is a given name and what a short form shows.
func (n Name) spoken() string {
	n = n.parts()
	if n.Literal != "" {
		return n.Literal
	}
	return joined(n.Given, n.short())
}

// initials are the first letters of the given names and what a short form
// shows.
func (n Name) initials() string {
	n = n.parts()
	if n.Literal != "" {
		return n.Literal
	}
	var out []string
	for _, g := range strings.Fields(n.Given) {
		first, _ := utf8.DecodeRuneInString(g)
		out = append(out, string(first)+".")
	}
	return joined(append(out, n.short())...)
}

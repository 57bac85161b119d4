package suggest

import (
	"cmp"
	"slices"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// Engine finds what may be annotated. It is immutable and safe for concurrent
// use.
type Engine struct {
	names   *mention.Finder
	orgs    map[string]organization    // by id
	firm    func() *mention.Finder     // of the names of the designated ones, made when it is first asked for
	numbers map[string]func() *numbers // by language, read when they are first asked for
}

// organization is what the engine knows of an organization of the dossier.
type organization struct {
	title string
	names []annot.Name
	known bool // designated, or looked up
}

// New makes an engine that knows the organizations of a dossier whose names
// are looked for in texts.
func New(g *link.Graph) *Engine {
	e := &Engine{names: g.Finder, orgs: map[string]organization{}, numbers: map[string]func() *numbers{}}
	for _, lang := range languages() {
		e.numbers[lang] = sync.OnceValue(func() *numbers { return newNumbers(lang) })
	}
	var firm []mention.Entry
	for _, id := range g.IDs {
		entity, _ := g.Entity(id)
		if b := entity.Common(); b.Sought && b.Suggested == "" {
			e.orgs[id] = organization{b.Title, b.Names, b.Designated || b.LookedUp}
			if b.Designated {
				firm = append(firm, link.Entries(b)...)
			}
		}
	}
	e.firm = sync.OnceValue(func() *mention.Finder { return mention.New(firm) })
	return e
}

// Find gives all that may be annotated in an article, in the order of the
// text; what begins together, the longer first. It looks at the words alone:
// what is annotated already or was rejected is found again. The time is
// proportional to the text.
func (e *Engine) Find(a *annot.Article) []Finding {
	found := e.organizations(a)
	found = join(found, e.banned(a, found))
	found = join(found, e.statements(a))
	return inOrder(found)
}

// join puts two lists of findings together; each refers to itself by index.
func join(list, more []Finding) []Finding {
	base := len(list)
	for _, f := range more {
		if f.By >= 0 {
			f.By += base
		}
		f.Also = slices.Clone(f.Also)
		for i := range f.Also {
			f.Also[i] += base
		}
		list = append(list, f)
	}
	return list
}

// inOrder sorts findings by place and keeps their references.
func inOrder(list []Finding) []Finding {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int {
		a, b := &list[i], &list[k]
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To), cmp.Compare(a.Kind, b.Kind))
	})
	now := make([]int, len(list))
	for to, from := range order {
		now[from] = to
	}
	out := make([]Finding, len(list))
	for to, from := range order {
		f := list[from]
		if f.By >= 0 && f.By < len(list) {
			f.By = now[f.By]
		} else {
			f.By = -1
		}
		f.Also = slices.Clone(f.Also)
		for i, by := range f.Also {
			f.Also[i] = now[by]
		}
		out[to] = f
	}
	return out
}

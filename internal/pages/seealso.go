package pages

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
)

const (
	// mostRelated is how many articles a page recommends.
	mostRelated = 8
	// commonplace is in how many articles a record may stand and still tell
	// that two of them belong together. What stands in more of them says
	// nothing, and without this border the work would grow with the square of
	// the dossier.
	commonplace = 200
	// namedShared is how many shared records are named; the others are counted.
	namedShared = 3
)

// relation is an article that shares records with another one.
type relation struct {
	doc   *annot.Article
	count int
	named []string // ids of the shared records that fewest articles have
}

// related finds, for every article, those that share most records with it:
// most shared first, then by id.
func (m *Maker) related() map[*annot.Article][]relation {
	records, articles := m.shared()
	index := map[*annot.Article]int{}
	for i, a := range m.Graph.Articles {
		index[a] = i
	}
	out := make(map[*annot.Article][]relation, len(m.Graph.Articles))
	counts := make([]int, len(m.Graph.Articles))
	var touched []int
	for i, a := range m.Graph.Articles {
		touched = touched[:0]
		for _, id := range records[a] {
			for _, k := range articles[id] {
				if counts[k]++; counts[k] == 1 {
					touched = append(touched, k)
				}
			}
		}
		var list []relation
		for _, k := range most(touched, counts, i) {
			b := m.Graph.Articles[k]
			list = append(list, relation{doc: b, count: counts[k], named: common(records[a], records[b])})
		}
		for _, k := range touched {
			counts[k] = 0
		}
		if len(list) > 0 {
			out[a] = list
		}
	}
	return out
}

// most gives the articles with the highest counts, but for the one at self.
func most(touched, counts []int, self int) []int {
	var top []int
	for _, k := range touched {
		before := func(a, b int) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) }
		if k == self || len(top) == mostRelated && before(k, top[mostRelated-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, k, before)
		top = slices.Insert(top, at, k)
		top = top[:min(len(top), mostRelated)]
	}
	return top
}

// shared gives the records of every article that some others have too, those
// that fewest have first, and for each the indexes of its articles. People
// without a public role tie no articles together: that would tell of them what
// no article prints. A figure brings its quantity and what it is derived from.
func (m *Maker) shared() (records map[*annot.Article][]string, articles map[string][]int) {
	articles = map[string][]int{}
	add := func(id string, i int) {
		if of := articles[id]; len(of) == 0 || of[len(of)-1] != i {
			articles[id] = append(of, i)
		}
	}
	for i, a := range m.Graph.Articles {
		for _, u := range m.byDoc[a] {
			e, ok := m.Graph.Entity(u.ID)
			if !ok || u.Key == "label" || e.Common().Private || u.ID == a.Slug {
				continue
			}
			add(u.ID, i)
			for _, r := range e.Common().Refs {
				if r.Field != "quantity" && r.Field != "derived_from" {
					continue
				}
				if target, ok := m.Graph.Entity(r.Ref.ID); ok {
					add(target.Common().ID, i)
				}
			}
		}
	}
	records = map[*annot.Article][]string{}
	for id, of := range articles {
		if len(of) < 2 || len(of) > commonplace {
			delete(articles, id)
			continue
		}
		for _, i := range of {
			a := m.Graph.Articles[i]
			records[a] = append(records[a], id)
		}
	}
	for _, ids := range records {
		slices.SortFunc(ids, func(a, b string) int {
			return cmp.Or(cmp.Compare(len(articles[a]), len(articles[b])), cmp.Compare(a, b))
		})
	}
	return records, articles
}

// common gives the first ids of one list that stand in another.
func common(of, in []string) []string {
	var out []string
	for _, id := range of {
		if len(out) < namedShared && slices.Contains(in, id) {
			out = append(out, id)
		}
	}
	return out
}

// seeAlso shows the articles that share records with one.
func (m *Maker) seeAlso(l *Labeller, a *annot.Article) []Entry {
	var out []Entry
	for _, r := range m.relations[a] {
		e := m.articleEntry(l, r.doc)
		var names []Text
		for _, id := range r.named {
			names = append(names, m.RefLink(l, annot.Ref{ID: id}))
		}
		line := Join(W("Both refer to "), List(names, ", "))
		if more := r.count - len(names); more > 0 {
			line = Join(line, W(" and "), l.Text(Count(more, "other record", "other records")))
		}
		e.Lines = []Text{Join(line, W("."))}
		e.Count, e.Of = r.count, "records in common"
		if r.count == 1 {
			e.Of = "record in common"
		}
		out = append(out, e)
	}
	return out
}

package pages

import (
	"dossier/internal/annot"
)

// Listing is a group of an index whose entries are made when the page that
// shows them is: an index of ten thousand makes each entry once.
type Listing struct {
	ID      string
	Heading func(l *Labeller) Text // nil: none
	Lead    func(l *Labeller) Text // nil: none
	Len     int
	Entry   func(l *Labeller, i int) Entry
}

// List makes an index, in as many pages as its entries need. lead is made for
// every page.
func (m *Maker) List(folder string, title, kicker Word, lead func(l *Labeller) Text, lists ...Listing) []*Page {
	total := 0
	for _, g := range lists {
		total += g.Len
	}
	count := max(1, (total+pageSize-1)/pageSize)
	var out []*Page
	for page := 1; page <= count; page++ {
		d := m.Page(pagedPath(folder, page), "index", string(title))
		d.Kicker = W(kicker)
		c := &Index{Lead: lead(d.L), Pager: pager(folder, page, count)}
		from, at := (page-1)*pageSize, 0
		for _, g := range lists {
			lo, hi := max(0, from-at), min(g.Len, from+pageSize-at)
			empty := g.Len == 0 && min(at/pageSize, count-1) == page-1 // its heading and lead are shown all the same
			at += g.Len
			if lo < hi || empty {
				c.Groups = append(c.Groups, g.group(d.L, lo, hi))
			}
		}
		out = append(out, d.Done(c))
	}
	return out
}

// group makes the entries from lo to hi.
func (g Listing) group(l *Labeller, lo, hi int) Group {
	out := Group{ID: g.ID}
	if g.Heading != nil {
		out.Heading = g.Heading(l)
	}
	if g.Lead != nil {
		out.Lead = g.Lead(l)
	}
	for i := lo; i < hi; i++ {
		out.Entries = append(out.Entries, g.Entry(l, i))
	}
	return out
}

// Says gives a Listing's heading or lead of the program's own words.
func Says(w Word) func(*Labeller) Text { return func(*Labeller) Text { return W(w) } }

// Timed is a kind whose records have moments on the timeline.
type Timed interface {
	annot.Kind
	// Moments gives what happened when, in any order.
	Moments(m *Maker) []Moment
}

// Moment is something that happened, or held, on a date.
type Moment struct {
	On    annot.Date
	ID    string // of the record, by which moments of one date are sorted
	Sort  string // what it is: article, designation, figure; names the filter and the sign
	Entry func(l *Labeller) Entry
}

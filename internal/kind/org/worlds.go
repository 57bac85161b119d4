package org

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
)

// event is something on a designation's record that may change how it stands.
type event struct {
	date        annot.Date
	first, last annot.Day // the days that date can mean
	what        string    // one of whats that alter a state, or sunset
	term        int       // of listed and remade: the term that begins; of sunset: the one that ends
}

// The terms of a designation: its first, and one whose end is not known.
const (
	firstTerm = 0
	openTerm  = -1
)

// world is one way in which things can have gone until a day.
type world struct {
	state State
	term  int
	by    int // the event that led to the state, counted from 1; 0 for none
}

// verdict is how a designation stands on a day, of all worlds that the record
// leaves open.
type verdict struct {
	state State
	may   bool       // it stands in one of them
	since annot.Date // of what led to the state, where all agree
}

// alone tells how the designation stands on a day by its own record.
func (d *Designation) alone(day annot.Day) verdict {
	events, worlds := d.events(), d.start(day)
	for from := 0; from < len(events) && events[from].first <= day; {
		to, last := from+1, events[from].last
		for to < len(events) && events[to].first <= min(last, day) {
			last = max(last, events[to].last)
			to++
		}
		worlds = through(worlds, events, from, to, day)
		from = to
	}
	v := verdict{state: worlds[0].state}
	for _, w := range worlds {
		v.may = v.may || w.state == Stands
		if w.state != v.state {
			v.state = Undecided
		}
	}
	by := worlds[0].by
	if v.state != Undecided && by > 0 && !slices.ContainsFunc(worlds, func(w world) bool { return w.by != by }) {
		v.since = events[by-1].date
	}
	return v
}

// start gives the worlds before the first event. Without a date of its
// beginning a designation may have stood at any time, and surely stands on the
// day on which it was checked.
func (d *Designation) start(day annot.Day) []world {
	switch {
	case !d.Since().IsZero():
		return []world{{state: NotYet}}
	case !d.Checked.IsZero() && d.Checked.Start.Reached(day) == annot.Yes:
		return []world{{state: Stands}}
	default:
		return []world{{state: NotYet}, {state: Stands}}
	}
}

// events gives what altered the designation, by the days on which it can have
// happened. The earliest of the three dates is its beginning.
func (d *Designation) events() []event {
	var out []event
	add := func(date annot.Date, what string, term int) {
		if !date.IsZero() {
			first, last := days(date)
			out = append(out, event{date, first, last, what, term})
		}
	}
	if three := d.three(); len(three) > 0 {
		for _, n := range three {
			add(n.date, "listed", firstTerm)
		}
		begin := slices.MinFunc(out, func(a, b event) int { return cmp.Or(cmp.Compare(a.first, b.first), compareDates(a.date, b.date)) })
		for _, e := range out {
			begin.last = min(begin.last, e.last)
		}
		out = []event{begin}
	}
	add(d.Ends, "sunset", firstTerm)
	for i, c := range d.Changes {
		term := openTerm
		if (c.What == "listed" || c.What == "remade") && !c.Ends.IsZero() {
			term = i + 1
			add(c.Ends, "sunset", term)
		}
		if _, ends := ended[c.What]; ends || slices.Contains([]string{"listed", "remade", "suspended", "resumed"}, c.What) {
			add(c.On, c.What, term)
		}
	}
	slices.SortStableFunc(out, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last), cmp.Compare(a.what, b.what), cmp.Compare(a.date.Text, b.date.Text))
	})
	return out
}

// ended is the state behind each change that ends a designation.
var ended = map[string]State{"revoked": Revoked, "expired": Expired, "annulled": Annulled}

// most is how many events may overlap before nothing is said of their order.
const most = 8

// through takes worlds through the events from..to, whose days overlap, in
// every order that their dates allow. Events whose last day is yet to come may
// have happened or not. Where no order makes sense, the record is at fault, and
// every order counts.
func through(worlds []world, events []event, from, to int, day annot.Day) []world {
	if to-from > most {
		return []world{{state: Stands, term: openTerm}, {state: Suspended, term: openTerm}}
	}
	if out := orders(worlds, events, from, to, day, false); len(out) > 0 {
		return out
	}
	return orders(worlds, events, from, to, day, true)
}

// orders goes through all orders of events that their dates allow: those in
// which every event makes sense, or all when lax.
func orders(worlds []world, events []event, from, to int, day annot.Day, lax bool) []world {
	n := to - from
	reached := make([][]world, 1<<n) // by the set of events that have happened
	reached[0] = worlds
	var must int
	for i := range n {
		if events[from+i].last <= day {
			must |= 1 << i
		}
	}
	var out []world
	for done := range reached {
		if done&must == must {
			out = union(out, reached[done])
		}
		for i := range n {
			e := &events[from+i]
			if done&(1<<i) != 0 || !allBefore(events[from:to], e, done) {
				continue
			}
			for _, w := range reached[done] {
				if next, ok := w.next(e, from+i+1); ok || lax {
					reached[done|1<<i] = union(reached[done|1<<i], []world{next})
				}
			}
		}
	}
	return out
}

// allBefore reports whether everything that surely came before an event has
// happened.
func allBefore(events []event, e *event, done int) bool {
	for i := range events {
		if events[i].last < e.first && done&(1<<i) == 0 {
			return false
		}
	}
	return true
}

// union puts worlds together, each once.
func union(a, b []world) []world {
	out := slices.Clip(a)
	for _, w := range b {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// next gives the world behind an event, and whether the event makes sense in
// this one. One that does not leaves the world as near to the record as it can.
func (w world) next(e *event, by int) (world, bool) {
	running := w.state == Stands || w.state == Suspended
	over := w.state.over()
	switch e.what {
	case "listed":
		switch {
		case w.state == NotYet:
			return world{Stands, max(e.term, firstTerm), by}, true
		case over:
			return world{Stands, e.term, by}, true
		case e.term > firstTerm:
			w.term = e.term
		}
		return w, true
	case "remade":
		if over {
			return world{Stands, e.term, by}, true
		}
		if running {
			w.term = e.term
		}
		return w, running
	case "suspended":
		if w.state == Stands {
			return world{Suspended, w.term, by}, true
		}
		return w, false
	case "resumed":
		if w.state == Suspended {
			return world{Stands, w.term, by}, true
		}
		return w, false
	case "sunset":
		if running && w.term == e.term {
			return world{Expired, w.term, by}, true
		}
		return w, w.state != NotYet
	}
	end := ended[e.what]
	if running || over {
		return world{end, w.term, by}, running || end == Annulled
	}
	return w, false
}

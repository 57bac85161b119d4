package main

import (
	"errors"
	"fmt"
	"slices"

	"dossier/internal/pages"
	"dossier/internal/suggest"
)

// leftovers gives the records that are only suggested while final records or
// citations refer to them. No article shows them, so that a walk through some
// articles leaves them out.
func (w *walk) leftovers() []string {
	if len(w.docs) > 0 {
		return nil
	}
	return slices.DeleteFunc(w.d.Leftovers(), func(id string) bool { return w.skipped[id] })
}

// finish asks about the leftovers, one after the other.
func (w *walk) finish() error {
	for {
		ids := w.leftovers()
		if len(ids) == 0 {
			return nil
		}
		w.showRecord(ids[0])
		key, err := w.keys.key()
		if err != nil {
			fmt.Fprintln(w.app.out)
			return err
		}
		fmt.Fprintln(w.app.out, string(max(key, ' ')))
		switch key {
		case 'a':
			err = w.acceptRecord(ids[0])
		case 's', ' ':
			w.skipped[ids[0]] = true
		case 'q':
			return errStop
		}
		if err != nil && !errors.Is(err, errAgain) {
			return err
		}
	}
}

// showRecord shows a leftover, and the keys.
func (w *walk) showRecord(id string) {
	p := w.sheet()
	e, _ := w.d.Record(id)
	p.line("")
	p.line(p.paint("1", pages.Title(e.Common().Kind)) + "  " + named(e))
	p.line("")
	t := table{indent: 2, flexible: 1, least: 20}
	for _, f := range w.d.Fields(id) {
		t.rows = append(t.rows, row{{text: f.Key, color: faint}, {text: w.named(f)}})
	}
	t.rows = append(t.rows, row{{text: "open", color: faint}, {text: "a final record or a citation refers to it, but it is only suggested"}},
		row{{text: "why", color: faint}, {text: e.Common().Suggested}})
	p.table(t)
	p.line("")
	fmt.Fprint(p.w, "(a)ccept  (s)kip  (q)uit  ▸ ")
}

// acceptRecord accepts a leftover. One that does not say what it counts is
// accepted where a text shows it, or by hand.
func (w *walk) acceptRecord(id string) error {
	c, err := w.d.AcceptRecord(id, nil)
	if err = w.decide("accepted", c, err); errors.Is(err, errAgain) {
		w.skipped[id] = true
	}
	return err
}

// allLeftovers accepts the leftovers of some kinds, and gives how many stay.
func (w *walk) allLeftovers(kinds []suggest.Kind, changed map[string]bool) (stay int, err error) {
	for w.app.ctx.Err() == nil {
		ids := slices.DeleteFunc(w.leftovers(), func(id string) bool { return !slices.Contains(kinds, w.d.KindOf(id)) })
		if len(ids) == 0 {
			break
		}
		id := ids[0]
		c, err := w.d.AcceptRecord(id, nil)
		if err != nil {
			w.refuse(fmt.Errorf("`%s` stays open: %w", id, err))
			w.skipped[id] = true
			stay++
			continue
		}
		one := w.step("accepted")
		w.add(one, c, 1)
		err = w.save(one)
		if errors.Is(err, errAgain) {
			w.skipped[id] = true
			stay++
			continue
		}
		if err != nil {
			return stay, err
		}
		for f := range one.after {
			changed[f] = true
		}
	}
	return stay, nil
}

// doubtful says which suggestions of names on record stay open in a document
// although all of some kinds shall be rejected, and gives how many.
func (w *walk) doubtful(path string, kinds []suggest.Kind) int {
	n := 0
	doc, ok := w.document(path)
	if !ok {
		return 0
	}
	for _, s := range w.d.Open(doc) {
		if slices.Contains(kinds, s.Kind) && w.d.Doubtful(s) {
			n++
		}
	}
	if n > 0 {
		w.refuse(fmt.Errorf("%s: %s open: that a name on record is none needs a reason, which `dossier review` asks for",
			doc.Slug, pages.Count(n, "suggestion stays", "suggestions stay")))
	}
	return n
}

// quantitiesMade says how many quantities were made without anybody's title.
func quantitiesMade(n int) string {
	return pages.Count(n, "quantity was made for a figure alone and wants a better title", "quantities were made, each for a figure alone, and want better titles") +
		": see content/figures"
}

package review

import "slices"

// together is how many suggestions are accepted in one change at most.
const together = 128

// AcceptFirst plans to accept the first n of some open suggestions of a
// document, in their order, as nobody can be asked: figures that do not say what
// they count get quantities of their own (OwnQuantity), made of them. What
// comes out, byte for byte, is what accepting them one after the other would
// make; it is planned and proved once for all that touch nothing in common. An
// error is about the first suggestion alone, and n is 1 then.
func (d *Dossier) AcceptFirst(list []Suggestion) (c Change, n, made int, err error) {
	for most := min(len(list), together); most > 0; most = max(1, n/2) {
		if c, n, made, err = d.acceptFirst(list[:most]); err == nil || n == 1 {
			break
		}
	}
	return c, n, made, err
}

func (d *Dossier) acceptFirst(list []Suggestion) (_ Change, n, made int, err error) {
	c := d.change()
	seen := map[string]bool{} // stubs that are accepted
	for _, s := range list {
		ids := d.closure(s.Span())
		alone := d.alone(s, ids)
		if n > 0 && (alone || c.meets(ids, seen)) {
			break
		}
		answers := Answers{}
		for _, f := range d.Missing(s) {
			title := d.ownQuantity(f, s, func(title string) bool { return c.titles[title] || d.titled(title) })
			answers[f.ID], c.titles[title] = title, true
		}
		if gone := d.Gone(s); len(gone) > 0 {
			err = goneError(gone)
		} else {
			err = c.acceptWhole(s, answers)
		}
		if err != nil && n > 0 { // its turn comes when it is the first
			return d.acceptFirst(list[:n])
		}
		n++
		if err != nil {
			return Change{}, n, 0, err
		}
		made += len(answers)
		for _, id := range ids {
			seen[id] = true
		}
		if alone {
			break
		}
	}
	plan, err := c.plan()
	if err != nil {
		return Change{}, n, 0, err
	}
	return Change{plan, true, c.says}, n, made, nil
}

// alone reports whether a suggestion changes what others see: the names that are
// looked for, a mark whose brackets go, or what most records of a kind have.
func (d *Dossier) alone(s Suggestion, ids []string) bool {
	if a := s.Span(); len(a.Attrs) == 1 && a.Has("suggested") {
		return true
	}
	return slices.ContainsFunc(ids, func(id string) bool {
		e := d.records[id]
		_, checked := e.raw.Value.Get("checked")
		_, annotated := e.raw.Value.Get("annotated")
		return checked || annotated || e.Common().Kind == "organization"
	})
}

// meets reports whether stubs have something in common with what a change has
// accepted: the stubs themselves, or, of quantities, how many there are.
func (c *change) meets(ids []string, seen map[string]bool) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		return seen[id] || len(c.quantities) > 0 && c.d.records[id].Common().Kind == "quantity"
	})
}

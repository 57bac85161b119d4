package review

import "slices"

// together is how many suggestions are accepted in one change at most.
const together = 512

// AcceptFirst plans to accept the first n of some open suggestions of a
// document, in their order, as nobody can be asked: figures that do not say what
// they count get quantities of their own (OwnQuantity), made of them. What
// comes out, byte for byte, is what accepting them one after the other would
// make; it is planned and proved once for all. An error is about the first
// suggestion alone, and n is 1 then.
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
	for _, s := range list {
		alone := d.alone(s, c.stubs(s))
		if n > 0 && (alone || s.Final()) { // a final one may be open no more
			break
		}
		answers := Answers{}
		for _, f := range d.Missing(s) {
			if c.accepted[f.ID] {
				continue
			}
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
// looked for, or a mark whose brackets go.
func (d *Dossier) alone(s Suggestion, ids []string) bool {
	if a := s.Span(); len(a.Attrs) == 1 && a.Has("suggested") {
		return true
	}
	return slices.ContainsFunc(ids, func(id string) bool { return d.records[id].Common().Kind == "organization" })
}

package org

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var designationDates = lint.Rule{
	Code:  "designation-dates",
	Title: "the dates of a designation cannot all be right",
	Text: `A designation begins, may be suspended, resumed and renewed, and ends. Nothing happens to
it before it begins or after it has ended, unless it is listed or remade again; nothing is
resumed that was not suspended; and nothing comes into force or is published before it is
decided, unless the note of the designation says how that came. A date that is too coarse to
tell is not reported. Two dates are changed over, or one belongs to another designation.`,
	Before: "designations:\n  - jurisdiction: US\n    kind: terrorist\n    in_force: 2014-05-15\n    changes: [{on: 2004-07-08, what: revoked}]",
	After:  "designations:\n  - jurisdiction: US\n    kind: terrorist\n    in_force: 2014-05-15\n    changes: [{on: 2025-07-08, what: revoked}]",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, o := range link.Kind[*Organization](in.Graph) {
			for i := range o.Designations {
				list = append(list, o.Designations[i].impossible()...)
			}
		}
		return list
	},
}

// impossible reports what the dates of a designation rule out.
func (d *Designation) impossible() []diag.Diagnostic {
	var list []diag.Diagnostic
	report := func(date annot.Date, other annot.Date, says, format string, args ...any) {
		p := diag.Errorf("designation-dates", date.At, format, args...).WithHelp("correct the date, or move it to the designation that it belongs to")
		if !other.IsZero() {
			p = p.WithPlace(other.At, "%s", says)
		}
		list = append(list, p)
	}
	begin := d.Since()
	if after(begin, d.Ends) {
		report(d.Ends, begin, "it begins here", "the designation ends before it begins")
	}
	if d.Note == "" {
		for _, n := range []named{{"comes into force", d.InForce}, {"is published", d.Published}} {
			if after(d.Decided, n.date) {
				list = append(list, diag.Errorf("designation-dates", n.date.At, "the designation %s before it is decided", n.key).WithPlace(d.Decided.At, "it is decided here").
					WithHelp("correct one of the two dates; or, if it is meant to be so, say how under `note`"))
			}
		}
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		switch {
		case after(c.On, c.Ends):
			report(c.Ends, c.On, "it begins here", "the term ends before it begins")
		case c.What != "listed" && after(begin, c.On):
			report(c.On, begin, "it begins here", "the change `%s` is dated before the designation begins", c.What)
		case c.What == "resumed" && !slices.ContainsFunc(d.Changes, func(b StatusChange) bool { return b.What == "suspended" && !after(b.On, c.On) }):
			report(c.On, annot.Date{}, "", "the designation is resumed without having been suspended")
		}
		if end := d.endBefore(c); end != nil {
			report(c.On, end.On, "it has ended here", "the change `%s` is dated after the designation was %s", c.What, end.What)
		}
	}
	return list
}

// endBefore finds the end of a designation that surely came before a change
// that only a standing one can go through, with no new listing between the two
// or at a time that cannot be told. Of two ends on one day, the later in the
// file is the one too many; what was revoked can still be annulled.
func (d *Designation) endBefore(c *StatusChange) *StatusChange {
	end, ends := ended[c.What]
	if c.What == "listed" || c.What == "remade" || end == Annulled {
		return nil
	}
	for i := range d.Changes {
		b := &d.Changes[i]
		if _, isEnd := ended[b.What]; !isEnd || b == c {
			continue
		}
		sameDay := ends && b.On.Text == c.On.Text && b.At.Start < c.At.Start
		renewed := slices.ContainsFunc(d.Changes, func(r StatusChange) bool {
			return (r.What == "listed" || r.What == "remade") && !after(b.On, r.On) && !after(r.On, c.On)
		})
		if (after(c.On, b.On) || sameDay) && !renewed {
			return b
		}
	}
	return nil
}

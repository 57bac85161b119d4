package org

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
	"dossier/internal/plot"
)

// The measures of the picture, in CSS pixels.
const (
	rowHeight  = 46
	barTop     = 22 // below the top of the row
	barHeight  = 12
	axisHeight = 26
)

// timeline draws a row for each designation: a bar while it stands, others
// while it is suspended or not known to stand, and nothing while it does not.
// There is no picture where no date is on record.
func (o *Organization) timeline(m *pages.Maker, r *Register, l *pages.Labeller) (pages.Section, bool) {
	first, last := annot.Future, m.AsOf
	for i := range o.Designations {
		for _, h := range o.Designations[i].happenings() {
			if from, to := days(h.on); !h.ahead(m.AsOf) {
				first, last = min(first, from), max(last, to)
			}
		}
	}
	if first == annot.Future {
		return pages.Section{}, false
	}
	d := &drawing{m: m, l: l, r: r, org: o, scale: plot.Days(min(first, m.AsOf), last), first: first, seen: map[string]bool{}}
	grounds := o.grounds(r, m.AsOf)
	height := float64(len(grounds)*rowHeight + axisHeight)
	p := &pages.Picture{Height: height, Title: l.Plain("Designations of " + pages.Name(o, l.Lang()) + " in time")}
	d.axis(height)
	for i, g := range grounds {
		d.row(g, float64(i*rowHeight))
	}
	d.line("today", d.scale.Day(m.AsOf), 0, height-axisHeight, "as of "+pages.DayWords(m.AsOf))
	p.Shapes, p.Key = d.shapes, d.key()
	p.Desc = l.Plain("A row for each designation, with a bar while it stands. On " + pages.DayWords(m.AsOf) + ": " + strings.Join(d.says, "; ") +
		". The table above says the same in words.")
	return pages.Section{ID: "timeline", Heading: pages.W("In time"), Content: p}, true
}

// drawing is the picture in the making.
type drawing struct {
	m      *pages.Maker
	l      *pages.Labeller
	r      *Register
	org    *Organization
	scale  plot.Scale
	first  annot.Day
	shapes []pages.Shape
	says   []string        // how each designation stands
	seen   map[string]bool // classes drawn
}

// axis draws the years.
func (d *drawing) axis(height float64) {
	bottom := height - axisHeight
	d.shapes = append(d.shapes, pages.Shape{Kind: "line", Class: "axis", X: pages.Share(0), X2: pages.Share(1), Y: bottom, Y2: bottom})
	for _, t := range d.scale.Years(8) {
		d.line("grid", t.At, 0, bottom, "")
		anchor := "middle"
		switch {
		case t.At < 0.02:
			anchor = "start"
		case t.At > 0.98:
			anchor = "end"
		}
		d.shapes = append(d.shapes, pages.Shape{Kind: "text", Class: "tick", X: pages.Share(t.At), Y: height - 8, Text: d.l.Text(t.Label), Anchor: anchor})
	}
}

// line draws an upright line.
func (d *drawing) line(class string, at, from, to float64, title string) {
	d.shapes = append(d.shapes, pages.Shape{Kind: "line", Class: class, X: pages.Share(at), X2: pages.Share(at), Y: from, Y2: to, Title: d.l.Plain(title)})
}

// row draws one designation: its name, what it was in each stretch between the
// days on which that can change, and a sign for each change.
func (d *drawing) row(g Ground, top float64) {
	words := pages.Title(pages.Jurisdiction(g.Jurisdiction)) + ", " + kindNoun[g.Kind]
	d.says = append(d.says, words+": "+g.stateIs())
	d.shapes = append(d.shapes, pages.Shape{Kind: "text", Class: "row", X: pages.Share(0), Y: top + 15, Text: d.l.Text(words)})
	from, class := d.first, d.class(g.Designation, d.first)
	for _, day := range d.r.turns(d.org, g.Designation) {
		if next := d.class(g.Designation, day); day > from && day < d.m.AsOf && next != class {
			d.bar(class, from, day, top)
			from, class = day, next
		}
	}
	d.bar(class, from, d.m.AsOf, top)
	if last := d.class(g.Designation, d.m.AsOf); last != class {
		d.dot(last, d.m.AsOf, top) // a bar of one day would not be seen
	}
	for _, h := range g.happenings() {
		if len(h.changes) == 0 && h.on.Text != "" && (h.on.Text == g.Ends.Text || h.on.Text == g.Designation.Since().Text) {
			continue // the bar's own ends show it
		}
		first, _ := days(h.on)
		if h.ahead(d.m.AsOf) {
			continue
		}
		d.seen["change"] = true
		d.shapes = append(d.shapes, pages.Shape{Kind: "diamond", Class: "change", X: pages.Share(d.scale.Day(first)), Y: top + barTop + barHeight/2,
			Title: d.l.Plain(pages.Title(pages.DateWords(h.on)) + ": " + strings.Join(h.what, "; "))})
	}
}

// class is what a designation looks like on a day; empty for nothing.
func (d *drawing) class(of *Designation, day annot.Day) string {
	g := d.r.ground(d.org, of, day)
	switch {
	case g.State == Undecided && g.May:
		return "unknown"
	case g.State == Suspended || g.State == Undecided:
		return "suspended"
	case g.State == Stands && of.Kind == "regime":
		return "regime"
	case g.State == Stands:
		return "stands"
	}
	return ""
}

// barWords says what each class of bars means.
var barWords = map[string]pages.Word{
	"stands":    "stands",
	"suspended": "suspended",
	"unknown":   "the record does not tell whether it stands",
	"regime":    "a sanctions regime, which designates nobody by itself",
}

// bar draws a stretch.
func (d *drawing) bar(class string, from, to annot.Day, top float64) {
	if class == "" || from >= to {
		return
	}
	d.seen[class] = true
	d.shapes = append(d.shapes, pages.Shape{Kind: "bar", Class: class, X: pages.Share(d.scale.Day(from)), X2: pages.Share(d.scale.Day(to)),
		Y: top + barTop, Y2: top + barTop + barHeight, Title: d.l.Plain(pages.Title(string(barWords[class])) + ": " + pages.DayWords(from) + " to " + pages.DayWords(to))})
}

// dot draws what is so on one day only.
func (d *drawing) dot(class string, day annot.Day, top float64) {
	if class == "" {
		return
	}
	d.seen[class] = true
	d.shapes = append(d.shapes, pages.Shape{Kind: "dot", Class: class, X: pages.Share(d.scale.Day(day)), Y: top + barTop + barHeight/2,
		Title: d.l.Plain(pages.Title(string(barWords[class])) + ": " + pages.DayWords(day))})
}

// key explains the classes that were drawn.
func (d *drawing) key() []pages.KeyItem {
	var out []pages.KeyItem
	for _, class := range []string{"stands", "suspended", "unknown", "regime"} {
		if d.seen[class] {
			out = append(out, pages.KeyItem{Kind: "bar", Class: class, Says: pages.W(barWords[class])})
		}
	}
	if d.seen["change"] {
		out = append(out, pages.KeyItem{Kind: "diamond", Class: "change", Says: pages.W("a change; its words stand below")})
	}
	return append(out, pages.KeyItem{Kind: "line", Class: "today", Says: pages.Join(pages.W("the labels of this page hold as of "), d.l.Text(pages.DayWords(d.m.AsOf)))})
}

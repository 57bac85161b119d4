package main

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/build"
	"dossier/internal/kind/org"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// change is a label that mentions of an organization owe on one side and not,
// or in another form, on the other.
type change struct {
	org, name          string
	jurisdiction, kind string
	from, to           side
	mentions           []*mention
}

// side is what is owed on a day, for an audience.
type side struct {
	owed    *pages.Owed // nil: no label
	because string      // how the designation stands
}

// labelChanges prints what is owed in another way in another world, for the
// mentions of a list.
func (a *app) labelChanges(format string, r *build.Result, from, to world, list []*mention) error {
	changes := changesBetween(r.Graph, from, to, list)
	if format == "json" {
		out := changesJSON{From: from.json(), To: to.json(), Changes: []changeJSON{}}
		for _, c := range changes {
			out.Changes = append(out.Changes, c.json())
		}
		if err := writeJSON(a.out, out); err != nil {
			return err
		}
	} else {
		a.changeText(from, to, changes)
	}
	if len(changes) > 0 {
		return errProblems
	}
	return nil
}

// changesBetween compares what the organizations that are mentioned owe, in the
// order of their ids.
func changesBetween(g *link.Graph, from, to world, list []*mention) []change {
	byOrg := map[string][]*mention{}
	for _, m := range list {
		if m.Excused {
			continue
		}
		for _, id := range m.orgs() {
			byOrg[id] = append(byOrg[id], m)
		}
	}
	var out []change
	for _, id := range g.IDs {
		o, ok := link.Get[*org.Organization](g, id)
		if !ok || len(byOrg[id]) == 0 {
			continue
		}
		for _, c := range changesOf(o, from, to) {
			c.name, c.mentions = pages.Name(o, from.lang), byOrg[id]
			out = append(out, c)
		}
	}
	return out
}

// changesOf compares the labels that one organization owes.
func changesOf(o *org.Organization, from, to world) []change {
	before, after := from.labels.Owed(o.ID, from.lang), to.labels.Owed(o.ID, to.lang)
	var out []change
	for _, owed := range slices.Concat(before, after) {
		c := change{org: o.ID, jurisdiction: owed.Jurisdiction, kind: owed.Kind,
			from: from.side(o, before, owed), to: to.side(o, after, owed)}
		known := slices.ContainsFunc(out, func(d change) bool { return d.jurisdiction == c.jurisdiction && d.kind == c.kind })
		if !known && !c.from.same(c.to) {
			out = append(out, c)
		}
	}
	return out
}

// side tells whether a label like another is owed in a world, and why.
func (w world) side(o *org.Organization, list []pages.Owed, like pages.Owed) side {
	var s side
	if i := slices.IndexFunc(list, func(p pages.Owed) bool { return p.Jurisdiction == like.Jurisdiction && p.Kind == like.Kind }); i >= 0 {
		s.owed = &list[i]
	}
	if !slices.Contains(w.audience, like.Jurisdiction) {
		s.because = pages.Title(pages.Jurisdiction(like.Jurisdiction)) + " is not in the audience"
		return s
	}
	standing := w.register.Standing(o, like.Jurisdiction, w.day)
	if i := slices.IndexFunc(standing.Labels, func(l org.Label) bool { return l.Kind == like.Kind }); i >= 0 && s.owed != nil {
		s.because = groundWords(standing.Labels[i].Ground)
		return s
	}
	i := slices.IndexFunc(standing.Grounds, func(g org.Ground) bool { return g.Kind == like.Kind })
	if i < 0 {
		s.because = w.standing(o, like.Jurisdiction)
		return s
	}
	s.because = groundWords(standing.Grounds[i])
	if s.owed == nil && standing.Grounds[i].May {
		s.because += ", and another label says enough"
	}
	return s
}

// same reports whether readers see the same on both sides.
func (s side) same(t side) bool {
	if s.owed == nil || t.owed == nil {
		return s.owed == t.owed
	}
	a, b := *s.owed, *t.owed
	a.Ground, b.Ground, a.Policy, b.Policy = "", "", "", ""
	return a == b
}

// words says what a side owes.
func (s side) words() string {
	if s.owed == nil {
		return "owes none: " + s.because
	}
	return "owes a label: " + signOf(*s.owed) + " " + s.owed.Wording + " (" + s.because + "; " + policyWords(*s.owed) + ")"
}

// changeText prints changes, each with the places of its mentions.
func (a *app) changeText(from, to world, changes []change) {
	page := a.sheet()
	switch {
	case from.day != to.day && !slices.Equal(from.audience, to.audience):
		page.line("From " + pages.DayWords(from.day) + ", for " + from.readers() + ", to " + pages.DayWords(to.day) + ", for " + to.readers())
	case from.day != to.day:
		page.line("From " + pages.DayWords(from.day) + " to " + pages.DayWords(to.day) + ", for " + from.readers())
	default:
		page.line("From " + from.readers() + " to " + to.readers() + ", as of " + pages.DayWords(from.day))
	}
	page.line("")
	if len(changes) == 0 {
		page.line("nothing changes")
		return
	}
	mentions := map[*mention]bool{}
	for _, c := range changes {
		for _, m := range c.mentions {
			mentions[m] = true
		}
		page.line(page.paint("1", c.name) + page.paint(faint, " ("+c.org+"): ") + c.kind + " in " + pages.Jurisdiction(c.jurisdiction) +
			", " + pages.Count(len(c.mentions), "mention", "mentions"))
		t := table{indent: 2, flexible: 1, least: 30, rows: []row{
			{{text: "from", color: faint}, {text: c.from.words()}}, {{text: "to", color: faint}, {text: c.to.words()}}}}
		for i, place := range c.places() {
			head := cell{text: "in", color: faint}
			if i > 0 {
				head.text = ""
			}
			t.rows = append(t.rows, row{head, {text: place}})
		}
		page.table(t)
		page.line("")
	}
	page.line(pages.Count(len(changes), "label", "labels") + " would change, at " + pages.Count(len(mentions), "mention", "mentions"))
}

// places lists where the mentions are, a line for each file.
func (c change) places() []string {
	var out []string
	last := ""
	for _, m := range c.mentions {
		at := strconv.Itoa(m.line) + ":" + strconv.Itoa(m.col)
		if m.at.File == last {
			out[len(out)-1] += ", " + at
			continue
		}
		last = m.at.File
		out = append(out, last+":"+at)
	}
	return out
}

func (c change) json() changeJSON {
	out := changeJSON{Organization: c.org, Name: c.name, Jurisdiction: c.jurisdiction, Kind: c.kind, From: c.from.json(), To: c.to.json(),
		Mentions: len(c.mentions), Places: []placeJSON{}}
	for _, m := range c.mentions {
		out.Places = append(out.Places, m.place())
	}
	slices.SortStableFunc(out.Places, func(a, b placeJSON) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return out
}

func (s side) json() sideJSON {
	out := sideJSON{Owes: s.owed != nil, Because: s.because}
	if s.owed != nil {
		l := newLabelJSON(*s.owed)
		out.Label = &l
	}
	return out
}

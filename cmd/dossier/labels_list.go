package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/build"
	"dossier/internal/kind/org"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// labelList prints every mention and its label.
func (a *app) labelList(format string, r *build.Result, w world, list []*mention) error {
	var tally pages.Tally
	for _, m := range list {
		tally.Add(m.Class)
	}
	why := reasons{g: r.Graph, w: w}
	if format == "json" {
		out := labelsJSON{AsOf: w.day.String(), Audience: append([]string{}, w.audience...), Mentions: []mentionJSON{},
			Tally: tallyJSON(tally)}
		for _, m := range list {
			out.Mentions = append(out.Mentions, newMentionJSON(m, why))
		}
		if err := writeJSON(a.out, out); err != nil {
			return err
		}
	} else {
		a.labelText(why, list, tally)
	}
	if tally.Errors > 0 {
		return errProblems
	}
	return nil
}

// labelText prints mentions as tables, one for each file, behind what their
// signs stand for.
func (a *app) labelText(why reasons, list []*mention, tally pages.Tally) {
	page := a.sheet()
	page.line(fmt.Sprintf("Labels as of %s, for %s", pages.DayWords(why.w.day), why.w.readers()))
	if legend := legendOf(list); len(legend.rows) > 0 {
		page.line("")
		page.table(legend)
	}
	var files []string
	var tables []table
	for at := 0; at < len(list); {
		file := list[at].at.File
		t := table{indent: 2, flexible: 3, least: 20, most: []int{0, 28, 12}}
		for ; at < len(list) && list[at].at.File == file; at++ {
			t.rows = append(t.rows, why.rows(list[at])...)
		}
		files, tables = append(files, file), append(tables, t)
	}
	alike(tables)
	for i, t := range tables {
		page.line("")
		page.line(page.paint("1", files[i]))
		page.table(t)
	}
	if len(list) > 0 {
		page.line("")
	}
	page.line(tallyWords(tally))
}

func tallyWords(t pages.Tally) string {
	words := pages.Count(t.Mentions, "mention", "mentions")
	if t.Mentions == 0 {
		return "no mentions"
	}
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{t.Labelled, "with a label"}, {t.Settled - t.Labelled, "owing none"}, {t.Excused, "excused"}, {t.Errors, "neither marked nor excused"}} {
		if p.n > 0 {
			parts = append(parts, strconv.Itoa(p.n)+" "+p.word)
		}
	}
	return words + ": " + strings.Join(parts, ", ")
}

// legendOf tells what the labels of a list are, each once.
func legendOf(list []*mention) table {
	type entry struct {
		owed pages.Owed
		orgs []string
	}
	var all []*entry
	for _, m := range list {
		for _, o := range m.Outcomes {
			i := slices.IndexFunc(all, func(e *entry) bool {
				return e.owed.Jurisdiction == o.Owed.Jurisdiction && e.owed.Kind == o.Owed.Kind && e.owed.Wording == o.Owed.Wording
			})
			if i < 0 {
				all = append(all, &entry{owed: o.Owed})
				i = len(all) - 1
			}
			if !slices.Contains(all[i].orgs, o.Owed.Org) {
				all[i].orgs = append(all[i].orgs, o.Owed.Org)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.owed.Jurisdiction, b.owed.Jurisdiction), cmp.Compare(a.owed.Kind, b.owed.Kind), cmp.Compare(a.owed.Wording, b.owed.Wording))
	})
	t := table{indent: 2, flexible: 1, least: 30}
	for _, e := range all {
		t.rows = append(t.rows, row{{text: signOf(e.owed)}, {text: e.owed.Wording}},
			row{{}, {text: kindWords(e.owed) + ": " + strings.Join(e.orgs, ", ") + "; " + policyWords(e.owed), color: faint}})
	}
	return t
}

// signOf is a label's sign, or what stands in its place.
func signOf(o pages.Owed) string {
	if o.Placement == "parenthesis" || o.Mark == "" {
		return "(…)"
	}
	return o.Mark
}

func kindWords(o pages.Owed) string { return o.Kind + " in " + pages.Jurisdiction(o.Jurisdiction) }

// scopeWords says each scope of a policy.
var scopeWords = map[string]string{"every": "every mention", "first-in-page": "first in the page", "first-in-section": "first in the section"}

// policyWords says which rule a label is by.
func policyWords(o pages.Owed) string {
	policy := cmp.Or(o.Policy, "built-in words")
	where := map[string]string{"sign": "sign and note", "parenthesis": "in parentheses", "margin": "in the margin", "banner": "banner at the top"}[o.Placement]
	out := policy + ", " + where + ", " + scopeWords[o.Scope]
	if !o.Headline {
		out += ", not in headings"
	}
	if !o.Aliases {
		out += ", no other names"
	}
	return out
}

// reasons says why a mention gets its label, or none.
type reasons struct {
	g *link.Graph
	w world
}

// rows are the lines of a mention: one for each label that it owes.
func (r reasons) rows(m *mention) []row {
	place := cell{text: strconv.Itoa(m.line) + ":" + strconv.Itoa(m.col), color: faint, right: true}
	first := func(sign, why, color string) row {
		return row{place, {text: m.words}, {text: sign, color: color}, {text: why, color: color}}
	}
	switch m.Class {
	case pages.Excused:
		return []row{first("excused", m.Reason, faint)}
	case pages.NotOwed:
		return []row{first("–", r.notOwed(m), faint)}
	case pages.Open:
		return []row{first("error", names(r.g, m.orgs(), r.w.lang)+": neither marked nor excused (unlabelled-mention)", red)}
	}
	var out []row
	for i, o := range m.Outcomes {
		sign, why, color := r.outcome(o, m.earlier[i])
		line := first(sign, why, color)
		if i > 0 {
			line[0], line[1] = cell{}, cell{}
		}
		out = append(out, line)
	}
	return out
}

// outcome says what becomes of one label of a mention.
func (r reasons) outcome(o pages.Outcome, earlier *mention) (sign, why, color string) {
	about := o.Owed.Org + " · " + o.Owed.Jurisdiction + " " + o.Owed.Kind
	by := cmp.Or(o.Owed.Policy, "built-in words")
	switch o.Class {
	case pages.Printed:
		return "“" + o.Words + "”", about + " · the article prints it", ""
	case pages.Later:
		where := "labelled before"
		if earlier != nil {
			where = "labelled at " + strconv.Itoa(earlier.line) + ":" + strconv.Itoa(earlier.col)
		}
		return "–", about + " · " + by + ": " + scopeWords[o.Owed.Scope] + ", " + where, faint
	case pages.Headed:
		return "–", about + " · " + by + ": not in headings", faint
	case pages.Aliased:
		return "–", about + " · " + by + ": no other name than the first", faint
	}
	if o.Owed.Placement == "parenthesis" {
		return "(…)", about + " · " + by, ""
	}
	return signOf(o.Owed), about + " · " + by, ""
}

// notOwed says why a mention owes no label.
func (r reasons) notOwed(m *mention) string {
	var out []string
	for _, id := range m.orgs() {
		o, ok := link.Get[*org.Organization](r.g, id)
		if !ok {
			continue
		}
		var parts []string
		for _, j := range r.w.audience {
			parts = append(parts, j+" "+r.w.standing(o, j))
		}
		if len(parts) == 0 {
			parts = []string{"no audience"}
		}
		out = append(out, id+" · "+strings.Join(parts, ", "))
	}
	return strings.Join(out, "; ")
}

package org

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// Listed is what a listing calls the organization on a day.
type Listed struct {
	As   string   // its name on the list; empty when not on record
	Also []string // names added to it
	Open bool     // a change of the names is too coarse to tell which holds
}

// listed works out the names of the listing on a day: listed_as, the names of
// the changes until that day, added ones without those removed. What changed on
// a day that cannot be told leaves the names of before, and Open.
func (d *Designation) listed(day annot.Day) Listed {
	l := Listed{As: d.ListedAs}
	changes := slices.DeleteFunc(slices.Clone(d.Changes), func(c StatusChange) bool {
		return c.ListedAs == "" && c.Name == "" && c.What != "renamed"
	})
	slices.SortStableFunc(changes, func(a, b StatusChange) int {
		if c := compareDates(a.On, b.On); c != 0 {
			return c
		}
		return strings.Compare(a.What+a.ListedAs+a.Name, b.What+b.ListedAs+b.Name)
	})
	for _, c := range changes {
		switch c.On.Start.Reached(day) {
		case annot.No:
			continue
		case annot.Unknown:
			l.Open = true
			continue
		}
		if c.ListedAs != "" || c.What == "renamed" {
			l.As = c.ListedAs
		}
		switch {
		case c.Name == "":
		case c.What == "name-added" && !slices.Contains(l.Also, c.Name):
			l.Also = append(l.Also, c.Name)
		case c.What == "name-removed":
			l.Also = slices.DeleteFunc(l.Also, func(n string) bool { return n == c.Name })
		}
	}
	return l
}

// words says the names, as they stand behind a designation: ", listed as X,
// also as Y". Nothing is said where nothing is on record.
func (l Listed) words() string {
	var out []string
	if l.As != "" {
		out = append(out, "listed as "+l.As)
	}
	for i, n := range l.Also {
		switch {
		case i == 0 && l.As == "":
			out = append(out, "listed also as "+n)
		case i == 0:
			out = append(out, "also as "+n)
		default:
			out = append(out, n)
		}
	}
	words := strings.Join(out, ", ")
	if l.Open {
		words = strings.TrimPrefix(words+"; whether under another name by then the record does not tell", "; ")
	}
	return words
}

// name says as what, or as whose name, the listing carries the organization;
// empty when the record tells nothing of it.
func (g Ground) name() string {
	words := g.Name.words()
	if g.Of == "" {
		return words
	}
	of := "listed only as a name of " + g.Of
	if g.Followed {
		of += ", with whose listing it stands or falls"
	}
	return strings.TrimSuffix(of+", "+words, ", ")
}

// onWords says a date as it stands in a sentence: on 8 July 2025, in November
// 2017, about June 2016.
func onWords(d annot.Date) string {
	words := pages.DateWords(d)
	switch {
	case d.Start.Approximate || d.Start.Uncertain:
		return words
	case d.Start.First == d.Start.Last:
		return "on " + words
	default:
		return "in " + words
	}
}

package org

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var wordingNames = lint.Rule{
	Code:  "wording-names-organization",
	Title: "the words of a label name another designated organization",
	Text: `A label is printed where it is owed and carries no labels itself. If its words name an
organization that owes labels, that mention stands bare behind every name that the label
belongs to. The name of the organization that the label is about may stand in it, if the
rule words the labels of that one alone. Signs may hold no names either.`,
	Before: "rules:\n  - {kind: terrorist, wording: {en: \"Banned, as Islamic State is.\"}, placement: parenthesis}",
	After:  "rules:\n  - {kind: terrorist, wording: {en: Banned in Russia as a terrorist organisation.}, placement: parenthesis}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, p := range link.Kind[*Policy](in.Graph) {
			for i := range p.Rules {
				list = append(list, p.Rules[i].named(in.Graph, p.Jurisdiction)...)
			}
		}
		return append(list, builtInNamed(in)...)
	},
}

// named reports the designated organizations that the words of a rule name and
// that are not the only one whose labels it words.
func (r *Rule) named(g *link.Graph, jurisdiction string) []diag.Diagnostic {
	about := ""
	for _, o := range link.Kind[*Organization](g) {
		if !slices.ContainsFunc(o.Designations, func(d Designation) bool { return d.Jurisdiction == jurisdiction && d.Kind == r.Kind }) {
			continue
		}
		if about != "" {
			about = ""
			break
		}
		about = o.ID
	}
	words := []string{r.Sign}
	for _, lang := range slices.Sorted(maps.Keys(r.Wording)) {
		words = append(words, r.Wording[lang])
	}
	var list []diag.Diagnostic
	said := map[string]bool{}
	for _, w := range words {
		name, id := othersIn(g, w, about)
		if name == "" || said[id] {
			continue
		}
		said[id] = true
		list = append(list, diag.Errorf("wording-names-organization", r.At, "the words of this rule name `%s`, and a label carries no label", name).
			WithHelp("say it without the name of an organization"))
	}
	return list
}

// othersIn finds a name of a designated organization in words that are about
// one, and gives it and the ids of those who bear it.
func othersIn(g *link.Graph, words, about string) (name, ids string) {
	for _, m := range g.Finder.Find(words) {
		if about != "" && m.Is(about) {
			continue
		}
		for _, id := range m.Orgs {
			if o, ok := link.Get[*Organization](g, id); ok && o.Designated() {
				return strings.Join(strings.Fields(words[m.From:m.To]), " "), strings.Join(m.Orgs, " ")
			}
		}
	}
	return "", ""
}

// builtInNamed looks at the labels in built-in words, which name a jurisdiction:
// a state can itself be designated.
func builtInNamed(in lint.Input) []diag.Diagnostic {
	var list []diag.Diagnostic
	labels := NewLabels(in.Graph, in.Audience, in.AsOf, in.Config.Language)
	for _, o := range link.Kind[*Organization](in.Graph) {
		for _, owed := range labels.Owed(o.ID, in.Config.Language) {
			name, _ := othersIn(in.Graph, owed.Wording, o.ID)
			if owed.Policy != "" || name == "" {
				continue
			}
			list = append(list, diag.Errorf("wording-names-organization", o.IDAt, "the built-in words of the label of `%s` name `%s`, and a label carries no label", o.ID, name).
				WithHelp("write a policy with words of your own: %s", fmt.Sprintf("`{jurisdiction: %s, rules: [{kind: %s, wording: {%s: …}, …}]}`", owed.Jurisdiction, owed.Kind, in.Config.Language)))
		}
	}
	return list
}

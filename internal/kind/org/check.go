package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/mention"
	"dossier/internal/yaml"
)

// check looks at what the types of the fields cannot say.
func (o *Organization) check(r annot.Record) []diag.Diagnostic {
	at := func(key string) diag.Span { return r.Value.Place(key, r.Span) }
	list := oneOf(nil, o.Type, types, at("type"), "type")
	for _, n := range o.Base.Names {
		if n.Case != "" {
			list = oneOf(list, n.Case, annot.Cases, n.At, "case")
		}
		switch {
		case strings.TrimSpace(n.Text) == "":
			list = append(list, diag.Errorf("bad-value", n.At, "a name of `%s` is empty", o.ID).WithHelp("write the name, or take the entry out"))
		case strings.IndexFunc(n.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0:
			list = append(list, diag.Errorf("bad-value", n.At, "the name `%s` of `%s` has no letter and no digit, so it cannot be looked for", n.Text, o.ID).
				WithHelp("write the name in letters, or take the entry out"))
		case utf8.RuneCountInString(n.Text) > mention.Longest:
			list = append(list, diag.Errorf("bad-value", n.At, "a name of `%s` has more than %d characters, so it is not looked for", o.ID, mention.Longest).
				WithHelp("write the name alone, without what is said of it"))
		}
	}
	if o.URL != "" && !annot.IsAddress(o.URL) {
		list = append(list, diag.Errorf("bad-value", at("url"), "`%s` is no http address", o.URL).WithHelp("write the whole address, as in https://example.org/"))
	}
	written, _ := r.Value.Get("designations")
	for i := range o.Designations {
		var as yaml.Value
		if i < len(written.Items) {
			as = written.Items[i]
		}
		list = append(list, o.Designations[i].check(as)...)
	}
	looked, _ := r.Value.Get("designations_checked")
	for _, p := range looked.Pairs {
		if !config.IsJurisdiction(p.Key) {
			list = append(list, badJurisdiction(p.Key, p.KeySpan))
		}
		list = oneDate(list, p.Key, o.Looked[p.Key])
	}
	return list
}

// check looks at the words of a designation and at the form of its dates; what
// its dates say of each other is the rule designation-dates. as is how it is
// written.
func (d *Designation) check(as yaml.Value) []diag.Diagnostic {
	at := func(key string) diag.Span { return as.Place(key, d.At) }
	var list []diag.Diagnostic
	if _, written := as.Get("kind"); written {
		list = oneOf(list, d.Kind, kinds, at("kind"), "kind")
	}
	if d.Effect != "" {
		list = oneOf(list, d.Effect, effects, at("effect"), "effect")
	}
	if d.Jurisdiction != "" && !config.IsJurisdiction(d.Jurisdiction) {
		list = append(list, badJurisdiction(d.Jurisdiction, at("jurisdiction")))
	}
	for _, n := range append(d.three(), named{"ends", d.Ends}, named{"checked", d.Checked}) {
		list = oneDate(list, n.key, n.date)
	}
	changes, _ := as.Get("changes")
	for i, c := range d.Changes {
		place := c.At
		if i < len(changes.Items) {
			place = changes.Items[i].Place("what", c.At)
		}
		list = oneOf(list, c.What, whats, place, "what")
		list = oneDate(list, "on", c.On)
		list = oneDate(list, "ends", c.Ends)
	}
	return list
}

// oneOf reports a word that is not of a closed vocabulary.
func oneOf(list []diag.Diagnostic, word string, known []string, at diag.Span, field string) []diag.Diagnostic {
	if d, bad := annot.NotOneOf(word, known, at, field); bad {
		return append(list, d)
	}
	return list
}

// oneDate reports an interval where one date is meant.
func oneDate(list []diag.Diagnostic, key string, date annot.Date) []diag.Diagnostic {
	if !date.Interval {
		return list
	}
	return append(list, diag.Errorf("bad-date", date.At, "`%s` must be one date, but `%s` is an interval", key, date.Text).
		WithHelp("write a day, or the month or year that is known"))
}

func badJurisdiction(code string, at diag.Span) diag.Diagnostic {
	return diag.Errorf("bad-value", at, "`%s` is no code of a jurisdiction", code).
		WithHelp("%s", config.JurisdictionHelp(code))
}

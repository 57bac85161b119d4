package bib

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// nameParts are the parts of a name in biblatex's extended form (its manual,
// 3.4) and what they are here; empty for what says nothing that is kept.
var nameParts = map[string]string{
	"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix",
	"family-i": "", "given-i": "", "prefix-i": "", "suffix-i": "", "useprefix": "", "id": "", "hash": "", "nosort": "",
	"sortingnamekeytemplatename": "", "uniquenametemplatename": "", "labelalphanametemplatename": "",
}

// extendedName makes a mapping of a name such as family=Berg, given=Jan,
// prefix=van der, useprefix=true. ok is false for one of another form. A prefix
// counts as a particle of the family name unless the name says it does not.
func (p *parser) extendedName(n string, at diag.Span) (v yaml.Value, ok bool) {
	if whole(n) || !strings.Contains(n, "=") {
		return v, false
	}
	parts := map[string]string{}
	var unknown []string
	for _, part := range split(n, ",") {
		key, value, has := strings.Cut(part, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		switch _, known := nameParts[key]; {
		case !has:
			unknown = append(unknown, fold(part))
		case !known:
			unknown = append(unknown, key)
		default:
			ok = true
			parts[key] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	if !ok {
		return v, false
	}
	for _, key := range unknown {
		p.report(diag.Warnf("unread-field", at, "`%s` is no part of a name, so it is passed over", shorten(key)).
			WithHelp("the parts of a name are family, given, prefix and suffix; one that holds a comma stands in braces"))
	}
	v = yaml.Value{Kind: yaml.Map, Span: at}
	for _, key := range []string{"given", "suffix", "prefix", "family"} {
		name := nameParts[key]
		if key == "prefix" && strings.EqualFold(parts["useprefix"], "false") {
			name = "dropping-particle"
		}
		if words := tex(parts[key]); words != "" {
			v.Pairs = append(v.Pairs, pair(name, text(words, at)))
		}
	}
	return v, true
}

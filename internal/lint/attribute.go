package lint

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
)

var unknownAttribute = Rule{
	Code:  "unknown-key",
	Title: "a span or a record has a key that the language does not know",
	Text: `Spans carry the keys org, person, source, figure, by, from, checked, label,
jurisdiction, note, noted_by, noted_on and part, and the classes quote, standfirst,
byline, dateline, omitted, inserted and suggested. Records and front matter have the keys
that the schema of their kind lists. A misspelt key would be lost without a word.`,
	Before: "[ISIS]{organisation=isis}",
	After:  "[ISIS]{org=isis}",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			for i := range doc.Annotations {
				out = append(out, checkAttributes(&doc.Annotations[i])...)
			}
		}
		return out
	},
}

func checkAttributes(a *annot.Annotation) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, attr := range a.Attrs {
		switch attr.Kind {
		case annot.KeyValue:
			if _, ok := annot.KeyNamed(attr.Key); !ok {
				out = append(out, unknownWord("key", attr, keyNames()))
				continue
			}
			out = append(out, checkValue(a, attr)...)
		case annot.Class:
			if d, bad := annot.NotOneOf(attr.Key, annot.Classes, attr.KeyAt, "class"); bad {
				d.Code, d.Message = "unknown-class", "unknown class `"+attr.Key+"`"
				out = append(out, d)
			}
		}
	}
	return out
}

// checkValue looks at the values that are no ids.
func checkValue(a *annot.Annotation, attr annot.Attr) []diag.Diagnostic {
	bad := func(help, format string, args ...any) []diag.Diagnostic {
		return []diag.Diagnostic{diag.Errorf("bad-value", attr.ValueAt, format, args...).WithHelp("%s", help)}
	}
	switch attr.Key {
	case "checked", "noted_on":
		if attr.Key == "checked" && attr.Value == "no" {
			return nil
		}
		if _, err := annot.ParseDate(attr.Value); err != nil {
			return []diag.Diagnostic{diag.Errorf("bad-date", attr.ValueAt, "%s", err).
				WithHelp("write a day, as in %s=2026-11-21%s", attr.Key, map[bool]string{true: ", or checked=no"}[attr.Key == "checked"])}
		}
	case "jurisdiction":
		if !config.IsJurisdiction(attr.Value) {
			return bad(config.JurisdictionHelp(attr.Value), "`%s` is no code of a jurisdiction", attr.Value)
		}
	case "org":
		_, noted := a.Get("note")
		if attr.Value == "none" && !noted {
			return []diag.Diagnostic{diag.Errorf("excuse-without-reason", attr.At, "`org=none` gives no reason").
				WithHelp("say why the words are no name of an organization: {org=none note=\"a word of everyday speech\"}")}
		}
	case "note":
		if strings.TrimSpace(attr.Value) == "" {
			return bad("write the remark, or take the key out", "the note is empty")
		}
	}
	return nil
}

func unknownWord(what string, attr annot.Attr, known []string) diag.Diagnostic {
	d := diag.Errorf("unknown-key", attr.KeyAt, "unknown %s `%s`", what, attr.Key)
	if near, ok := diag.Near(attr.Key, known); ok {
		return d.WithHelp("did you mean `%s`?", near)
	}
	return d.WithHelp("a span's keys are `%s`", strings.Join(known, "`, `"))
}

func keyNames() []string {
	var out []string
	for _, k := range annot.Keys {
		out = append(out, k.Name)
	}
	return out
}

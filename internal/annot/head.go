package annot

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Head is what a record of any kind may say beside its own fields. Kinds embed
// it in the struct that they decode into.
type Head struct {
	ID        string   `yaml:"id,required"`
	Aliases   []string `yaml:"aliases"`
	Note      string   `yaml:"note"`
	Sources   []Ref    `yaml:"sources,one"`
	Checked   Date     `yaml:"checked"`
	Annotated []Credit `yaml:"annotated"`
	Changes   []Change `yaml:"changes"`
	Reply     *Reply   `yaml:"reply"`
	Suggested string   `yaml:"suggested"` // why the program proposed the record; empty once an editor has looked at it
}

// Base makes the part of an entity that its head and its record tell.
func (h Head) Base(r Record) Base {
	b := Base{Kind: r.Kind, ID: r.ID, Title: r.ID, At: r.Span, IDAt: r.IDAt, Aliases: h.Aliases, Changes: h.Changes,
		Credits: h.Annotated, Reply: h.Reply, Suggested: h.Suggested}
	if v, ok := r.Value.Get("suggested"); ok && v.Kind != yaml.Null && b.Suggested == "" {
		b.Suggested = "no reason is given"
	}
	b.Refer("sources", h.Sources, "source", "article")
	if h.Reply != nil {
		b.Refer("source", []Ref{h.Reply.Source}, "source", "article")
	}
	return b
}

// Refer notes that a field of the entity's record mentions ids of some kinds.
func (b *Base) Refer(field string, refs []Ref, kinds ...string) {
	for _, r := range refs {
		if r.ID != "" {
			b.Refs = append(b.Refs, Reference{Ref: r, Field: field, Kinds: kinds})
		}
	}
}

// DecodeRecord decodes a record into the fields of its kind and lets build
// make the entity of them. It gives nil for a record without an id, which the
// registry has reported.
func DecodeRecord[F any](r Record, build func(*F) (Entity, []diag.Diagnostic)) (Entity, []diag.Diagnostic) {
	if r.ID == "" {
		return nil, nil
	}
	var f F
	list := yaml.Decode(r.Value, &f)
	e, more := build(&f)
	return e, append(list, more...)
}

// NotOneOf reports a word that is not of the closed vocabulary of a key: key
// is written as it stands in the file.
func NotOneOf(word string, known []string, at diag.Span, key string) (diag.Diagnostic, bool) {
	if slices.Contains(known, word) {
		return diag.Diagnostic{}, false
	}
	d := diag.Errorf("bad-value", at, "`%s` cannot be `%s`", key, word)
	if near, ok := diag.Near(word, known); ok {
		return d.WithHelp("did you mean `%s`?", near), true
	}
	return d.WithHelp("write one of `%s`", strings.Join(known, "`, `")), true
}

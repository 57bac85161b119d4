package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/review"
)

// inList is an open suggestion in JSON, as the help of the command describes it.
type inList struct {
	Article   string            `json:"article"`
	File      string            `json:"file"`
	Line      int               `json:"line"`
	Column    int               `json:"column"`
	Paragraph int               `json:"paragraph,omitempty"`
	Kind      string            `json:"kind"`
	Words     string            `json:"words"`
	Sentence  string            `json:"sentence"`
	Refers    map[string]string `json:"refers,omitempty"`
	New       []string          `json:"new,omitempty"` // ids of records that are only suggested
	Reason    string            `json:"reason,omitempty"`
}

// list prints the open suggestions.
func (w *walk) list(format string) error {
	open := w.open()
	if format == "json" {
		out := make([]inList, 0, len(open))
		for _, s := range open {
			out = append(out, w.inList(s))
		}
		enc := json.NewEncoder(w.app.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(out)
	}
	p := w.app.sheet()
	for i, s := range open {
		if i == 0 || open[i-1].Doc != s.Doc {
			if i > 0 {
				p.line("")
			}
			p.line(p.paint("1", s.Doc.Path))
		}
		t := table{indent: 2, flexible: 2, least: 24, wide: []int{5, 12}}
		line, _ := diag.Position(s.Doc.Src, s.Span().At.Start)
		t.rows = []row{{{text: strconv.Itoa(line), right: true, color: faint}, {text: s.Kind.String()}, {text: w.oneLine(s)}}}
		p.table(t)
	}
	w.summary()
	return nil
}

// oneLine says in a line what a suggestion is about.
func (w *walk) oneLine(s review.Suggestion) string {
	out := s.Words
	if r := []rune(out); len(r) > 60 {
		out = strings.TrimSpace(string(r[:59])) + "…"
	}
	var ids []string
	for _, r := range w.d.Refers(s) {
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) > 0 {
		out += " → " + strings.Join(ids, ", ")
	}
	return out
}

func (w *walk) inList(s review.Suggestion) inList {
	before, exact, after := link.Sentence(&s.Doc.Blocks[s.Block], s.From, s.To)
	out := inList{Article: s.Doc.Slug, File: s.Doc.Path, Paragraph: s.Doc.Blocks[s.Block].Number, Kind: s.Kind.String(), Words: s.Words,
		Sentence: before + exact + after, Refers: map[string]string{}, Reason: w.d.Reason(s)}
	out.Line, out.Column = diag.Position(s.Doc.Src, s.Span().At.Start)
	for _, r := range w.d.Refers(s) {
		out.Refers[r.Key] = strings.TrimSpace(out.Refers[r.Key] + " " + r.ID)
	}
	for _, e := range w.d.Stubs(s) {
		out.New = append(out.New, e.Common().ID)
	}
	return out
}

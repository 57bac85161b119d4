package diag

import (
	"encoding/json"
	"io"
)

// PrintJSON writes diagnostics as one JSON object:
//
//	{"diagnostics": [{"code", "severity", "message", "at": PLACE, "also": [PLACE …],
//	 "help", "notes": [TEXT …], "fix": [EDIT …]} …], "errors": N, "warnings": N}
//
// where an EDIT is a PLACE with the "text" to put there, and with places {"file", "line", "column", "endLine", "endColumn", "start",
// "end", "label"}: lines and columns as by Position, the end exclusive; start
// and end are byte offsets. Lines and columns are left out where the source is
// not known, "at" where there is no place, and every empty text or list but
// "diagnostics". The error is the writer's.
func PrintJSON(w io.Writer, list []Diagnostic, src Sources) error {
	files := newListings(src)
	out := jsonReport{Diagnostics: make([]jsonDiagnostic, 0, len(list))}
	out.Errors, out.Warnings = Count(list)
	for _, d := range list {
		j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Help: d.Help, Notes: d.Notes}
		if !d.At.Span.IsZero() {
			at := newJSONPlace(d.At, files)
			j.At = &at
		}
		for _, n := range d.Also {
			if !n.Span.IsZero() {
				j.Also = append(j.Also, newJSONPlace(n, files))
			}
		}
		for _, e := range d.Fix {
			j.Fix = append(j.Fix, jsonEdit{newJSONPlace(Note{Span: e.Span}, files), e.Text})
		}
		out.Diagnostics = append(out.Diagnostics, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

type jsonReport struct {
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
}

type jsonDiagnostic struct {
	Code     string      `json:"code"`
	Severity string      `json:"severity"`
	Message  string      `json:"message"`
	At       *jsonPlace  `json:"at,omitempty"`
	Also     []jsonPlace `json:"also,omitempty"`
	Help     string      `json:"help,omitempty"`
	Notes    []string    `json:"notes,omitempty"`
	Fix      []jsonEdit  `json:"fix,omitempty"`
}

type jsonEdit struct {
	jsonPlace
	Text string `json:"text"`
}

type jsonPlace struct {
	File      string `json:"file"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Label     string `json:"label,omitempty"`
}

func newJSONPlace(n Note, files *listings) jsonPlace {
	p := jsonPlace{File: n.Span.File, Start: n.Span.Start, End: n.Span.End, Label: n.Text}
	if file := files.of(n.Span.File); file != nil {
		p.Line, p.Column = file.position(n.Span.Start)
		p.EndLine, p.EndColumn = file.position(max(n.Span.Start, n.Span.End))
	}
	return p
}

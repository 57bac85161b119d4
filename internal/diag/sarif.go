package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Doc is what is known of a code: what `dossier explain` says of it, and what
// reports say that explain their rules.
type Doc struct {
	Code   string
	Title  string // the fault in a few words
	Text   string // why it is a fault and how to mend it
	Before string // a faulty piece of a file; may be empty
	After  string // the same, mended
	// Warns tells that check reports the code as a warning, which an editor
	// may accept in place or give another level; else it is an error, which
	// nobody can silence.
	Warns bool
}

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// sarifRoot stands for the dossier's root; services that show reports
	// know the name as that of the repository's.
	sarifRoot = "%SRCROOT%"
)

// PrintSARIF writes diagnostics as a log of SARIF 2.1.0 (OASIS Standard,
// Errata 01), in the order given, for services that show findings beside the
// code. docs explain the codes; a code without one stands under its name
// alone. Only the codes that occur become rules, sorted.
//
// Paths are relative to the root, percent-encoded; columns count code points
// and ends are exclusive, as Position has them; byte offsets stand beside
// them. Where the source is not known there are byte offsets alone, and a
// place at byte 0 without length means the whole file. Help, notes and the
// other places follow the message in its text; the places are related
// locations too, and a fix is a fix. The log holds no time, version or absolute path. The error is
// the writer's.
func PrintSARIF(w io.Writer, list []Diagnostic, src Sources, docs []Doc) error {
	p := &sarifPrinter{files: newListings(src)}
	p.index(list)
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(list))}
	run.Tool.Driver.Name = "dossier"
	for _, code := range p.codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(code, docs))
	}
	if len(p.paths) > 0 {
		run.Bases = map[string]sarifBase{sarifRoot: {Description: sarifText("the dossier's root")}}
	}
	for i := range p.paths {
		run.Artifacts = append(run.Artifacts, sarifArtifact{Location: p.artifact(p.paths[i])})
	}
	for _, d := range list {
		run.Results = append(run.Results, p.result(d))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// sarifPrinter is one run of PrintSARIF: the codes and paths that occur, each
// sorted and once.
type sarifPrinter struct {
	files        *listings
	codes, paths []string
}

func (p *sarifPrinter) index(list []Diagnostic) {
	for _, d := range list {
		p.codes = append(p.codes, d.Code)
		for _, n := range append([]Note{d.At}, d.Also...) {
			if !n.Span.IsZero() {
				p.paths = append(p.paths, n.Span.File)
			}
		}
		for _, e := range d.Fix {
			p.paths = append(p.paths, e.Span.File)
		}
	}
	slices.Sort(p.codes)
	slices.Sort(p.paths)
	p.codes, p.paths = slices.Compact(p.codes), slices.Compact(p.paths)
}

func (p *sarifPrinter) result(d Diagnostic) sarifResult {
	rule, _ := slices.BinarySearch(p.codes, d.Code)
	r := sarifResult{Rule: d.Code, RuleIndex: rule, Level: sarifLevel(d.Severity), Message: sarifText(remarks(d, p.files))}
	if !d.At.Span.IsZero() {
		r.Locations = []sarifLocation{p.location(d.At, 0)}
	}
	for _, n := range d.Also {
		if !n.Span.IsZero() {
			r.Related = append(r.Related, p.location(n, len(r.Related)+1))
		}
	}
	if len(d.Fix) > 0 {
		r.Fixes = []sarifFix{{Changes: p.changes(d.Fix)}}
	}
	return r
}

// changes gives edits by file, in the order in which files first occur.
func (p *sarifPrinter) changes(edits []Edit) []sarifChange {
	var out []sarifChange
	for _, e := range edits {
		at := p.artifact(e.Span.File)
		i := slices.IndexFunc(out, func(c sarifChange) bool { return c.Artifact == at })
		if i < 0 {
			i = len(out)
			out = append(out, sarifChange{Artifact: at})
		}
		out[i].Replacements = append(out[i].Replacements, sarifReplacement{Deleted: p.region(e.Span), Inserted: sarifContent{e.Text}})
	}
	return out
}

// remarks is the message of a diagnostic with all that stands below it in a
// terminal: the words at its place are left to the place.
func remarks(d Diagnostic, files *listings) string {
	text := strings.Builder{}
	text.WriteString(d.Message)
	for _, n := range d.Also {
		if !n.Span.IsZero() {
			text.WriteString("\nsee: " + placeText(n.Span, files.of(n.Span.File)))
			if n.Text != "" {
				text.WriteString(": " + n.Text)
			}
		}
	}
	if d.Help != "" {
		text.WriteString("\nhelp: " + d.Help)
	}
	for _, note := range d.Notes {
		text.WriteString("\nnote: " + note)
	}
	return text.String()
}

func sarifLevel(s Severity) string {
	if s == Error || s == Warning {
		return s.String()
	}
	return "note"
}

// location gives a place; related ones have ids from 1.
func (p *sarifPrinter) location(n Note, id int) sarifLocation {
	l := sarifLocation{ID: id, Physical: sarifPhysical{Artifact: p.artifact(n.Span.File)}}
	if n.Text != "" {
		m := sarifText(n.Text)
		l.Message = &m
	}
	if n.Span.Start != 0 || n.Span.End != 0 {
		l.Physical.Region = p.region(n.Span)
	}
	return l
}

func (p *sarifPrinter) region(s Span) *sarifRegion {
	start, end := max(0, s.Start), max(0, s.Start, s.End)
	file := p.files.of(s.File)
	if file == nil {
		return &sarifRegion{Offset: start, Length: end - start}
	}
	start, end = min(start, len(file.src)), min(end, len(file.src))
	r := &sarifRegion{Offset: start, Length: end - start}
	r.Line, r.Column = file.position(start)
	r.EndLine, r.EndColumn = file.position(end)
	return r
}

// artifact names a file by a relative reference, which url.URL writes so that
// a colon in its first segment is no scheme.
func (p *sarifPrinter) artifact(file string) sarifArtifactLocation {
	index, _ := slices.BinarySearch(p.paths, file)
	uri := (&url.URL{Path: file}).String()
	return sarifArtifactLocation{URI: uri, Base: sarifRoot, Index: index}
}

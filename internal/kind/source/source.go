// Package source is the kind of works that articles rest on: reports, pages,
// laws, articles. A record has the fields of CSL, the Citation Style Language
// (citationstyles.org, schema 1.0.2), in YAML, and beside them
//
//	reports   whom or what it reports: ids
//	read_in   where it was read, if not in itself: the id of a source
//	snapshot  {file, sha256, retrieved}: a copy below content/
//	grade     {reliability: A–F, credibility: 1–6, by, on, because}
//
// An article of the dossier is a source too, under its slug. A title in square
// brackets is a description by the editors and is never set as a title.
package source

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Source is a decoded record of content/sources.
type Source struct {
	annot.Base
	fields
}

// IssuedDate is when the work appeared; the zero date where nothing says so.
func (s *Source) IssuedDate() annot.Date { return s.Issued }

// fields are the keys of a source's record.
type fields struct {
	annot.Head
	item
	Reports  []annot.Ref `yaml:"reports,one"`
	ReadIn   annot.Ref   `yaml:"read_in"`
	Snapshot *Snapshot   `yaml:"snapshot"`
	Grade    *Grade      `yaml:"grade"`
}

// Snapshot is a copy of a work as it was read.
type Snapshot struct {
	File      string     `yaml:"file,required"` // below content/
	SHA256    string     `yaml:"sha256,required"`
	Retrieved annot.Date `yaml:"retrieved"`
	At        diag.Span  `yaml:"-span"`
}

// Grade is an editor's judgement of a work by the Admiralty code: how reliable
// its author is in general, and how credible what it says is.
type Grade struct {
	Reliability string     `yaml:"reliability,required"` // A to F
	Credibility string     `yaml:"credibility,required"` // 1 to 6
	By          string     `yaml:"by"`                   // an editor's id, or a name
	On          annot.Date `yaml:"on"`
	Because     string     `yaml:"because"`
	At          diag.Span  `yaml:"-span"`
}

// Signed reports whether somebody answers for the grade. Others are not shown.
func (g *Grade) Signed() bool { return g != nil && g.By != "" && !g.On.IsZero() }

// Kind is the kind of sources.
type Kind struct{}

// Name is "source".
func (Kind) Name() string { return "source" }

// Folder is "sources".
func (Kind) Folder() string { return "sources" }

// List is empty: files hold sources directly.
func (Kind) List() string { return "" }

// Decode makes a Source of a record.
func (Kind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *fields) (annot.Entity, []diag.Diagnostic) {
		list := f.check(r)
		s := &Source{Base: f.Head.Base(r), fields: *f}
		if t := strings.TrimSpace(f.Title); t != "" {
			s.Base.Title = t
		}
		s.Refer("reports", f.Reports, "organization", "person", "source", "article")
		s.Refer("read_in", []annot.Ref{f.ReadIn}, "source", "article")
		return s, list
	})
}

var (
	reliabilities = []string{"A", "B", "C", "D", "E", "F"}
	credibilities = []string{"1", "2", "3", "4", "5", "6"}
	sha256        = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)
)

// check looks at what the types of the fields cannot say.
func (f *fields) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	if at, ok := r.Value.Get("type"); ok && f.Type != "" {
		if d, bad := annot.NotOneOf(f.Type, types, at.Span, "type of CSL"); bad {
			if !strings.HasPrefix(d.Help, "did you mean") {
				d = d.WithHelp("write `report`, `webpage`, `article-newspaper`, `book`, `legislation`, `document` or another type of CSL 1.0.2")
			}
			list = append(list, d)
		}
	}
	if g := f.Grade; g != nil {
		if d, bad := annot.NotOneOf(g.Reliability, reliabilities, g.At, "reliability"); bad && g.Reliability != "" {
			list = append(list, d.WithHelp("write A (reliable) to E (unreliable), or F (cannot be judged)"))
		}
		if d, bad := annot.NotOneOf(g.Credibility, credibilities, g.At, "credibility"); bad && g.Credibility != "" {
			list = append(list, d.WithHelp("write 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)"))
		}
		if !slices.Contains(reliabilities, g.Reliability) || !slices.Contains(credibilities, g.Credibility) {
			f.Grade = nil
		}
	}
	if s := f.Snapshot; s != nil && s.SHA256 != "" && !sha256.MatchString(s.SHA256) {
		list = append(list, diag.Errorf("bad-value", s.At, "`%s` is no SHA-256", s.SHA256).
			WithHelp("write the 64 hexadecimal digits that `sha256sum` prints for the file"))
	}
	for _, n := range f.names() {
		if n.Literal == "" && n.Family == "" && n.Given == "" {
			list = append(list, diag.Errorf("bad-value", n.At, "this name is empty").
				WithHelp("write {family: …, given: …} or {literal: …}"))
		}
	}
	return list
}

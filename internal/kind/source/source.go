// Package source is the kind of works that articles rest on: reports, pages,
// laws, articles. A record has the fields of CSL, the Citation Style Language
// (citationstyles.org, schema 1.0.2), in YAML, and beside them
//
//	reports   whom or what it reports: ids
//	read_in   where it was read, if not in itself: the id of a source
//	snapshot  {file, sha256, retrieved, show}: a copy below content/snapshots
//	grade     {reliability: A–F, credibility: 1–6, by, on, because}, by the
//	          Admiralty code; published only when it is signed
//
// The address (`URL`) is absolute and of http or https.
//
// An article of the dossier is a source too, under its slug. A title in square
// brackets is a description by the editors and is never set as a title.
package source

import (
	"net/url"
	"regexp"
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

var sha256Digits = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)

// check looks at what the types of the fields cannot say.
func (f *fields) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	if at, ok := r.Value.Get("type"); ok && f.Type != "" {
		if d, bad := annot.NotOneOf(f.Type, types, at.Span, "type"); bad {
			if !strings.HasPrefix(d.Help, "did you mean") {
				d = d.WithHelp("write `report`, `webpage`, `article-newspaper`, `book`, `legislation`, `document` or another type of CSL 1.0.2")
			}
			list = append(list, d)
		}
	}
	list = append(list, f.checkAddress(r)...)
	list = append(list, f.checkGrade(r)...)
	list = append(list, f.checkSnapshot(r)...)
	for _, n := range f.names() {
		if n.Literal == "" && n.Family == "" && n.Given == "" {
			list = append(list, diag.Errorf("bad-value", n.At, "this name is empty").
				WithHelp("write {family: …, given: …} or {literal: …}"))
		}
	}
	return list
}

// checkAddress looks at the address of a work, which its page links to.
func (f *fields) checkAddress(r annot.Record) []diag.Diagnostic {
	v, ok := r.Value.Get("URL")
	if !ok || f.URL == "" || annot.IsAddress(f.URL) {
		return nil
	}
	d := diag.Errorf("bad-value", v.Span, "`%s` is no address of the web", f.URL)
	if u, err := url.Parse(f.URL); err == nil && u.Scheme != "" && u.Host == "" {
		return []diag.Diagnostic{d.WithHelp("a page may link to http and https only, not to `%s:`", u.Scheme)}
	}
	return []diag.Diagnostic{d.WithHelp("write the whole address, as in https://example.org/report")}
}

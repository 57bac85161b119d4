// Package person is the kind of people whom the articles name.
//
// A person has a page only for a public role, `public: true`. Others stay where
// the articles name them: they have no page, are in no index, search, sitemap,
// timeline, list of changes or backlink, tie no articles together, and nothing
// of their record but the name that an article prints reaches any output. What
// they reply does, for it was given to be published: it stands at the mark. An
// id is part of the article's file, which is published too; where it spells a
// name that no article prints, telling-id warns.
package person

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Person is a decoded record of content/people.
type Person struct {
	annot.Base
	fields
}

// fields are the keys of a person's record.
type fields struct {
	annot.Head
	Name   string       `yaml:"name,required"`
	Names  []annot.Name `yaml:"names"`
	Roles  []Role       `yaml:"roles"`
	Public bool         `yaml:"public"`
	URL    string       `yaml:"url"`
}

// Role is what somebody does or did, in the words of a source.
type Role struct {
	Text         string     `yaml:"text,required"`
	Organization annot.Ref  `yaml:"organization"`
	From         annot.Date `yaml:"from"`
	To           annot.Date `yaml:"to"`
	At           diag.Span  `yaml:"-span"`
}

// Kind is the kind of people.
type Kind struct{}

// Name is "person".
func (Kind) Name() string { return "person" }

// Folder is "people".
func (Kind) Folder() string { return "people" }

// List is empty: files hold people directly.
func (Kind) List() string { return "" }

// Decode makes a Person of a record.
func (Kind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *fields) (annot.Entity, []diag.Diagnostic) {
		p := &Person{Base: f.Head.Base(r), fields: *f}
		if f.Name != "" {
			p.Title = f.Name
		}
		p.Base.Names = f.Names
		if f.Name != "" && !slices.ContainsFunc(f.Names, func(n annot.Name) bool { return n.Text == f.Name }) {
			p.Base.Names = append([]annot.Name{{Text: f.Name, At: r.Span}}, f.Names...)
		}
		p.Private = !f.Public
		for _, role := range f.Roles {
			p.Refer("organization", []annot.Ref{role.Organization}, "organization")
		}
		return p, p.check(r)
	})
}

// check looks at what the types of the fields cannot say.
func (p *Person) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	if p.URL != "" && !annot.IsAddress(p.URL) {
		list = append(list, diag.Errorf("bad-value", r.Value.Place("url", r.Span), "`%s` is no http address", p.URL).WithHelp("write the whole address, as in https://example.org/"))
	}
	for _, n := range p.fields.Names {
		if strings.TrimSpace(n.Text) == "" {
			list = append(list, diag.Errorf("bad-value", p.IDAt, "a name of `%s` is empty", p.ID).WithHelp("write the name, or take the entry out"))
		}
		if n.Case == "" {
			continue
		}
		if d, bad := annot.NotOneOf(n.Case, annot.Cases, p.IDAt, "case"); bad {
			list = append(list, d)
		}
	}
	for _, role := range p.Roles {
		if !role.From.IsZero() && !role.To.IsZero() && role.To.End.Last < role.From.Start.First {
			list = append(list, diag.Errorf("bad-date", role.To.At, "this role ends before it begins").WithPlace(role.From.At, "it begins here").
				WithHelp("look at `from` and `to`"))
		}
	}
	return list
}

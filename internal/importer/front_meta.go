package importer

import (
	"slices"
	"strings"

	"dossier/internal/annot"
)

// metaOf joins what a file says about its article and what the user says,
// which counts more. What is no date, no address and no language tag is left
// out, but for the user's own, of which the proof tells.
func metaOf(m Meta, opts Options) Meta {
	const longest, names = 300, 20
	out := Meta{Title: firstWords(m.Title, longest), Given: m.Given && m.Title != "", Publisher: firstWords(m.Publisher, longest), Lang: langTag(m.Lang)}
	for _, name := range m.Byline {
		if name = firstWords(name, longest); name != "" && len(out.Byline) < names && !slices.Contains(out.Byline, name) {
			out.Byline = append(out.Byline, name)
		}
	}
	if _, err := annot.ParseDate(m.Issued); err == nil {
		out.Issued = m.Issued
	}
	for _, address := range []struct {
		from string
		to   *string
	}{{m.URL, &out.URL}, {m.Canonical, &out.Canonical}} {
		if trimmed := strings.TrimSpace(address.from); annot.IsAddress(trimmed) && len(trimmed) < 2000 {
			*address.to = trimmed
		}
	}
	for _, said := range []struct {
		user string
		to   *string
	}{{opts.Lang, &out.Lang}, {opts.Issued, &out.Issued}, {opts.URL, &out.URL}} {
		if said.user != "" {
			*said.to = said.user
		}
	}
	if out.URL == "" {
		out.URL = out.Canonical
	}
	if out.Canonical == out.URL {
		out.Canonical = ""
	}
	return out
}

// publisher gives who published the article: whom the user names, else whom
// the file names, by the id of its record if there is one.
func (d *draft) publisher(opts Options) annot.Ref {
	if !opts.Publisher.IsZero() || d.meta.Publisher == "" {
		return opts.Publisher
	}
	if opts.Named != nil {
		if id, ok := opts.Named(d.meta.Publisher); ok {
			return annot.Ref{ID: id}
		}
	}
	return annot.Ref{Literal: d.meta.Publisher}
}

// title gives the title of an article that prints none: what the file calls
// it, a headline that could not be marked, or its first words.
func (d *draft) title() string {
	switch {
	case d.meta.Title != "":
		return d.meta.Title
	case d.buried != "":
		return d.buried
	}
	return firstWords(d.bodyText(), 60)
}

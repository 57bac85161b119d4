package build

import (
	"errors"
	"slices"
	"strings"

	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

// checkAddresses looks for pages that would have one address, and for entries
// of the navigation that lead nowhere.
func checkAddresses(g *link.Graph) []diag.Diagnostic {
	list := pages.Addresses(g, kind.All)
	byPath := map[string][]pages.Address{}
	outputs := make([]publish.Output, 0, len(list))
	for _, a := range list {
		byPath[a.Path] = append(byPath[a.Path], a)
		outputs = append(outputs, publish.Output{Path: a.Path})
	}
	out := collisions(publish.Check(outputs), byPath)
	return append(out, checkSections(g, func(path string) bool { return byPath[path] != nil })...)
}

// collisions tells of outputs that cannot be stored, with the places of what
// they are made of.
func collisions(errs []error, byPath map[string][]pages.Address) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, err := range errs {
		var pe *publish.PathError
		if !errors.As(err, &pe) {
			continue
		}
		involved := byPath[pe.Path]
		if pe.Other != "" && pe.Other != pe.Path {
			involved = slices.Concat(involved, byPath[pe.Other])
		}
		out = append(out, collision(pe, involved))
	}
	return out
}

func collision(pe *publish.PathError, involved []pages.Address) diag.Diagnostic {
	// What the editor can rename comes first.
	involved = slices.Clone(involved)
	slices.SortStableFunc(involved, func(a, b pages.Address) int {
		switch {
		case a.At.IsZero() == b.At.IsZero():
			return 0
		case a.At.IsZero():
			return 1
		}
		return -1
	})
	if len(involved) < 2 || involved[0].At.IsZero() {
		at := diag.Span{File: config.File}
		if len(involved) > 0 && !involved[0].At.IsZero() {
			return diag.Errorf("url-collision", involved[0].At, "%s can have no address: %s %s", involved[0].What, pe.Path, pe.Reason).
				WithHelp("give it an id with a letter or a digit in it")
		}
		return diag.Errorf("url-collision", at, "%s", strings.ReplaceAll(pe.Error(), `"`, "`")).
			WithHelp("give one of the two another id or another file name")
	}
	first, second := involved[0], involved[1]
	d := diag.Errorf("url-collision", first.At, "%s and %s would have one address, %s", first.What, second.What, strings.TrimSuffix(first.Path, "index.html")).
		Label("one is made of this").WithHelp("give one of the two another id or another file name")
	if first.Path != second.Path {
		d = d.WithNote("%s and %s are one file on some systems", first.Path, second.Path)
	}
	if !second.At.IsZero() {
		return d.WithPlace(second.At, "and the other of this")
	}
	return d.WithHelp("give the file another name: the program makes %s itself", second.What)
}

// checkSections looks for entries of the navigation that lead nowhere.
func checkSections(g *link.Graph, has func(path string) bool) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, s := range g.Config.Sections {
		slug := strings.TrimSuffix(strings.Trim(s.Page, "/"), ".md")
		if _, page := g.Page(slug); page || s.Page == "" || has(slug+"/index.html") {
			continue
		}
		out = append(out, diag.Errorf("broken-link", s.At, "the entry `%s` of the navigation leads nowhere: there is no `%s`", s.Title, s.Page).
			WithHelp("write the file of one of the dossier's own pages, as in method.md, or an index, as in sources"))
	}
	return out
}

// Package kind lists the kinds of records. Adding one is a folder beside this
// file and a line in All.
package kind

import (
	"dossier/internal/annot"
	"dossier/internal/kind/figure"
	"dossier/internal/kind/org"
	"dossier/internal/kind/person"
	"dossier/internal/kind/source"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// All lists the kinds, in the order of the site's navigation.
var All = []annot.Kind{
	figure.Kind{},
	figure.QuantityKind{},
	source.Kind{},
	org.Kind{},
	org.PolicyKind{},
	person.Kind{},
}

// Labels makes the labels that organizations owe, for readers of some
// jurisdictions on a day, in the languages of the pages.
func Labels(g *link.Graph, audience []string, day annot.Day, langs ...string) pages.LabelSource {
	return org.NewLabels(g, audience, day, langs...)
}

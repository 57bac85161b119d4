package org

import "dossier/internal/pages"

// Referring leads from an organization to what names it beside the texts.
func (Kind) Referring() []pages.Referring {
	return []pages.Referring{
		{ID: "claims", Heading: "Figures that it claims", Kind: "figure", Field: "claimed_by"},
		{ID: "acts", Heading: "Figures about what it did", Lead: "As their own wordings name it; the figures say who claims so.", Kind: "figure", Field: "actor"},
		{ID: "people", Heading: "People with a role in it", Kind: "person", Field: "organization"},
		{ID: "published", Heading: "Articles that it published", Kind: "article", Field: "publisher"},
		{ID: "written", Heading: "Articles with its byline", Kind: "article", Field: "byline"},
		{ID: "reported-in", Heading: "Reported in", Kind: "source", Field: "reports"},
	}
}

package source

import "dossier/internal/pages"

// Referring leads from a source to the records that rest on it.
func (Kind) Referring() []pages.Referring {
	return []pages.Referring{
		{ID: "figures", Heading: "Figures that rest on it", Kind: "figure", Field: "source"},
		{ID: "figures-read", Heading: "Figures that were read in it", Kind: "figure", Field: "read_in"},
		{ID: "figures-said", Heading: "Figures that it states", Kind: "figure", Field: "said_in"},
		{ID: "reported-by", Heading: "Reported by", Kind: "source", Field: "reports"},
		{ID: "read", Heading: "Sources that were read in it", Kind: "source", Field: "read_in"},
		{ID: "records", Heading: "Records that rest on it", Field: "sources"},
	}
}

package figure

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

// Rules gives the rules of figures.
func (Kind) Rules() []lint.Rule {
	return []lint.Rule{withoutClaimant, withoutQuantity, inCircle, wordingNotFound, saidElsewhere,
		seriesClash, supersededFigure, unattributedFigure, partExceedsWhole, partElsewhere, quantityDiffers, unknownCurrency, impossibleValue}
}

var withoutClaimant = lint.Rule{
	Code:  "figure-without-claimant",
	Title: "a figure does not say who claims it",
	Text: "No number stands naked: every figure says whose it is. Name the people or organizations that claim it under `claimed_by`. " +
		"Where the wording names nobody (\"it is estimated\"), write `unnamed`; where the article itself says so, write `publisher`. " +
		"Only silence is a fault, and the page tells readers that no source was given.",
	Before: "- {id: trapped, quantity: trapped-in-the-city, value: 60000, said_in: an-article}",
	After:  "- {id: trapped, quantity: trapped-in-the-city, value: 60000, claimed_by: unnamed, said_in: an-article}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			if f.ClaimedBy.IsSilent() {
				list = append(list, diag.Errorf("figure-without-claimant", f.IDAt, "the figure `%s` does not say who claims it", f.ID).
					WithHelp("add `claimed_by:` with ids, or `unnamed`, or `publisher` where the article itself says so"))
			}
		}
		return list
	},
}

var withoutQuantity = lint.Rule{
	Code:  "figure-without-quantity",
	Title: "a figure does not say what it counts",
	Text: "Figures are compared within one quantity. A figure names its own under `quantity`, or inherits that of the figure from which it is derived; " +
		"this one does neither. Name a record of the list `quantities`, or say under `derived_from` whose number it repeats.",
	Before: "- {id: killed-173, value: 173, claimed_by: unnamed}",
	After:  "- {id: killed-173, quantity: civilians-killed, value: 173, claimed_by: unnamed}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			chain, circle := follow(in.Graph, f, derivedFrom)
			last := chain[len(chain)-1]
			// A circle and an id that leads nowhere are reported on their own.
			named := slices.ContainsFunc(chain, func(c *Figure) bool { return c.Quantity.ID != "" })
			if !named && circle < 0 && last.DerivedFrom.ID == "" {
				list = append(list, diag.Errorf("figure-without-quantity", f.IDAt, "the figure `%s` does not say what it counts", f.ID).
					WithHelp("add `quantity:`, or `derived_from:` with the figure that it repeats"))
			}
		}
		return list
	},
}

var inCircle = lint.Rule{
	Code:  "figure-circle",
	Title: "a figure is derived from itself, or a part of itself",
	Text: "Following `derived_from`, or `part_of`, from figure to figure leads back to where it began. The first must end at the figure that was there first, " +
		"the second at the whole. Look at which of them rests on which, and take the wrong reference out.",
	Before: "- {id: a, derived_from: b, value: 10, claimed_by: unnamed}\n- {id: b, derived_from: a, value: 10, claimed_by: unnamed}",
	After:  "- {id: a, derived_from: b, value: 10, claimed_by: unnamed}\n- {id: b, quantity: deaths, value: 10, claimed_by: unnamed}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, step := range []struct {
			field string
			next  func(*Figure) annot.Ref
			says  string
		}{{"derived_from", derivedFrom, "is derived from itself"}, {"part_of", partOf, "is a part of itself"}} {
			reported := map[*Figure]bool{}
			for _, f := range link.Kind[*Figure](in.Graph) {
				chain, i := follow(in.Graph, f, step.next)
				if i < 0 || reported[chain[i]] {
					continue
				}
				circle := chain[i:]
				d := diag.Errorf("figure-circle", step.next(circle[0]).At, "the figure `%s` %s", circle[0].ID, step.says).
					Label("`%s` leads back here", step.field).WithHelp("take one `%s` of the circle out", step.field)
				for _, c := range circle {
					reported[c] = true
					if c != circle[0] {
						d = d.WithPlace(step.next(c).At, "through `%s`", c.ID)
					}
				}
				list = append(list, d)
			}
		}
		return list
	},
}

var saidElsewhere = lint.Rule{
	Code:  "figure-said-elsewhere",
	Title: "an article marks a figure that another text states",
	Text: "A figure records one statement: who says the number, how, and in which text (`said_in`). The words that an article marks with `figure=` are that statement, " +
		"so the figure must be the article's own. Where the article repeats another's number, give it a figure of its own with `said_in` and `derived_from`: " +
		"then the page can show what was changed on the way. The dossier's own pages may mark any figure.",
	Before: "[173 casualties]{figure=official-173}",
	After:  "[173 casualties]{figure=article-173}\n\n- {id: article-173, derived_from: official-173, value: 173, measure: casualties, said_in: an-article, claimed_by: [a-state]}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, u := range in.Graph.Uses {
			f, ok := link.Get[*Figure](in.Graph, u.ID)
			if !ok || u.Key != "figure" || u.Doc.Own {
				continue
			}
			if a, known := in.Graph.Article(f.SaidIn.ID); known && a == u.Doc {
				continue
			}
			said := "that figure does not say where it is said"
			at := f.IDAt
			if f.SaidIn.ID != "" {
				said, at = "that figure is said in `"+f.SaidIn.ID+"`", f.SaidIn.At
			}
			list = append(list, diag.Warnf("figure-said-elsewhere", u.At, "this article marks the figure `%s`, but %s", f.ID, said).
				Label("marked here").WithPlace(at, "the figure").
				WithHelp("mark a figure with `said_in: %s`, and `derived_from: %s` if it repeats that one", u.Doc.Slug, f.ID))
		}
		return list
	},
}

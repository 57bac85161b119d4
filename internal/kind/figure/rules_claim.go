package figure

import (
	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var unattributedFigure = lint.Rule{
	Code:  "unattributed-figure",
	Title: "a figure leaves open whose it is, and need not",
	Text: "`claimed_by: unnamed` says that the wording names nobody. Then the record must tell what is known besides: a source that the editors found (`source`), the figure that it repeats (`derived_from`), " +
		"or that none was given (`basis: none-given`). And inside a quotation the wording does name somebody: who speaks says the number.",
	Before: "- {id: trapped, quantity: trapped-in-the-city, value: 60000, claimed_by: unnamed}",
	After:  "- {id: trapped, quantity: trapped-in-the-city, value: 60000, claimed_by: unnamed, basis: none-given}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			if f.ClaimedBy.Word != unnamed {
				continue
			}
			if f.hasNoSource() && f.Basis != noBasis {
				list = append(list, diag.Warnf("unattributed-figure", f.claimAt, "nobody claims the figure `%s`, and nothing is said of where it comes from", f.ID).
					WithHelp("add `source:` or `derived_from:`; or `basis: none-given`, where the wording gives no source"))
			}
			for _, u := range in.Graph.UsesOf(f.ID) {
				if by, ok := speaker(u); ok && u.Key == "figure" && u.Annotation >= 0 {
					list = append(list, diag.Warnf("unattributed-figure", u.At, "the figure `%s` is claimed by nobody, but `%s` says it here", f.ID, by.Value).
						WithPlace(by.At, "who speaks").WithPlace(f.claimAt, "the claim").
						WithHelp("write `claimed_by: [%s]`", by.Value))
					break
				}
			}
		}
		return list
	},
}

// speaker gives who speaks the words that hold a mark, by the innermost
// quotation around it that says so.
func speaker(u link.Use) (annot.Attr, bool) {
	list := u.Doc.Annotations
	for i, steps := u.Annotation, 0; i >= 0 && i < len(list) && steps <= len(list); i, steps = list[i].Parent, steps+1 {
		if !list[i].Has("quote") || list[i].Has("suggested") {
			continue
		}
		if by, ok := list[i].Get("by"); ok && by.Value != "" {
			return by, true
		}
	}
	return annot.Attr{}, false
}

var partExceedsWhole = lint.Rule{
	Code:  "part-exceeds-whole",
	Title: "a part is larger than its whole",
	Text: "The record makes a figure a part of another (`part_of`), and even the least number that its words admit is above the greatest that those of the whole admit. " +
		"Either a field is wrong, or the figures are two counts that differ although one counts a part of what the other counts: then say so in an accept comment. " +
		"The pages say it aloud: a narrower count, and the larger number.",
	Before: "- {id: some-of-them, quantity: deaths, part_of: all-of-them, value: 300, claimed_by: unnamed}",
	After:  "# accept part-exceeds-whole: two claimants, who count in different ways\n- {id: some-of-them, quantity: deaths, part_of: all-of-them, value: 300, claimed_by: unnamed}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		c := NewComparer(in.Graph)
		for _, f := range link.Kind[*Figure](in.Graph) {
			whole, ok := link.Get[*Figure](in.Graph, f.PartOf.ID)
			if f.PartOf.ID == "" || !ok || whole == f || isPart(in.Graph, whole, f) || c.of(f).unit != c.of(whole).unit {
				continue
			}
			if c.of(f).values.above(c.of(whole).values) {
				list = append(list, diag.Warnf("part-exceeds-whole", f.PartOf.At, "the part is larger than its whole: `%s` is %s, and `%s` is %s", f.ID, f.number(), whole.ID, whole.number()).
					WithPlace(whole.IDAt, "the whole").
					WithHelp("correct the wrong one; or accept the warning and say why the narrower count is the larger number"))
			}
		}
		return list
	},
}

var partElsewhere = lint.Rule{
	Code:  "part-of-other-quantity",
	Title: "a figure is made a part of one that counts something else",
	Text: "A part and its whole count the same thing: figures are compared within one quantity, never across. " +
		"Give both the same quantity, or take `part_of` out.",
	Before: "- {id: injured, quantity: injuries, part_of: all-deaths, value: 10, claimed_by: unnamed}",
	After:  "- {id: injured, quantity: injuries, value: 10, claimed_by: unnamed}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			whole, ok := link.Get[*Figure](in.Graph, f.PartOf.ID)
			if f.PartOf.ID == "" || !ok {
				continue
			}
			mine, theirs := QuantityOf(in.Graph, f), QuantityOf(in.Graph, whole)
			if mine == nil || theirs == nil || mine == theirs {
				continue
			}
			list = append(list, diag.Errorf("part-of-other-quantity", f.PartOf.At, "`%s` counts `%s`, and `%s`, of which it shall be a part, counts `%s`", f.ID, mine.ID, whole.ID, theirs.ID).
				WithPlace(whole.IDAt, "the whole").WithHelp("give both the same `quantity`, or take `part_of` out"))
		}
		return list
	},
}

var quantityDiffers = lint.Rule{
	Code:  "quantity-differs",
	Title: "a figure counts something else than the figure that it repeats",
	Text: "`derived_from` says whose number a figure repeats, and what it counts is inherited. This one names another `quantity` than that figure has. " +
		"Mostly that is a slip: take `quantity` out. Where the text does make deaths of injuries, say so in an accept comment; " +
		"the pages show it as a difference from the source, and never compare the two.",
	Before: "- {id: told, derived_from: injured-900, quantity: deaths, value: 900, claimed_by: unnamed}",
	After:  "- {id: told, derived_from: injured-900, value: 900, claimed_by: unnamed}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			d, ok := from(in.Graph, f)
			if !ok || f.Quantity.ID == "" {
				continue
			}
			mine, theirs := QuantityOf(in.Graph, f), QuantityOf(in.Graph, d)
			if mine == nil || theirs == nil || mine == theirs {
				continue
			}
			list = append(list, diag.Warnf("quantity-differs", f.Quantity.At, "`%s` counts `%s`, but `%s`, which it repeats, counts `%s`", f.ID, mine.ID, d.ID, theirs.ID).
				WithPlace(d.IDAt, "the figure that it repeats").
				WithHelp("take `quantity` out, or correct `derived_from`; if the text says something else than its source, accept the warning and say so"))
		}
		return list
	},
}

package figure

import (
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var unknownCurrency = lint.Rule{
	Code:  "unknown-currency",
	Title: "a unit looks like a currency and is none",
	Text: "A unit of three capital letters is read as the code of a currency (ISO 4217), of today or of the past, and is printed before its amount. This one is no such code, " +
		"or is one in small letters, which is read as a word. Correct it, or write a unit that is no currency in words.",
	Before: "- {id: spending, title: Spending on arms, unit: USE}",
	After:  "- {id: spending, title: Spending on arms, unit: USD}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		check := func(unit string, at diag.Span) {
			if code, ok := smallCurrency(unit); ok {
				list = append(list, diag.Errorf("unknown-currency", at, "`%s` is read as a word: a currency is written in capital letters", unit).
					WithHelp("did you mean `%s`? A unit that is no currency is written in words, as in tonnes", code))
				return
			}
			if !looksLikeCurrency(unit) || isCurrency(unit) {
				return
			}
			d := diag.Errorf("unknown-currency", at, "`%s` is no currency of ISO 4217", unit).
				WithHelp("write the code of a currency, as in USD; or, for another unit, words, as in tonnes")
			if near, ok := diag.Near(unit, currencies()); ok {
				d = d.WithHelp("did you mean `%s`? A unit that is no currency is written in words, as in tonnes", near)
			}
			list = append(list, d)
		}
		for _, q := range link.Kind[*Quantity](in.Graph) {
			check(q.Unit, q.unitAt)
		}
		for _, f := range link.Kind[*Figure](in.Graph) {
			check(f.Unit, f.unitAt)
		}
		return list
	},
}

var impossibleValue = lint.Rule{
	Code:  "impossible-value",
	Title: "a number that what is counted cannot have",
	Text: "Where somebody is counted (`population`, or the unit people), there cannot be fewer than none of them, and no more than 100 percent of them. " +
		"A change may be below zero and above 100 percent; then say in an accept comment that the figure is one.",
	Before: "- {id: fled, quantity: refugees, value: -300, population: civilians, claimed_by: unnamed}",
	After:  "- {id: fled, quantity: refugees, value: 300, population: civilians, claimed_by: unnamed}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, f := range link.Kind[*Figure](in.Graph) {
			unit := UnitOf(in.Graph, f)
			if !f.Value.Given || f.Value.Words != "" || f.Population == "" && !isPeople(unit) {
				continue
			}
			switch {
			case f.Value.Low < 0:
				list = append(list, diag.Warnf("impossible-value", f.valueAt, "`%s` counts people, and there cannot be %s of them", f.ID, amount(f.Value.Low, f.Value.High)).
					WithHelp("correct the number; or, if it is a change, accept the warning and say so"))
			case isPercent(unit) && f.Value.High > 100:
				list = append(list, diag.Warnf("impossible-value", f.valueAt, "`%s` is %s%% of people, more than all of them", f.ID, amount(f.Value.Low, f.Value.High)).
					WithHelp("correct the number; or, if it is a change, accept the warning and say so"))
			}
		}
		return list
	},
}

package lint

import (
	"dossier/internal/diag"
)

// oldAfter is how many days a pinned as-of date may lie back.
const oldAfter = 90

var asOfOld = Rule{
	Code:  "as-of-old",
	Title: "the pinned as-of date lies far back",
	Text: `Labels are owed to today's reader. A dossier that pins as_of shows the designations of
that day, and after ninety days nobody should trust them unasked. Look the designations
up again, renew their checked dates, and move as_of forward, or leave it out. This is the
only rule that is told today's date; it never affects a page.`,
	Before: "as_of: 2025-01-15      # read in June",
	After:  "as_of: 2025-06-01",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		day, ok := in.Config.AsOf.Exact()
		if !ok || in.Today == 0 || in.Today-day <= oldAfter {
			return nil
		}
		return []diag.Diagnostic{diag.Warnf("as-of-old", in.Config.AsOf.At, "labels are those of %s, which lies more than %d days back", day, oldAfter).
			Label("%d days ago", in.Today-day).
			WithHelp("look the designations up again and write `as_of: %s`, or leave `as_of` out", in.Today)}
	},
}

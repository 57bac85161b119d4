package lint

import (
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

var badLevel = Rule{
	Code:  "bad-level",
	Title: "a level is given to an error, or to a code that there is not",
	Text: `Under levels: a dossier says how loud a warning is, by its code: warning, info (it is
printed and never changes the exit status) or off. Errors have no level: they stop the
build, and nothing silences them. A code that there is not is a slip of the pen, and the
warning that was meant would stay as it is without a word.`,
	Before: "levels: {orphan-records: off, unknown-id: warning}",
	After:  "levels: {orphan-record: off}",
	Check: func(in Input) []diag.Diagnostic {
		if len(in.Config.Levels) == 0 {
			return nil
		}
		v, _ := yaml.Parse(config.File, in.Sources[config.File], 0)
		levels, _ := v.Get("levels")
		var out []diag.Diagnostic
		for _, p := range levels.Pairs {
			doc, known := docOf(in.Docs, p.Key)
			switch {
			case !known:
				out = append(out, diag.Errorf("bad-level", p.KeySpan, "there is no warning `%s`", p.Key).
					WithHelp("%s", suggestCode(in.Docs, p.Key)))
			case !doc.Warns:
				out = append(out, diag.Errorf("bad-level", p.KeySpan, "`%s` is an error, and errors have no level", p.Key).
					WithHelp("take the line out and mend what the error is about"))
			}
		}
		return out
	},
}

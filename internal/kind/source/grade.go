package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/pages"
)

// Grade is an editor's judgement of a work by the Admiralty code: how reliable
// its author is in general, and how credible what it says is. The two scales
// and their words are those of NATO's doctrine for intelligence (AJP-2.1,
// Intelligence Procedures; before it, STANAG 2511, Intelligence Reports).
type Grade struct {
	Reliability string     `yaml:"reliability,required"` // A to F
	Credibility string     `yaml:"credibility,required"` // 1 to 6
	By          string     `yaml:"by"`                   // an editor's id, or a name
	On          annot.Date `yaml:"on"`
	Because     string     `yaml:"because"`
	At          diag.Span  `yaml:"-span"`
}

// Signed reports whether somebody answers for the grade. Others are not shown.
func (g *Grade) Signed() bool { return g != nil && g.By != "" && !g.On.IsZero() }

var (
	reliabilities = []string{"A", "B", "C", "D", "E", "F"}
	credibilities = []string{"1", "2", "3", "4", "5", "6"}
)

// The words of the two scales.
var (
	reliabilityWords = map[string]pages.Word{"A": "reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
		"E": "unreliable", "F": "reliability cannot be judged"}
	credibilityWords = map[string]pages.Word{"1": "confirmed by others", "2": "probably true", "3": "possibly true", "4": "doubtful",
		"5": "improbable", "6": "truth cannot be judged"}
)

// checkGrade reports letters and digits that are not of the scales. A grade
// with one of them counts as none.
func (f *fields) checkGrade(r annot.Record) []diag.Diagnostic {
	g := f.Grade
	if g == nil {
		return nil
	}
	var list []diag.Diagnostic
	v, _ := r.Value.Get("grade")
	at := func(key string) diag.Span { return v.Place(key, g.At) }
	if d, bad := annot.NotOneOf(g.Reliability, reliabilities, at("reliability"), "reliability"); bad && g.Reliability != "" {
		list = append(list, d.WithHelp("write A (reliable) to E (unreliable), or F (cannot be judged)"))
	}
	if d, bad := annot.NotOneOf(g.Credibility, credibilities, at("credibility"), "credibility"); bad && g.Credibility != "" {
		list = append(list, d.WithHelp("write 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)"))
	}
	if !slices.Contains(reliabilities, g.Reliability) || !slices.Contains(credibilities, g.Credibility) {
		f.Grade = nil
	}
	return list
}

// grade shows a signed grade with who answers for it.
func (k Kind) grade(m *pages.Maker, l *pages.Labeller, g *Grade) pages.Text {
	out := pages.Join(k.gradeShort(l, g), pages.W(", given by "), l.Text(m.Config.Editor(g.By)), pages.W(", "), l.Date(g.On))
	if g.Because != "" {
		out = pages.Join(out, pages.W(": "), l.Text(g.Because))
	}
	return out
}

// gradeShort shows a grade in its letters and in words: B2 (usually reliable,
// probably true).
func (Kind) gradeShort(l *pages.Labeller, g *Grade) pages.Text {
	return pages.Join(l.Text(g.Reliability+g.Credibility), pages.W(" ("), pages.W(reliabilityWords[g.Reliability]), pages.W(", "),
		pages.W(credibilityWords[g.Credibility]), pages.W(")"))
}

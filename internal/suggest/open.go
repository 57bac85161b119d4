package suggest

import (
	"dossier/internal/annot"
	"dossier/internal/verbatim"
)

// Open gives the suggestions of an article that nobody has decided on yet: the
// spans with the class .suggested, in the order of the file. Their reasons are
// not in the article: Reason finds them again, and stub records keep them.
func Open(a *annot.Article) []Suggestion {
	var out []Suggestion
	for i := range a.Annotations {
		x := &a.Annotations[i]
		if !x.Has("suggested") {
			continue
		}
		s := markOf(x)
		one := Suggestion{Finding: Finding{Kind: s.kind(), Block: x.Block, From: x.From, To: x.To, By: -1}, Annotation: i,
			Words: verbatim.Fold(a.Blocks[x.Block].Text[x.From:x.To])}
		one.Key, one.IDs = s.key()
		if law, ok := x.Get("jurisdiction"); ok {
			one.Jurisdiction = law.Value
		}
		out = append(out, one)
	}
	return out
}

// kind tells what a suggested span proposes.
func (s *mark) kind() Kind {
	switch {
	case s.has("attribution"):
		return Attribution
	case s.has("quote"):
		return Quote
	case s.has("figure"):
		return Figure
	case s.has("label"):
		return Label
	case s.has("org"):
		return Organization
	}
	return Attribution // a person or a source
}

// Reason gives why a suggestion was made, by what Find gives for its article
// now: the reason of the finding of its kind that shares the most of its words;
// empty where there is none any more.
func Reason(s Suggestion, found []Finding) string {
	best, reason := 0, ""
	for i := range found {
		f := &found[i]
		if f.Kind != s.Kind || f.Block != s.Block {
			continue
		}
		if shared := min(f.To, s.To) - max(f.From, s.From); shared > best {
			best, reason = shared, f.Reason
		}
	}
	return reason
}

package suggest

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/markdown"
)

// mark is what a span says of its words, as far as it matters to others.
type mark struct {
	keys      map[string][]string // a class without values, a key with its ids
	law       string              // a label's jurisdiction
	editorial bool                // the words are none of the article's, or stand for such
	// Of a span that is placed now:
	suggestion  int // the index of what it proposes
	open, close int // where its brackets go, in bytes of the file
}

// What tells spans of different kinds apart.
var markKeys, markClasses = []string{"org", "person", "source", "figure", "label", "by", "from"}, []string{"quote", "suggested", "attribution"}

// markOf reads an annotation.
func markOf(x *annot.Annotation) *mark {
	s := &mark{keys: map[string][]string{}, editorial: x.Has("inserted") || x.Has("omitted")}
	for _, class := range markClasses {
		if x.Has(class) {
			s.keys[class] = nil
		}
	}
	for _, key := range markKeys {
		if attr, ok := x.Get(key); ok {
			s.keys[key] = nil
			for _, r := range attr.IDs() {
				s.keys[key] = append(s.keys[key], r.ID)
			}
		}
	}
	return s
}

// has reports whether a span has a class or a key.
func (s *mark) has(what string) bool {
	_, ok := s.keys[what]
	return ok
}

// names reports whether a span has one of some ids under a key.
func (s *mark) names(key string, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(s.keys[key], id) })
}

// attributes writes what a span that is placed now says, in the canonical
// order of the language.
func (s *mark) attributes() string {
	var attrs []annot.Attr
	for _, class := range markClasses {
		if s.has(class) {
			attrs = append(attrs, annot.Attr{Kind: annot.Class, Key: class})
		}
	}
	for _, key := range markKeys {
		if ids := s.keys[key]; len(ids) > 0 {
			attrs = append(attrs, annot.Attr{Key: key, Value: strings.Join(ids, " ")})
		}
	}
	if s.law != "" {
		attrs = append(attrs, annot.Attr{Key: "jurisdiction", Value: s.law})
	}
	return markdown.Attributes(attrs...)
}

// key gives the key of a span that is placed now, and its ids.
func (s *mark) key() (string, []string) {
	for _, key := range markKeys {
		if s.has(key) {
			return key, s.keys[key]
		}
	}
	return "", nil
}

package suggest

import (
	"strings"

	"dossier/internal/slug"
	"dossier/internal/verbatim"
	"dossier/internal/yaml"
)

// Stub is a record that a suggestion needs and that no editor has looked at.
type Stub struct {
	Kind   string // person, organization, source or figure
	ID     string
	Path   string // of its file, from the dossier's root
	Reason string // why it is proposed; also the value of its key `suggested`
	Text   string // the record in YAML: a mapping, one key a line
	needs  []string
}

// record writes a mapping in YAML, one key a line.
type record struct{ strings.Builder }

// raw writes a key with a value that is YAML already, if it is not empty.
func (r *record) raw(key, value string) {
	if value != "" {
		r.WriteString(key + ": " + value + "\n")
	}
}

// text writes a key with a text, if it is not empty.
func (r *record) text(key, value string) {
	if value = verbatim.Fold(value); value != "" {
		r.raw(key, yaml.Write(value))
	}
}

// inline writes a mapping of texts in braces; pairs are keys and values, of
// which empty ones are left out.
func inline(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if value := verbatim.Fold(pairs[i+1]); value != "" {
			parts = append(parts, pairs[i]+": "+yaml.Write(value))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// inlineList writes a list of texts in brackets.
func inlineList(list []string) string {
	var parts []string
	for _, text := range list {
		parts = append(parts, yaml.Write(text))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// newParty makes the stub of a person, an organization or a source.
func (p *planner) newParty(f *Finding, kind string) string {
	words := verbatim.Fold(f.Party.Name)
	var id string
	if f.Party.Unnamed { // who is only described is told apart by the article
		id = p.free(strings.TrimSuffix(inFront(p.a.Slug, longestFront/2)+"-"+slug.Cut(slug.Join(words), longestFront), "-"))
	} else {
		id = p.id(words, kind)
	}
	s := Stub{Kind: kind, ID: id, Reason: f.Reason}
	var r record
	r.text("id", id)
	switch kind {
	case "person":
		s.Path = p.file("people", id)
		r.text("name", words)
		r.raw("names", "["+inline("text", words, "lang", langOf(p.a))+"]")
		if f.Party.Role != "" {
			r.raw("roles", "["+inline("text", f.Party.Role)+"]")
		}
	case "organization":
		s.Path = p.file("organizations", id)
		r.text("name", words)
		if p.soughtBy(words, f) {
			r.raw("names", "["+inline("text", words, "lang", langOf(p.a))+"]")
		} else {
			r.raw("names", "[]") // looked for by no name
		}
	case "source":
		// A title in square brackets is a description and none that is printed.
		s.Path = p.file("sources", id)
		r.raw("type", "document")
		r.text("title", "["+strings.Trim(words, "[]")+"]")
	}
	r.text("suggested", or(f.Reason, "named in "+p.a.Slug))
	s.Text = r.String()
	p.stubs[id] = s
	return id
}

// longestFront is how many bytes of an article's slug its own ids begin with.
const longestFront = 40

// inFront gives the slug of an article, shortened, as it may begin an id: a slug
// may begin with a digit.
func inFront(name string, limit int) string {
	name = slug.Cut(name, limit)
	if name == "" || name[0] < 'a' || name[0] > 'z' {
		return strings.TrimSuffix("article-"+name, "-")
	}
	return name
}

// or gives the first text that is not empty.
func or(first, second string) string {
	if first != "" {
		return first
	}
	return second
}

package importer

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"
)

// linked is what JSON-LD says about a work, in the words of schema.org.
type linked struct {
	article   bool
	main      bool // it is what the page is about
	headline  string
	authors   []string
	publisher string
	published []string
	language  string
	address   string
}

var articleType = regexp.MustCompile(`(?:Article|BlogPosting|SocialMediaPosting|^Report|Review)$`)

// readLinked reads a script of JSON-LD: an object, a list of them, or a graph.
// What is malformed says nothing.
func readLinked(script string) []linked {
	const largest, deepest, most = 2 << 20, 8, 200
	script = strings.TrimSpace(script)
	if len(script) > largest {
		return nil
	}
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		return nil
	}
	type item struct {
		value any
		depth int
	}
	names := map[string]map[string]any{}
	var objects []map[string]any
	queue := []item{{value, 0}}
	for len(queue) > 0 && len(objects) < most {
		at := queue[0]
		queue = queue[1:]
		if at.depth > deepest {
			continue
		}
		switch v := at.value.(type) {
		case []any:
			for _, inner := range v[:min(len(v), most)] {
				queue = append(queue, item{inner, at.depth + 1})
			}
		case map[string]any:
			objects = append(objects, v)
			if id, ok := v["@id"].(string); ok && len(v) > 1 {
				names[id] = v
			}
			for _, key := range []string{"@graph", "mainEntity"} {
				if inner, ok := v[key]; ok {
					queue = append(queue, item{inner, at.depth + 1})
				}
			}
		}
	}
	var out []linked
	for _, o := range objects {
		out = append(out, linkedOf(o, names))
	}
	return out
}

// linkedOf reads one object; names are the objects that others refer to.
func linkedOf(o map[string]any, names map[string]map[string]any) linked {
	out := linked{
		headline:  text(o["headline"]),
		publisher: plainLine(nameOf(o["publisher"], names)),
		published: []string{text(o["datePublished"]), text(o["dateCreated"])},
		language:  text(o["inLanguage"]),
		address:   first(text(o["url"]), text(o["mainEntityOfPage"])),
	}
	if out.language == "" {
		out.language = nameOf(o["inLanguage"], names)
	}
	if page, ok := o["mainEntityOfPage"].(map[string]any); ok && out.address == "" {
		out.address = text(page["@id"])
	}
	out.main = o["mainEntityOfPage"] != nil
	for _, t := range list(o["@type"]) {
		out.article = out.article || articleType.MatchString(text(t))
	}
	var found []string
	for _, a := range list(first2(o["author"], o["creator"])) {
		if name := nameOf(a, names); name != "" {
			found = append(found, name)
		}
	}
	out.authors = authors(found, out.publisher)
	return out
}

// mainArticle picks the object about the article of the page.
func mainArticle(all []linked) linked {
	for _, main := range []bool{true, false} {
		for _, l := range all {
			if l.article && l.headline != "" && l.main == main {
				return l
			}
		}
	}
	for _, l := range all {
		if l.article {
			return l
		}
	}
	return linked{}
}

// text gives a value that is a text, its white space folded.
func text(v any) string {
	const longest = 2000
	switch v := v.(type) {
	case string:
		if len(v) <= longest {
			return plainLine(v)
		}
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return plainLine(s)
		}
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return plainLine(s)
			}
		}
	}
	return ""
}

// nameOf gives the name of a person or an organization, which may stand for
// itself, have its name within it, or elsewhere under its id.
func nameOf(v any, names map[string]map[string]any) string {
	for range 3 {
		switch x := v.(type) {
		case string:
			return text(x)
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		case map[string]any:
			if name := first(text(x["name"]), text(x["alternateName"])); name != "" {
				return name
			}
			id, ok := x["@id"].(string)
			if !ok || names[id] == nil {
				return ""
			}
			v = names[id]
		default:
			return ""
		}
	}
	return ""
}

func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v[:min(len(v), 50)]
	default:
		return []any{v}
	}
}

func first2(a, b any) any {
	if a != nil {
		return a
	}
	return b
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

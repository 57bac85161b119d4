package importer

import (
	"bytes"
	"regexp"
	"strings"

	"dossier/internal/yaml"
)

// frontLine is a line by which front matter is told from a rule.
var frontLine = regexp.MustCompile(`^["']?[\pL_][\pL\pN_ .-]*["']?[ \t]*[:=]([ \t]|$)|^\[[\w.-]+\]$`)

// frontOf parts a Markdown file into what its front matter says and the text.
// Front matter stands between lines of three dashes (YAML, which may end in
// three dots) or plus signs (TOML), the first of which is the first line of
// the file, and its first line that says anything begins with a key. What of
// it cannot be read is left out.
func frontOf(text []byte) (Meta, []byte) {
	first, rest := cutLine(bytes.TrimPrefix(text, []byte("\ufeff")))
	fence := strings.TrimRight(first, " \t")
	if fence != "---" && fence != "+++" {
		return Meta{}, text
	}
	begins := false
	for at := rest; len(at) > 0; {
		line, next := cutLine(at)
		trimmed := strings.TrimRight(line, " \t")
		if trimmed == fence || fence == "---" && trimmed == "..." {
			if !begins {
				return Meta{}, text
			}
			return frontMeta(rest[:len(rest)-len(at)], fence == "+++"), next
		}
		if !begins && trimmed != "" && !strings.HasPrefix(trimmed, "#") {
			if begins = frontLine.MatchString(trimmed); !begins {
				return Meta{}, text
			}
		}
		at = next
	}
	return Meta{}, text
}

// cutLine gives the first line of a text and what is behind it.
func cutLine(text []byte) (line string, rest []byte) {
	i := bytes.IndexByte(text, '\n')
	if i < 0 {
		return string(text), nil
	}
	return strings.TrimSuffix(string(text[:i]), "\r"), text[i+1:]
}

// frontMeta reads what front matter says of an article, under the keys that
// generators of sites use.
func frontMeta(front []byte, toml bool) Meta {
	const longest = 64 << 10
	if len(front) > longest {
		return Meta{}
	}
	v, _ := yaml.Parse("", front, 0)
	if toml || v.Kind != yaml.Map {
		v = tomlValue(string(front))
	}
	m := Meta{
		Title: firstOf(valuesOf(v, "title", "headline")), Publisher: firstOf(valuesOf(v, "publisher", "site_name", "site")),
		Issued: dayOf(firstOf(valuesOf(v, "date", "published", "issued", "datePublished", "pubDate", "created"))),
		URL:    firstOf(valuesOf(v, "url", "source", "link")), Canonical: firstOf(valuesOf(v, "canonical", "canonical_url", "canonicalURL")),
		Lang: firstOf(valuesOf(v, "lang", "language", "locale")),
	}
	m.Given = m.Title != ""
	m.Byline = valuesOf(v, "byline", "authors", "author")
	return m
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// day is a date at the beginning of a value, with or without a time behind it.
var dayForm = regexp.MustCompile(`^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?$`)

func dayOf(value string) string {
	if match := dayForm.FindStringSubmatch(strings.TrimSpace(value)); match != nil {
		return match[1]
	}
	return printedDate(value)
}

// valuesOf gives the texts under the first of the keys that has any: a value, a
// list of them, or what they have under "name".
func valuesOf(v yaml.Value, keys ...string) []string {
	for _, key := range keys {
		value, ok := v.Get(key)
		if !ok {
			continue
		}
		var out []string
		items := []yaml.Value{value}
		if value.Kind == yaml.List {
			items = value.Items
		}
		for _, item := range items {
			if item.Kind == yaml.Map {
				item, _ = item.Get("name")
			}
			if item.Kind == yaml.Scalar && strings.TrimSpace(item.Text) != "" {
				out = append(out, item.Text)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// tomlLine is a line of TOML, or a simple one of YAML in front matter that is
// not well-formed as a whole.
var tomlLine = regexp.MustCompile(`^([\w.-]+)[ \t]*[=:][ \t]*(.+)$`)

// tomlValue reads the lines of front matter that give a key one value or a
// list of texts.
func tomlValue(front string) yaml.Value {
	out := yaml.Value{Kind: yaml.Map}
	for line := range strings.Lines(front) {
		match := tomlLine.FindStringSubmatch(strings.TrimSpace(line))
		if match == nil {
			continue
		}
		value, list := yaml.Parse("", []byte(match[2]), 0)
		if len(list) > 0 {
			value = yaml.Value{Kind: yaml.Scalar, Text: strings.Trim(match[2], `"'`)}
		}
		out.Pairs = append(out.Pairs, yaml.Pair{Key: match[1], Value: value})
	}
	return out
}

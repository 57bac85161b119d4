package bib

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// cslKey tells what a key of CSL holds.
type cslKey uint8

const (
	cslText cslKey = iota + 1
	cslPlain
	cslNames
	cslDate
	cslIgnored // says nothing about the work
	cslRecord  // a key of a record, in the form that it has in YAML
)

// cslKeys are the keys of the schema csl-data of CSL 1.0.2, and those that
// records of this program have besides. Texts may hold markup.
var cslKeys = func() map[string]cslKey {
	out := map[string]cslKey{}
	for kind, keys := range map[cslKey]string{
		cslText: `abstract annote archive archive_collection archive_location archive-place authority chapter-number collection-title
			container-title container-title-short dimensions division edition event-title event-place genre jurisdiction keyword license medium
			note original-publisher original-publisher-place original-title part-title publisher publisher-place references reviewed-genre
			reviewed-title scale section status title title-short version volume-title`,
		cslPlain: `type id language citation-key call-number collection-number DOI ISBN ISSN issue number number-of-pages number-of-volumes page
			page-first part PMCID PMID printing supplement URL volume`,
		cslNames: `author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
			executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient
			reviewed-author script-writer series-creator translator`,
		cslDate: `accessed available-date event-date issued original-date submitted`,
		cslIgnored: `categories citation-label citation-number custom first-reference-note-number locator source system_id translated-title
			volume-title-short year-suffix`,
		cslRecord: `aliases sources checked annotated changes reply reports read_in snapshot grade`,
	} {
		for _, key := range strings.Fields(keys) {
			out[key] = kind
		}
	}
	return out
}()

// cslRenamed are the names that keys had in CSL 1.0.1 and have in the files of
// older programs.
var cslRenamed = map[string]string{
	"event": "event-title", "shortTitle": "title-short", "journalAbbreviation": "container-title-short", "supplement-number": "supplement",
	"part-number": "part", "printing-number": "printing",
}

// CSL reads a file of CSL-JSON: a list of items as they would stand in YAML.
// It is empty where the file cannot be read at all.
func CSL(file string, src []byte) (yaml.Value, []diag.Diagnostic) {
	s, ok := open(file, src)
	out := yaml.Value{Kind: yaml.List, Span: s.span(0, len(s.src))}
	if !ok {
		return out, s.list
	}
	v, ok := s.readJSON()
	if !ok {
		return out, s.list
	}
	out.Span = v.Span
	items := []yaml.Value{v}
	if v.Kind == yaml.List {
		items = v.Items
	}
	for _, item := range items {
		if item.Kind == yaml.Map {
			item = s.item(item)
		}
		out.Items = append(out.Items, item)
	}
	return out, s.list
}

// item gives an item the form that it has in YAML.
func (s *source) item(v yaml.Value) yaml.Value {
	pairs := v.Pairs
	v.Pairs = make([]yaml.Pair, 0, len(pairs))
	for _, p := range pairs {
		if now, ok := cslRenamed[p.Key]; ok {
			if slices.ContainsFunc(pairs, func(other yaml.Pair) bool { return other.Key == now }) {
				continue
			}
			p.Key = now
		}
		switch cslKeys[p.Key] {
		case cslText:
			p.Value.Text = fold(unmarked(p.Value.Text))
		case cslNames:
			p.Value = nameValues(p.Value)
		case cslDate:
			p.Value = s.date(p.Value)
		case cslIgnored:
			continue
		case 0:
			s.unread(p)
			continue
		}
		if p.Value.Kind != yaml.Null && (p.Value.Kind != yaml.Scalar || p.Value.Text != "") {
			v.Pairs = append(v.Pairs, p)
		}
	}
	return v
}

// unread reports a key that is not of CSL.
func (s *source) unread(p yaml.Pair) {
	d := diag.Warnf("unread-field", p.KeySpan, "`%s` is no key of CSL, so it is passed over", shorten(p.Key))
	var known []string
	for key, kind := range cslKeys {
		if kind != cslIgnored {
			known = append(known, key)
		}
	}
	slices.Sort(known)
	if near, ok := diag.Near(p.Key, known); ok {
		s.report(d.WithHelp("did you mean `%s`?", near))
		return
	}
	s.report(d.WithHelp("move what it says to a key of CSL, such as `note`, or delete it"))
}

// nameValues takes out of names what says how a program shall treat them.
func nameValues(v yaml.Value) yaml.Value {
	v.Items = slices.Clone(v.Items)
	for i, n := range v.Items {
		n.Pairs = slices.DeleteFunc(slices.Clone(n.Pairs), func(p yaml.Pair) bool {
			return p.Value.Kind == yaml.Scalar && p.Value.Text == "" ||
				slices.Contains([]string{"comma-suffix", "static-ordering", "static-particles", "parse-names", "isInstitution", "multi"}, p.Key)
		})
		for k := range n.Pairs {
			n.Pairs[k].Value.Text = fold(unmarked(n.Pairs[k].Value.Text))
		}
		v.Items[i] = n
	}
	return v
}

// markup are the tags that texts of CSL-JSON may hold.
var markup = regexp.MustCompile(`</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>`)

// powers are numbers above or below the line.
var powers = regexp.MustCompile(`<sup>[0-9+−-]+</sup>|<sub>[0-9+−-]+</sub>`)

// unmarked is a text without its markup; numbers above and below the line have
// characters of their own.
func unmarked(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	s = powers.ReplaceAllStringFunc(s, func(m string) string {
		return raised(m[len("<sup>"):len(m)-len("</sup>")], m[:len("<sup>")] == "<sup>")
	})
	return markup.ReplaceAllString(s, "")
}

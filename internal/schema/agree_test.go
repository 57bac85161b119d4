package schema

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/yaml"

	theme "dossier"
)

const original = "A headline\n\nHello.\n"

var originalSum = func() string {
	sum := sha256.Sum256([]byte(original))
	return hex.EncodeToString(sum[:])
}()

// small is a dossier without a fault, to which a case adds one file.
func small() map[string]string {
	return map[string]string{
		"dossier.yaml":                    "title: T\n",
		"content/originals/a.txt":         original,
		"content/snapshots/a.txt":         original,
		"content/articles/a.md":           "---\noriginal: {file: originals/a.txt, sha256: " + originalSum + "}\n---\n# A headline\n\nHello.\n",
		"content/organizations/acme.yaml": "id: acme\nname: Acme Works\n",
		"content/people/joe.yaml":         "id: joe\nname: Joe Bloggs\n",
		"content/sources/src.yaml":        "id: src\ntype: report\n",
		"content/figures/f.yaml":          "quantities: [{id: q, title: Q}]\nfigures: [{id: f, quantity: q, value: 1, claimed_by: unnamed}]\n",
	}
}

// files names the file that a case of a schema is.
var caseFiles = map[string]string{
	"dossier": "dossier.yaml", "article": "content/articles/case.md", "organization": "content/organizations/case.yaml",
	"policy": "content/policies/case.yaml", "person": "content/people/case.yaml", "source": "content/sources/case.yaml",
	"figures": "content/figures/case.yaml",
}

// refuses tells whether `dossier check` finds an error in a file with the text,
// and what it says of the first.
func refuses(t *testing.T, sort, text string) (bool, string) {
	t.Helper()
	files := small()
	name := caseFiles[sort]
	if sort == "article" {
		if !strings.Contains(text, "original:") {
			text += "\noriginal: {file: originals/a.txt, sha256: " + originalSum + "}"
		}
		text = "---\n" + text + "\n---\n# A headline\n\nHello.\n"
	}
	files[name] = text
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := build.New(root, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error && d.At.Span.File == name {
			return true, fmt.Sprintf("%s: %s (%s)", d.Code, d.Message, d.Help)
		}
	}
	return false, ""
}

// TestCheckAndSchemasAgree holds that check finds an error in a file if and
// only if the schema refuses it, wherever a schema can tell.
func TestCheckAndSchemasAgree(t *testing.T) {
	schemas := compiled(t)
	for sort, cases := range agreeCases {
		for i, c := range append(cases.good, cases.bad...) {
			wrong := i >= len(cases.good)
			v, list := yaml.Parse("case", []byte(c), 0)
			if len(list) > 0 {
				t.Fatalf("%s: %q is no YAML: %v", sort, c, list)
			}
			refused := schemas[sort].Validate(editors(v))
			found, what := refuses(t, sort, c)
			if found != wrong {
				t.Errorf("%s: %q: check says %q", sort, c, what)
			}
			if (refused != nil) != wrong {
				t.Errorf("%s: %q: the schema says %v", sort, c, refused)
			}
		}
	}
}

// TestWordsOfSchemasAreThoseOfCheck holds every word of every enumeration
// against check, and one that is of none.
func TestWordsOfSchemasAreThoseOfCheck(t *testing.T) {
	for _, w := range []struct{ sort, def, key, text string }{
		{"dossier", "", "levels", "title: T\nlevels: {near-name: %s}"},
		{"article", "", "show", "show: %s"},
		{"article", "rights", "status", "rights: {status: %s}"},
		{"article", "change", "kind", "changes: [{on: 2026, kind: %s, text: x}]"},
		{"organization", "organization", "type", "{id: o, name: N N, type: %s}"},
		{"organization", "name", "case", "{id: o, name: N N, names: [{text: x x, case: %s}]}"},
		{"organization", "designation", "kind", "{id: o, name: N N, designations: [{jurisdiction: US, kind: %s}]}"},
		{"organization", "designation", "effect", "{id: o, name: N N, designations: [{jurisdiction: US, kind: terrorist, effect: %s}]}"},
		{"organization", "statuschange", "what", "{id: o, name: N N, designations: [{jurisdiction: US, kind: terrorist, changes: [{on: 2016, what: suspended}, {on: 2016, what: %s}]}]}"},
		{"policy", "rule", "kind", "{id: p, jurisdiction: US, rules: [{kind: %s, wording: {en: x}, sign: †}]}"},
		{"policy", "rule", "placement", "{id: p, jurisdiction: US, rules: [{kind: terrorist, wording: {en: x}, sign: †, placement: %s}]}"},
		{"policy", "rule", "scope", "{id: p, jurisdiction: US, rules: [{kind: terrorist, wording: {en: x}, sign: †, scope: %s}]}"},
		{"policy", "rule", "links", "{id: p, jurisdiction: US, rules: [{kind: terrorist, wording: {en: x}, sign: †, links: %s}]}"},
		{"person", "name", "case", "{id: o, name: N N, names: [{text: x x, case: %s}]}"},
		{"source", "source", "type", "{id: s, type: %s}"},
		{"source", "snapshot", "show", "{id: s, type: report, snapshot: {file: snapshots/a.txt, sha256: " + originalSum + ", show: %s}}"},
		{"source", "grade", "reliability", "{id: s, type: report, grade: {reliability: %s, credibility: 1}}"},
		{"source", "grade", "credibility", "{id: s, type: report, grade: {reliability: A, credibility: %s}}"},
		{"figures", "figure", "bound", "figures: [{id: g, quantity: q, claimed_by: unnamed, value: 1, bound: %s}]"},
		{"figures", "figure", "basis", "figures: [{id: g, quantity: q, claimed_by: unnamed, value: 1, basis: %s}]"},
	} {
		words := wordsOf(t, w.sort, w.def, w.key)
		for _, word := range words {
			if bad, what := refuses(t, w.sort, fmt.Sprintf(w.text, word)); bad {
				t.Errorf("%s: check refuses `%s: %s`: %s", w.sort, w.key, word, what)
			}
		}
		bad, what := refuses(t, w.sort, fmt.Sprintf(w.text, "zzz"))
		if !bad {
			t.Errorf("%s: check takes `%s: zzz`", w.sort, w.key)
		}
		if all := "(write one of `" + strings.Join(words, "`, `") + "`)"; strings.Contains(what, "write one of") && !strings.Contains(what, all) {
			t.Errorf("%s: for `%s`, check says %s; the schema knows %v", w.sort, w.key, what, words)
		}
	}
}

// wordsOf gives the enumeration of a key; def is empty for the root.
func wordsOf(t *testing.T, sort, def, key string) []string {
	t.Helper()
	var words []string
	for _, n := range All(kind.All) {
		s := n.Is
		if n.Name != sort {
			continue
		}
		if def != "" {
			s = s.Defs[def]
		}
		for _, p := range s.Properties {
			if p.Name != key {
				continue
			}
			if others, ok := p.Is.Others.(*yaml.Schema); ok {
				p.Is = others
			}
			for _, e := range p.Is.Enum {
				if word, ok := e.(string); ok {
					words = append(words, word)
				}
			}
		}
	}
	if words == nil {
		t.Fatalf("%s: %s.%s has no enumeration", sort, def, key)
	}
	return words
}

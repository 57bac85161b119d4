package person

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/pages"
	"dossier/internal/registry"
)

func decode(t testing.TB, src string) ([]annot.Entity, []diag.Diagnostic) {
	t.Helper()
	records, list := registry.Read("content/people/test.yaml", []byte(src), []annot.Kind{Kind{}})
	var out []annot.Entity
	for _, r := range records {
		e, more := Kind{}.Decode(r)
		list = append(list, more...)
		if e != nil {
			out = append(out, e)
		}
	}
	return out, list
}

func TestMistakesInPeopleAreReported(t *testing.T) {
	tests := []struct{ name, fields, message string }{
		{"no name", "public: true", "the key `name` is missing"},
		{"a role without words", "name: N\nroles: [{from: 2014}]", "the key `text` is missing"},
		{"a role that ends before it begins", "name: N\nroles: [{text: T, from: 2016, to: 2014}]", "ends before it begins"},
		{"public as a word", "name: N\npublic: yes", "`public` must be true or false"},
		{"an unknown key", "name: N\nrole: T", "unknown key `role`"},
		{"an empty name", "name: N\nnames: [{text: ' '}]", "a name of `p` is empty"},
		{"a script for an address", "name: N\nurl: 'javascript:alert(1)'", "is no http address"},
		{"an unknown case", "name: N\nnames: [{text: M, case: lower}]", "`case` cannot be `lower`"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := decode(t, "id: p\n"+tt.fields+"\n")
			if len(list) != 1 || !strings.Contains(list[0].Message, tt.message) {
				t.Fatalf("got %+v", list)
			}
		})
	}
}

type noLabels struct{}

func (noLabels) Owed(string, string) []pages.Owed         { return nil }
func (noLabels) OnDate(string, string, annot.Date) string { return "" }
func (noLabels) Unlinked(string) bool                     { return false }

func TestOnlyPeopleWithAPublicRoleHaveAPage(t *testing.T) {
	entities, list := decode(t, "- {id: a, name: Ann Brown, public: true, roles: [{text: Minister, from: 2014}]}\n- {id: b, name: Bea Grey}\n")
	if len(list) > 0 {
		t.Fatal(list)
	}
	g, _ := link.Link(link.Input{Entities: entities, Config: config.Config{Language: "en"}})
	var paths []string
	for _, p := range pages.Plan(pages.Input{Graph: g, Kinds: []annot.Kind{Kind{}}, Labels: noLabels{}}) {
		paths = append(paths, p.Path)
		if c, ok := p.Content.(*pages.Index); ok {
			for _, group := range c.Groups {
				for _, e := range group.Entries {
					if strings.Contains(e.Title.Bare(), "Bea") {
						t.Errorf("%s lists a private person", p.Path)
					}
				}
			}
		}
	}
	if !slices.Contains(paths, "people/a/index.html") || !slices.Contains(paths, "people/index.html") {
		t.Errorf("got %v", paths)
	}
	if slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(p, "people/b") }) {
		t.Errorf("a private person has a page: %v", paths)
	}
	if base := entities[1].Common(); !base.Private || base.Sought || base.Title != "Bea Grey" {
		t.Errorf("got %+v", base)
	}
}

func TestWithoutPublicPeopleThereIsNoIndex(t *testing.T) {
	entities, _ := decode(t, "{id: b, name: Bea Grey}")
	g, _ := link.Link(link.Input{Entities: entities, Config: config.Config{Language: "en"}})
	for _, p := range pages.Plan(pages.Input{Graph: g, Kinds: []annot.Kind{Kind{}}, Labels: noLabels{}}) {
		if strings.HasPrefix(p.Path, "people") {
			t.Errorf("there is %s", p.Path)
		}
	}
}

func TestTheCardTellsWhichRoleWasHeldWhenTheArticleAppeared(t *testing.T) {
	entities, list := decode(t, `id: a
name: Ann Brown
public: true
roles:
  - {text: Mayor, from: 2010, to: 2013}
  - {text: Minister, from: 2014, to: 2017-05}
  - {text: Ambassador, from: 2017-06, organization: {literal: the Embassy}}
  - {text: Judge, to: 2018}
  - {text: Doctor}
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	a, list := markdown.Parse("content/articles/raid.md", []byte("---\nissued: 2016-05-01\n---\n# A headline\n\n[Ann]{person=a} spoke.\n"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	g, _ := link.Link(link.Input{Entities: entities, Articles: []*annot.Article{a}, Config: config.Config{Language: "en"}})
	for _, p := range pages.Plan(pages.Input{Graph: g, Kinds: []annot.Kind{Kind{}}, Labels: noLabels{}}) {
		c, ok := p.Content.(*pages.Article)
		if !ok {
			continue
		}
		var got []string
		for _, f := range c.Body.Blocks[0].Cards[0].Facts {
			for _, v := range f.Values {
				got = append(got, f.Term.Bare()+": "+v.Bare())
			}
		}
		want := []string{"Then: Minister, 2014 to May 2017", "Role: Doctor", "Perhaps then: Judge, until 2018", "Before: Mayor, 2010 to 2013",
			"Later: Ambassador (the Embassy), since June 2017"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q", got)
		}
		return
	}
	t.Error("there is no article")
}

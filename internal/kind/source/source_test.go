package source

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/pages"
	"dossier/internal/registry"
)

func decode(t testing.TB, src string) ([]annot.Entity, []diag.Diagnostic) {
	t.Helper()
	records, list := registry.Read("content/sources/test.yaml", []byte(src), []annot.Kind{Kind{}})
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

func TestMistakesInSourcesAreReported(t *testing.T) {
	tests := []struct{ name, fields, message, help string }{
		{"no type", "title: T", "the key `type` is missing", "add `type:`"},
		{"a type of another name", "type: article-newspapr", "`type` cannot be `article-newspapr`", "did you mean `article-newspaper`?"},
		{"a type of nothing", "type: blockbuster", "`type` cannot be `blockbuster`", "CSL 1.0.2"},
		{"an unknown key", "type: report\npublsher: P", "unknown key `publsher`", "did you mean `publisher`?"},
		{"CSL writes URL in capitals", "type: report\nurl: https://a.example", "unknown key `url`", "`URL`"},
		{"a name as a text", "type: report\nauthor: [Ann Author]", "must be a mapping", "{literal: Ann Author}"},
		{"an empty name", "type: report\nauthor: [{suffix: Jr.}]", "this name is empty", "{literal: …}"},
		{"a date in words", "type: report\nissued: December 2016", "is no date", "2016-12-01"},
		{"a grade out of range", "type: report\ngrade: {reliability: G, credibility: 2}", "`reliability` cannot be `G`", "A (reliable)"},
		{"another grade out of range", "type: report\ngrade: {reliability: A, credibility: 7}", "`credibility` cannot be `7`", "1 (confirmed)"},
		{"half a grade", "type: report\ngrade: {reliability: A}", "the key `credibility` is missing", ""},
		{"a hash that is none", "type: report\nsnapshot: {file: snapshots/a.html, sha256: 12ab}", "is no SHA-256", "64 hexadecimal digits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := decode(t, "id: s\n"+tt.fields+"\n")
			if len(list) != 1 || !strings.Contains(list[0].Message, tt.message) || !strings.Contains(list[0].Help, tt.help) {
				t.Fatalf("got %+v", list)
			}
		})
	}
}

func TestAGradeOutOfRangeIsPointedAt(t *testing.T) {
	src := "id: s\ntype: report\ngrade:\n  reliability: G\n  credibility: 9\n"
	_, list := decode(t, src)
	var at []string
	for _, d := range list {
		at = append(at, src[d.At.Span.Start:d.At.Span.End])
	}
	if strings.Join(at, " ") != "G 9" {
		t.Errorf("pointed at %q", at)
	}
}

func TestOnlySignedGradesCount(t *testing.T) {
	for fields, want := range map[string]bool{
		"{reliability: B, credibility: 2, by: editors, on: 2026-01-02}": true,
		"{reliability: B, credibility: 2, by: editors}":                 false,
		"{reliability: B, credibility: 2, on: 2026-01-02}":              false,
	} {
		list, _ := decode(t, "{id: s, type: report, grade: "+fields+"}")
		if got := list[0].(*Source).Grade.Signed(); got != want {
			t.Errorf("%s: got %v", fields, got)
		}
	}
	var none *Grade
	if none.Signed() {
		t.Error("no grade is signed")
	}
}

// noLabels owes nothing and takes out the links to one host.
type noLabels struct{ unlinked string }

func (noLabels) Owed(string, string) []pages.Owed         { return nil }
func (noLabels) OnDate(string, string, annot.Date) string { return "" }
func (n noLabels) Unlinked(host string) bool              { return host == n.unlinked }

// cited plans a site and gives the short and full form of one work, with
// titles in italics between underscores and links in angle brackets.
func cited(t *testing.T, id string, entities []annot.Entity, articles ...*annot.Article) (short, full string) {
	t.Helper()
	g, _ := link.Link(link.Input{Entities: entities, Articles: articles, Config: config.Config{Language: "en"}})
	probe := &probe{id: id}
	pages.Plan(pages.Input{Graph: g, Labels: noLabels{"unlinked.example"}, Kinds: []annot.Kind{Kind{}, probe}})
	return probe.short, probe.full
}

// probe is a kind that cites a work on a page of its own.
type probe struct {
	Kind
	id, short, full string
}

func (p *probe) Name() string { return "probe" }

func (p *probe) Pages(m *pages.Maker) []*pages.Page {
	d := m.Page("probe/index.html", "index", "Probe")
	e, _ := m.Graph.Entity(p.id)
	short, _ := p.Short(m, d.L, e)
	full, _ := p.Full(m, d.L, e)
	p.short, p.full = show(short), show(full)
	return nil
}

func show(t pages.Text) string {
	var b strings.Builder
	for _, r := range t.Runs() {
		s := r.Words
		if r.Em {
			s = "_" + s + "_"
		}
		if r.Href != "" {
			s = "<" + s + ">"
		}
		b.WriteString(s)
	}
	return b.String()
}

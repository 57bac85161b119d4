package source

import (
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
		{"a type of another name", "type: article-newspapr", "is no type of CSL", "did you mean `article-newspaper`?"},
		{"a type of nothing", "type: blockbuster", "is no type of CSL", "CSL 1.0.2"},
		{"an unknown key", "type: report\npublsher: P", "unknown key `publsher`", "did you mean `publisher`?"},
		{"CSL writes URL in capitals", "type: report\nurl: https://a.example", "unknown key `url`", "`URL`"},
		{"a name as a text", "type: report\nauthor: [Ann Author]", "must be a mapping", "{literal: Ann Author}"},
		{"an empty name", "type: report\nauthor: [{suffix: Jr.}]", "this name is empty", "{literal: …}"},
		{"a date in words", "type: report\nissued: December 2016", "is no date", "2016-12-01"},
		{"a grade out of range", "type: report\ngrade: {reliability: G, credibility: 2}", "`G` is no reliability", "A (reliable)"},
		{"another grade out of range", "type: report\ngrade: {reliability: A, credibility: 7}", "`7` is no credibility", "1 (confirmed)"},
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
	short, full, _ := p.Cite(m, d.L, e)
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

func TestWorksAreCitedByTheirType(t *testing.T) {
	tests := []struct{ name, fields, short, full string }{
		{"a report", "type: report, title: On Things, author: [{literal: The Centre}], publisher: The Office, issued: 2016-12-01, number-of-pages: 14, URL: 'https://www.a.example/x', accessed: 2026-11-21",
			"The Centre 2016", "The Centre. 2016. _On Things_. The Office, 1 December 2016. 14 pp. <a.example>, accessed 21 November 2026."},
		{"a book", "type: book, title: A Book, author: [{family: Brown, given: Ann}, {family: Berg, given: Jo, non-dropping-particle: van den}], publisher: Press, publisher-place: London, issued: 1999, edition: 2nd",
			"Brown and van den Berg 1999", "Brown, Ann and Jo van den Berg. 1999. _A Book_. 2nd ed. London: Press."},
		{"four authors", "type: book, title: B, author: [{family: A}, {family: B}, {family: C}, {family: D}], issued: 2000",
			"A et al. 2000", "A, B, C, and D. 2000. _B_."},
		{"an editor", "type: book, title: Essays, editor: [{family: Brown, given: Ann}], issued: 1999", "Brown 1999", "Brown, Ann, ed. 1999. _Essays_."},
		{"a newspaper's article", "type: article-newspaper, title: 'What now?', container-title: The Paper, author: [{family: Brown, given: Ann}], issued: 2016-12-01",
			"Brown 2016", "Brown, Ann. 2016. “What now?” _The Paper_, 1 December 2016."},
		{"a journal's article", "type: article-journal, title: On, container-title: J. Things, volume: 3, issue: 2, page: 1–9, author: [{family: Brown, given: Ann}], issued: 2016, DOI: 10.1/x",
			"Brown 2016", "Brown, Ann. 2016. “On.” _J. Things_ 3 (2): 1–9. <doi:10.1/x>."},
		{"a chapter", "type: chapter, title: One, container-title: All, page: 3–4, author: [{family: Brown, given: Ann}], publisher: Press, issued: 2016",
			"Brown 2016", "Brown, Ann. 2016. “One.” In _All_, 3–4. Press."},
		{"a page of a site without a maker", "type: webpage, title: A Page, container-title: The Site, issued: 2016-12, URL: 'https://a.example/'",
			"The Site 2016", "“A Page.” The Site, December 2016. <a.example>."},
		{"a page named by its host", "type: webpage, title: '[What it is about]', container-title: a.example, URL: 'https://a.example/'",
			"a.example n.d.", "[What it is about]. <a.example>."},
		{"a law", "type: legislation, title: '[Order under the Act]', number: SI 2014/1624, URL: 'https://law.example/1'",
			"SI 2014/1624", "[Order under the Act], SI 2014/1624. <law.example>."},
		{"a law with a title", "type: legislation, title: Regulation (EU) 2016/1686, number: 2016/1686, issued: 2016-09-20",
			"Regulation (EU) 2016/1686 2016", "Regulation (EU) 2016/1686, 20 September 2016."},
		{"a link that a policy takes out", "type: webpage, title: T, author: [{literal: X}], issued: 2016, URL: 'https://unlinked.example/a'",
			"X 2016", "X. 2016. “T.” unlinked.example."},
		{"an approximate year", "type: book, title: T, author: [{literal: X}], issued: 2016~", "X ca. 2016", "X. ca. 2016. _T_."},
		{"nothing but a type", "type: document", "s n.d.", "s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			entities, list := decode(t, "- {id: s, "+tt.fields+"}\n")
			if len(list) > 0 {
				t.Fatal(list)
			}
			short, full := cited(t, "s", entities)
			if short != tt.short || full != tt.full {
				t.Errorf("got  %s | %s\nwant %s | %s", short, full, tt.short, tt.full)
			}
		})
	}
}

func TestAnArticleIsASource(t *testing.T) {
	body := "---\npublisher: {literal: The Paper}\nbyline: [{literal: Ann Brown}]\nissued: 2016-06~\nurl: https://a.example/b\n---\n# A Headline\n\nWords.\n"
	a, list := markdown.Parse("content/articles/a-headline.md", []byte(body))
	if len(list) > 0 {
		t.Fatal(list)
	}
	short, full := cited(t, "a-headline", nil, a)
	if want := "Ann Brown ca. 2016"; short != want {
		t.Errorf("got %s, want %s", short, want)
	}
	if want := "Ann Brown. ca. 2016. “A Headline.” _The Paper_, about June 2016. <a.example>."; full != want {
		t.Errorf("got %s, want %s", full, want)
	}
}

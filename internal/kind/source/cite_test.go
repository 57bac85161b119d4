package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/registry"
)

func TestWorksAreCitedByTheirType(t *testing.T) {
	tests := []struct{ name, fields, short, full string }{
		{"a report", "type: report, title: On Things, author: [{literal: The Centre}], publisher: The Office, issued: 2016-12-01, number-of-pages: 14, URL: 'https://www.a.example/x', accessed: 2026-11-21",
			"The Centre 2016", "The Centre. 2016. “On Things.” The Office. <https://www.a.example/x>."},
		{"a book", "type: book, title: A Book, author: [{family: Brown, given: Ann}, {family: Berg, given: Jo, non-dropping-particle: van den}], publisher: Press, publisher-place: London, issued: 1999, edition: 2nd",
			"Brown and van den Berg 1999", "Brown, Ann, and Jo van den Berg. 1999. _A Book_. 2nd ed. London: Press."},
		{"four authors", "type: book, title: B, author: [{family: A}, {family: B}, {family: C}, {family: D}], issued: 2000",
			"A et al. 2000", "A, B, C, and D. 2000. _B_."},
		{"an editor", "type: book, title: Essays, editor: [{family: Brown, given: Ann}], issued: 1999", "Brown 1999", "Brown, Ann, ed. 1999. _Essays_."},
		{"a newspaper's article", "type: article-newspaper, title: 'What now?', container-title: The Paper, author: [{family: Brown, given: Ann}], issued: 2016-12-01",
			"Brown 2016", "Brown, Ann. 2016. “What now?” _The Paper_, December 1, 2016."},
		{"a journal's article", "type: article-journal, title: On, container-title: J. Things, volume: 3, issue: 2, page: 1–9, author: [{family: Brown, given: Ann}], issued: 2016, DOI: 10.1/x",
			"Brown 2016", "Brown, Ann. 2016. “On.” _J. Things_ 3 (2): 1–9. <https://doi.org/10.1/x>."},
		{"a chapter", "type: chapter, title: One, container-title: All, page: 3–4, author: [{family: Brown, given: Ann}], publisher: Press, issued: 2016",
			"Brown 2016", "Brown, Ann. 2016. “One.” In _All_, 3–4. Press."},
		{"a page of a site without a maker", "type: webpage, title: A Page, container-title: The Site, issued: 2016-12, URL: 'https://a.example/'",
			"“A Page” 2016", "“A Page.” 2016. The Site. December 2016. <https://a.example/>."},
		{"a page named by its host", "type: webpage, title: '[What it is about]', container-title: a.example, URL: 'https://a.example/'",
			"a.example, n.d.", "a.example. n.d. [What it is about]. <https://a.example/>."},
		{"a law", "type: legislation, title: '[Order under the Act]', number: SI 2014/1624, URL: 'https://law.example/1'",
			"SI 2014/1624", "SI 2014/1624. [Order under the Act]. <https://law.example/1>."},
		{"a law with a title", "type: legislation, title: Regulation (EU) 2016/1686, number: 2016/1686, issued: 2016-09-20",
			"_Regulation (EU) 2016/1686_ 2016", "_Regulation (EU) 2016/1686_. 2016."},
		{"a link that a policy takes out", "type: webpage, title: T, author: [{literal: X}], issued: 2016, URL: 'https://unlinked.example/a'",
			"X 2016", "X. 2016. “T.” unlinked.example."},
		{"an approximate year", "type: book, title: T, author: [{literal: X}], issued: 2016~", "X ca. 2016", "X. ca. 2016. _T_."},
		{"nothing but a type", "type: document", "s, n.d.", "s"},
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
	if want := "Ann Brown. ca. 2016. “A Headline.” _The Paper_, ca. June 2016. <https://a.example/b>."; full != want {
		t.Errorf("got %s, want %s", full, want)
	}
}

func TestWorksOfOneNameAndYearHaveLetters(t *testing.T) {
	entities, list := decode(t, `
- {id: s, type: webpage, title: "[Second]", container-title: site.example, accessed: 2026-01-01, URL: 'https://site.example/2'}
- {id: r, type: webpage, title: "[First]", container-title: site.example, URL: 'https://site.example/1'}
- {id: q, type: webpage, title: "[Other]", container-title: other.example, URL: 'https://other.example/1'}
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for id, want := range map[string][2]string{
		"r": {"site.example, n.d.a", "site.example. n.d.a. [First]. <https://site.example/1>."},
		"s": {"site.example n.d.b", "site.example. n.d.b. [Second]. Accessed January 1, 2026. <https://site.example/2>."},
		"q": {"other.example, n.d.", "other.example. n.d. [Other]. <https://other.example/1>."},
	} {
		if short, full := cited(t, id, entities); short != want[0] || full != want[1] {
			t.Errorf("%s: got %s | %s", id, short, full)
		}
	}
}

// cslVariables are the keys of the schema csl-data of CSL 1.0.2.
const cslVariables = `type id citation-key categories language journalAbbreviation shortTitle author chair collection-editor compiler composer
	container-author contributor curator director editor editorial-director executive-producer guest host interviewer illustrator narrator organizer
	original-author performer producer recipient reviewed-author script-writer series-creator translator accessed available-date event-date issued
	original-date submitted abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
	citation-number citation-label collection-number collection-title container-title container-title-short dimensions division DOI edition event
	event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword locator medium note number number-of-pages
	number-of-volumes original-publisher original-publisher-place original-title page page-first part part-title PMCID PMID printing publisher
	publisher-place references reviewed-genre reviewed-title scale section source status title title-short URL version volume volume-title
	volume-title-short year-suffix custom`

// TestEveryKeyOfCSLIsReadOrPassedOver holds the keys of CSL, those of records,
// and what a file of CSL-JSON may hold against each other.
func TestEveryKeyOfCSLIsReadOrPassedOver(t *testing.T) {
	keys := strings.Fields(cslVariables + " aliases sources checked annotated changes reply reports read_in snapshot grade")
	for key := range (item{}).YAMLKeys() {
		keys = append(keys, key)
	}
	for _, key := range keys {
		src := fmt.Sprintf(`{%q: null, "zz": 0}`, key)
		if key != "type" && key != "id" {
			src = fmt.Sprintf(`{"id": "s", "type": "book", %q: "2016", "zz": 0}`, key)
		}
		records, list := registry.Read("content/sources/a.json", []byte(src), []annot.Kind{Kind{}})
		for _, r := range records {
			_, more := Kind{}.Decode(r)
			list = append(list, more...)
		}
		for _, d := range list {
			if at := src[d.At.Span.Start:d.At.Span.End]; (d.Code == "unread-field" || d.Code == "unknown-key") && at != `"zz"` {
				t.Errorf("%s: %s", key, d.Message)
			}
		}
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "unread-field" }) {
			t.Errorf("%s: an unknown key is not reported: %v", key, list)
		}
	}
}

func TestABibliographyIsCitedLikeAnyOther(t *testing.T) {
	src := "@article{s, author = {M{\\\"u}ller, Ann and {The Centre}}, title = {On {NATO} and its quays}, journal = {J. of Quays}, volume = 3,\n" +
		"  number = 2, pages = {321--328}, year = 2016, month = dec, langid = {english}, doi = {10.1/x_y}}"
	records, list := registry.Read("content/sources/a.bib", []byte(src), []annot.Kind{Kind{}})
	e, more := Kind{}.Decode(records[0])
	if list = append(list, more...); len(list) > 0 {
		t.Fatal(list)
	}
	want := "Müller, Ann, and The Centre. 2016. “On NATO and Its Quays.” _J. of Quays_ 3 (2): 321–28. <https://doi.org/10.1/x_y>."
	if _, full := cited(t, "s", []annot.Entity{e}); full != want {
		t.Errorf("got %s", full)
	}
}

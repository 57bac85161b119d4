package build_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/gate"
	"dossier/internal/kind"

	theme "dossier"
)

// proposals is a dossier in which everything is suggested that can be. No word
// with "zz" in it stands in the article: all of them are of the suggestions.
func proposals() fstest.MapFS {
	const original = "At the front\n\n“There are 60,000 civilians,” Jane Doe of Acme Press said, by the report. The Northern Front* and the Red League agree.\n\n* Banned here."
	files := fstest.MapFS{}
	put := func(path, text string) { files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	put("dossier.yaml", "title: Case\naudience: [RU]\n")
	put("content/index.md", "# Case\n\nRead [the article](articles/front.md). [Nobody]{person=zz-jane .suggested} speaks.\n")
	put("content/originals/front.txt", original)
	put("content/articles/front.md", fmt.Sprintf(`---
original: {file: originals/front.txt, sha256: %x}
issued: 2016-12-01
lang: en
rights: {status: public-domain}
---
# At the front

[“There are [60,000 civilians]{figure=zz-trapped .suggested},”]{.quote by=zz-jane .suggested} [Jane Doe]{person=zz-jane .attribution .suggested} of [Acme Press]{org=acme source=zz-report .attribution .suggested} said, by [the report]{source=zz-report .suggested}.
[The Northern Front]{org=zz-front .suggested}[*]{label=zz-front .suggested} and the [Red League]{org=red-league note="zz remark" .suggested} agree.

\* [Banned here.]{label=zz-front jurisdiction=RU .suggested}
`, sha256.Sum256([]byte(original))))
	put("content/organizations/o.yaml", `- {id: acme, name: Acme Press}
- id: red-league
  name: Red League
  designations_checked: {RU: 2026-11-01}
  designations: [{jurisdiction: RU, kind: terrorist, decided: 2015-01-01, authority: A court, checked: 2026-11-01}]
- {id: zz-front, name: The Northern Front, note: zz note, names: [{text: zz Front}], suggested: zz a ban note, aliases: [zz-old]}
`)
	put("content/people/p.yaml", "{id: zz-jane, name: Jane zz Doe, public: true, roles: [{text: zz speaker, organization: acme}], suggested: zz said}")
	put("content/sources/s.yaml", "{id: zz-report, type: report, title: zz Report, suggested: zz by, reports: [zz-jane, red-league]}")
	put("content/figures/f.yaml", `quantities: [{id: zz-quantity, title: zz trapped civilians, suggested: zz counted}]
figures:
  - {id: zz-trapped, quantity: zz-quantity, value: 60000, said_in: front, source: zz-report, claimed_by: [zz-jane, acme], suggested: zz a number, changes: [{on: 2026-01-01, kind: update, text: zz change}]}
`)
	return files
}

func made(t *testing.T, files fstest.MapFS, drafts bool) *build.Result {
	t.Helper()
	r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error || d.Code != "open-suggestions" && strings.Contains(words(d), "zz-") {
			t.Errorf("drafts %t: %s: %s: %s [%s]", drafts, d.At.Span.File, d.Severity, d.Message, d.Code)
		}
	}
	return r
}

func TestNothingOfASuggestionIsPublished(t *testing.T) {
	r := made(t, proposals(), false)
	for _, o := range r.Outputs {
		if strings.HasPrefix(o.Path, "static/") || strings.Contains(o.Path, "zz") {
			continue
		}
		if i := bytes.Index(o.Data, []byte("zz")); i >= 0 && !strings.HasSuffix(o.Path, ".woff2") {
			t.Errorf("%s holds %q", o.Path, o.Data[max(0, i-60):min(len(o.Data), i+60)])
		}
	}
	page := pageAt(t, r, "articles/front/index.html")
	if !strings.Contains(page, "“There are 60,000 civilians,” Jane Doe of") {
		t.Errorf("the suggested words are no plain text:\n%s", page)
	}
	if !strings.Contains(page, "Banned here.") || strings.Contains(page, "mark-label") {
		t.Error("a suggested label is more than plain text")
	}
}

func TestAnOrganizationOnRecordIsLabelledThoughItsMarkIsOnlySuggested(t *testing.T) {
	for _, drafts := range []bool{false, true} {
		r := made(t, proposals(), drafts)
		if page := pageAt(t, r, "articles/front/index.html"); !strings.Contains(page, "terrorist") {
			t.Errorf("drafts %t: the Red League has no label:\n%s", drafts, page)
		}
		for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
			t.Errorf("drafts %t: %s", drafts, bare)
		}
		for _, f := range readSite(t, r.Outputs).faults() {
			t.Errorf("drafts %t: %s", drafts, f)
		}
	}
}

func TestDraftsShowSuggestionsAsSuch(t *testing.T) {
	r := made(t, proposals(), true)
	for _, path := range []string{"people/zz-jane/index.html", "sources/zz-report/index.html", "organizations/zz-front/index.html", "figures/zz-trapped/index.html", "quantities/zz-quantity/index.html"} {
		page := pageAt(t, r, path)
		if !strings.Contains(page, "Suggested, not reviewed") || !strings.Contains(page, "Zz ") || !strings.Contains(page, "noindex") {
			t.Errorf("%s does not say that its record is only suggested, and why", path)
		}
	}
	if n := strings.Count(pageAt(t, r, "articles/front/index.html"), "Suggested, not reviewed"); n != 4 {
		t.Errorf("%d cards of the article say that they are suggestions, want 4", n)
	}
}

func pageAt(t *testing.T, r *build.Result, path string) string {
	t.Helper()
	for _, o := range r.Outputs {
		if o.Path == path {
			return string(o.Data)
		}
	}
	t.Fatalf("there is no %s", path)
	return ""
}

package build_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/build"
	"dossier/internal/publish"

	theme "dossier"
)

// private is a dossier whose record of a person without a public role says a
// lot, each time in words that stand nowhere else, and is referred to from
// everywhere.
func private(t *testing.T) []publish.Output {
	original := "A headline\n\nMr Doe said that 17 people fell. It was so, an aide added."
	files := fstest.MapFS{}
	put := func(path, text string) { files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	put("dossier.yaml", "title: Case\nbase_url: https://example.org/case/\n")
	put("content/index.md", "# Case\n\n[Mr Doe]{person=p1 note=\"as printed\"} is named in one article.\n")
	put("content/organizations/o.yaml", "- {id: office, name: Office, reply: {on: 2024-05-03, text: We know nothing.}}\n")
	put("content/people/p.yaml", `- id: p1
  aliases: [secretalias]
  name: Secretfirst Doe
  names: [{text: Secretfirst Q. Doe, lang: en}, {text: Doe}, {text: Secretnick}]
  roles: [{text: Secretrole, organization: office, from: 1999-09-19, to: 2018-08-18}]
  url: https://secretsite.example/
  sources: [report]
  checked: 2023-03-13
  note: Secretnote.
  annotated: [{by: Secretcredit, on: 2022-02-12}]
  changes: [{on: 2021-01-11, kind: correction, text: Secretchange.}]
- {id: p2, name: Secretaide Roe, roles: [{text: Secretrole}]}
`)
	put("content/sources/s.yaml", "- {id: report, type: report, title: Report, reports: [p1]}\n")
	put("content/figures/f.yaml", `quantities: [{id: dead, title: Dead}]
figures:
  - {id: f17, quantity: dead, value: 17, bound: unqualified, claimed_by: [p1], said_in: a, wording: 17 people}
  - {id: f18, quantity: dead, value: 18, bound: unqualified, claimed_by: [p2], source: report, as_of: 2016-05-02}
`)
	put("content/originals/a.txt", original)
	put("content/articles/a.md", fmt.Sprintf(`---
byline: [{literal: A Writer}]
issued: 2016-05-01
lang: en
original: {file: originals/a.txt, sha256: "%x"}
rights: {status: permission}
---
# A headline

Mr [Doe]{person=p1} said that [17 people]{figure=f17} fell. [It was so]{.quote by=p2 checked=no}, an aide added.
`, sha256.Sum256([]byte(original))))
	put("content/articles/b.md", strings.Replace(string(files["content/articles/a.md"].Data), "issued: 2016-05-01", "issued: 2016-05-03", 1))
	r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: 20000})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		t.Logf("%s [%s]", d.Message, d.Code)
	}
	if r.HasErrors() {
		t.Fatal("the dossier has errors")
	}
	return r.Outputs
}

func TestNothingOfAPrivatePersonsRecordReachesAnyOutput(t *testing.T) {
	named := 0
	for _, o := range private(t) {
		text := strings.ToLower(string(o.Data))
		for _, secret := range []string{"secret", "1999-09-19", "19 september 1999", "2018-08-18", "13 march 2023", "12 february 2022", "11 january 2021"} {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s tells …%s…", o.Path, text[max(0, at-80):min(len(text), at+60)])
			}
		}
		if strings.HasPrefix(o.Path, "people/") || strings.Contains(o.Path, "p1") || strings.Contains(o.Path, "p2") {
			t.Errorf("there is %s", o.Path)
		}
		if bytes.Contains(o.Data, []byte("Doe")) {
			named++
		}
	}
	if named < 3 {
		t.Errorf("only %d files name the person whom the article names", named)
	}
}

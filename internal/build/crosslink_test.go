package build_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/build"
	"dossier/internal/gate"
	"dossier/internal/kind"

	theme "dossier"
)

// linked is a small dossier whose records and articles lead to each other.
var linked = map[string]string{
	"dossier.yaml":     "title: Case\naudience: [RU]\nlevels: {orphan-record: off}\n",
	"content/index.md": "---\nannotated: [{by: Ed, on: 2024-01-01}]\n---\n# Case\n",
	"content/organizations/o.yaml": `- id: front
  aliases: [old-front]
  name: Zorba Front
  designations: [{jurisdiction: RU, kind: terrorist, decided: 2015-02-03, checked: 2024-01-01}]
  reply: {on: 2024-05-03, text: The Zorba Front denies it., source: letter}
- {id: office, name: Office}
`,
	"content/people/p.yaml":  "{id: ann, name: Ann Brown, public: true, roles: [{text: Minister, organization: office, from: 2014, to: 2017}]}\n",
	"content/sources/s.yaml": "- {id: letter, type: report, title: A letter}\n",
	"content/figures/f.yaml": "quantities: [{id: dead, title: Dead}]\nfigures: [{id: f17, quantity: dead, value: 17, bound: unqualified, as_of: 2016-06, claimed_by: [ann], source: letter}]\n",
	"content/articles/one.md": "---\nissued: 2016-06~\naliases: [first]\nrights: {status: permission}\n---\n# One headline\n\n" +
		"[Ann]{person=ann} blamed the [Zorba Front]{org=front}: [It was so]{.quote by=ann checked=no}.\n",
	"content/articles/two.md": "---\nissued: 2016-07-01\nrights: {status: permission}\n---\n# Two headlines\n\nThe [Zorba Front]{org=front} again, as [@letter] says.\n",
}

func TestAllLeadsToAllAndNothingLeadsNowhere(t *testing.T) {
	files := fstest.MapFS{}
	for path, text := range linked {
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	for _, base := range []string{"", "https://example.org/case/"} {
		r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: 20000, BaseURL: base})
		if err != nil {
			t.Fatal(err)
		}
		s := readSite(t, r.Outputs)
		delete(s.pages, "404.html") // its links are made for any address
		for _, f := range s.faults() {
			t.Error(f)
		}
		for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
			t.Errorf("%s", bare)
		}
		text := map[string]string{}
		for _, o := range r.Outputs {
			text[o.Path] = string(o.Data)
		}
		for _, c := range []struct{ path, holds string }{
			{"articles/one/index.html", "Reply of <time"},
			{"articles/one/index.html", "Two headlines"},
			{"articles/one/index.html", "Zorba Front"},
			{"articles/two/index.html", `href="#p2"`},
			{"organizations/front/index.html", "Reply of <time"},
			{"organizations/office/index.html", "../../people/ann/index.html"},
			{"people/ann/index.html", "../../articles/one/index.html#p2-quote"},
			{"people/ann/index.html", "../../figures/f17/index.html"},
			{"sources/letter/index.html", "../../figures/f17/index.html"},
			{"timeline/index.html", "about June 2016"},
			{"timeline/index.html", "../figures/f17/index.html"},
			{"timeline/index.html", "../organizations/front/index.html"},
			{"index.html", "timeline/index.html"},
			{"index.html", "Annotated by Ed on <time"},
			{"articles/first/index.html", `<meta http-equiv="refresh" content="0; url=../one/index.html">`},
			{"articles/first/index.html", `content="noindex"`},
			{"organizations/old-front/index.html", "../front/index.html"},
		} {
			if !strings.Contains(text[c.path], c.holds) {
				t.Errorf("%s does not hold %s", c.path, c.holds)
			}
		}
		if base != "" && !strings.Contains(text["articles/first/index.html"], `<link rel="canonical" href="`+base+`articles/one/">`) {
			t.Error("the page at an old address does not name the new one as canonical")
		}
		if links := strings.Count(text["404.html"], "<a href=\""); base == "" && strings.Contains(text["404.html"], "timeline/index.html") || base != "" && links == 0 {
			t.Errorf("404.html with the base %q: %d links", base, links)
		}
	}
}

package review_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/review"
	"dossier/internal/suggest"

	theme "dossier"
)

const original = "At the front\n\n“There are 60,000 civilians,” Jane Doe of Acme Press said, by the report.\n\nIS and the Northern Front* agree, and IS is. Doe said 2. The Northern Front left, not the Northern Fronts.\n\n* Banned here.\n\n1. A list of 300 people."

const body = `# At the front

[“There are [60,000 civilians]{.suggested figure=trapped},”]{.suggested .quote by=jane-doe} [Jane Doe]{.suggested .attribution person=jane-doe} of [Acme Press]{.suggested .attribution org=acme} said, by [the report]{.suggested .attribution source=a-report}.

[IS]{.suggested org=league} and the [Northern Front]{.suggested org=nf}[*]{.suggested label=nf} agree, and [IS]{org=none note="the verb"} is.
[Doe]{.suggested .attribution person=jane-doe} said [2]{.suggested figure=two}.
The Northern Front left, not the Northern Fronts.

\* [Banned here.]{.suggested label=nf jurisdiction=RU}

[1.]{.suggested figure=one} A list of [300 people]{.suggested figure=listed}.
`

// files is a dossier fresh from an import.
func files(changed map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	all := map[string]string{
		"dossier.yaml":                "title: Case\naudience: [RU]\neditors: [{id: ed, name: Ed}]\n",
		"content/index.md":            "# Case\n",
		"content/originals/front.txt": original,
		"content/articles/front.md": fmt.Sprintf("---\noriginal: {file: originals/front.txt, sha256: %x}\nissued: 2016-12-01\nlang: en\nrights: {status: public-domain}\nannotated: [{by: ed, on: 2026-11-21}]\n---\n%s",
			sha256.Sum256([]byte(original)), body),
		"content/organizations/acme.yaml": "id: acme\nname: Acme Press\nchecked: 2026-11-01\n",
		"content/organizations/o.yaml":    "- id: league\n  name: Islamic League\n  names: [{text: IS, case: exact}]\n  checked: 2026-11-01\n",
		"content/organizations/nf.yaml":   "id: nf\nname: Northern Front\nsuggested: the article prints a ban note behind the name\n",
		"content/people/jane-doe.yaml":    "id: jane-doe\nname: Jane Doe\nroles:\n  - {text: of Acme Press, organization: acme}\nsuggested: the words before “said”\n",
		"content/sources/a-report.yaml":   "id: a-report\ntype: report\ntitle: A report\nsuggested: the words behind “by”\n",
		"content/figures/front.yaml": `# of the front
quantities:
  - id: civilians
    title: Civilians
    suggested: the noun
figures:
  - id: trapped
    quantity: civilians
    value: 60000
    claimed_by: [jane-doe]
    source: a-report
    said_in: front
    wording: There are 60,000 civilians
    suggested: a number of people

  - id: two
    suggested: a number
    value: 2
    quantity: civilians
    claimed_by: [jane-doe, acme]
    said_in: front
  - {id: one, suggested: a number, value: 1, quantity: civilians, said_in: front}
  - id: listed
    value: 300
    said_in: front
    suggested: a number of people
`,
	}
	for name, text := range all {
		out[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	for name, text := range changed {
		out[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return out
}

// session is a dossier under review, with its files.
type session struct {
	*review.Dossier
	t     *testing.T
	files fstest.MapFS
	says  []string
}

func open(t *testing.T, files fstest.MapFS) *session {
	t.Helper()
	r := checked(t, files)
	d := review.New(r.Graph, r.Source)
	d.Today = annot.DayOf(2026, 11, 21)
	return &session{Dossier: d, t: t, files: files}
}

// checked holds that a dossier has no errors, at any step.
func checked(t *testing.T, files fstest.MapFS) *build.Result {
	t.Helper()
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s [%s]", d.At.Span.File, d.Message, d.Code)
		}
	}
	return r
}

// find gives the open suggestion with some words.
func (s *session) find(words string) review.Suggestion {
	s.t.Helper()
	for _, doc := range s.Docs() {
		for _, one := range s.Open(doc) {
			if one.Words == words {
				return one
			}
		}
	}
	s.t.Fatalf("no suggestion has the words %q", words)
	return review.Suggestion{}
}

// do stores a change and checks what the dossier is then.
func (s *session) do(c review.Change, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range c.Plan.Files() {
		if c.Plan[f] == nil {
			delete(s.files, f)
		} else {
			s.files[f] = &fstest.MapFile{Data: c.Plan[f], Mode: 0o644}
		}
	}
	s.Apply(c.Plan)
	s.says = append(s.says, c.Says...)
	checked(s.t, s.files)
}

func (s *session) has(file, text string) {
	s.t.Helper()
	if f := s.files[file]; f == nil || !strings.Contains(string(f.Data), text) {
		got := "nothing"
		if f != nil {
			got = string(f.Data)
		}
		s.t.Errorf("%s does not hold %q:\n%s", file, text, got)
	}
}

const article, figures = "content/articles/front.md", "content/figures/front.yaml"

func TestAcceptingCompletesTheRecords(t *testing.T) {
	s := open(t, files(nil))
	s.do(s.Accept(s.find("60,000 civilians"), nil))
	s.has(article, "[60,000 civilians]{figure=trapped}")
	s.has(figures, "    wording: There are 60,000 civilians\n\n  - id: two")
	s.has(figures, "  - id: civilians\n    title: Civilians\nfigures:")
	s.has("content/people/jane-doe.yaml", "organization: acme}\n")
	s.has(article, "[Jane Doe]{.suggested .attribution person=jane-doe}")
	if !slices.ContainsFunc(s.says, func(w string) bool { return strings.Contains(w, "Jane Doe") }) {
		t.Errorf("it does not say that Jane Doe is accepted: %q", s.says)
	}
	s.do(s.Accept(s.find("Jane Doe"), nil))
	s.has(article, "[Jane Doe]{.attribution person=jane-doe}")
	s.do(s.Accept(s.find("1."), nil))
	s.has(figures, "{id: one, value: 1, quantity: civilians, said_in: front, claimed_by: unnamed, basis: none-given}")
}

func TestAFigureWithoutAQuantityAsksForOne(t *testing.T) {
	s := open(t, files(nil))
	one := s.find("300 people")
	if _, err := s.Accept(one, nil); err != review.ErrNeedsQuantity {
		t.Fatalf("got %v", err)
	}
	if missing := s.Missing(one); len(missing) != 1 || missing[0].ID != "listed" {
		t.Fatalf("missing %v", missing)
	}
	s.do(s.Accept(one, review.Answers{"listed": "People on the list"}))
	s.has(figures, "  - {id: people-on-the-list, title: People on the list}\n  - id: civilians")
	s.has(figures, "    said_in: front\n    quantity: people-on-the-list\n    claimed_by: unnamed\n    basis: none-given\n")
}

func TestAcceptingAnOrganizationMarksItsNames(t *testing.T) {
	s := open(t, files(nil))
	s.do(s.Accept(s.find("Northern Front"), nil))
	s.has(article, "the [Northern Front]{org=nf}[*]{label=nf} agree")
	s.has(article, "The [Northern Front]{org=nf} left, not the Northern Fronts.")
	s.has(article, `\* [Banned here.]{label=nf jurisdiction=RU}`)
	s.has("content/organizations/nf.yaml", "id: nf\nname: Northern Front\nchecked: 2026-11-21\n")
}

func TestRejectingLeavesTheTextAndRemembers(t *testing.T) {
	s := open(t, files(nil))
	s.do(s.Reject(s.find("2"), ""))
	s.has(article, "said 2.\n")
	s.has(article, "dismissed:\n  - p3 figure 2\nannotated:")
	s.has(figures, "    suggested: a number of people\n\n  - {id: one,")
	s.do(s.Reject(s.find("1."), ""))
	s.has(article, "\n1\\. A list of")
	s.do(s.Reject(s.find("Acme Press"), ""))
	s.has(article, "[Acme Press]{org=acme}")
	s.do(s.Reject(s.find("IS"), "the English verb"))
	s.has(article, `[IS]{org=none note="the English verb"}`)
	s.do(s.Reject(s.find("Northern Front"), ""))
	s.has(article, "the Northern Front* agree")
	s.has(article, "\n\\* Banned here.\n")
	s.has(article, "  - p3 organization Northern Front\n  - \"p3 label *\"\n  - p4 label Banned here.\nannotated:")
	if s.files["content/organizations/nf.yaml"] != nil {
		t.Error("the stub is still there")
	}
}

func TestAStubGoesWithTheLastWordsThatNameIt(t *testing.T) {
	s := open(t, files(nil))
	s.do(s.Reject(s.find("Jane Doe"), ""))
	s.has(article, ".quote by=jane-doe}")
	s.do(s.Reject(s.find("Doe"), ""))
	s.has(article, "{.suggested .quote}")
	s.has(figures, "    claimed_by: unnamed\n    source: a-report\n")
	s.has(figures, "    claimed_by: [acme]\n")
	if s.files["content/people/jane-doe.yaml"] != nil {
		t.Error("the stub is still there")
	}
	s.do(s.Reject(s.find("the report"), ""))
	s.has(figures, "    claimed_by: unnamed\n    said_in: front\n")
	for _, words := range []string{"60,000 civilians", "2", "1.", "300 people"} {
		s.do(s.Reject(s.find(words), ""))
	}
	if s.files[figures] != nil {
		t.Errorf("the file is still there:\n%s", s.files[figures].Data)
	}
}

// walk decides on everything, in an order and a way that a seed gives.
func (s *session) walk(seed int) {
	s.t.Helper()
	for n := seed*2654435761 + 1; ; n = (n*31 + 7) & 0xffffff {
		open := s.Open(s.Docs()[0])
		if len(open) == 0 {
			break
		}
		one := open[n%len(open)]
		if n>>8%2 == 0 {
			s.do(s.Accept(one, review.Answers{"listed": "civilians-counted"}))
		} else {
			s.do(s.Reject(one, ""))
		}
		if s.t.Failed() {
			s.t.Fatalf("after “%s”:\n%s\n%s", one.Words, s.files[article].Data, s.files[figures])
		}
	}
	for _, d := range checked(s.t, s.files).Diagnostics {
		if d.Code == "open-suggestions" {
			s.t.Errorf("something is left over: %s", d.Message)
		}
	}
}

func TestEveryOrderOfDecisionsLeavesTheDossierWhole(t *testing.T) {
	for seed := range 25 {
		open(t, files(nil)).walk(seed)
	}
}

// TestFilesMayBeWrittenInAnyWay walks through the same suggestions in files as
// editors may have written them.
func TestFilesMayBeWrittenInAnyWay(t *testing.T) {
	original := files(nil)
	text := func(name string) string { return string(original[name].Data) }
	flowFigures := "{id: civilians, title: Civilians, suggested: the noun}], figures: [{id: trapped, quantity: civilians, value: 60000, claimed_by: [jane-doe], source: a-report, said_in: front, wording: '60,000 civilians', suggested: a number}, " +
		"{id: two, suggested: a number, value: 2, quantity: civilians, claimed_by: jane-doe, said_in: front},\n {suggested: a number, id: one, value: 1, quantity: civilians, said_in: front}, {id: listed, value: 300, said_in: front, suggested: a number}]"
	front := func(line string) string {
		return strings.Replace(text(article), "lang: en\n", "lang: en\n"+line+"\n", 1)
	}
	people := "# people\n- name: Jane Doe\n  suggested: >-\n    the words\n    before “said”\n  # her roles\n  roles:\n  - text: of Acme Press\n    organization: acme\n  id: jane-doe # her\n"
	variants := map[string]map[string]string{
		"braces":                   {figures: "{quantities: [" + flowFigures + "}\n", "content/people/jane-doe.yaml": "{id: jane-doe, suggested: said, name: Jane Doe}"},
		"lists in brackets":        {figures: "quantities: [" + strings.Replace(flowFigures, "], figures", "]\nfigures", 1) + "\n"},
		"other records in between": {"content/people/jane-doe.yaml": people + "- {id: john-roe, name: John Roe, roles: [{text: friend}]}\n"},
		"dashes and keys below":    {"content/people/jane-doe.yaml": people},
		"nothing dismissed":        {article: front("dismissed: []")},
		"dismissed is empty":       {article: front("dismissed:")},
		"dismissed in brackets":    {article: front("dismissed: [p9 figure 7]")},
		"dismissed in lines":       {article: front("dismissed:\n- p9 figure 7")},
		"front matter in braces": {article: strings.Replace(strings.Replace(strings.ReplaceAll(text(article), "\nissued: 2016-12-01\nlang: en\n", ", issued: 2016-12-01, lang: en, "),
			"original: {", "{original: {", 1), "rights: {status: public-domain}\nannotated: [{by: ed, on: 2026-11-21}]\n", "rights: {status: public-domain}}\n", 1)},
	}
	ends := map[string]string{}
	lines := map[string]string{}
	for _, name := range []string{article, figures, "content/people/jane-doe.yaml", "content/sources/a-report.yaml", "content/organizations/nf.yaml"} {
		lines[name] = strings.ReplaceAll(text(name), "\n", "\r\n")
		if name != article {
			ends[name] = strings.TrimSpace(text(name))
		}
	}
	variants["no line break at the end"], variants["line breaks of Windows"] = ends, lines
	for name, changed := range variants {
		t.Run(name, func(t *testing.T) {
			for seed := range 8 {
				open(t, files(changed)).walk(seed)
			}
		})
	}
}

func TestEditing(t *testing.T) {
	s := open(t, files(map[string]string{"content/people/p.yaml": "- {id: john-roe, name: John Roe, checked: 2026-01-01}\n"}))
	s.do(s.SetWords(s.find("60,000 civilians"), "There are  60,000 civilians"))
	s.has(article, "[“[There are 60,000 civilians]{.suggested figure=trapped},”]")
	s.do(s.SetWords(s.find("There are 60,000 civilians"), "60,000"))
	if _, err := s.SetWords(s.find("60,000"), "civilians,” Jane"); err == nil {
		t.Error("marks may cross")
	}
	if _, err := s.SetWords(s.find("60,000"), "50,000"); err == nil {
		t.Error("words are marked that are not there")
	}
	if _, err := s.SetWords(s.find("Acme Press"), "Acme"); err == nil {
		t.Error("a name on record loses its mark")
	}
	if _, err := s.SetID(s.find("Acme Press"), "org", "acme", "league"); err == nil {
		t.Error("a name on record is marked as another's")
	}
	s.do(s.SetField("trapped", "value", "{low: 50000, high: 60000}"))
	s.has(figures, "    value: {low: 50000, high: 60000}\n")
	s.do(s.SetField("trapped", "bound", "about"))
	if _, err := s.SetField("trapped", "bound", "roughly"); err == nil {
		t.Error("a field has a value that there is not")
	}
	for _, claim := range []string{"[nobody]", "civilians"} {
		if _, err := s.SetField("trapped", "claimed_by", claim); err == nil {
			t.Errorf("a figure is claimed by %s", claim)
		}
	}
	if _, err := s.SetField("trapped", "id: x\nvalue", "1"); err == nil {
		t.Error("a key is two lines")
	}
	s.do(s.SetField("trapped", "source", ""))
	s.do(s.SetID(s.find("2"), "figure", "two", "two-more"))
	s.has(article, "[2]{.suggested figure=two-more}")
	s.has(figures, "  - id: two-more\n")
	s.do(s.SetID(s.find("Doe"), "person", "jane-doe", "john-roe"))
	s.has(article, "[Jane Doe]{.suggested .attribution person=john-roe}")
	s.has(article, ".quote by=john-roe}")
	s.has(figures, "claimed_by: [john-roe, acme]")
	if s.files["content/people/jane-doe.yaml"] != nil {
		t.Error("the stub is still there")
	}
	if _, err := s.SetID(s.find("Doe"), "person", "john-roe", "acme"); err == nil {
		t.Error("an organization is a person")
	}
}

func TestKindsAreThoseOfTheSpans(t *testing.T) {
	s := open(t, files(nil))
	var got []string
	for _, one := range s.Open(s.Docs()[0]) {
		got = append(got, one.Kind.String())
	}
	want := "quote figure attribution attribution attribution organization organization attribution figure figure figure"
	if strings.Join(got, " ") != want {
		t.Errorf("got %q", got)
	}
	if s.find("IS").Kind != suggest.Organization || !s.Doubtful(s.find("IS")) || s.Doubtful(s.find("Northern Front")) {
		t.Error("only names on record are doubtful")
	}
}

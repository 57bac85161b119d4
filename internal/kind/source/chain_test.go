package source

import (
	"fmt"
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
	"dossier/internal/yaml"
)

// stub is a kind of which only the references and the name are read.
type stub struct{ name, folder string }

func (s stub) Name() string   { return s.name }
func (s stub) Folder() string { return s.folder }
func (s stub) List() string   { return "" }

func (s stub) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	b := annot.Base{Kind: r.Kind, ID: r.ID, Title: r.ID, At: r.Span, IDAt: r.IDAt}
	if name, ok := r.Value.Get("name"); ok {
		b.Title = name.Text
	}
	_, b.Private = r.Value.Get("private")
	for _, field := range []string{"derived_from", "claimed_by", "source", "read_in", "said_in"} {
		v, ok := r.Value.Get(field)
		if !ok {
			continue
		}
		items := []yaml.Value{v}
		if v.Kind == yaml.List {
			items = v.Items
		}
		for _, i := range items {
			b.Refer(field, []annot.Ref{{ID: i.Text, At: i.Span}})
		}
	}
	return &b, nil
}

var stubs = []annot.Kind{Kind{}, stub{"figure", "figures"}, stub{"organization", "organizations"}, stub{"person", "people"}}

// graph links a dossier of records, by folder, and of articles, by slug.
func graph(t testing.TB, files map[string]string) *link.Graph {
	t.Helper()
	in := link.Input{Config: config.Config{Language: "en"}, Snapshots: map[string][]byte{}}
	for name, text := range files {
		path := "content/" + name
		switch {
		case strings.HasPrefix(name, "articles/"):
			a, list := markdown.Parse(path, []byte(text))
			if diag.HasErrors(list) {
				t.Fatal(list)
			}
			in.Articles = append(in.Articles, a)
		case strings.HasPrefix(name, "snapshots/"):
			in.Snapshots[path] = []byte(text)
		default:
			records, list := registry.Read(path, []byte(text), stubs)
			for _, r := range records {
				i := slices.IndexFunc(stubs, func(k annot.Kind) bool { return k.Name() == r.Kind })
				e, more := stubs[i].Decode(r)
				in.Entities, list = append(in.Entities, e), append(list, more...)
			}
			if len(list) > 0 {
				t.Fatal(list)
			}
		}
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

var (
	howNames = map[How]string{Root: "root", Quoted: "quoted", Mentioned: "mentioned", Repeated: "repeated", ReadIn: "read in", Reported: "reported", Said: "said"}
	endNames = map[End]string{GoesOn: "", First: "first", Speaker: "speaker", Self: "self", NoSource: "no source", Silent: "silent", Circle: "circle", Above: "above", Longer: "longer"}
)

// drawn writes a chain: a step a line, set in by its depth.
func drawn(c Chain) string {
	var b strings.Builder
	for _, s := range c.Steps {
		id := s.ID
		if id == "" {
			id = "?"
		}
		line := strings.Repeat("  ", s.Depth) + id + " (" + howNames[s.How]
		if len(s.Figures) > 0 {
			line += " " + strings.Join(s.Figures, " ")
		}
		line += ")"
		if s.End != GoesOn {
			line += ": " + endNames[s.End]
		}
		if s.Own {
			line += ", own"
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func article(front, body string) string {
	return "---\n" + front + "\n---\n" + body + "\n"
}

// chainCases are dossiers, and the chain of one of their entities.
var chainCases = []struct {
	name  string
	of    string
	files map[string]string
	want  string
	depth string // fewest and most steps; empty: no first source
}{
	{"a line of reports", "paper", map[string]string{
		"sources/s.yaml": "- {id: paper, type: article-newspaper, title: P, reports: [agency]}\n- {id: agency, type: article, title: A, reports: [study]}\n- {id: study, type: report, title: S, author: [{literal: Institute}]}",
	}, "paper (root)\n  agency (reported)\n    study (reported): first\n", "2 2"},
	{"a work that was read in another", "release", map[string]string{
		"sources/s.yaml":       "- {id: release, type: report, author: [{literal: Army}], read_in: paper}\n- {id: paper, type: article-newspaper, title: P, reports: [army]}",
		"organizations/o.yaml": "{id: army, name: Army}",
	}, "paper (read in)\n  release (root): first\n", "1 1"},
	{"a report of a work that was read in it", "paper", map[string]string{
		"sources/s.yaml":       "- {id: release, type: report, author: [{literal: Army}], read_in: paper}\n- {id: paper, type: article-newspaper, title: P, reports: [army]}",
		"organizations/o.yaml": "{id: army, name: Army}",
	}, "paper (root)\n  release (reported): first\n", "1 1"},
	{"branches", "paper", map[string]string{
		"sources/s.yaml": "- {id: paper, type: article-newspaper, title: P, reports: [study, chief, other]}\n- {id: study, type: report, title: S, author: [{literal: Institute}]}\n- {id: other, type: webpage, title: O}",
		"people/p.yaml":  "{id: chief, name: The Chief}",
	}, "paper (root)\n  study (reported): first\n  chief (reported): speaker\n  other (reported): silent\n", "1 1"},
	{"what is shown already", "a", map[string]string{
		"sources/s.yaml": "- {id: a, type: report, title: A, reports: [b, c]}\n- {id: b, type: report, title: B, reports: [c]}\n- {id: c, type: report, title: C, reports: [d]}\n- {id: d, type: report, title: D, author: [{literal: X}]}",
	}, "a (root)\n  b (reported)\n    c (reported)\n      d (reported): first\n  c (reported): above\n", "3 3"},
	{"a circle", "a", map[string]string{
		"sources/s.yaml": "- {id: a, type: report, title: A, reports: [b]}\n- {id: b, type: report, title: B, reports: [a]}",
	}, "a (root)\n  b (reported)\n    a (reported): circle\n", ""},
	{"a work that reports itself", "a", map[string]string{
		"sources/s.yaml": "- {id: a, type: report, title: A, reports: [a]}",
	}, "a (root)\n  a (reported): circle, own\n", ""},
	{"works that were read in each other", "a", map[string]string{
		"sources/s.yaml": "- {id: a, type: report, title: A, read_in: b}\n- {id: b, type: report, title: B, read_in: a}",
	}, "a (root)\n  b (read in)\n    a (root): circle\n", ""},
	{"works that were read in each other, one of which reports", "art", map[string]string{
		"sources/s.yaml":  "- {id: a, type: report, title: A, read_in: b, reports: [d]}\n- {id: b, type: report, title: B, read_in: c}\n- {id: c, type: report, title: C, read_in: a}\n- {id: d, type: report, title: D, author: [{literal: D}]}",
		"articles/art.md": article("byline: []", "[A]{source=a}."),
	}, "art (root)\n  a (mentioned)\n    c (read in)\n      b (read in)\n        a (mentioned): circle\n    d (reported): first\n", "2 2"},
	{"a work that was read in itself", "a", map[string]string{
		"sources/s.yaml": "- {id: a, type: report, title: A, read_in: a}",
	}, "a (root)\n  a (root): circle\n", ""},
	{"an author who reports an earlier work of theirs", "x1", map[string]string{
		"sources/s.yaml": "- {id: x1, type: report, title: X, author: [{literal: Alpha Institute}], reports: [x2]}\n- {id: x2, type: report, title: X, author: [{literal: Other}, {literal: Alpha  institute}]}",
	}, "x1 (root)\n  x2 (reported): self, own\n", "1 1"},
	{"an author who goes on to others through an earlier work of theirs", "x1", map[string]string{
		"sources/s.yaml": "- {id: x1, type: report, title: X, author: [{given: Ann, family: Doe}], reports: [x2]}\n- {id: x2, type: report, title: X, editor: [{given: Ann, family: Doe}], reports: [x3]}\n- {id: x3, type: report, title: X, author: [{given: Al, family: Doe}]}",
	}, "x1 (root)\n  x2 (reported), own\n    x3 (reported): first\n", "2 2"},
	{"a paper that reports itself", "x1", map[string]string{
		"sources/s.yaml": "- {id: x1, type: article-newspaper, title: X, container-title: The Paper, publisher: Press, reports: [x2, x3]}\n- {id: x2, type: article-newspaper, title: X, container-title: The Paper}\n- {id: x3, type: article-newspaper, author: [{literal: Jo}], container-title: The Paper}",
	}, "x1 (root)\n  x2 (reported): self, own\n  x3 (reported): first\n", "1 1"},
	{"a publisher that refers to its own report, read elsewhere", "b", map[string]string{
		"organizations/o.yaml": "{id: club, name: The Club}",
		"sources/s.yaml":       "- {id: study, type: report, title: S, author: [{literal: The Club}], read_in: paper}\n- {id: paper, type: report, title: P, author: [{literal: The Club}]}",
		"articles/b.md":        article("publisher: club", "[The study]{source=study}."),
	}, "b (root)\n  paper (read in)\n    study (mentioned): self, own\n", "2 2"},
	{"a publisher that reports itself", "page", map[string]string{
		"sources/s.yaml":       "- {id: page, type: webpage, title: P, publisher: The  Club, reports: [club]}",
		"organizations/o.yaml": "{id: club, name: The Club}",
	}, "page (root)\n  club (reported): self\n", "1 1"},
	{"a figure without a source", "f", map[string]string{
		"figures/f.yaml": "{id: f, said_in: b}", "articles/b.md": article("byline: []", "[Ten]{figure=f}."),
	}, "b (root)\n  ? (said f): no source\n", ""},
	{"a figure that stands nowhere", "f", map[string]string{
		"figures/f.yaml": "{id: f, claimed_by: [army]}", "organizations/o.yaml": "{id: army, name: Army}",
	}, "f (root)\n  army (said f): speaker\n", "1 1"},
	{"a figure through its origin", "f", map[string]string{
		"figures/f.yaml":       "- {id: f, said_in: b, derived_from: o, claimed_by: [us]}\n- {id: o, source: release, read_in: paper, claimed_by: [army]}",
		"sources/s.yaml":       "- {id: release, type: report, author: [{literal: Army}], read_in: paper}\n- {id: paper, type: article-newspaper, title: P, reports: [army]}",
		"organizations/o.yaml": "[{id: army, name: Army}, {id: us, name: United States}]", "articles/b.md": article("byline: []", "[Ten]{figure=f}."),
	}, "b (root)\n  paper (read in f)\n    release (repeated f): first\n", "2 2"},
	{"a figure that another article passes on", "f", map[string]string{
		"figures/f.yaml": "- {id: f, said_in: b, derived_from: g}\n- {id: g, said_in: c, derived_from: h}\n- {id: h, source: study, claimed_by: [institute]}",
		"sources/s.yaml": "{id: study, type: report, title: S, author: [{literal: INSTITUTE}]}", "organizations/o.yaml": "{id: institute, name: Institute}",
		"articles/b.md": article("byline: []", "[Ten]{figure=f}."), "articles/c.md": article("byline: []", "[Ten]{figure=g}. [Other]{source=study}"),
	}, "b (root)\n  c (repeated f)\n    study (repeated f): first\n", "2 2"},
	{"a figure whose claimant did not make the source", "f", map[string]string{
		"figures/f.yaml": "{id: f, said_in: b, source: study, claimed_by: [army]}",
		"sources/s.yaml": "{id: study, type: report, title: S, author: [{literal: Institute}]}", "organizations/o.yaml": "{id: army, name: Army}",
		"articles/b.md": article("byline: []", "[Ten]{figure=f}."),
	}, "b (root)\n  study (repeated f)\n    army (said f): speaker\n", "2 2"},
	{"a figure derived from itself", "f", map[string]string{
		"figures/f.yaml": "- {id: f, said_in: b, derived_from: g}\n- {id: g, derived_from: f}", "articles/b.md": article("byline: []", "[Ten]{figure=f}."),
	}, "b (root)\n", ""},
	{"articles that pass a figure round", "f", map[string]string{
		"figures/f.yaml": "- {id: f, said_in: b, derived_from: g}\n- {id: g, said_in: c, derived_from: h}\n- {id: h, said_in: b}",
		"articles/b.md":  article("byline: []", "[Ten]{figure=f}."), "articles/c.md": article("byline: []", "[Ten]{figure=g}."),
	}, "b (root)\n  c (repeated f)\n    b (repeated f): circle\n", ""},
	{"an article that quotes, refers and counts", "b", map[string]string{
		"figures/f.yaml": "- {id: f, said_in: b, source: study}\n- {id: unmarked, said_in: b}",
		"sources/s.yaml": "- {id: study, type: report, title: S, author: [{literal: Institute}]}\n- {id: cited, type: report, title: C}",
		"people/p.yaml":  "{id: jo, name: Jo}",
		"articles/b.md":  article("byline: []", "[The study]{source=study} says [ten]{figure=f}. [“No”]{.quote by=jo}; [“yes”]{.quote from=study by=jo}. [@cited]\n\n[Guess]{source=cited .suggested}"),
	}, "b (root)\n  study (quoted f): first\n  jo (said): speaker\n  ? (said unmarked): no source\n", "1 1"},
	{"a copy of an article", "copy", map[string]string{
		"sources/s.yaml": "- {id: copy, type: webpage, title: C, reports: [b]}\n- {id: study, type: report, title: S, author: [{literal: Institute}]}",
		"articles/b.md":  article("byline: []", "[The study]{source=study}."),
	}, "copy (root)\n  b (reported)\n    study (mentioned): first\n", "2 2"},
	{"an outlet that quotes its own interview", "b", map[string]string{
		"organizations/o.yaml": "{id: club, name: The Club}", "people/p.yaml": "[{id: jo, name: Jo}, {id: al, name: Al}]", "figures/f.yaml": "{id: f, said_in: b, claimed_by: [jo]}",
		"articles/b.md": article("publisher: club", "[“No,”]{.quote by=jo} Jo told [The Club]{org=club}.\n\n[“It is [ten]{figure=f}”]{.quote by=jo}"),
	}, "b (root)\n  jo (said f): self\n", "1 1"},
	{"somebody else in the same article", "b", map[string]string{
		"organizations/o.yaml": "{id: club, name: The Club}", "people/p.yaml": "[{id: jo, name: Jo}, {id: al, name: Al}]",
		"articles/b.md": article("publisher: club", "[“No,”]{.quote by=jo} Jo told [The Club]{org=club}.\n\n[“Yes”]{.quote by=al}"),
	}, "b (root)\n  jo (said): self\n  al (said): speaker\n", "1 1"},
}

func TestChainsLeadToTheFirstSource(t *testing.T) {
	for _, tt := range chainCases {
		t.Run(tt.name, func(t *testing.T) {
			g := graph(t, tt.files)
			e, _ := g.Entity(tt.of)
			c := Trace(g, e, false)
			if got := drawn(c); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
			depth := ""
			if least, most, ok := c.Depths(); ok {
				depth = fmt.Sprint(least, most)
			}
			if depth != tt.depth {
				t.Errorf("got %q steps, want %q", depth, tt.depth)
			}
			for i, s := range c.Steps {
				if s.Parent >= i || i > 0 && s.Parent < 0 || i > 0 && s.Depth != c.Steps[s.Parent].Depth+1 {
					t.Errorf("step %d does not stand behind its parent: %+v", i, s)
				}
			}
		})
	}
}

func TestAChainOfOnlyTheOutletsOwnIsSelfReported(t *testing.T) {
	body := "[“No,”]{.quote by=jo} Jo told [The Club]{org=club}."
	for _, tt := range []struct {
		more string
		want bool
	}{{"", true}, {"\n\n[“Yes”]{.quote by=al}", false}, {"\n\n[“Yes”]{.quote by=jo}", true}} {
		g := graph(t, map[string]string{
			"organizations/o.yaml": "{id: club, name: The Club}", "people/p.yaml": "[{id: jo, name: Jo}, {id: al, name: Al}]",
			"articles/b.md": article("publisher: club", body+tt.more),
		})
		e, _ := g.Entity("b")
		if got := Trace(g, e, false).SelfReported(); got != tt.want {
			t.Errorf("%q: got %v", tt.more, got)
		}
	}
}

func TestAChainStaysShortHoweverMuchItRestsOn(t *testing.T) {
	var b strings.Builder
	for i := range 40 { // each reports the two behind it: as a tree it has 2^20 steps
		fmt.Fprintf(&b, "- {id: s%d, type: report, title: S, reports: [s%d, s%d]}\n", i, i+1, i+2)
	}
	b.WriteString("- {id: s40, type: report, title: S, author: [{literal: X}]}\n- {id: s41, type: report, title: S, author: [{literal: X}]}\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "- {id: w%d, type: report, title: W, reports: [w%d]}\n", i, (i+1)%3000)
	}
	g := graph(t, map[string]string{"sources/s.yaml": b.String()})
	for _, id := range []string{"s0", "w0"} {
		e, _ := g.Entity(id)
		c := Trace(g, e, false)
		if len(c.Steps) > chainLimit || !c.Cut {
			t.Errorf("%s: %d steps, cut %v", id, len(c.Steps), c.Cut)
		}
	}
	if found := circles(g); len(found) != 1 || len(found[0]) != 3000 {
		t.Errorf("got %d circles", len(found))
	}
}

func TestWhatIsBeyondTheLimitIsNoFirstSource(t *testing.T) {
	var b strings.Builder
	hub := []string{}
	for i := range 59 {
		hub = append(hub, fmt.Sprintf("m%d", i))
		fmt.Fprintf(&b, "- {id: m%d, type: report, title: M, author: [{literal: Mid}], reports: [x]}\n", i)
	}
	fmt.Fprintf(&b, "- {id: hub, type: report, title: H, reports: [%s]}\n- {id: x, type: report, title: X, author: [{literal: X}]}\n", strings.Join(hub, ", "))
	for i := range 70 {
		fmt.Fprintf(&b, "- {id: z%d, type: report, title: Z, author: [{literal: Z%d}], reports: [z%d]}\n", i, i, i+1)
	}
	b.WriteString("- {id: z70, type: report, title: Z, author: [{literal: Z}]}\n")
	var derived strings.Builder
	for i := range 70 {
		fmt.Fprintf(&derived, "- {id: f%d, said_in: a, derived_from: f%d}\n", i, i+1)
	}
	derived.WriteString("- {id: f70, said_in: a, source: x}\n")
	g := graph(t, map[string]string{"sources/s.yaml": b.String(), "figures/f.yaml": derived.String(), "articles/a.md": article("byline: []", "Ten.")})
	for of, lead := range map[string]string{
		"hub": "The chain from this source is longer than can be shown here.",
		"z0":  "The chain from this source is longer than can be shown here.",
		"f0":  "",
	} {
		e, _ := g.Entity(of)
		c := Trace(g, e, false)
		if !c.Cut || c.SelfReported() {
			t.Errorf("%s: cut %v", of, c.Cut)
		}
		longer := 0
		for _, s := range c.Steps {
			if s.End == First && s.ID != "x" {
				t.Errorf("%s: %s passes as a first source", of, s.ID)
			}
			if s.End == Longer {
				longer++
			}
		}
		if longer != 1 {
			t.Errorf("%s: %d steps say that they go on elsewhere", of, longer)
		}
		probe := &chainProbe{of: of}
		pages.Plan(pages.Input{Graph: g, Labels: noLabels{}, Kinds: []annot.Kind{Kind{}, probe}})
		if got := show(probe.section.Lead); got != lead {
			t.Errorf("%s: it says %q", of, got)
		}
	}
}

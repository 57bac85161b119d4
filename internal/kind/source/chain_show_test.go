package source

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

func TestTheChainIsShownWithItsLengthAndItsFaults(t *testing.T) {
	all := planned(t, map[string]string{
		"sources/s.yaml": "- {id: paper, type: article-newspaper, author: [{literal: P}], issued: 2016, reports: [study, other]}\n" +
			"- {id: study, type: report, issued: 2016, author: [{literal: Institute}], grade: {reliability: B, credibility: 2, by: Ann, on: 2026-01-02}}\n" +
			"- {id: other, type: webpage, author: [{literal: O}], issued: 2016, reports: [paper], grade: {reliability: A, credibility: 1}}\n- {id: alone, type: report, title: A}",
	})
	sections := all["sources/paper/index.html"].Content.(*pages.Record).Sections
	s := sections[0]
	if s.ID != "chain" || show(s.Lead) != "One step from this source to its first source. It leads round in a circle." {
		t.Errorf("got %s: %s", s.ID, show(s.Lead))
	}
	parts := s.Content.(pages.Parts)
	picture, list := parts[0].(*pages.Picture), parts[1].(pages.Entries)
	if len(list) != 4 || picture.Height < 4*rowHeight {
		t.Errorf("%d steps, %v pixels", len(list), picture.Height)
	}
	for _, shape := range picture.Shapes {
		if shape.Y < 0 || shape.Y > picture.Height || shape.Kind == "line" && shape.Y2 < shape.Y {
			t.Errorf("%+v lies outside of the picture", shape)
		}
	}
	var got []string
	for _, e := range list {
		line := show(e.Kicker) + ": " + show(e.Title)
		for _, l := range e.Lines {
			line += " | " + show(l)
		}
		got = append(got, line)
	}
	want := []string{
		"It begins with: <P 2016>",
		"1 · reported: <Institute 2016> | Grade B2 (usually reliable, probably true), given by Ann, 2 January 2026 | The first source on record.",
		"2 · reported: <O 2016>",
		"2.1 · reported: <P 2016> | A circle: it stands further up already.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	for _, s := range all["sources/alone/index.html"].Content.(*pages.Record).Sections {
		if s.ID == "chain" {
			t.Error("a work that reports nobody has a chain")
		}
	}
}

// chainProbe is a kind that shows the chain of one entity on a page of its own.
type chainProbe struct {
	Kind
	of      string
	section pages.Section
	ok      bool
}

func (p *chainProbe) Name() string { return "probe" }

func (p *chainProbe) Pages(m *pages.Maker) []*pages.Page {
	d := m.Page("probe/index.html", "index", "Probe")
	if doc, ok := m.Graph.Article(p.of); ok {
		p.section, p.ok = m.Chain(d.L, doc)
		return nil
	}
	e, _ := m.Graph.Entity(p.of)
	p.section, p.ok = m.ChainOf(d.L, e)
	return nil
}

func TestTheLeadOfAChainSaysHowFarTheFirstSourceIs(t *testing.T) {
	club := map[string]string{
		"organizations/o.yaml": "[{id: club, name: The Club}, {id: army, name: Army}]", "people/p.yaml": "{id: jo, name: Jo}",
		"figures/f.yaml": "- {id: f, said_in: b}\n- {id: g, said_in: b}\n- {id: h, said_in: a, claimed_by: jo}\n- {id: i, claimed_by: army}\n- {id: k, said_in: b, derived_from: l}\n- {id: l, source: release, claimed_by: army}",
		"sources/s.yaml": "- {id: release, type: report, title: R, author: [{literal: Army}], read_in: paper}\n- {id: paper, type: article-newspaper, title: P}\n" +
			"- {id: self, type: report, title: S, author: [{literal: A}], reports: [same]}\n- {id: same, type: report, title: S, author: [{literal: A}]}\n" +
			"- {id: partly, type: report, title: S, author: [{literal: A}], reports: [same, release2]}\n- {id: release2, type: report, title: R, author: [{literal: B}]}\n" +
			"- {id: round, type: report, title: R, author: [{literal: A}], reports: [round]}",
		"articles/a.md": article("publisher: club", "[“No,”]{.quote by=jo} Jo told [The Club]{org=club} of [ten]{figure=h}."),
		"articles/b.md": article("publisher: club", "[Ten]{figure=f} or [eleven]{figure=g}, or [so]{figure=k}, said [Jo]{person=jo}: [“no”]{.quote by=jo}."),
		"articles/c.md": article("publisher: club", "[Ten]{figure=f}, said nobody."),
	}
	for of, want := range map[string]string{
		"a":       "One step from the article to its first source. Self-reported: the first source is the publisher’s own, or told the publisher itself.",
		"b":       "One to two steps from the article to its first sources. Two figures name no source.",
		"f":       "No first source is on record for the article. One figure names no source.",
		"h":       "One step from the article to its first source. Self-reported: the first source is the publisher’s own, or told the publisher itself.",
		"i":       "One step from the figure to its first source.",
		"k":       "Two steps from the article to its first source.",
		"release": "This source is the first on record. It was read in another work.",
		"self":    "One step from this source to its first source. Self-reported: the first source has the same maker as the work that reports it.",
		"round":   "No first source is on record for this source. It leads round in a circle.",
		"partly":  "One step from this source to its first sources. A part of it is self-reported.",
		"paper":   "",
	} {
		probe := &chainProbe{of: of}
		pages.Plan(pages.Input{Graph: graph(t, club), Labels: noLabels{}, Kinds: []annot.Kind{Kind{}, probe}})
		if got := show(probe.section.Lead); got != want || probe.ok != (want != "") {
			t.Errorf("%s: got %q, want %q", of, got, want)
		}
	}
}

func TestLongNamesAreCutAtWords(t *testing.T) {
	for name, want := range map[string]string{
		"Reuters 2016": "Reuters 2016",
		"Combined Joint Task Force – Operation Inherent Resolve 2016": "Combined Joint Task Force… 2016",
		"Donaudampfschifffahrtsgesellschaftskapitän":                  "Donaudampfschifffahrtsgesellschaf…",
		"Организация Объединённых Наций по вопросам 2016":             "Организация Объединённых… 2016",
	} {
		if got := cutWords(name, 34); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAChainDoesNotNamePrivatePeopleWhomNobodyNames(t *testing.T) {
	files := map[string]string{
		"people/p.yaml":  "{id: jo, name: Jo Doe, private: yes}",
		"articles/a.md":  article("byline: []", "[“No,”]{.quote by=jo} said a man."),
		"figures/f.yaml": "{id: f, said_in: a, claimed_by: jo}",
	}
	for _, named := range []bool{false, true} {
		if !named {
			delete(files, "articles/b.md")
		} else {
			files["articles/b.md"] = article("byline: []", "[“No,”]{.quote by=jo} said [Mr Doe]{person=jo}.")
		}
		probe := &chainProbe{of: "f"}
		pages.Plan(pages.Input{Graph: graph(t, files), Labels: noLabels{}, Kinds: []annot.Kind{Kind{}, probe}})
		var all []string
		parts := probe.section.Content.(pages.Parts)
		for _, e := range parts[1].(pages.Entries) {
			all = append(all, show(e.Title))
		}
		for _, shape := range parts[0].(*pages.Picture).Shapes {
			all = append(all, show(shape.Text))
		}
		if strings.Contains(strings.Join(all, "|"), "Jo Doe") {
			t.Errorf("named %v: %q", named, all)
		}
	}
}

// listed writes the list of a chain, an entry a line.
func steps(s pages.Section) string {
	var out []string
	for _, e := range s.Content.(pages.Parts)[1].(pages.Entries) {
		line := show(e.Kicker) + ": " + show(e.Title)
		for _, l := range e.Lines {
			line += " | " + show(l)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestAChainBeginsOnceAndEachStepHasANumber(t *testing.T) {
	g := graph(t, map[string]string{
		"figures/f.yaml": "{id: f, said_in: a, source: release}",
		"articles/a.md":  article("byline: []", "[Ten]{figure=f}."),
		"sources/s.yaml": "- {id: release, type: report, issued: 2016, author: [{literal: Army}], read_in: paper}\n- {id: paper, type: article-newspaper, author: [{literal: Paper}], issued: 2017}\n" +
			"- {id: ri1, type: report, issued: 2016, author: [{literal: One}], read_in: ri2}\n- {id: ri2, type: report, issued: 2016, author: [{literal: Two}], read_in: ri1}\n" +
			"- {id: same, type: report, issued: 2016, author: [{literal: A}], reports: [same]}\n" +
			"- {id: x1, type: report, issued: 2016, author: [{literal: A}], reports: [x2, x3]}\n- {id: x2, type: report, issued: 2015, author: [{literal: A}]}\n" +
			"- {id: x3, type: report, issued: 2014, author: [{literal: A}], reports: [x4]}\n- {id: x4, type: report, issued: 2014, author: [{literal: B}]}\n" +
			"- {id: y1, type: report, issued: 2013, author: [{literal: Y}], reports: [y2]}\n- {id: y2, type: report, issued: 2012, author: [{literal: Y}]}",
	})
	for of, want := range map[string]string{
		"release": "It begins with: <Paper 2017>\n1 · this source: <Army 2016>",
		"ri1":     "It begins with: <One 2016>\n1 · the next was read in: <Two 2016>\n1.1 · this source: <One 2016> | A circle: it stands further up already.",
		"same":    "It begins with: <A 2016a>\n1 · reported: <A 2016a> | A circle: the work reports itself.",
		"x1": "It begins with: <A 2016b>\n1 · reported: <A 2015> | Self-reported: it has the same maker as the work that reports it.\n" +
			"2 · reported: <A 2014> | A self-citation: it has the same maker as the work that reports it.\n2.1 · reported: <B 2014> | A first source on record.",
		"y1": "It begins with: <Y 2013>\n1 · reported: <Y 2012> | Self-reported.",
		"a":  "It begins with: “a,” n.d., <a>\n1 · the next was read in: <Paper 2017>\n1.1 · repeated: <Army 2016> | For f | The first source on record.",
	} {
		probe := &chainProbe{of: of}
		pages.Plan(pages.Input{Graph: g, Labels: noLabels{}, Kinds: []annot.Kind{Kind{}, probe}})
		if got := steps(probe.section); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", of, got, want)
		}
	}
}

package org

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// site plans the pages of the records of testdata.
func site(t *testing.T, asOf string) (*pages.Maker, map[string]*pages.Page) {
	t.Helper()
	g := known(t)
	kinds := []annot.Kind{Kind{}, PolicyKind{}}
	audience := []string{"RU", "US"}
	in := pages.Input{Graph: g, Labels: NewLabels(g, audience, day(t, asOf), "en"), Kinds: kinds, AsOf: day(t, asOf), Audience: audience}
	out := map[string]*pages.Page{}
	for _, p := range pages.Plan(in) {
		out[p.Path] = p
	}
	return &pages.Maker{Input: in}, out
}

// said gives the words of an organization's facts, and those of its sections
// that list facts or entries: "Term: value".
func said(t *testing.T, site map[string]*pages.Page, id string) string {
	t.Helper()
	var b strings.Builder
	facts := func(list []pages.Fact) {
		for _, f := range list {
			for _, v := range f.Values {
				b.WriteString(f.Term.Bare() + ": " + v.Bare() + "\n")
			}
		}
	}
	record := recordOf(t, site, id)
	facts(record.Facts)
	for _, s := range record.Sections {
		switch c := s.Content.(type) {
		case pages.Facts:
			facts(c)
		case pages.Entries:
			for _, e := range c {
				b.WriteString(e.Kicker.Bare() + ": " + e.Title.Bare() + "\n")
			}
		}
	}
	return b.String()
}

func recordOf(t *testing.T, site map[string]*pages.Page, id string) *pages.Record {
	t.Helper()
	p := site["organizations/"+id+"/index.html"]
	if p == nil {
		t.Fatalf("there is no page of %s", id)
	}
	return p.Content.(*pages.Record)
}

// TestOrganizationPageSaysHowItStandsToOthers reads relations from both sides,
// and whom one instrument names.
func TestOrganizationPageSaysHowItStandsToOthers(t *testing.T) {
	_, pages := site(t, "2026-11-21")
	for id, want := range map[string][]string{
		"farc":           {"Split off from it: FARC-EP", "Each by itself: ", "In the United States: Designation as a terrorist organisation (in force 8 October 1997): revoked on 30 November 2021"},
		"farc-ep":        {"Split from: FARC\n", "Each by itself: ", "In the United States: Designated as a terrorist organisation: in force 1 December 2021"},
		"al-qaeda":       {"Russia: No. ГКПИ 03-116: Taliban\n", "The European Union: Council Decision (CFSP) 2016/1693; Regulation (EU) 2016/1686: Islamic State\n"},
		"taliban":        {"Russia: No. ГКПИ 03-116: al-Qaeda\n", "17 April 2025: Russia, terrorist organisation: suspended\n"},
		"head":           {"Listed only as a name of it: Name Only\n"},
		"looked-for":     {"In Russia: No designation found, checked 21 November 2026.\n", "In the United States: No record: designations there were not looked for.\n"},
		"unknown-to-all": {"In Russia: No record: designations there were not looked for.\n"},
		"renewed":        {"11 March 2013: Australia, terrorist organisation: renewed; ends by itself unless renewed\n", "1 February 2019: Australia, terrorist organisation: ends by itself unless renewed\n"},
		"isis":           {"14 May 2014: The United States, terrorist organisation: renamed to Islamic State of Iraq and the Levant\n", "30 September 2015: The United States, terrorist organisation: a name added: Islamic State (80 FR 58804, Public Notice 9290)\n"},
	} {
		got := said(t, pages, id)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is missing in:\n%s", id, w, got)
			}
		}
	}
	for id, never := range map[string]string{"farc": "In the United States: Designated", "renewed": "In Australia: Designated"} {
		if got := said(t, pages, id); strings.Contains(got, never) {
			t.Errorf("%s: %q stands in:\n%s", id, never, got)
		}
	}
}

// TestDesignatedOrganizationsAreApart holds that the way to an organization's
// page leads over the index that lists it.
func TestDesignatedOrganizationsAreApart(t *testing.T) {
	_, pages := site(t, "2026-11-21")
	for id, want := range map[string]string{"isis": "Designated organisations", "al-nusrah": "Designated organisations", "looked-for": "Organisations and states"} {
		p := pages["organizations/"+id+"/index.html"]
		if len(p.Crumbs) != 1 || p.Crumbs[0].Text.Bare() != want || pages[p.Crumbs[0].Href] == nil {
			t.Errorf("%s: the way is %v, want %q", id, p.Crumbs, want)
		}
	}
}

// bars gives the classes and the days of the bars and dots of a timeline, and
// its signs of change.
func bars(t *testing.T, site map[string]*pages.Page, id string) (out []string, changes int) {
	t.Helper()
	record := recordOf(t, site, id)
	i := slices.IndexFunc(record.Sections, func(s pages.Section) bool { return s.ID == "timeline" })
	if i < 0 {
		return nil, 0
	}
	p := record.Sections[i].Content.(*pages.Picture)
	if p.Title.String() == "" || p.Desc.String() == "" || len(p.Key) == 0 {
		t.Errorf("%s: the picture does not say what it shows", id)
	}
	for _, s := range p.Shapes {
		if s.X.Share < 0 || s.X.Share > 1 || s.X2.Share < 0 || s.X2.Share > 1 || s.Y < 0 || s.Y > p.Height || s.Y2 > p.Height {
			t.Errorf("%s: a %s of the picture lies outside: %+v", id, s.Kind, s)
		}
		switch s.Kind {
		case "bar", "dot":
			_, when, _ := strings.Cut(s.Title.String(), ": ")
			out = append(out, s.Class+" "+when)
		case "diamond":
			changes++
		}
	}
	return out, changes
}

// TestTimelineShowsEachStretchAsItIs reads the bars of the picture.
func TestTimelineShowsEachStretchAsItIs(t *testing.T) {
	_, pages := site(t, "2026-11-21")
	for id, want := range map[string]struct {
		bars    []string
		changes int
	}{
		"taliban":  {[]string{"stands 14 February 2003 to 17 April 2025", "suspended 17 April 2025 to 21 November 2026"}, 1},
		"resumed":  {[]string{"stands 17 December 2004 to 1 January 2006", "suspended 1 January 2006 to 1 January 2007", "stands 1 January 2007 to 21 November 2026"}, 2},
		"expiring": {[]string{"stands 11 March 2010 to 11 March 2013"}, 0},
		"relisted": {[]string{"stands 18 February 2004 to 16 February 2021", "stands 4 March 2025 to 21 November 2026"}, 2},
		"farc": {[]string{"unknown 8 October 1997 to 30 September 2016", "suspended 30 September 2016 to 30 November 2017",
			"stands 8 October 1997 to 30 November 2021"}, 3},
		"coarse":     {[]string{"unknown 1 December 2014 to 31 December 2014", "stands 31 December 2014 to 21 November 2026"}, 0},
		"name-only":  {nil, 0}, // no date of its own
		"looked-for": {nil, 0},
		"al-qaeda": {[]string{"unknown 1 May 2002 to 31 May 2002", "stands 31 May 2002 to 21 November 2026", "regime 20 September 2016 to 21 November 2026",
			"stands 29 March 2001 to 21 November 2026", "stands 14 February 2003 to 21 November 2026", "stands 6 October 2001 to 21 November 2026", "stands 8 October 1999 to 21 November 2026"}, 0},
	} {
		if got, changes := bars(t, pages, id); !slices.Equal(got, want.bars) || changes != want.changes {
			t.Errorf("%s: %q, %d changes; want %q, %d", id, got, changes, want.bars, want.changes)
		}
	}
	_, then := site(t, "2016-06-01")
	if got, _ := bars(t, then, "taliban"); !slices.Equal(got, []string{"stands 14 February 2003 to 1 June 2016"}) {
		t.Errorf("no bar reaches beyond the as-of date: %q", got)
	}
	_, before := site(t, "1990-01-01")
	if got, _ := bars(t, before, "taliban"); len(got) > 0 {
		t.Errorf("nothing stood in 1990: %q", got)
	}
}

// TestMomentsOfDesignations holds that the dossier's timeline gets every date
// of every designation once.
func TestMomentsOfDesignations(t *testing.T) {
	m, _ := site(t, "2026-11-21")
	got := map[string]int{}
	for _, moment := range (Kind{}).Moments(m) {
		if moment.Sort != "designation" || moment.Entry == nil {
			t.Errorf("%s: a moment of no sort or without words: %+v", moment.ID, moment)
		}
		got[moment.ID+" "+moment.On.Text]++
	}
	want := map[string]int{}
	for _, o := range link.Kind[*Organization](m.Graph) {
		for i := range o.Designations {
			d := &o.Designations[i]
			dates := map[string]bool{}
			for _, n := range append(d.three(), named{"ends", d.Ends}) {
				dates[n.date.Text] = true
			}
			for _, c := range d.Changes {
				dates[c.On.Text], dates[c.Ends.Text] = true, true
			}
			for text := range dates {
				if text != "" {
					want[o.ID+" "+text]++
				}
			}
		}
	}
	for key, n := range want {
		if got[key] != n {
			t.Errorf("%s: %d moments, want %d", key, got[key], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d dates have moments, want %d", len(got), len(want))
	}
}

package org

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/registry"
)

func day(t testing.TB, text string) annot.Day {
	t.Helper()
	d, err := annot.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d.Start.First
}

// graphOf links records of organizations and policies; the diagnostics are
// those of all stages before the rules.
func graphOf(t interface{ Helper() }, organizations, policies string) (*link.Graph, []diag.Diagnostic) {
	t.Helper()
	var entities []annot.Entity
	var list []diag.Diagnostic
	for _, f := range []struct {
		kind annot.Kind
		src  string
	}{{Kind{}, organizations}, {PolicyKind{}, policies}} {
		records, more := registry.Read("content/"+f.kind.Folder()+"/x.yaml", []byte(f.src), []annot.Kind{f.kind})
		list = append(list, more...)
		for _, r := range records {
			e, more := f.kind.Decode(r)
			list = append(list, more...)
			if e != nil {
				entities = append(entities, e)
			}
		}
	}
	g, more := link.Link(link.Input{Entities: entities})
	return g, append(list, more...)
}

// known links the records of testdata, which have no fault.
func known(t testing.TB) *link.Graph {
	t.Helper()
	var src [2]string
	for i, name := range []string{"organizations", "policies"} {
		b, err := os.ReadFile("testdata/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		src[i] = string(b)
	}
	g, list := graphOf(t, src[0], src[1])
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

var stateNames = map[State]string{NoRecord: "no-record", NoneFound: "none-found", NotYet: "not-yet", Stands: "stands", Suspended: "suspended",
	Revoked: "revoked", Expired: "expired", Annulled: "annulled", Undecided: "unknown"}

// answer is what testdata/standings.txt holds of a standing.
func answer(s Standing) string {
	var labels []string
	for _, l := range s.Labels {
		labels = append(labels, l.Words("en"))
	}
	return fmt.Sprintf("%-10s %s", stateNames[s.State], strings.Join(labels, " + "))
}

// TestStandingOnTheDaysAroundEveryChange asks what testdata/standings.txt says:
// an organization, a jurisdiction, a day, the state and the exact words of the
// labels owed.
func TestStandingOnTheDaysAroundEveryChange(t *testing.T) {
	g := known(t)
	r := NewRegister(g)
	table, err := os.ReadFile("testdata/standings.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for i, line := range strings.Split(string(table), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		o, ok := link.Get[*Organization](g, f[0])
		if !ok {
			t.Fatalf("line %d: there is no %s", i+1, f[0])
		}
		asked[strings.Join(f[:3], " ")] = true
		got := strings.TrimSpace(answer(r.Standing(o, f[1], day(t, f[2]))))
		if want := strings.Join(f[3:], " "); strings.Join(strings.Fields(got), " ") != want {
			t.Errorf("line %d: %s in %s on %s:\n got %s\nwant %s", i+1, f[0], f[1], f[2], got, want)
		}
	}
	for _, q := range questions(g) {
		if !asked[q] {
			t.Errorf("standings.txt does not ask for %s", q)
		}
	}
}

// questions are the day before, the day of and the day after the first and the
// last day of every date of every designation.
func questions(g *link.Graph) []string {
	r := NewRegister(g)
	var out []string
	for _, o := range link.Kind[*Organization](g) {
		for i := range o.Designations {
			d := &o.Designations[i]
			for _, turn := range r.turns(o, d) {
				for k := range annot.Day(3) {
					out = append(out, fmt.Sprintf("%s %s %s", o.ID, d.Jurisdiction, turn-1+k))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestWordsOfEachState holds that each way to stand, and not to, is worded in
// its own way, in labels, cards and on an article's own date.
func TestWordsOfEachState(t *testing.T) {
	g := known(t)
	r := NewRegister(g)
	for _, c := range []struct{ id, jurisdiction, on, sentence, then string }{
		{"isis", "RU", "2026-11-21",
			"Designated as a terrorist organisation: decided 29 December 2014, published 27 February 2015; no later change known, checked 21 November 2026.",
			"already designated then in Russia as a terrorist organisation (since 29 December 2014)"},
		{"isis", "US", "2014-05-13",
			"Designated as a terrorist organisation: in force 17 December 2004, listed as al-Qa'ida in Iraq; no later change known, checked 21 November 2026.",
			"already designated then in the United States as a terrorist organisation (since 17 December 2004), listed as al-Qa'ida in Iraq"},
		{"isis", "US", "2014-05-14",
			"Designated as a terrorist organisation: in force 17 December 2004, listed as Islamic State of Iraq and the Levant; no later change known, checked 21 November 2026.", ""},
		{"isis", "US", "2015-09-30",
			"Designated as a terrorist organisation: in force 17 December 2004, listed as Islamic State of Iraq and the Levant, also as Islamic State; no later change known, checked 21 November 2026.", ""},
		{"isis", "UN", "2026-11-21",
			"Designated as subject to sanctions: date not on record, listed only as a name of Al-Qaida in Iraq; no later change known, checked 21 November 2026.", ""},
		{"isis", "GB", "2014-07-01",
			"Perhaps designated as a proscribed organisation: date not on record; whether it stood on that day the record does not tell, checked 21 November 2026.",
			"it is not known whether it was then designated in the United Kingdom as a proscribed organisation"},
		{"amnesty", "RU", "2016-12-05",
			"Designation as an undesirable organisation (published 19 May 2025, listed as Amnesty International Limited): not yet designated on 5 December 2016, checked 21 November 2026.",
			"not yet designated then in Russia as an undesirable organisation (since 19 May 2025)"},
		{"taliban", "RU", "2025-04-18",
			"Designation as a terrorist organisation (decided 14 February 2003): suspended since 17 April 2025, which is no revocation, checked 21 November 2026.",
			"its designation was suspended then, not revoked in Russia as a terrorist organisation (since 14 February 2003)"},
		{"al-nusrah", "US", "2025-07-09",
			"Designation as a terrorist organisation (in force 15 May 2014): revoked on 8 July 2025, checked 21 November 2026.",
			"its designation had been revoked by then in the United States as a terrorist organisation (since 15 May 2014)"},
		{"farc", "EU", "2018-01-01",
			"Designation as subject to sanctions (date not on record): revoked in November 2017, checked 21 November 2026.", ""},
		{"farc", "EU", "2017-11-15",
			"Designation as subject to sanctions (date not on record): it does not stand, but whether it is suspended or has ended the record does not tell, checked 21 November 2026.", ""},
		{"expiring", "AU", "2013-03-11",
			"Designation as a terrorist organisation (in force 11 March 2010): expired on 11 March 2013, not having been renewed, date of the check not on record.",
			"its designation had expired by then in Australia as a terrorist organisation (since 11 March 2010)"},
		{"annulled", "EU", "2006-12-12",
			"Designation as subject to sanctions (decided 22 December 2003): annulled on 12 December 2006, date of the check not on record.",
			"its designation had been annulled by then in the European Union as subject to sanctions (since 22 December 2003)"},
		{"name-only", "UN", "2021-06-01",
			"Designation as subject to sanctions (date not on record, listed only as a name of The Head, with whose listing it stands or falls): revoked on 1 June 2021, checked 1 January 2020.", ""},
	} {
		o, _ := link.Get[*Organization](g, c.id)
		s := r.Standing(o, c.jurisdiction, day(t, c.on))
		if len(s.Grounds) != 1 {
			t.Fatalf("%s in %s: %d grounds", c.id, c.jurisdiction, len(s.Grounds))
		}
		if got := s.Grounds[0].sentence(); got != c.sentence {
			t.Errorf("%s in %s on %s:\n got %s\nwant %s", c.id, c.jurisdiction, c.on, got, c.sentence)
		}
		if got := s.Grounds[0].then(); c.then != "" && got != c.then {
			t.Errorf("%s in %s on %s:\n got %s\nwant %s", c.id, c.jurisdiction, c.on, got, c.then)
		}
	}
}

// TestCoarseDateOfAnArticle asks what stood on dates of more than one day: a
// change in between leaves it open.
func TestCoarseDateOfAnArticle(t *testing.T) {
	g := known(t)
	l := NewLabels(g, []string{"RU", "US"}, day(t, "2026-11-21"))
	for _, c := range []struct{ id, date, want string }{
		{"isis", "2014", `^it is not known .* in Russia .*; already designated then in the United States .*listed as al-Qa'ida in Iraq; whether under another name by then the record does not tell\.$`},
		{"isis", "2016-06~", `^already designated then in Russia .* as Islamic State of Iraq and the Levant; whether under another name`},
		{"resumed", "2005-06/2007-06", `^it is not known`},
		{"resumed", "2006-03", `^its designation was suspended then`},
		{"amnesty", "../2020", `^not yet designated then in Russia`},
		{"amnesty", "2020/..", `^it is not known`},
		{"looked-for", "2020", `^$`},
	} {
		date, err := annot.ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.OnDate(c.id, "en", date); !regexp.MustCompile(c.want).MatchString(got) {
			t.Errorf("%s on %s: %q, want %s", c.id, c.date, got, c.want)
		}
	}
}

// TestOwedFollowsThePolicy looks at all that a label tells the pages.
func TestOwedFollowsThePolicy(t *testing.T) {
	g := known(t)
	for _, c := range []struct{ on, id, lang, want string }{
		{"2016-01-01", "isis", "ru", "RU terrorist ru-2014 sign * every true true false Запрещена в России.; US terrorist us-2000 margin  first-in-page true true false Designated by the United States."},
		{"2026-11-21", "isis", "ru", "RU terrorist ru-2021 parenthesis  every true false false Banned in Russia as terrorist.; US terrorist  parenthesis  every true true false US: признана террористической организацией."},
		{"2026-11-21", "amnesty", "en-GB", "RU undesirable ru-2014 sign ** every true true true Undesirable in Russia."},
	} {
		var got []string
		for _, o := range NewLabels(g, []string{"RU", "US"}, day(t, c.on)).Owed(c.id, c.lang) {
			got = append(got, fmt.Sprintf("%s %s %s %s %s %s %v %v %v %s", o.Jurisdiction, o.Kind, o.Policy, o.Placement, o.Mark, o.Scope, o.Headline, o.Aliases, o.TextOnly, o.Wording))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s on %s:\n got %s\nwant %s", c.id, c.on, s, c.want)
		}
	}
}

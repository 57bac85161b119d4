package pages

import (
	"strconv"
	"strings"
	"testing"

	"dossier/internal/annot"
)

func moment(t testing.TB, on, id, sort string) Moment {
	return Moment{On: date(t, on), ID: id, Sort: sort, Entry: func(l *Labeller) Entry {
		return Entry{Kicker: W("Designation"), Title: l.Text(id)}
	}}
}

func TestTheTimelineIsInTheOrderOfTheFirstDaysThatDatesCanMean(t *testing.T) {
	g := site(t, map[string]string{
		"exact": "---\nissued: 2016-06-01\n---\n# Exact\n",
		"about": "---\nissued: 2016-06~\n---\n# About\n",
		"year":  "---\nissued: 2016\n---\n# Year\n",
		"none":  "# None\n",
	}, org("isis"), person("secret", true, "Secret"))
	kind := thingKind{name: "organization", moments: []Moment{
		moment(t, "2015-01-01", "isis", "designation"), moment(t, "2014/2016-10-22", "b", "figure"), moment(t, "../2013", "c", "figure"),
		moment(t, "2014/..", "d", "figure"), moment(t, "../..", "e", "figure"), moment(t, "2015-01-01", "secret", "designation"), {ID: "f"},
	}}
	p := planned(g, "", kind)
	got := lines(content[*Index](t, p, "timeline/index.html"))
	want := `2013
  until 2013 · Figure · Designation | c | figure
2014
  2014 to 22 October 2016 · Figure · Designation | b | figure
  since 2014 · Figure · Designation | d | figure
2015
  1 January 2015 · Designation | isis | designation
2016
  2016 · Article | Year | article
  1 June 2016 · Article | Exact | article
  about June 2016 · Article | About | article
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	found := false
	for _, item := range p["index.html"].Nav {
		found = found || item.Href == "timeline/index.html"
	}
	if p["timeline/index.html"].Type != "timeline" || !found {
		t.Error("the navigation does not lead to the timeline")
	}
}

func TestALongTimelineGoesOnUnderTheSameYear(t *testing.T) {
	var moments []Moment
	for i := range 2*pageSize + 1 {
		moments = append(moments, moment(t, "2016", "m"+strconv.Itoa(i), "figure"))
	}
	p := planned(site(t, nil), "", thingKind{name: "thing", moments: moments})
	if strings.Contains(p["index.html"].Nav[0].Text.Bare(), "Timeline") == false {
		t.Errorf("got %+v", p["index.html"].Nav)
	}
	total := 0
	for page := 1; page <= 3; page++ {
		c := content[*Index](t, p, pagedPath("timeline", page))
		if len(c.Groups) != 1 || c.Groups[0].Heading.Bare() != "2016" || len(c.Groups[0].Entries) > pageSize {
			t.Errorf("page %d: got %+v", page, c.Groups)
		}
		total += len(c.Groups[0].Entries)
	}
	if total != len(moments) {
		t.Errorf("got %d of %d", total, len(moments))
	}
}

func TestWithoutADateThereIsNoTimeline(t *testing.T) {
	p := planned(site(t, map[string]string{"a": "# A headline\n"}), "")
	if p["timeline/index.html"] != nil {
		t.Error("there is a timeline")
	}
	for _, item := range p["index.html"].Nav {
		if item.Href == "timeline/index.html" {
			t.Error("the navigation leads to it")
		}
	}
}

var _ annot.Kind = thingKind{}

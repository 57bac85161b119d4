package build_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/internal/annot"
	"dossier/internal/build"

	theme "dossier"
)

// readSample builds the dossier of this repository and gives the words of its
// pages by path, with one space between what stands in different blocks.
func readSample(t *testing.T) map[string]string {
	t.Helper()
	r, err := build.New(os.DirFS("../.."), theme.Theme).Build(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, o := range r.Outputs {
		if !strings.HasSuffix(o.Path, ".html") {
			continue
		}
		doc, err := html.Parse(strings.NewReader(string(o.Data)))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for n := range doc.Descendants() {
			switch {
			case n.Type == html.TextNode:
				b.WriteString(n.Data)
			case n.Type == html.ElementNode && !strings.Contains(" span a time sup em tspan ", " "+n.Data+" "):
				b.WriteByte(' ')
			}
		}
		words := strings.Join(strings.Fields(b.String()), " ")
		out[o.Path] = strings.NewReplacer(" ,", ",", " ;", ";", " .", ".", " :", ":").Replace(words)
	}
	return out
}

// Of the three numbers that the second article lines up no two are rivals, and
// each pair has its reason.
func TestTheSampleSaysHowItsNumbersStandToEachOther(t *testing.T) {
	sample := readSample(t)
	const strikes = "quantities/civilians-killed-in-strikes/index.html"
	const taskForce = "Combined Joint Task Force – Operation Inherent Resolve"
	wanted := map[string][]string{
		"figures/gpa-173/index.html": {
			"measure casualties killed changed",
			"claimed by United States " + taskForce + " changed",
			"about 300 civilians killed: The second counts a part of what the first counts, so the editors’ record says; they are no rivals. The narrower count is all the same the larger number.",
			"scope: all in the first, 11 attacks in the second",
			"173 civilians killed and over 4,000 civilians killed: Not comparable.",
			"period: 2014 to 22 October 2016 in the first, 2014 to 2015 in the second",
			"173 as of 22 October 2016 is superseded by 188 as of 2 January 2017; they are no rivals.",
			"Later value of this series 1,335 as of August 2019",
		},
		"figures/gpa-300/index.html": {
			"bound at least about changed",
			"scope says nothing 11 attacks dropped",
			"not stated in both: measure, population, actor, place, period",
			"about 300 civilians killed and 173 civilians killed: The first counts a part of what the second counts, so the editors’ record says; they are no rivals. The narrower count is all the same the larger number.",
			"about 300 civilians killed and over 4,000 civilians killed: Not comparable.",
			"period: since 23 September 2014 in the first, 2014 to 2015 in the second; that is too open or too coarse to tell",
		},
		"figures/gpa-4000/index.html": {
			"actor US-led coalition any of Iraqi Security Forces, US-led coalition, Syrian air force, Russia and others changed",
			"measure: killed here, casualties there",
			"not stated in both: measure, population, actor, place, period",
		},
		"figures/gpa-2000/index.html": {"Source no source given"},
		"figures/gpa-50/index.html":   {"Source no source given"},
		"figures/gpa-66/index.html":   {"Source no source given"},
		"figures/oir-199/index.html": {
			"They count the same, and the numbers contradict each other.",
			"This figure supersedes 188 as of 2 January 2017, an earlier value of its series; they are no rivals.",
			"This figure is superseded by 786 as of September 2017, a later value of its series; they are no rivals.",
		},
		strikes: {
			"at least 2,358 civilians killed",
			"173 as of 22 October 2016 is superseded by 188 as of 2 January 2017; they are no rivals.",
			"188 as of 2 January 2017 is superseded by 199 as of 2 February 2017; they are no rivals.",
			"199 as of 2 February 2017 is superseded by 786 as of September 2017; they are no rivals.",
			"786 as of September 2017 is superseded by 1,139 as of November 2018; they are no rivals.",
			"1,139 as of November 2018 is superseded by 1,335 as of August 2019; they are no rivals.",
			"Apart: a part of what 173 counts,",
		},
		"figures/index.html":                           {"Superseded; later value of its series: 1,335 as of August 2019", "2 name nobody who claims it", "Names nobody who claims it", "Primary; source:"},
		"articles/bombing-muslim-countries/index.html": {"Later value of this series 1,335 as of August 2019", "measure: killed → casualties", "scope: 11 attacks – dropped", "no source given"},
	}
	for path, sentences := range wanted {
		for _, s := range sentences {
			if !strings.Contains(sample[path], s) && !strings.Contains(strings.ReplaceAll(sample[path], " ‡", "‡"), s) {
				t.Errorf("%s does not say %q", path, s)
			}
		}
	}
	const conflict = "They count the same, and the numbers contradict each other."
	for path, n := range map[string]int{strikes: 1, "figures/airwars-2358/index.html": 1, "figures/oir-199/index.html": 1, "figures/oir-188/index.html": 0, "figures/oir-1335/index.html": 0,
		"figures/gpa-173/index.html": 0, "figures/gpa-300/index.html": 0, "figures/gpa-4000/index.html": 0, "figures/amnesty-300/index.html": 0, "figures/mrg-4000/index.html": 0} {
		if got := strings.Count(sample[path], conflict); got != n {
			t.Errorf("%s tells of %d contradictions, want %d", path, got, n)
		}
	}
	if got := strings.Count(sample["figures/airwars-2358/index.html"], "This figure counts a part of what it counts") + strings.Count(sample["figures/airwars-2358/index.html"], "It counts a part of what this figure counts"); got < 4 {
		t.Errorf("the count of Airwars stands as a part or a whole beside %d values of other dates, want all", got)
	}
}

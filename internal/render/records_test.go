package render_test

import (
	"os"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// recordPages are pages of records with every kind of section.
func recordPages() []*pages.Page {
	mentions := &pages.Mentions{Articles: []pages.MentionGroup{{
		Title: tx("Report: Bombing Muslim Countries Results in More Attacks at Home"), Href: "articles/bombing/index.html", Meta: tx("Geopolitics Alert, December 2016"),
		Items: []pages.Mention{
			{Before: tx("This has exposed important link between terrorist groups like al-Qaeda†al-qaeda; or "), Exact: tx("ISIS†isis;"), After: tx(" and organized crime such as migrant smuggling and black market arms trade"), Href: "articles/bombing/index.html#p6-isis", Where: tx("paragraph 6")},
			{Exact: tx("ISIS†isis;"), After: tx(" is keen to this and the ECTC expects the terror group to use this to their advantage."), Href: "articles/bombing/index.html#p4-isis", Where: tx("paragraph 4")},
		}}},
		Pager: pages.Pager{Page: 1, Pages: 3, Next: "organizations/isis/2.html"}}
	org := frame("organizations/isis/index.html", "record", "Islamic State (banned in Russia)", &pages.Record{
		Kind: "organization", Lead: tx("Also ISIS†isis;, ISIL†isis;, IS†isis;, Daesh†isis;; ИГИЛ†isis;, «Исламское государство»†isis;."),
		Facts: []pages.Fact{fact("Type", "organization"), fact("Formerly", "al-Qaida in Iraq†al-qaeda;"), fact("Checked", "Russia, 21 November 2026", "United States, 21 November 2026")},
		Sections: []pages.Section{
			{ID: "designations", Heading: tx("Designations"), Lead: tx("What authorities have decided. A jurisdiction that is missing here has no record in this dossier."),
				Content: &pages.Table{Caption: tx("Every designation on record, oldest first"), Head: []pages.Text{tx("Jurisdiction"), tx("Kind"), tx("Authority"), tx("Instrument"), tx("Decided"), tx("Status")},
					Rows: [][]pages.Text{
						{tx("United States"), tx("terrorist"), tx("Secretary of State"), tx("80 FR 58804"), tx("17 December 2004"), tx("no later change known, checked 21 November 2026")},
						{tx("Russia"), tx("terrorist"), tx("Supreme Court"), tx(""), tx("29 December 2014"), tx("no later change known, checked 21 November 2026")},
						{tx("United Kingdom"), tx("proscribed"), tx("Home Secretary"), tx("SI 2014/1624"), tx("2014"), tx("no later change known, checked 21 November 2026")}}}},
			{ID: "timeline", Heading: tx("In time"), Lead: tx("The same as a picture."), Content: timelinePicture()},
			{ID: "mentions", Heading: tx("Where it is mentioned"), Content: mentions},
		},
		Credits: []pages.Text{tx("Recorded by the editors on 21 November 2026.")},
		Changes: []pages.Entry{{Kicker: tx("21 November 2026"), Title: tx("First published.")}},
	})
	org.Kicker = tx("Organization")
	org.Heading = tx("Islamic State†isis;")
	figure := frame("figures/gpa-173/index.html", "record", "173 casualties", &pages.Record{
		Kind: "figure", Lead: tx("“The United States claims the coalition has only caused 173 casualties”"),
		Facts: []pages.Fact{fact("Value", "173, without a bound"), fact("Claimed by", "the United States"), fact("As of", "22 October 2016"), fact("From", "CJTF-OIR, release of 1 December 2016"),
			toned("silent", "Place", "not given"), toned("differs", "Measure", "casualties, where its source has killed")},
		Sections: []pages.Section{
			{ID: "differences", Heading: tx("Its source, side by side"), Content: &pages.Sides{
				Left:        pages.Side{Heading: tx("Said here"), Wording: tx("The United States claims the coalition has only caused 173 casualties"), Source: tx("Geopolitics Alert, December 2016, paragraph 8")},
				Right:       pages.Side{Heading: tx("Said there"), Wording: tx("54 more civilians were killed between 31 March and 22 October 2016, which brings the number of civilians killed since 2014 in Iraq and Syria to 173."), Source: tx("CJTF-OIR, 1 December 2016, read in Reuters")},
				Differences: []pages.Difference{{What: "changed", Field: "Measure", Left: tx("casualties"), Right: tx("killed")}, {What: "changed", Field: "Claimed by", Left: tx("the United States"), Right: tx("CJTF-OIR")}, {What: "dropped", Field: "Place", Right: tx("Iraq, Syria")}, {What: "dropped", Field: "Period", Right: tx("2014 to 22 October 2016")}}}},
			{ID: "others", Heading: tx("Beside other figures"), Lead: tx("Civilians killed in air strikes against Islamic State†isis;."), Content: &pages.Table{Caption: tx("Figures of this quantity"), Head: []pages.Text{tx("Figure"), tx("Claimed by"), tx("Relation"), tx("Because")},
				Rows: [][]pages.Text{{linkAs("at least 300", "figures/gpa-300/index.html"), tx("Amnesty International†amnesty;"), tx("a part, and larger"), tx("a narrower count, a larger number")}, {linkAs("at least 4,000", "figures/gpa-4000/index.html"), tx("Ceasefire, MRG"), tx("not comparable"), tx("actor, period")}}}},
			{ID: "comparisons", Heading: tx("What it may be compared with"), Content: pages.Comparisons{{Heading: tx("Not comparable"), Items: []pages.Comparison{{
				Kicker: tx("Ceasefire, MRG"), Title: tx("at least 4,000"), Href: "figures/gpa-4000/index.html", Findings: []pages.Finding{
					{Term: tx("As worded"), Says: tx("Not comparable."), Reasons: []pages.Text{tx("measure: casualties here, killed there"), tx("not stated in both: place")}},
					{Term: tx("As their sources have them"), Says: tx("Not comparable."), Reasons: []pages.Text{tx("actor: the coalition in the first, any of four in the second")}}}}}}}},
		},
	})
	figure.Kicker = tx("Figure")
	src, err := os.ReadFile("testdata/article.md")
	if err != nil {
		panic(err)
	}
	view := frame("articles/bombing/source/index.html", "source-view", "The Markdown of this article", &pages.SourceView{
		Path: tx("content/articles/bombing.md"), Lexer: "dossier", Back: "articles/bombing/index.html", Notice: []pages.Text{tx("Islamic State†isis;"), tx("al-Qaeda†al-qaeda;"), tx("Amnesty International†amnesty;")},
		Source: "---\npublisher: gpa\nbyline: [randi-nord]\nissued: 2016-12\noriginal: {file: originals/bombing.txt, sha256: 3b1f, retrieved: 2026-11-21}\nrights: {holder: gpa, status: unknown} # asked\n---\n" + string(src)})
	view.Kicker = tx("Source view")
	return []*pages.Page{org, figure, view}
}

func linkAs(words, href string) pages.Text {
	return pages.RawText(pages.Run{Words: words, Href: href})
}

// indexPages are the home page, an index and the page for wrong addresses.
func indexPages() []*pages.Page {
	titleA := "Terror Attacks in Europe May Increase With More ISIS†isis; Defeats"
	titleB := "Report: Bombing Muslim Countries Results in More Attacks at Home"
	home := frame("index.html", "home", "Counting the bombs", &pages.Home{
		Body:     homeBody(),
		Articles: []pages.Entry{{Kicker: tx("Valdai Discussion Club, about June 2016"), Title: tx(titleA), Href: "articles/bombing/index.html", Lines: []pages.Text{tx("Looming ISIS†isis; defeats in Fallujah and Raqqa threaten to humiliate the terrorist group.")}}, {Kicker: tx("Geopolitics Alert, December 2016"), Title: tx(titleB), Href: "articles/bombing/index.html", Lines: []pages.Text{tx("European countries who are taking part in the coalition are more likely to suffer attacks at home.")}}},
		Parts:    []pages.Entry{{Title: tx("Figures"), Href: "figures/index.html", Count: 14, Of: "figures"}, {Title: tx("Sources"), Href: "figures/index.html", Count: 31, Of: "works"}, {Title: tx("Organizations"), Href: "figures/index.html", Count: 16, Of: "organizations"}, {Title: tx("Designated organizations"), Href: "figures/index.html", Count: 3, Of: "organizations"}, {Title: tx("People"), Href: "figures/index.html", Count: 2, Of: "people"}},
		Changes:  []pages.Entry{{Kicker: tx("21 November 2026"), Title: tx(titleA), Href: "articles/bombing/index.html", Lines: []pages.Text{tx("First published.")}}, {Kicker: tx("21 November 2026"), Title: tx(titleB), Href: "articles/bombing/index.html", Lines: []pages.Text{tx("First published.")}}},
	})
	index := frame("figures/index.html", "index", "Figures", &pages.Index{Lead: tx("Every number that the articles state, by what it counts."), Groups: []pages.Group{
		{ID: "killed", Heading: tx("Civilians killed in air strikes against Islamic State†isis;"), Lead: tx("Three different counts: they must not be lined up as rivals."), Entries: []pages.Entry{
			{Title: tx("173 casualties"), Href: "figures/gpa-173/index.html", Lines: []pages.Text{tx("the United States, in Geopolitics Alert, December 2016")}, Count: 1, Of: "mention"},
			{Title: tx("at least 300"), Href: "figures/gpa-173/index.html", Lines: []pages.Text{tx("Amnesty International†amnesty;, in Geopolitics Alert, December 2016")}, Count: 1, Of: "mention"},
			{Kicker: tx("series"), Title: tx("173 killed"), Href: "figures/gpa-173/index.html", Lines: []pages.Text{tx("CJTF-OIR, 1 December 2016")}, Count: 12, Of: "mentions"}}},
		{ID: "fighters", Heading: tx("Foreign fighters in Syria"), Entries: []pages.Entry{{Title: tx("at least 2,000"), Href: "figures/gpa-173/index.html", Lines: []pages.Text{tx("no source given")}, Count: 1, Of: "mention"}, {Title: tx("about 50"), Href: "figures/gpa-173/index.html", Lines: []pages.Text{tx("no source given")}, Count: 1, Of: "mention"}}},
	}})
	index.Kicker = tx("Index")
	lost := frame("404.html", "not-found", "Nothing here", &pages.NotFound{})
	lost.Labels.Notes = nil
	lost.Nav[0].Current = false
	return []*pages.Page{home, index, lost}
}

func homeBody() pages.Body {
	body := pages.Body{}
	for _, words := range []string{
		"Two articles of 2016 make claims about a war: who was killed, by whom, and what would follow. This dossier has them word for word, and sets beside each sentence what can be known about it.",
		"Every number shows who claims it, as of when, and from what. Every organization that an authority has designated carries its label.",
	} {
		body.Blocks = append(body.Blocks, &pages.Node{Kind: annot.Paragraph, Children: []*pages.Node{{Kind: annot.Text, Text: words}}})
	}
	return body
}

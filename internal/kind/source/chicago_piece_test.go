package source

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dossier/internal/annot"
)

func TestPunctuationNeverMeetsItself(t *testing.T) {
	for want, l := range map[string]line{
		"A Co. 1999.":      group(". ", plain("A Co."), plain("1999")).around("", "."),
		"“Why?” 1999":      group(". ", plain("“Why?”"), plain("1999")),
		"“So.” 1999":       group(". ", plain("“So”"), plain("1999")),
		"“So,” 1999":       group(", ", plain("“So”"), plain("1999")),
		"“A ‘b.’” 1999":    group(". ", plain("“A ‘b’”"), plain("1999")),
		"“A ‘b?’” 1999":    group(". ", plain("“A ‘b?’”"), plain("1999")),
		"_Why?_, 1999":     group(", ", italic("Why?"), plain("1999")),
		"_Why?_ 1999":      group(". ", italic("Why?"), plain("1999")),
		"the pilots’, 4":   group(", ", plain("the pilots’"), plain("4")),
		"_A_ 1: 2–3":       group(": ", group(" ", italic("A"), plain("1")), plain("2–3")),
		"":                 group(". ", nil, plain(""), italic("").around("(", ")")),
		"Jr. 1999":         group(". ", plain("Jr."), nil, plain("1999")),
		"[What it is]. B.": group(". ", plain("[What it is]"), plain("B")).around("", "."),
	} {
		if got := marked(l.settled()); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTitlesAreWrittenAsHeadlinesInEnglishOnly(t *testing.T) {
	for title, want := range map[string]string{
		"the end of the line":              "The End of the Line",
		"what it is for":                   "What It Is For",
		"a story: an end":                  "A Story: An End",
		"who? a question":                  "Who? A Question",
		"IS and iPod over e-mail":          "IS and iPod over E-Mail",
		"state-of-the-art":                 "State-of-the-Art",
		"“an end” in sight":                "“An End” in Sight",
		"19th century":                     "19th Century",
		"l’état":                           "L’état",
		"":                                 "",
		"Islamic State (IS) revisited":     "Islamic State (IS) Revisited",
		"ships  between  here":             "Ships  between  Here",
		"From here - to there":             "From Here - to There",
		"Deaths in the anti-ISIS bombings": "Deaths in the Anti-ISIS Bombings",
	} {
		if got := headline(title); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for lang, want := range map[string]string{"en": "_The End of It_", "en-GB": "_The End of It_", "de": "_the end of it_", "": "_the end of it_"} {
		i := item{Language: lang}
		if got := marked(i.inItalics("the end of it")); got != want {
			t.Errorf("%q: got %s, want %s", lang, got, want)
		}
	}
	i := item{Language: "en"}
	if got, want := marked(i.inQuotes("[a page on something]")), "[a page on something]"; got != want {
		t.Errorf("a description: got %s, want %s", got, want)
	}
}

func TestQuotationMarksInATitleChangePlaces(t *testing.T) {
	var i item
	for title, want := range map[string]string{
		`On "x" and 'y'`:           "“On ‘x’ and ‘y’”",
		"On “x” today":             "“On ‘x’ today”",
		"On “the ‘y’ of x”":        "“On ‘the “y” of x’”",
		"The keeper's wage":        "“The keeper’s wage”",
		"Rock 'n' roll":            "“Rock ‘n’ roll”",
		"«База» и другие":          "“«База» и другие”",
		"A title with 'one":        "“A title with ’one”",
		"The “quiet” keepers’ tea": "“The ‘quiet’ keepers’ tea”",
	} {
		if got := marked(i.inQuotes(title)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestPageRangesAreShortened(t *testing.T) {
	for pages, want := range map[string]string{
		"3-10": "3–10", "71-72": "71–72", "96-117": "96–117", "100-104": "100–104", "1100-1113": "1100–1113", "101-108": "101–8", "808-833": "808–33",
		"1103-1104": "1103–4", "321-328": "321–28", "498-532": "498–532", "1087-1089": "1087–89", "1496-1500": "1496–500", "11564-11615": "11564–615",
		"12991-13001": "12991–3001", "107-8": "107–8", "5": "5", "xii": "xii", "a12-a15": "a12–15", "3-5, 9": "3–5, 9", "1–9": "1–9", "9-3": "9–3", "": "",
		"99999999999999999999-99999999999999999999": "99999999999999999999–99999999999999999999",
	} {
		if got := pageRanges(pages); got != want {
			t.Errorf("%s: got %s, want %s", pages, got, want)
		}
	}
}

func TestDatesAreWrittenAsChicagoWritesThem(t *testing.T) {
	for text, want := range map[string][2]string{
		"2016":                  {"2016", "2016"},
		"2016-12":               {"2016", "December 2016"},
		"2016-12-01":            {"2016", "December 1, 2016"},
		"2016-06~":              {"ca. 2016", "ca. June 2016"},
		"2016?":                 {"[2016?]", "[2016?]"},
		"2016%":                 {"[ca. 2016?]", "[ca. 2016?]"},
		"2014/2016":             {"2014–2016", "2014–2016"},
		"2014/2016-10-22":       {"2014–2016", "2014–October 22, 2016"},
		"2016-06/2016-08":       {"2016", "June–August 2016"},
		"2016-06-01/2016-06-04": {"2016", "June 1–4, 2016"},
		"2016-06-01/2016-07-04": {"2016", "June 1–July 4, 2016"},
		"2014/..":               {"2014–", "2014–"},
		"../2014":               {"–2014", "–2014"},
	} {
		d, err := annot.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{years(d), dated(d)}; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestADateWithoutItsYearKeepsItsMonths(t *testing.T) {
	for text, want := range map[string][2]string{
		"2016":                  {"", ""},
		"2016-12":               {"December", "December"},
		"2016-12-01":            {"December 1", "December"},
		"2001-05-03/2001-05-07": {"May 3–7", "May"},
		"2001-05-30/2001-06-07": {"May 30–June 7", "May–June"},
		"2001-05/2001-07":       {"May–July", "May–July"},
		"2001-05/2001-05":       {"May", "May"},
		"2001-05/2002-05":       {"May–May", "May–May"},
		"2001-05-03/2002-05-07": {"May 3–May 7", "May–May"},
		"2001/2001-07":          {"", ""},
		"2001-05/..":            {"", ""},
		"2001/2002":             {"", ""},
	} {
		d, err := annot.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{monthDay(d), monthOf(d)}; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestTagsInATitleAreNoWordsOfAHeadline(t *testing.T) {
	for title, want := range map[string]string{
		"<i>x</i> and more":                           "<i>X</i> and More",
		"on <i>homo sapiens</i> in a cave":            "On <i>Homo Sapiens</i> in a Cave",
		"a <span class=\"nocase\">b</span> of things": "A <span class=\"nocase\">B</span> of Things",
		"when a < b and c > d":                        "When a < B and C > D",
	} {
		if got := headline(title); got != want {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
}

func TestNamesHaveTheirPlaceInEveryForm(t *testing.T) {
	for _, tt := range []struct {
		name                   Name
		short, whole, inverted string
	}{
		{Name{Family: "Brown", Given: "Ann"}, "Brown", "Ann Brown", "Brown, Ann"},
		{Name{Family: "van den Berg", Given: "Jan"}, "van den Berg", "Jan van den Berg", "Berg, Jan van den"},
		{Name{Family: "Humboldt", Given: "Alexander von"}, "Humboldt", "Alexander von Humboldt", "Humboldt, Alexander von"},
		{Name{Family: "Upton", Given: "Frank", Suffix: "Jr."}, "Upton", "Frank Upton Jr.", "Upton, Frank, Jr."},
		{Name{Literal: "The Centre"}, "The Centre", "The Centre", "The Centre"},
		{Name{Family: "王", Given: "小明"}, "王", "王小明", "王小明"},
		{Name{Given: "Madonna"}, "Madonna", "Madonna", "Madonna"},
		{Name{Family: "hooks", Given: "bell"}, "hooks", "bell hooks", "hooks, bell"},
		{Name{Family: "d'Exemple", Given: "Rose"}, "d’Exemple", "Rose d’Exemple", "Exemple, Rose d’"},
		{Name{Family: "al-Mithal", Given: "Omar"}, "al-Mithal", "Omar al-Mithal", "Mithal, Omar al-"},
		{Name{Family: "Mithal", NonDroppingParticle: "al-", Given: "Omar"}, "al-Mithal", "Omar al-Mithal", "Mithal, Omar al-"},
		{Name{Family: "Essaidi", Given: "Luc d’"}, "Essaidi", "Luc d’Essaidi", "Essaidi, Luc d’"},
		{Name{Family: "van 't Voorbeeld", Given: "Jan"}, "van ’t Voorbeeld", "Jan van ’t Voorbeeld", "Voorbeeld, Jan van ’t"},
		{Name{Family: "de l'Essai", Given: "Guy"}, "de l’Essai", "Guy de l’Essai", "l’Essai, Guy de"},
		{Name{Family: "el-Mithal Omar", Given: "Ana"}, "el-Mithal Omar", "Ana el-Mithal Omar", "Mithal Omar, Ana el-"},
		{Name{Family: "Al-Mithal", Given: "Omar"}, "Al-Mithal", "Omar Al-Mithal", "Al-Mithal, Omar"},
		{Name{Family: "O'Sample", Given: "Bo"}, "O’Sample", "Bo O’Sample", "O’Sample, Bo"},
	} {
		if got := [3]string{tt.name.short(), tt.name.whole(), tt.name.sorted()}; got != [3]string{tt.short, tt.whole, tt.inverted} {
			t.Errorf("got %q", got)
		}
	}
	if got := namesInText([]Name{{Family: "A"}, {Literal: "others"}}); got != "A et al." {
		t.Errorf("others: got %s", got)
	}
	if got := namesInList([]Name{{Family: "A", Given: "B"}, {Family: "C", Given: "D"}, {Literal: "others"}}); got != "A, B, D C, et al." {
		t.Errorf("others in a list: got %s", got)
	}
}

var (
	doubled = regexp.MustCompile(`\.\.|,,|, ,|\. \.|\?\.|!\.|  |\( | \)|“”|\(\)`)
	words   = []string{"", "", "a", "Title", "why?", "so!", "Co.", "an “inner” one", "the 'one'", "[described]", "12", "2nd", "3-5", "Ünïcode", "«База»", "’", "A, B", "d'Este", "al-Mithal", "van 't"}
)

// TestAnyWorkCanBeCited holds for works of any type and with any of the
// variables: every form says something, is UTF-8, and has no marks in a row.
func TestAnyWorkCanBeCited(t *testing.T) {
	word := rapid.SampledFrom(words)
	date := rapid.Custom(func(t *rapid.T) annot.Date {
		d, _ := annot.ParseDate(rapid.SampledFrom([]string{"", "2016", "2016-06~", "2016-12-01", "2014/..", "../2014-05", "1999?"}).Draw(t, "date"))
		return d
	})
	name := rapid.Custom(func(t *rapid.T) Name {
		return Name{Family: word.Draw(t, "family"), Given: word.Draw(t, "given"), Suffix: rapid.SampledFrom([]string{"", "Jr."}).Draw(t, "suffix"),
			Literal: rapid.SampledFrom([]string{"", "", "Body", "others"}).Draw(t, "literal")}
	})
	names := rapid.SliceOfN(name, 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		i := item{Type: rapid.SampledFrom(types).Draw(t, "type"), Language: rapid.SampledFrom([]string{"", "en"}).Draw(t, "language")}
		for _, into := range []*string{&i.Title, &i.TitleShort, &i.ContainerTitle, &i.Publisher, &i.PublisherPlace, &i.Volume, &i.Issue, &i.Page, &i.Edition,
			&i.Number, &i.Genre, &i.Medium, &i.CollectionTitle, &i.CollectionNumber, &i.Section, &i.Authority, &i.EventTitle, &i.EventPlace, &i.Version, &i.URL,
			&i.Archive, &i.ArchiveLocation, &i.Status, &i.NumberOfVolumes, &i.ReviewedTitle} {
			*into = word.Draw(t, "word")
		}
		for _, into := range []*[]Name{&i.Author, &i.Editor, &i.Translator, &i.Director, &i.Interviewer, &i.Recipient, &i.ContainerAuthor, &i.ReviewedAuthor} {
			*into = names.Draw(t, "names")
		}
		for _, into := range []*annot.Date{&i.Issued, &i.Accessed, &i.OriginalDate, &i.Submitted} {
			*into = date.Draw(t, "date")
		}
		for form, l := range map[string]line{"text": i.inText("id", "4"), "entry": i.entry("id", "a"), "note": i.note("id", ""), "short": i.shortNote("id", "4"), "list": i.listEntry("id")} {
			s := l.String()
			if s == "" || !utf8.ValidString(s) {
				t.Fatalf("%s says nothing: %q", form, s)
			}
			if m := doubled.FindString(s); m != "" {
				t.Fatalf("%s has %q: %s", form, m, s)
			}
			if form != "text" && s != "id" && !strings.ContainsAny(s[len(s)-1:], ".?!") && !strings.HasSuffix(s, "”") {
				t.Fatalf("%s is not closed: %s", form, s)
			}
		}
	})
}

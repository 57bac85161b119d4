package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

func TestCopiesAreReadAsAReaderSeesThem(t *testing.T) {
	tests := []struct {
		name, file, data, want string
		ok                     bool
	}{
		{"text of lines", "snapshots/a.txt", "One.\r\nTwo.\r\n", "One.\nTwo.", true},
		{"text of paragraphs", "snapshots/a.md", "One\nand more.\n\n  Two. \n", "One and more.\nTwo.", true},
		{"a byte order mark", "snapshots/a.txt", "\uFEFFOne", "One", true},
		{"a letter in two parts", "snapshots/a.txt", "cafe\u0301", "café", true},
		{"a page", "snapshots/a.html", "<title>No</title><style>no</style><p>A&nbsp;<b>bold</b>\nword.<p>Next<br>line<script>no</script><noscript>no</noscript>", "A bold word.\nNext\nline", true},
		{"a page without end", "snapshots/a.HTM", "<p>A <b>word", "A word", true},
		{"a table", "snapshots/a.html", "<table><tr><td>1<td>2</table>", "1\n2", true},
		{"a page deeper than any", "snapshots/a.html", strings.Repeat("<div>", 10000) + "x", "", true},
		{"a mark of a note", "snapshots/a.html", "300<sup>1</sup> and 10<sup>6</sup> and the 2<sup>nd</sup>.<sup><a href='#n1'>[1]</a></sup> So<a href='#n2'><sup>2</sup></a>.", "300¹ and 10⁶ and the 2nd. So.", true},
		{"words that are struck out", "snapshots/a.html", "New <del>old</del><s>older</s><strike>oldest</strike> words", "New words", true},
		{"words that nobody sees", "snapshots/a.html", "Seen<p hidden>no</p><p style='color: red; DISPLAY : none !important'>no</p><p style='visibility:hidden'>no</p><p style='display:block'>too", "Seen\ntoo", true},
		{"emphasis and links in Markdown", "snapshots/a.md", "# On the *strike*\n\n> It **killed** _12_ people in [Mosul](https://x.example/y_z_(a) \"T\"), `3 * 4` \\*not\\*, snake_case.[^1] <https://a.example/>\n", "On the strike\nIt killed 12 people in Mosul, 3 * 4 *not*, snake_case. https://a.example/", true},
		{"stars in a plain text", "snapshots/a.txt", "The *strike*", "The *strike*", true},
		{"a declared encoding", "snapshots/a.html", "<meta charset=iso-8859-1><p>caf\xe9 \x93x\x94", "café “x”", true},
		{"an encoding declared for a server", "snapshots/a.html", "<META http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xcc\xee\xf1\xf3\xeb", "Мосул", true},
		{"an encoding declared in XML", "snapshots/a.xhtml", "<?xml version='1.0' encoding='KOI8-R'?><p>\xed\xcf\xd3\xd5\xcc</p>", "Мосул", true},
		{"a declaration that is no longer true", "snapshots/a.html", "<meta charset=windows-1252><p>café", "café", true},
		{"a byte that is wrong", "snapshots/a.html", "<meta charset=utf-8><p>caf\xe9 words", "caf\uFFFD words", true},
		{"two bytes for each character", "snapshots/a.txt", "\xff\xfeO\x00n\x00e\x00", "One", true},
		{"an encoding that is none", "snapshots/a.html", "<meta charset=klingon><p>caf\xe9", "", false},
		{"an encoding that is unsafe", "snapshots/a.html", "<meta charset=hz-gb-2312><p>caf\xe9", "", false},
		{"an encoding that is not told", "snapshots/a.html", "<p>caf\xe9", "", false},
		{"a scan", "snapshots/a.pdf", "%PDF", "", false},
		{"another encoding", "snapshots/a.txt", "caf\xe9", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			ok := isRead(tt.file, []byte(tt.data))
			if ok {
				got = readCopy(tt.file, []byte(tt.data))
			}
			if got != tt.want || ok != tt.ok {
				t.Errorf("got %q %v, want %q", got, ok, tt.want)
			}
		})
	}
}

func TestQuotationsAreFoundThroughTypography(t *testing.T) {
	const text = "He said: \"We don't know -- yet.\" Then, after a long pause, it ended; the ISIS-led attack.\nNothing more."
	tests := []struct {
		quotation string
		found     string // the words of the copy, pieces with a bar between; empty: not found
	}{
		{"“We don’t know—yet,”", "We don't know -- yet"},
		{"we don't know – yet", "We don't know -- yet"},
		{"we don’t […] yet", "We don't|yet"},
		{"Then … it ended", "Then|it ended"},
		{"Then, (…) ended", "Then|ended"},
		{"[A]fter a [short] pause", "after a|pause"},
		{"ended… The ISIS-led attack. Nothing more", "ended|the ISIS-led attack.\nNothing more"},
		{"the ISIS‑led attack", "the ISIS-led attack"},
		{"it\u00a0en\u00added", "it ended"},
		{"it ended … after a long pause", ""}, // in the wrong order
		{"WE DON'T", ""},
		{"long paus", ""},
		{"we do not know", ""},
	}
	f := foldText(text)
	for _, tt := range tests {
		places, missing, _ := f.find(tt.quotation)
		var got []string
		for _, p := range places {
			got = append(got, text[p.from:p.to])
		}
		if missing != "" {
			got = nil
		}
		if strings.Join(got, "|") != tt.found {
			t.Errorf("%s: got %q, missing %q", tt.quotation, got, missing)
		}
	}
	if _, missing, _ := f.find("“…”"); missing != "" {
		t.Error("a quotation without words cannot be missing")
	}
}

func TestQuotationsAreFoundWholeNumbersOnly(t *testing.T) {
	f := foldText("About 1.5 million people, 2,350 civilians and −5 percent were hit. It cost $1,000 (not more), -7 then – 8, in 2014–2016, and 10⁶ more. By 3.")
	for quotation, found := range map[string]bool{
		"1.5 million people": true, "5 million people": false, "About 1": false,
		"2,350 civilians": true, "350 civilians": false, "people, 2": false,
		"000 (not more)": false, "$1,000 (not more)": true, "1,000": true,
		"−5 percent": true, "-5 percent": true, "5 percent": false, "civilians and −5": true,
		"7 then": false, "-7 then": true, "8, in 2014": true, "2016, and": true, "2014-2016": true,
		"10 more": false, "10⁶ more": true, "By 3.": true, "By 3": true,
	} {
		if _, missing, _ := f.find(quotation); (missing == "") != found {
			t.Errorf("%s: found is %v", quotation, !found)
		}
	}
}

func TestQuotationsAreFoundThroughTheMakeUpOfACopy(t *testing.T) {
	text := readCopy("snapshots/a.txt", []byte("The isola-\ntion makes indi-\nviduals, pre- and post-war, more prone – so ISIS-led.\n\nThe ﬁghters moved, the oﬃce stood. He said: we are . . . done. Then 300¹ civilians [12] died[3]. We did not know. . . . It ended"))
	f := foldText(text)
	for quotation, found := range map[string]string{
		"isolation makes individuals":      "isola- tion makes indi- viduals",
		"individuals":                      "indi- viduals",
		"and postwar":                      "and post-war",
		"the ISIS–led":                     "", // in the wrong words
		"prone—so ISIS led":                "",
		"so ISISled":                       "so ISIS-led",
		"so ISIS":                          "so ISIS",
		"led.\nThe fighters":               "led.\nThe ﬁghters",
		"the fighters moved, the office":   "The ﬁghters moved, the oﬃce",
		"we are . . . done":                "we are|done",
		"we are [. . .] done":              "we are|done",
		"he said: we are … done":           "He said: we are|done",
		"We did not know . . . . It ended": "We did not know|It ended",
		"300 civilians died":               "300¹ civilians [12] died",
		"300¹ civilians":                   "300¹ civilians",
		"viduals":                          "viduals", // as hyphens go, a word of its own
		"ghters moved":                     "",
	} {
		places, missing, _ := f.find(quotation)
		var got []string
		for _, p := range places {
			got = append(got, text[p.from:p.to])
		}
		if missing != "" {
			got = nil
		}
		if strings.Join(got, "|") != found {
			t.Errorf("%s: got %q, missing %q", quotation, got, missing)
		}
	}
}

// Whatever stands in a text is found there when its typography is changed.
func TestWordsOfATextAreAlwaysFoundInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []string{"word", "Слово", "é", "İ", "ß", "a", "12", " ", "  ", "\n", "“", "'", "–", "-", "−", "word-", "[1]", "²", ".", ",", "…", "\u00ad", "\u200b", "ﬁ", "\u0301"}
		list := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 40).Draw(t, "text")
		text := norm.NFC.String(strings.Join(list, ""))
		f := foldText(text)
		if len(f.at) != len(f.text)+1 || !utf8.ValidString(f.text) {
			t.Fatalf("%q folds to %q with %d places", text, f.text, len(f.at))
		}
		fields := strings.Fields(text)
		if len(fields) == 0 {
			return
		}
		from := rapid.IntRange(0, len(fields)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(fields)).Draw(t, "to")
		words := strings.Join(fields[from:to], " ")
		changed := strings.NewReplacer("–", "—", "“", "„", "'", "’").Replace(words)
		for _, w := range []string{words, changed} {
			if _, missing, _ := f.find(w); missing != "" {
				t.Fatalf("%q is not found in %q: missing %q", w, text, missing)
			}
		}
	})
}

func FuzzQuotationsAreLookedForInAnything(f *testing.F) {
	f.Add("a “quotation” … of [w]ords", "<p>a quotation of words</p>")
	f.Add("[", "\xff")
	f.Add("1.5 - −5", "<meta charset=koi8-r>*a*<sup>1</sup>-\xff ﬁ")
	f.Fuzz(func(t *testing.T, words, data string) {
		for _, file := range []string{"snapshots/a.txt", "snapshots/a.md", "snapshots/a.html"} {
			if !isRead(file, []byte(data)) {
				continue
			}
			text := readCopy(file, []byte(data))
			folds := foldText(text)
			places, missing, after := folds.find(words)
			for _, p := range places {
				if p.from < 0 || p.to < p.from || p.to > len(text) || !utf8.ValidString(text[p.from:p.to]) {
					t.Fatalf("%v is no place in %q", p, text)
				}
			}
			if missing != "" {
				folds.parting(missing, after)
			}
		}
	})
}

// planned plans the site of a dossier and gives its pages by their paths.
func planned(t *testing.T, files map[string]string) map[string]*pages.Page {
	t.Helper()
	out := map[string]*pages.Page{}
	for _, p := range pages.Plan(pages.Input{Graph: graph(t, files), Labels: noLabels{}, Kinds: []annot.Kind{Kind{}}}) {
		out[p.Path] = p
	}
	return out
}

func TestTheCopyShowsOnlyWhatIsQuotedFromIt(t *testing.T) {
	far := strings.Repeat("far away ", 60)
	files := map[string]string{
		"snapshots/a.txt": "Beginning. " + far + "just before the quoted words and behind them. " + far + "End.",
		"sources/s.yaml":  "{id: work, type: report, title: Work, URL: 'https://a.example/w', snapshot: {file: snapshots/a.txt, sha256: " + strings.Repeat("ab", 32) + ", retrieved: 2026-01-02}}",
		"articles/b.md":   article("byline: []", "As it says, [“the quoted words”]{.quote from=work}."),
	}
	all := planned(t, files)
	page := all["sources/work/copy/index.html"]
	if page == nil || !page.NoIndex {
		t.Fatal("there is no page of the copy, or search engines may list it")
	}
	c := page.Content.(*pages.Record)
	item := c.Sections[0].Content.(*pages.Mentions).Articles[0].Items[0]
	before, exact, after := show(item.Before), show(item.Exact), show(item.After)
	if exact != "the quoted words" || !strings.HasSuffix(before, "just before ") || !strings.HasPrefix(after, " and behind them.") {
		t.Errorf("got %q %q %q", before, exact, after)
	}
	for _, s := range []string{before, after} {
		if n := utf8.RuneCountInString(s); n > aroundLimit+2 || strings.Contains(s, "End.") || strings.Contains(s, "Beginning.") {
			t.Errorf("%d characters are shown: %q", n, s)
		}
	}
	if item.Href != "articles/b/index.html#p1-quote" || item.Where.Bare() != "paragraph 1" {
		t.Errorf("it leads to %s, %s", item.Href, item.Where.Bare())
	}
	said := factsOf(c.Facts)
	if said["Its address"] != "<https://a.example/w>" || said["Copied"] != "2 January 2026" || said["SHA-256"] != strings.Repeat("ab", 32) {
		t.Errorf("got %v", said)
	}
	if got := factsOf(all["sources/work/index.html"].Content.(*pages.Record).Facts)["Copy kept"]; !strings.HasPrefix(got, "<passages that this dossier quotes>, 2 January 2026") {
		t.Errorf("the work's page says %q", got)
	}
	if strings.Contains(strings.Join(textsOf(c), " "), "Beginning.") {
		t.Error("the whole of the copy is shown")
	}
	files["sources/s.yaml"] = strings.Replace(files["sources/s.yaml"], "retrieved:", "show: full, retrieved:", 1)
	c = planned(t, files)["sources/work/copy/index.html"].Content.(*pages.Record)
	if !strings.Contains(strings.Join(textsOf(c), " "), "Beginning.") {
		t.Error("the whole of the copy is not shown although it may be")
	}
}

func TestACopyThatIsNotReadHasNoPage(t *testing.T) {
	all := planned(t, map[string]string{
		"snapshots/a.pdf": "%PDF",
		"sources/s.yaml":  "[{id: scan, type: report, title: Work, snapshot: {file: snapshots/a.pdf, sha256: " + strings.Repeat("ab", 32) + "}}, {id: lost, type: report, title: Lost, snapshot: {file: snapshots/lost.txt, sha256: " + strings.Repeat("ab", 32) + "}}]",
	})
	for path := range all {
		if strings.Contains(path, "/copy/") {
			t.Errorf("%s is a page", path)
		}
	}
	if got := factsOf(all["sources/scan/index.html"].Content.(*pages.Record).Facts)["Copy kept"]; !strings.HasPrefix(got, "in a format that is not shown") {
		t.Errorf("the work's page says %q", got)
	}
}

func factsOf(list []pages.Fact) map[string]string {
	out := map[string]string{}
	for _, f := range list {
		for _, v := range f.Values {
			out[show(f.Term)] += show(v)
		}
	}
	return out
}

// textsOf gives the words of a record's sections.
func textsOf(c *pages.Record) []string {
	var out []string
	for _, s := range c.Sections {
		if list, ok := s.Content.(pages.Entries); ok {
			for _, e := range list {
				for _, l := range e.Lines {
					out = append(out, show(l))
				}
			}
		}
	}
	return out
}

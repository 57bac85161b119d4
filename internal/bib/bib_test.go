package bib

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// show writes a value in one line, and its diagnostics behind it.
func show(v yaml.Value) string {
	switch v.Kind {
	case yaml.Scalar:
		return v.Text
	case yaml.List:
		var items []string
		for _, i := range v.Items {
			items = append(items, show(i))
		}
		return "[" + strings.Join(items, "; ") + "]"
	case yaml.Map:
		var pairs []string
		for _, p := range v.Pairs {
			pairs = append(pairs, p.Key+"="+show(p.Value))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	}
	return "~"
}

func says(src string, list []diag.Diagnostic) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %q", d.Code, src[d.At.Span.Start:d.At.Span.End]))
	}
	return strings.Join(out, ", ")
}

func TestItemsOfCSLBecomeRecords(t *testing.T) {
	tests := []struct{ name, src, want, reported string }{
		{"one item", `{"id": "a", "type": "book", "volume": 3}`, "[{id=a, type=book, volume=3}]", ""},
		{"a list", `[{"id": 12}, {"id": "b"}]`, "[{id=12}; {id=b}]", ""},
		{"names", `{"author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V.", "comma-suffix": true, "suffix": ""}, {"literal": "A <i>Body</i>"}]}`,
			"[{author=[{family=Gogh, non-dropping-particle=van, given=V.}; {literal=A Body}]}]", ""},
		{"a day", `{"issued": {"date-parts": [[2016, 12, 1]]}}`, "[{issued=2016-12-01}]", ""},
		{"a date in texts", `{"issued": {"date-parts": [["2016", "6", ""]]}}`, "[{issued=2016-06}]", ""},
		{"an interval", `{"issued": {"date-parts": [[2014], [2016, 10, 22]]}}`, "[{issued=2014/2016-10-22}]", ""},
		{"about a month", `{"issued": {"date-parts": [[2016, 6]], "circa": 1}}`, "[{issued=2016-06~}]", ""},
		{"a raw date", `{"issued": {"raw": "December 1, 2016"}, "accessed": {"raw": "2026-11-21T10:00:00Z"}}`, "[{issued=2016-12-01, accessed=2026-11-21}]", ""},
		{"a date of EDTF", `{"issued": "2016-06~"}`, "[{issued=2016-06~}]", ""},
		{"a date in words", `{"issued": {"literal": "some day in 1999"}}`, "[{issued=1999}]", `unread-field "\"some day in 1999\""`},
		{"a date without a year", `{"issued": {"literal": "long ago"}}`, "[{}]", `unread-field "\"long ago\""`},
		{"a season", `{"issued": {"date-parts": [[2016]], "season": 1}}`, "[{issued=2016}]", `unread-field "1"`},
		{"a season as a month", `{"issued": {"date-parts": [[2016, 21]]}}`, "[{issued=2016}]", `unread-field "[[2016, 21]]"`},
		{"a raw season", `{"issued": {"raw": "2016-24"}}`, "[{issued=2016}]", `unread-field "\"2016-24\""`},
		{"no date", `{"issued": {"date-parts": [[]]}}`, "[{}]", ""},
		{"the names of CSL 1.0.1", `{"event": "E", "shortTitle": "S"}`, "[{event-title=E, title-short=S}]", ""},
		{"an old name beside the new one", `{"event": "E", "event-title": "F"}`, "[{event-title=F}]", ""},
		{"keys that say nothing of the work", `{"id": "a", "citation-number": 1, "categories": []}`, "[{id=a}]", ""},
		{"keys of a record", `{"id": "a", "reports": ["b"], "read_in": "c"}`, "[{id=a, reports=[b], read_in=c}]", ""},
		{"a key that is none of CSL", `{"id": "a", "publsher": "P"}`, "[{id=a}]", `unread-field "\"publsher\""`},
		{"markup", `{"title": "On <i>Homo</i>  <span class=\"nocase\">a</span> < b"}`, "[{title=On Homo a < b}]", ""},
		{"numbers above and below the line", `{"title": "CO<sub>2</sub>, 10<sup>-6</sup>, 1<sup>er</sup>"}`, "[{title=CO₂, 10⁻⁶, 1er}]", ""},
		{"a surrogate pair", `{"title": "\ud83d\ude00 é \\ud83d"}`, "[{title=😀 é \\ud83d}]", ""},
		{"half of a pair", `{"title": "a\ud83dz"}`, "[{title=a\ufffdz}]", `bad-json "\\ud83d"`},
		{"a repeated key", `{"id": "a", "id": "b"}`, "[{id=a}]", `repeated-key "\"id\""`},
		{"a control character", `{"title": "a\u0007b"}`, "[{title=ab}]", `control-character "\"a\\u0007b\""`},
		{"a byte order mark", "\ufeff" + `{"id": "a"}`, "[{id=a}]", ""},
		{"two values", `{"id": "a"} {"id": "b"}`, "[{id=a}]", `bad-json "{"`},
		{"a comma too many", `[{"id": "a",}]`, "[]", `bad-json "}"`},
		{"nothing", ``, "[]", `bad-json ""`},
		{"an open list", `[{"id": "a"}`, "[]", `bad-json "}"`},
		{"an open text", `[{"id": "a`, "[]", `bad-json "a"`},
		{"no JSON", `<html>`, "[]", `bad-json "<"`},
		{"no UTF-8", "[\"\xff\"]", "[]", "bad-encoding \"\\xff\""},
		{"no mapping", `["a"]`, "[a]", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, list := CSL("x.json", []byte(tt.src))
			if got := show(v); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if got := says(tt.src, list); got != tt.reported {
				t.Errorf("reported %s, want %s", got, tt.reported)
			}
		})
	}
}

func TestEntriesOfBibTeXBecomeRecords(t *testing.T) {
	tests := []struct{ name, src, want, reported string }{
		{"an entry", "@Book{a, Title = {A {B}ook}, year = 1999}", "[{id=a, type=book, title=A Book, issued=1999}]", ""},
		{"parentheses, quotation marks and a last comma", "@book(a, title = \"A {\"}Book\", year = \"1999\",)", "[{id=a, type=book, title=A \"Book, issued=1999}]", ""},
		{"words between entries", "By ann@example.org, 100% of it.\n@misc{a}\nmore", "[{id=a, type=document}]", ""},
		{"strings", "@string{p = {The } # \"Press\"}\n@book{a, publisher = p # { Ltd}}", "[{id=a, type=book, publisher=The Press Ltd}]", ""},
		{"comments", "@comment{ @book{no} }\n@comment no\n@preamble{\"x\"}\n@misc{a}", "[{id=a, type=document}]", ""},
		{"a month", "@misc{a, year = 2016, month = dec}", "[{id=a, type=document, issued=2016-12}]", ""},
		{"a month with its day", "@misc{a, year = 2016, month = dec # \"~1\"}", "[{id=a, type=document, issued=2016-12-01}]", ""},
		{"a month in figures and a day", "@misc{a, year = 2016, month = 6, day = 3}", "[{id=a, type=document, issued=2016-06-03}]", ""},
		{"a date", "@misc{a, date = {2014/2016-10-22}, urldate = {2026-11-21}}", "[{id=a, type=document, accessed=2026-11-21, issued=2014/2016-10-22}]", ""},
		{"about a year", "@misc{a, year = {c. 1999}}", "[{id=a, type=document, issued=1999~}]", ""},
		{"a year in words", "@misc{a, year = {in press}}", "[{id=a, type=document, status=in press}]", ""},
		{"a month in other words", "@misc{a, year = 1999, month = {Michaelmas}}", "[{id=a, type=document, issued=1999]", `unread-field "{Michaelmas}"`},
		{"two months", "@misc{a, year = 1999, month = jan # {/} # feb}", "[{id=a, type=document, issued=1999]", `unread-field "jan # {/} # feb"`},
		{"a season", "@misc{a, date = {2001-21}}", "[{id=a, type=document, issued=2001}]", `unread-field "{2001-21}"`},
		{"two seasons", "@misc{a, date = {2001-21/2002-24~}}", "[{id=a, type=document, issued=2001/2002~}]", `unread-field "{2001-21/2002-24~}"`},
		{"two seasons of a year", "@misc{a, date = {2001-21/2001-22}}", "[{id=a, type=document, issued=2001}]", `unread-field "{2001-21/2001-22}"`},
		{"an impossible day of reading", "@misc{a, date = {2001}, urldate = {2001-13-40}}", "[{id=a, type=document, issued=2001}]", `unread-field "{2001-13-40}"`},
		{"an impossible date", "@misc{a, date = {2001-13-40}}", "[{id=a, type=document, issued=2001-13-40}]", ""},
		{"a speech", "@unpublished{a, title = {T}, eventtitle = {The Assembly}, venue = {New York}, date = {2014-09-24}}",
			"[{id=a, type=speech, title=T, event-title=The Assembly, event-place=New York, issued=2014-09-24}]", ""},
		{"a speech that says so", "@unpublished{a, venue = {B}, type = {speech}, howpublished = {Speech}}", "[{id=a, type=speech, genre=speech, event-place=B}]", ""},
		{"a keynote", "@unpublished{a, venue = {B}, howpublished = {Keynote}}", "[{id=a, type=speech, genre=Keynote, event-place=B}]", ""},
		{"a manuscript", "@unpublished{a, howpublished = {Typescript}}", "[{id=a, type=manuscript, medium=Typescript}]", ""},
		{"a journal", "@article{a, journal = {J}, volume = 3, number = 2, pages = {1--9}, doi = {10.1/a\\_b}}",
			"[{id=a, type=article-journal, container-title=J, volume=3, page=1–9, DOI=10.1/a_b, issue=2}]", ""},
		{"a newspaper", "@article{a, entrysubtype = {newspaper}, journaltitle = {N}}", "[{id=a, type=article-newspaper, container-title=N}]", ""},
		{"a chapter", "@incollection{a, title = {T?}, subtitle = {S}, booktitle = {B}, booksubtitle = {C}}", "[{id=a, type=chapter, title=T? S, container-title=B: C}]", ""},
		{"a thesis", "@phdthesis{a, school = {U}, address = {P}}", "[{id=a, type=thesis, genre=PhD thesis, publisher-place=P, publisher=U}]", ""},
		{"a report", "@techreport{a, number = {7}, institution = {I}}", "[{id=a, type=report, genre=technical report, number=7, publisher=I}]", ""},
		{"a page", "@online{a, title = {T}, organization = {O}, url = {https://a.example/~x_y%20z}}", "[{id=a, type=webpage, title=T, container-title=O, URL=https://a.example/~x_y%20z}]", ""},
		{"an address elsewhere", `@misc{a, howpublished = {\url{https://a.example/x}}}`, "[{id=a, type=document, URL=https://a.example/x}]", ""},
		{"a preprint", "@misc{a, eprint = {1234.5678}, archiveprefix = {arXiv}}", "[{id=a, type=document, URL=https://arxiv.org/abs/1234.5678}]", ""},
		{"a judgment", "@jurisdiction{a, title = {A v. B}, institution = {High Court}}", "[{id=a, type=legal_case, title=A v. B, authority=High Court}]", ""},
		{"fields of another", "@inproceedings{a, crossref = {B}}\n@proceedings{b, title = {P}, year = 2001}",
			"[{id=a, type=paper-conference, container-title=P, issued=2001}; {id=b, type=book, title=P, issued=2001}]", ""},
		{"a language", "@misc{a, langid = {british}}", "[{id=a, type=document, language=en-GB}]", ""},
		{"earlier keys", "@misc{a, ids = {b, c}}", "[{id=a, aliases=[b; c], type=document}]", ""},
		{"remarks", "@misc{a, note = {N.}, addendum = {A.}}", "[{id=a, type=document, note=N. A.}]", ""},
		{"what programs note for themselves", "@misc{a, file = {x.pdf}, timestamp = {1}, zz-own = {1}}", "[{id=a, type=document}]", ""},
		{"a slip of the pen", "@misc{a, publsher = {P}}", "[{id=a, type=document}]", `unread-field "publsher"`},
		{"an unknown type", "@boook{a}", "[{id=a, type=document}]", `unread-field "boook"`},
		{"a field twice", "@misc{a, title = {T}, title = {U}}", "[{id=a, type=document, title=T}]", `repeated-key "title"`},
		{"an unknown string", "@misc{a, title = tt}", "[{id=a, type=document, title=tt}]", `bad-bibtex "tt"`},
		{"no key", "@misc{title = {T}}", "[]", `bad-bibtex "title"`},
		{"an open brace", "@misc{a, title = {T, year = 1999}\n@misc{b}", "[{id=b, type=document}]", `bad-bibtex "{"`},
		{"a missing comma", "@misc{a, title = {T} year = 1999}\n @misc{b}", "[{id=b, type=document}]", `bad-bibtex "y"`},
		{"an open mark", "@misc{a, title = \"T}\n@misc{b}", "[{id=b, type=document}]", `bad-bibtex "}"`},
		{"an open entry", "@misc{a, title = {T}", "[]", `bad-bibtex "{"`},
		{"no brace", "@misc a", "[]", `bad-bibtex "@misc"`},
		{"no value", "@misc{a, title = }", "[]", `bad-bibtex "title"`},
		{"nothing", "", "[]", `bad-bibtex ""`},
		{"words alone", "no entries", "[]", `bad-bibtex ""`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, list := BibTeX("x.bib", []byte(tt.src))
			if got := show(v); got != tt.want && got != strings.TrimSuffix(tt.want, "]")+"}]" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if got := says(tt.src, list); got != tt.reported {
				t.Errorf("reported %s, want %s", got, tt.reported)
			}
		})
	}
}

func TestTeXBecomesUnicode(t *testing.T) {
	for src, want := range map[string]string{
		`caf\'e`: "café", `caf{\'e}`: "café", `caf\'{e}`: "café", `{\"o}`: "ö", `\"{O}l`: "Öl", `\c{c}a`: "ça", `\c c`: "ç", `\v{s}`: "š", `{\v s}kola`: "škola",
		`\'{\i}`: "í", `\'\i`: "í", `\^\i le`: "île", `\o re`: "øre", `{\o}re`: "øre", `Stra{\ss}e`: "Straße", `\L{}\'od\'z`: "Łódź", `\aa`: "å", `\k{a}`: "ą", `\H{o}`: "ő",
		`\.z`: "ż", `\=a`: "ā", `\u g`: "ğ", `\r{u}`: "ů", `\d{h}`: "ḥ", `\~n`: "ñ", "1--9": "1–9", "a---b": "a—b", "p.~3": "p.\u00a03", `A \& B`: "A & B",
		`50\%`: "50%", `\$5`: "$5", `$a_{1}\beta$`: `a₁β`, "``a''": "“a”", "O'Brien": "O’Brien", `\emph{a} b`: "a b", `{\em a} b`: "a b",
		`\enquote{a {b}} c`: "“a b” c", `\href{https://a.example}{words}`: "words", `\unknown{a}`: `\unknowna`, `a\\b`: "a b", `10\textsuperscript{6}`: "10⁶", `1\textsuperscript{er}`: "1er", `CO\textsubscript{2}`: "CO₂", `\textsuperscript{a-b} c`: "a-b c", `a\textsuperscript`: "a",
		`\textendash{}`: "–",
		"a\n  b":        "a b", `\`: `\`, `\'`: `\'`, `{{{a`: "a", `a}}`: "a", `5 $`: "5 $", `\'{ab}`: "áb", `\ldots`: "…", `\textit{Ž}`: "Ž",
	} {
		if got := tex(src); got != want {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestFormulasBecomeUnicode(t *testing.T) {
	for src, want := range map[string]string{
		`On $H_2O$`: "On H₂O", `CO$_2$`: "CO₂", `$<$B$>$`: "<B>", `$\alpha$-rays`: "α-rays", `$10^{-3}$`: "10⁻³", `$E = mc^2$`: "E = mc²", `5$^{th}$`: "5th",
		`$x_{i}^{2}$`: "xᵢ²", `$37^\circ$C`: "37°C", `$\mathrm{NO}_x$`: "NOₓ", `$p \leq 0.05$`: "p ≤ 0.05", `$\text{anti-matter}$`: "anti-matter", `$$y'$$`: "y′",
		`\(x_1\)`: "x₁", `\ensuremath{\beta}-decay`: "β-decay", `$-5$`: "−5", `$\$5$`: "$5",
		// beyond Unicode: the source without its fences
		`$\frac{1}{2}$`: `\frac{1}{2}`, `$x_Q$`: "x_Q", `$\sqrt2$ a`: `\sqrt2 a`, `$x^{a b}$`: "x^{a b}", `$a_$`: "a_", `$x^_2$`: "x^_2", `$\left\{ x$`: "{ x",
		// prices, and dollars without a partner
		`$5 to $10`: "$5 to $10", `$5-$10`: "$5-$10", `5 $`: "5 $", `\$5 and \$6`: "$5 and $6", `$$`: "$$", `$$ a`: "$$ a", `\(a`: `\(a`,
		"$" + strings.Repeat("a", 2*maxFormula) + "$": "$" + strings.Repeat("a", 2*maxFormula) + "$",
	} {
		if got := tex(src); got != want {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestNamesAreReadByTheRulesOfBibTeX(t *testing.T) {
	for src, want := range map[string]string{
		"Ann Brown":             "[{given=Ann, family=Brown}]",
		"Brown, Ann":            "[{given=Ann, family=Brown}]",
		"Ludwig van Beethoven":  "[{given=Ludwig, non-dropping-particle=van, family=Beethoven}]",
		"van Beethoven, Ludwig": "[{given=Ludwig, non-dropping-particle=van, family=Beethoven}]",
		"de la Vall{\\'e}e Poussin, Jr., Charles L": "[{given=Charles L, suffix=Jr., non-dropping-particle=de la, family=Vallée Poussin}]",
		"Brown":                              "[{family=Brown}]",
		"{The Centre and the Office}":        "[{literal=The Centre and the Office}]",
		"A. Brown and {The Body} and others": "[{given=A., family=Brown}; {literal=The Body}; {literal=others}]",
		"Ann Brown AND Bo Cole\nand Di Eck":  "[{given=Ann, family=Brown}; {given=Bo, family=Cole}; {given=Di, family=Eck}]",
		"family=Berg, given=Jan, prefix=van der, useprefix=true and family=Doe, given={J, K}, suffix=Jr.": "[{given=Jan, non-dropping-particle=van der, family=Berg}; {given=J, K, suffix=Jr., family=Doe}]",
		"given-i=J, prefix=von, useprefix=false, family = {B{\\'e}rg}":                                    "[{dropping-particle=von, family=Bérg}]",
		"family=\"Berg\", given=A": "[{given=A, family=Berg}]",
		"Pseudo=Name, Ann":         "[{given=Ann, family=Pseudo=Name}]",
		"{Body, given=x}":          "[{literal=Body, given=x}]",
		"Sandy Anderson":           "[{given=Sandy, family=Anderson}]",
		"{Van Allen}, James":       "[{given=James, family=Van Allen}]",
		"Charles {de Gaulle}":      "[{given=Charles, family=de Gaulle}]",
		"J.~R. Tolkien":            "[{given=J. R., family=Tolkien}]",
		"{\\'E}mile Zola":          "[{given=Émile, family=Zola}]",
	} {
		p := parser{source: &source{file: "x", src: src}}
		if got := show(p.names(field{name: "author", tex: src})); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", src, got, want)
		}
	}
	odd := parser{source: &source{file: "x"}}
	if got := show(odd.names(field{tex: "famly=Berg, given=Jan, Jr"})); got != "[{given=Jan}]" || len(odd.list) != 2 {
		t.Errorf("unknown parts of a name: %s, %v", got, odd.list)
	}
	p := parser{source: &source{file: "x", src: "A and and B"}}
	if p.names(field{name: "author", tex: "A and and B"}); len(p.list) != 1 {
		t.Errorf("an empty name is not reported: %v", p.list)
	}
}

func TestHostileFilesEndInDiagnostics(t *testing.T) {
	big := strings.Repeat("a b ", 5<<18)
	deep := strings.Repeat("{", 100_000)
	tests := []struct {
		name, src, code string
		read            func(string, []byte) (yaml.Value, []diag.Diagnostic)
	}{
		{"deep braces", "@misc{a, title = " + deep + strings.Repeat("}", 100_000) + "}", "too-deep", BibTeX},
		{"deep braces, open", "@misc{a, title = \"" + deep, "too-deep", BibTeX},
		{"many open entries", strings.Repeat("@misc{a, b = {\n", 300_000), "too-deep", BibTeX},
		{"many at signs", strings.Repeat("@", 5<<20), "bad-bibtex", BibTeX},
		{"one long line", "@misc{a, title = {" + big + "}}", "", BibTeX},
		{"one long line, open", "@misc{a, title = {" + big, "bad-bibtex", BibTeX},
		{"many names", "@misc{a, author = {" + strings.Repeat("A and ", 200_000) + "B}}", "", BibTeX},
		{"many formulas, open", "@misc{a, title = {" + strings.Repeat(`\( $ `, 1<<19) + "}}", "", BibTeX},
		{"deep formulas", "@misc{a, title = {" + strings.Repeat(`\ensuremath{\text{`, 30) + strings.Repeat("}", 60) + "}}", "", BibTeX},
		{"many superscripts", "@misc{a, title = {" + strings.Repeat(`\textsuperscript{\{}`, 1<<17) + "}}", "", BibTeX},
		{"many accents", "@misc{a, title = {" + strings.Repeat(`\'{`, 20) + "}}", "bad-bibtex", BibTeX},
		{"deep lists", strings.Repeat("[", 100_000), "too-deep", CSL},
		{"deep mappings", strings.Repeat(`{"a":`, 100_000), "too-deep", CSL},
		{"one long text", `{"title": "` + big + `"}`, "", CSL},
		{"one long text, open", `{"title": "` + big, "bad-json", CSL},
		{"many backslashes", `{"title": "` + strings.Repeat(`\\`, 1<<20) + `"}`, "", CSL},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, list := tt.read("x", []byte(tt.src))
			if took := time.Since(start); took > 60*time.Second { // it would not end
				t.Errorf("took %v", took)
			}
			if len(list) > maxMistakes+2 || tt.code == "" && len(list) > 0 || tt.code != "" && (len(list) == 0 || list[0].Code != tt.code) {
				t.Errorf("reported %d, the first %q", len(list), append(list, diag.Diagnostic{})[0].Message)
			}
		})
	}
}

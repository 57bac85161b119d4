package suggest

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"

	"pgregory.net/rapid"
)

// sayings are ways to attribute a statement: %p is the party, %s the statement.
var sayings = map[string][]string{
	"en": {
		`%p said %s.`, `%p told reporters that %s.`, `According to %p, %s.`, `%s, according to %p.`, `%p warned that %s.`,
		`“%s,” said %p.`, `“%s,” %p said.`, `%p added that %s.`, `On Monday, %p announced that %s.`, `%p has repeatedly claimed that %s.`,
		`%p, in an email to the paper, said that %s.`, `It was reported by %p that %s.`, `%p wrote: “%s.”`,
	},
	"ru": {
		`%p сообщил, что %s.`, `По данным %p, %s.`, `%s, сообщил %p.`, `«%s», — заявил %p.`, `Как рассказал %p, %s.`,
		`%p добавил, что %s.`, `Об этом заявил %p.`, `Ранее %p подтвердил, что %s.`, `%s, уточнил в среду %p.`, `%p написал: «%s».`,
	},
}

var speakers = map[string][]string{
	"en": {"Jane Doe", "John Roe", "Col. John Roe", "Roadwatch International", "UNRW", "President Jane Doe", "Roadwatch director Jane Doe", "U.S. Road Command"},
	"ru": {"МЧС", "Иван Петров", "ТАСС", "МИД России", "Роу"},
}

var statements = map[string][]string{
	"en": {"the road is closed", "12 people died near the town", "it rained for days", "nothing would change before May"},
	"ru": {"дорога закрыта", "погибли 12 человек", "шёл дождь", "до мая ничего не изменится"},
}

func TestEveryWayToSayItNamesTheSpeaker(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"en", "ru"}).Draw(t, "lang")
		n := rapid.IntRange(1, 4).Draw(t, "sentences")
		var paragraphs, want []string
		for range n {
			who := rapid.SampledFrom(speakers[lang]).Draw(t, "who")
			what := rapid.SampledFrom(statements[lang]).Draw(t, "what")
			paragraphs = append(paragraphs, strings.NewReplacer("%p", who, "%s", what).Replace(rapid.SampledFrom(sayings[lang]).Draw(t, "how")))
			want = append(want, who)
		}
		a := &annot.Article{}
		for _, p := range paragraphs {
			a.Blocks = append(a.Blocks, annot.Block{Node: &annot.Node{Kind: annot.Paragraph}, Text: p})
		}
		s := findSpeech(lang, a)
		var got []string
		for _, f := range s.Findings {
			if f.Kind == Attribution {
				got = append(got, a.Blocks[f.Block].Text[f.From:f.To])
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("%q\n got %q\nwant %q", paragraphs, got, want)
		}
		for i, p := range paragraphs {
			if at := strings.Index(p, "12 "); at >= 0 {
				if by := s.partiesAt(i, at, at+2); len(by) != 1 || s.Findings[by[0]].Block != i {
					t.Fatalf("nobody is named for the figure in %q", p)
				}
			}
		}
	})
}

// Time must grow with the text and not with its square, whatever stands in it.
func TestHostileTextTakesTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{
		"\"", "“a ”", "“", "« ", "said ", ", said ", `"a" said B, `, "according to ", "A and ", "A (B), ", "the of and ",
		"в Москве сообщили ", "— сказал ", ", — сказал А. — ", "«А» ", "по ",
		"A quoted B as saying ", "rejected claims that ", "слова мэра приводит А ", "в отчете «А» (B), опубликованном ", "May ",
	} {
		for _, lang := range []string{"en", "ru"} {
			took := func(size int) time.Duration {
				a := &annot.Article{Blocks: []annot.Block{{Node: &annot.Node{Kind: annot.Paragraph}, Text: strings.Repeat(unit, size/len(unit))}}}
				start := time.Now()
				findSpeech(lang, a)
				return time.Since(start)
			}
			// On a busy machine a single run says little: it is enough that
			// one attempt is in proportion, which no quadratic search is.
			const size, factor, slack, attempts = 8_000, 16, 6, 6
			fine := false
			for i := 0; i < attempts && !fine; i++ {
				small, large := took(size), took(factor*size)
				fine = large <= factor*slack*max(small, 200*time.Microsecond)
			}
			if !fine {
				t.Errorf("%s %q: %d times the text takes more than %d times as long", lang, unit, factor, factor*slack)
			}
		}
	}
}

package suggest

import (
	"slices"
	"testing"
)

func TestQuotationsHaveTheirSpeakers(t *testing.T) {
	cases := []struct {
		name, lang, text string
		want             []string
	}{
		{"behind", "en", `“We saw nothing,” Jane Doe said.`, []string{"“We saw nothing,” Jane Doe"}},
		{"turned round", "en", `"We saw nothing," said Jane Doe.`, []string{`"We saw nothing," Jane Doe`}},
		{"before", "en", `Jane Doe said: “We saw nothing.”`, []string{"“We saw nothing.” Jane Doe"}},
		{"on both sides", "en", `“We saw nothing,” Jane Doe said. “It was far too dark for that.”`,
			[]string{"“We saw nothing,” Jane Doe", "“It was far too dark for that.” Jane Doe"}},
		{"pronoun", "en", `Jane Doe said no. “We saw nothing,” she added.`, []string{"“We saw nothing,” Jane Doe"}},
		{"two speakers", "en", `Jane Doe said no. “We saw nothing,” said John Roe.`, []string{"“We saw nothing,” John Roe"}},
		{"part of a sentence", "en", `John Roe called on the army to "learn from what went wrong there."`,
			[]string{`"learn from what went wrong there." John Roe`}},
		{"inside one another", "en", `“He told me ‘go home now’ and left,” Jane Doe said.`,
			[]string{"“He told me ‘go home now’ and left,” Jane Doe"}},
		{"words at a distance", "en", `Jane Doe said the raid of the town hall was “liberal” in its use of force.`, nil},
		{"nobody", "en", `The sign read “No entry for cars” and was old.`, nil},
		{"work named before", "en", `According to a report by Roadwatch, it rained. The report also notes that “the roads of the north are no longer safe”.`,
			[]string{"“the roads of the north are no longer safe” Roadwatch"}},
		{"open to the end", "en", "A ministry spokesman said, \"We have no records of it. We look at all sources.\n\nNobody answered.",
			[]string{"\"We have no records of it. We look at all sources. ministry spokesman"}},
		{"over paragraphs", "en", "“We saw nothing, Jane Doe said.\n\n“It was dark and we left.\n\n“Then it rained,” Jane Doe said.",
			[]string{"“We saw nothing, Jane Doe said. Jane Doe", "“It was dark and we left. Jane Doe", "“Then it rained,” Jane Doe"}},
		{"mixed marks", "en", `Jane Doe said it was "a matter for the courts.” She left.`, []string{`"a matter for the courts.” Jane Doe`}},
		{"wrong way round", "en", `“We saw nothing“, Jane Doe said. It was dark.`, []string{"“We saw nothing“ Jane Doe"}},
		{"of two", "en", `“We saw nothing of it,” Jane Doe and John Roe said.`, []string{"“We saw nothing of it,” Jane Doe + John Roe"}},
		{"russian", "ru", `«Мы справимся», — заявил Иван Петров.`, []string{"«Мы справимся» Иван Петров"}},
		{"author's words inside", "ru", `«Мы справимся, — сказал Петров. — Дорога будет открыта».`,
			[]string{"«Мы справимся, — сказал Петров. — Дорога будет открыта» Петров"}},
		{"russian pronoun", "ru", `Иван Петров заявил, что нет. «Мы справимся», — добавил он.`, []string{"«Мы справимся» Иван Петров"}},
		{"russian colon", "ru", `Иван Петров заявил: «Мы справимся с этим».`, []string{"«Мы справимся с этим» Иван Петров"}},
		{"russian name in marks", "ru", `Дорога закрыта, пишет газета «Новое время».`, nil},
		{"russian low marks", "ru", `„Мы справимся“, — заявил Иван Петров.`, []string{"„Мы справимся“ Иван Петров"}},
		{"russian part", "ru", `По данным МЧС, «в результате пожара есть пострадавшие».`, []string{"«в результате пожара есть пострадавшие» МЧС"}},
	}
	for _, c := range cases {
		a := spoken(t, c.text)
		s := findSpeech(c.lang, a)
		var got []string
		for _, f := range s.Findings {
			if f.Kind == Quote {
				who := s.Findings[f.By].Party.Name
				for _, by := range f.Also {
					who += " + " + s.Findings[by].Party.Name
				}
				got = append(got, a.Blocks[f.Block].Text[f.From:f.To]+" "+who)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

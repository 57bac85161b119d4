package suggest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/markdown"
)

// spoken parses paragraphs of plain text, separated by blank lines, as an
// article; a paragraph that begins with "# " is a heading.
func spoken(t testing.TB, text string) *annot.Article {
	t.Helper()
	var b strings.Builder
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if rest, ok := strings.CutPrefix(paragraph, "# "); ok {
			b.WriteString("# ")
			paragraph = rest
		}
		b.WriteString(markdown.Escape(paragraph) + "\n\n")
	}
	a, list := markdown.Parse("content/articles/x.md", []byte(b.String()))
	if len(list) > 0 {
		t.Fatalf("the text of the test is no clean article: %v", list[0])
	}
	return a
}

// withMarks writes the text of an article with ⟪…⟫ round the attributions.
func withMarks(a *annot.Article, s speech) string {
	var out []string
	for i := range a.Blocks {
		text := a.Blocks[i].Text
		var b strings.Builder
		at := 0
		for _, f := range s.Findings {
			if f.Kind == Attribution && f.Block == i {
				b.WriteString(text[at:f.From] + "⟪" + text[f.From:f.To] + "⟫")
				at = f.To
			}
		}
		out = append(out, b.String()+text[at:])
	}
	return strings.Join(out, "\n\n")
}

func checkMarks(t *testing.T, lang string, cases []string) {
	t.Helper()
	for _, want := range cases {
		plain := strings.NewReplacer("⟪", "", "⟫", "").Replace(want)
		a := spoken(t, plain)
		got := withMarks(a, findSpeech(lang, a))
		if want = strings.ReplaceAll(want, "# ", ""); got != want {
			t.Errorf("%s:\n got %s\nwant %s", lang, got, want)
		}
	}
}

func TestSpeakersAreFoundBesideEnglishCues(t *testing.T) {
	checkMarks(t, "en", []string{
		// before the verb
		`⟪Jane Doe⟫ said the road was closed.`,
		`The ⟪ministry⟫ said it had no records of the strike.`,
		`⟪Local officials⟫ say the bridge will open in May.`,
		`The ⟪council⟫ has repeatedly warned that the dam could fail.`,
		`⟪Roe⟫ on Monday denied the claim.`,
		`⟪Roe⟫ also told the newspaper that nobody was hurt.`,
		`On Thursday, ⟪Amnesty International⟫ urged both sides to stop.`,
		`A ⟪spokesman for the coalition⟫ said the report was under review.`,
		`The ⟪head of the regional health department⟫ reported 40 new cases.`,
		`⟪U.S. Central Command⟫ confirmed two strikes near the town.`,
		`Three ⟪aid workers⟫ said the convoy never arrived.`,
		`The ⟪Institute for Road Safety⟫ estimates that 300 people died.`,
		`The ⟪United States⟫ claims the coalition has caused 12 casualties.`,
		`⟪Officials⟫ called on residents to leave.`,
		`⟪Jane Doe⟫ wrote on Twitter that she was safe.`,
		`⟪Reuters⟫ reported a fire.`,
		`⟪Doe⟫ is accusing the company of hiding the leak.`,
		`⟪Roe⟫ was quoted as saying the plan had failed.`,
		`⟪Doe⟫ went on to explain that the budget was capped.`,
		// behind the verb
		`“We saw nothing,” said ⟪Col. John Roe⟫.`,
		`"We saw nothing," says ⟪Doe⟫.`,
		`“We saw nothing,” ⟪Doe⟫ told reporters.`,
		`The bridge is safe, according to ⟪engineers⟫.`,
		`Twelve people died, said the ⟪ministry⟫.`,
		`According to ⟪Roe⟫, the work will take a year.`,
		`It was reported by the ⟪Daily Courier⟫ that nobody was hurt.`,
		`The town is empty, the ⟪group⟫ said in a statement.`,
		// works stand for who made them
		`According to a report from the ⟪European Road Safety Centre (ERSC)⟫, more people die.`,
		`According to ⟪UN⟫ figures, 30 people died.`,
		`A study by the ⟪University of Utrecht⟫ found that prices fell.`,
		`The strike killed 30, according to the results of an inquiry released jointly on Friday by ⟪Ceasefire Watch⟫ and the group ⟪Roadwatch⟫.`,
		`A statement by the ⟪U.S.-led task force⟫ issued on Sunday said two strikes were carried out.`,
		// titles, roles, appositions
		`⟪Roadwatch director Jane Doe⟫ called on the government to act.`,
		`⟪John Roe⟫, a spokesman for the army, said the road was open.`,
		`“We know,” said ⟪Jane Doe⟫, head of the Roadwatch group.`,
		`A ⟪ministry spokesman⟫, in an email to the paper, said, "We know."`,
		`⟪Roadwatch's Jane Doe⟫ said the road was closed.`,
		`⟪Israeli Brig. Gen. John Roe⟫, Member of the Road Institute, said it would rain.`,
		`⟪Doe⟫, who asked not to be named, told the paper she had left.`,
		`The ⟪head of the group, Jane Doe⟫, said she would stay.`,
		// several
		`The group ⟪Ceasefire Centre for Road Rights⟫ and ⟪Minority Roads Group International⟫ estimates at least 40 dead.`,
		`The ⟪United States⟫ claims 17 deaths, ⟪Roadwatch⟫ estimates at least 30.`,
		`⟪Doe⟫ and ⟪Roe⟫ said they would appeal.`,
		`⟪Activists⟫ and the ⟪Roadwatch group⟫ said on Monday that the road was closed.`,
		`The ⟪army⟫ and the ⟪Syrian Road Defence⟫, also known as the White Vests, said nine people died in a fire.`,
		`⟪Doe⟫ said the road was closed and added that it would stay so.`,
		`⟪Roe⟫ withdrew on Wednesday from the race, alleging fraud, and said he would not return.`,
		// insertions, dates, objects that hold a clause
		`An ⟪old plumber⟫, looking at a crack in the wall, says it grew.`,
		`⟪Roadwatch⟫ on Friday, May 3 said the road was closed.`,
		`⟪Roadwatch⟫ welcomed indications that the road would open.`,
		`⟪Roadwatch⟫ recorded at least 30 deaths.`,
		`⟪Roadwatch⟫ documented that drivers were paid.`,
		`The ⟪council⟫ declared victory over the weeds.`,
		`Both ⟪Jane Doe⟫ and ⟪John Roe⟫ have expressed optimism about the road.`,
		`⟪Residents of the northern Iraqi city⟫ have claimed that the road is closed.`,
		`⟪Iraqi and Kurdish officials⟫ said that 30 people died.`,
		`The roads are closing, as US-backed Iraqi and Kurdish military victories threaten to cut the town off.`,
		`Doe's private ⟪Road television⟫ reported a toll of 20.`,
		`⟪Jane Doe⟫ reports for the Courier from the road.`,
		`Prime Minister Jane May was there. ⟪May⟫ said the road was closed.`,
		`In addition, the ⟪drivers⟫ found, there has been a rise.`,
		`⟪Experts⟫ caution, however, that the road is old.`,
		`⟪Former mayor Jane Doe⟫ this week argued that the road is safe.`,
		`⟪Jane Doe⟫, who left the town last month, accused the council of “neglect”.`,
		`⟪Jane Doe⟫, the spokeswoman for Roadwatch, said the agency “is stressing that the road is safe”.`,
		`⟪Gov. Jane Doe⟫ pledged to deploy every lorry.`,
		`LEEDS: ⟪Britain's road party⟫ rejected accusations of neglect.`,
		// two parties in a row
		`⟪State television⟫ quoted ⟪Jane Doe⟫, director of the road office, as saying the road was closed.`,
		`The ⟪Courier⟫ quoted ⟪He Doe⟫ as saying the road was closed.`,
		// a work that nobody is named for, when it is mentioned first
		`Prices fell, according to a ⟪new study⟫.`,
		`Prices fell, according to 'cautious' estimates made by the ⟪Road Foundation⟫.`,
	})
}

func TestSpeakersAreFoundBesideRussianCues(t *testing.T) {
	checkMarks(t, "ru", []string{
		// за глаголом
		`Дорога закрыта, сообщил в среду ⟪представитель МЧС Иван Петров⟫.`,
		`«Дорога закрыта», — заявил ⟪Петров⟫.`,
		`Об этом ТАСС сообщил ⟪источник в мэрии⟫.`,
		`Об этом рассказала журналистам ⟪глава комитета Анна Сидорова⟫.`,
		`Дорога закрыта, передаёт ⟪агентство⟫.`,
		`Дорога закрыта, сообщает ⟪ТАСС⟫ со ссылкой на ⟪министерство⟫.`,
		`Дорога закрыта, пишет ⟪газета «Новое время»⟫.`,
		`Как рассказал РИА Новости ⟪Иван Петров⟫, дорога закрыта.`,
		`Дорога закрыта, рассказал в эфире телеканала ⟪директор завода Иван Петров⟫.`,
		`Об этом сообщил ⟪официальный представитель Минобороны генерал-майор Иван Петров⟫.`,
		// перед глаголом
		`⟪Петров⟫ заявил, что дорога закрыта.`,
		`⟪Глава региона Иван Петров⟫ в эфире телеканала сообщил о 12 пострадавших.`,
		`Ранее ⟪губернатор⟫ сообщил о пожаре.`,
		`⟪МИД⟫ ранее подтвердил гибель двух человек.`,
		`⟪Источник в полиции⟫ сообщил РИА Новости, что дорога закрыта.`,
		`⟪Министерство иностранных дел⟫ подчеркнуло, что переговоры идут.`,
		`⟪Врачи⟫ говорят, что больному лучше.`,
		`⟪Иван Петров⟫, глава комитета, добавил, что дорога закрыта.`,
		// место вместо подлежащего
		`В ⟪МЧС⟫ сообщили о пожаре.`,
		`Об этом сообщили в ⟪пресс-службе губернатора⟫.`,
		`Об этом говорится в сообщении ⟪пресс-службы МВД⟫.`,
		`На сайте ⟪ведомства⟫ сообщается о 12 погибших.`,
		`В ⟪оборонном ведомстве⟫ добавили, что дорога закрыта.`,
		// источник
		`По данным ⟪ведомства⟫, разрушено 12 домов.`,
		`По словам ⟪Ивана Петрова⟫, дорога закрыта.`,
		`По предварительной оценке ⟪экспертов⟫, ущерб велик.`,
		`По мнению ⟪директора Института экономики Анны Сидоровой⟫, рост замедлится.`,
		`Согласно отчёту ⟪Всемирного банка⟫, рост составил 2%.`,
		`Рост, по данным ⟪Росстата⟫, составил 2%.`,
		`По данным базирующейся в Лондоне ⟪организации «Дорожный дозор»⟫, погибли 12 человек.`,
		`«Мы справимся», — приводит ⟪ТАСС⟫ слова ⟪Ивана Петрова⟫.`,
		`«Мы справимся», — цитирует ⟪Петрова⟫ ⟪портал «Дорога»⟫.`,
		// вводные и согласование
		`До этого ⟪старший преподаватель Школы экономики Иван Петров⟫ в интервью НСН предположил, что дорога закрыта.`,
		`«Дорога закрыта», — заявили ⟪составители доклада⟫.`,
		`⟪Главный консультант Анна Сидорова⟫ отметила, что дорога закрыта.`,
		`⟪Авторы доклада⟫ пришли к выводу, что дорога закрыта.`,
		`Об этом говорится в отчёте «Дороги закрыты: кто виноват и что делать» (Roads), опубликованном ⟪международной организацией Roadwatch⟫.`,
		`«Нет», — сказал ⟪мэр⟫, слова которого привёл ⟪представитель пресс-службы⟫.`,
		`Дорога закрыта, пишет ⟪«Курьер»⟫ с ссылкой на ⟪главу комитета Анну Сидорову⟫.`,
		`По последним имеющимся данным ⟪МЧС⟫, погибли 12 человек.`,
		`Слова ⟪пресс-секретаря⟫ приводит ⟪издание «Курьер»⟫.`,
		`Накануне ⟪официальный представитель Госдепа Анна Сидорова⟫ сказала, что дорога закрыта.`,
		`Заявление представителя американской администрации накануне передали ⟪СМИ⟫.`,
		`⟪Инженер Иван Петров⟫ допустил вероятность дождя.`,
		// слова автора внутри цитаты
		`«Мы справимся, — сказал ⟪Петров⟫. — Дорога будет открыта».`,
	})
}

func TestWhatIsNoAttributionInEnglish(t *testing.T) {
	checkMarks(t, "en", []string{
		"# Roadwatch: strikes killed 1,600 people\n\nNobody answered.",
		"# Doe says the road is closed\n\nNobody answered.",
		`The report said 30 people died.`,
		`According to our records, 30 people died.`,
		`According to the same figures, 30 people died.`,
		`It's been estimated that 2,000 fighters left.`,
		`That number has reportedly dropped to 50.`,
		`As reported, nobody was hurt.`,
		`A ministry spokesman provided a much lower death toll.`,
		`He refused to say what the plan was.`,
		`Roe declined to comment.`,
		`The town is said to be empty.`,
		`The so-called rebels left.`,
		`The rise suggests that prices will fall.`,
		`Prices could say little about demand.`,
		`Please tell your friends.`,
		`What he said was never clear.`,
		`The army would not say whether it had fired.`,
		`Several cases reported in March were never solved.`,
		`An Airwatch report on the town was ignored.`,
		`The taking of the town is expected to be difficult.`,
		`They said nothing.`,
		`The United States and its allies bombed the town.`,
		`“According to the ministry, 12 people died and Roe said so,” he told me.`,
		`The road agency report says the road is closed.`,
		`A report shows the share of refugees rose.`,
		`The report notes other groups of refugees stayed.`,
		`While it did not dispute coalition claims that the road was closed, it left.`,
		`Roadwatch has recorded this year a sharp rise.`,
		`Roadwatch also documented damage to roads.`,
		`President Doe declared the valley a disaster area.`,
		`WASHINGTON — The trade deficit rose in June as prices fell, confirming that the crisis is over.`,
		`The U.S. trade deficit rose in June, confirming that the crisis is over.`,
		`According to the report, the road is closed.`,
		`According to reports, the road is closed.`,
		`He read a statement, which cited both the Kincade fire and the rain.`,
		`A gunman who pledged allegiance to the group left.`,
		`The share of items devoted to police reports doubled.`,
		`A driver who was a survivor of the crash reported the leak.`,
	})
}

func TestWhatIsNoAttributionInRussian(t *testing.T) {
	checkMarks(t, "ru", []string{
		"# МИД: число пострадавших выросло\n\nДорога закрыта.",
		`Сообщается о 12 погибших.`,
		`Ранее сообщалось, что дорога закрыта.`,
		`По предварительным данным, погибли 12 человек.`,
		`По его словам, дорога закрыта.`,
		`Он добавил, что дорога закрыта.`,
		`Петров не сообщил, когда откроют дорогу.`,
		`Движение «Дорога» предложило помощь.`,
		`Полиция задержала 12 человек.`,
		`Напомним, дорога закрыта.`,
		`Следует отметить, что дорога закрыта.`,
		`Министерство и армия готовят дорогу.`,
		`Уточнили информацию о пострадавших - по последним данным, в больнице 12 человек.`,
		`Продолжают фиксироваться нарушения в зоне дороги «Долина».`,
		`Петров осмотрел дамбу и уточнил у губернатора, какие идут работы.`,
		`Гидрометцентр уточнил прогноз по уровню воды.`,
		`Полицейские заметили подозрительную машину.`,
	})
}

func TestPartiesHaveNamesRolesAndKinds(t *testing.T) {
	cases := []struct {
		lang, text string
		want       []string
	}{
		{"en", `“No,” said Israeli Brig. Gen. John Roe, Member of the Road Institute. Roe added that it rained.`,
			[]string{"person John Roe (Israeli Brig. Gen., Member of the Road Institute)", "person John Roe ()"}},
		{"en", `Roadwatch director Jane Doe said no. “No,” Doe added.`, []string{"person Jane Doe (Roadwatch director)", "person Jane Doe ()"}},
		{"en", `Roadwatch's Jane Doe said no.`, []string{"person Jane Doe (Roadwatch)"}},
		{"en", `A Pentagon spokesman said no.`, []string{"person Pentagon spokesman () unnamed"}},
		{"en", `Amnesty International said no.`, []string{"body Amnesty International ()"}},
		{"en", `Jane Doe of Roadwatch said no. “No,” Ms Doe added.`, []string{"person Jane Doe (of Roadwatch)", "person Jane Doe (Ms)"}},
		{"en", `Jane Doe said no.`, []string{"person Jane Doe ()"}},
		{"en", `The ministry said no.`, []string{"body ministry () unnamed"}},
		{"en", `The group Roadwatch said no.`, []string{"body Roadwatch ()"}},
		{"en", `According to the European Road Safety Centre (ERSC), no. The ERSC expects more.`,
			[]string{"body European Road Safety Centre ()", "body European Road Safety Centre ()"}},
		{"en", `The World Happiness Report found that people are content.`, []string{"work World Happiness Report ()"}},
		{"en", `No, according to a new study.`, []string{"work new study () unnamed"}},
		{"en", `The head of the group, Jane Doe, said no.`, []string{"person Jane Doe (head of the group)"}},
		{"ru", `По словам Ивана Петрова, нет. По словам Петрова, да. «Нет», — заявил Петров.`,
			[]string{"person Иван Петров ()", "person Иван Петров ()", "person Иван Петров ()"}},
		{"ru", `По мнению директора Института экономики Анны Сидоровой, нет. Сидорова добавила, что да.`,
			[]string{"person Анна Сидорова (директор Института экономики)", "person Анна Сидорова ()"}},
		{"ru", `Нет, сообщил представитель МЧС Иван Петров.`, []string{"person Иван Петров (представитель МЧС)"}},
		{"ru", `Нет, сообщил представитель МЧС.`, []string{"person представитель МЧС () unnamed"}},
		{"ru", `По данным ведомства, нет.`, []string{"body ведомство () unnamed"}},
		{"ru", `По данным МЧС, нет.`, []string{"body МЧС ()"}},
	}
	for _, c := range cases {
		a := spoken(t, c.text)
		var got []string
		for _, f := range findSpeech(c.lang, a).Findings {
			if f.Kind != Attribution {
				continue
			}
			line := fmt.Sprintf("%s %s (%s)", []string{"person", "body", "work"}[f.Party.Kind], f.Party.Name, f.Party.Role)
			if f.Party.Unnamed {
				line += " unnamed"
			}
			got = append(got, line)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestFiguresBelongToThePartyOfTheirClause(t *testing.T) {
	cases := []struct{ lang, text, number, party string }{
		{"en", `The United States claims 17 deaths, Roadwatch estimates at least 30 in Syria alone.`, "17", "United States"},
		{"en", `The United States claims 17 deaths, Roadwatch estimates at least 30 in Syria alone.`, "30", "Roadwatch"},
		{"en", `At least 30 people died, according to Roadwatch.`, "30", "Roadwatch"},
		{"en", `According to Roadwatch, 30 people died.`, "30", "Roadwatch"},
		{"en", `“We lost 30 people,” Jane Doe said. He counted 12.`, "30", "Jane Doe"},
		{"en", `“We lost 30 people,” Jane Doe said. Nobody counted 12.`, "12", ""},
		{"en", `Jane Doe said no. She added that 30 people died.`, "30", "Jane Doe"},
		{"en", `Roadwatch said 30 people died. The report also said 12 were hurt.`, "12", "Roadwatch"},
		{"en", `The 12 members of the group left.`, "12", ""},
		{"en", `The group Ceasefire Centre and Road Rights International estimates at least 40 dead.`, "40", "Ceasefire Centre + Road Rights International"},
		{"en", `At least 40 died, according to a report released by Roadwatch and the group Airwatch.`, "40", "Roadwatch + Airwatch"},
		{"en", `Jane Doe and John Roe said nobody came. They added that 12 left.`, "12", "Jane Doe + John Roe"},
		{"en", `The Courier quoted Jane Doe as saying 12 people left.`, "12", "Jane Doe"},
		{"en", `Roadwatch said in June that 12 people left and the Courier estimates 30.`, "30", "Courier"},
		{"ru", `По данным МЧС, погибли 12 человек.`, "12", "МЧС"},
		{"ru", `Погибли 12 человек, сообщил Иван Петров. Он добавил, что ранены 30.`, "12", "Иван Петров"},
		{"ru", `Погибли 12 человек, сообщил Иван Петров. Он добавил, что ранены 30.`, "30", "Иван Петров"},
		{"ru", `По словам Ивана Петрова, погибли 3 человека, по данным МЧС — 5.`, "3", "Иван Петров"},
		{"ru", `По словам Ивана Петрова, погибли 3 человека, по данным МЧС — 5.`, "5", "МЧС"},
		{"ru", `«Мы спасли 850 человек», — заявил Петров. Ущерб составил 7 млн.`, "850", "Петров"},
		{"ru", `«Мы спасли 850 человек», — заявил Петров. Ущерб составил 7 млн.`, "7", ""},
	}
	for _, c := range cases {
		a := spoken(t, c.text)
		s := findSpeech(c.lang, a)
		at := strings.Index(a.Blocks[0].Text, c.number)
		var names []string
		for _, by := range s.partiesAt(0, at, at+len(c.number)) {
			names = append(names, s.Findings[by].Party.Name)
		}
		got := strings.Join(names, " + ")
		if got != c.party {
			t.Errorf("%s\n%s belongs to %q, want %q", c.text, c.number, got, c.party)
		}
	}
}

func TestLanguageWithoutDataHasNoSpeech(t *testing.T) {
	for _, lang := range []string{"", "xx", "../en", "de-AT"} {
		s := findSpeech(lang, spoken(t, `“No,” Jane Doe said.`))
		if len(s.Findings) > 0 || s.partiesAt(0, 0, 1) != nil || s.partiesAt(7, 0, 1) != nil {
			t.Errorf("%q has speech", lang)
		}
	}
}

package mention

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"dossier/internal/annot"
)

// oracle finds names the slow way: at every letter of the text, every form of
// every name, spelled out and compared letter by letter.
func oracle(entries []Entry, text string) []Match {
	var all []Match
	for _, withRings := range []bool{true, false} {
		n := &reading{alphabet: letters()}
		n.read(text, withRings)
		for _, e := range entries {
			for _, p := range patternsOf(e, &reading{alphabet: n.alphabet}) {
				for i := range n.letters {
					for _, end := range spelled(p, n, i) {
						if !p.quoted || n.quoted(int32(i), int32(end)) {
							all = append(all, Match{From: int(n.letters[i].from), To: int(n.letters[end-1].to), Orgs: []string{p.org}, Name: []string{"", "f", "y"}[p.rank]})
						}
					}
				}
			}
		}
	}
	all = slices.DeleteFunc(slices.Clone(all), func(m Match) bool { return m.Name == "y" && givesWay(m, all) })
	slices.SortFunc(all, func(a, b Match) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	var out []Match
	for len(all) > 0 {
		m := Match{From: all[0].From, To: all[0].To}
		for _, c := range all {
			if c.From == m.From && c.To == m.To && !m.Is(c.Orgs[0]) {
				m.Orgs = append(m.Orgs, c.Orgs[0])
			}
		}
		for grown := true; grown; { // by what overlaps it and is another's
			grown = false
			for _, c := range all {
				if c.From < m.To && c.To > m.To && !m.Is(c.Orgs[0]) {
					m.To, grown = c.To, true
					for _, d := range all {
						if d.From == c.From && d.To == c.To && !m.Is(d.Orgs[0]) {
							m.Orgs = append(m.Orgs, d.Orgs[0])
						}
					}
					break
				}
			}
		}
		slices.Sort(m.Orgs)
		out = append(out, m)
		all = slices.DeleteFunc(all, func(c Match) bool { return c.From < m.To })
	}
	return out
}

// givesWay reports whether a name overlaps a firm one, and none is its words.
func givesWay(m Match, all []Match) bool {
	overlaps := false
	for _, c := range all {
		if c.Name == "f" && c.From == m.From && c.To == m.To {
			return false
		}
		overlaps = overlaps || c.Name == "f" && c.From < m.To && m.From < c.To
	}
	return overlaps
}

// spelled gives the ends of the name's forms that begin with the i-th letter.
func spelled(p pattern, n *reading, i int) []int {
	at, ok := signs(n, i, p.gaps[0])
	if !ok {
		return nil
	}
	ends := []int{at}
	for k, w := range p.words {
		var next []int
		for _, at := range ends {
			for _, to := range wordEnds(p, w, n, at) {
				if k < len(p.words)-1 {
					next = append(next, gapEnds(n, to, p.gaps[k+1])...)
				} else if to, ok := signs(n, to, p.gaps[k+1]); ok {
					next = append(next, to)
					if p.gaps[k+1] == "" {
						next = append(next, afterHyphen(p, w, n, at, to)...)
					}
				}
			}
		}
		ends = next
	}
	return ends
}

// wordEnds gives the ends of the word's forms at a place.
func wordEnds(p pattern, w word, n *reading, at int) []int {
	var ends []int
	add := func(form string, exact bool, need script) {
		if to, ok := lettersAt(n, at, form, exact); ok && border(n, at) && border(n, to) {
			s := anyScript
			for _, l := range n.letters[at:to] {
				s = max(s, l.script)
			}
			if need == anyScript || need == s {
				ends = append(ends, to)
			}
		}
	}
	for v := &w; v != nil; v = v.other {
		if len(v.endings) == 0 {
			add(v.stem, p.exact, anyScript)
		}
		for _, e := range v.endings {
			if e == "" {
				add(v.stem, p.exact, anyScript)
			} else {
				add(v.stem+e, p.exact || w.acronym && len([]rune(v.stem)) < 4, cyrillic)
			}
		}
	}
	if w.arabic {
		for _, c := range proclitics {
			if len([]rune(w.stem)) >= 3 {
				add(c+w.stem, p.exact, arabic)
			}
			if rest, ok := strings.CutPrefix(w.stem, "ال"); ok && strings.HasSuffix(c, "ل") && len([]rune(w.stem)) >= 4 {
				add(c+"ل"+rest, p.exact, arabic)
			}
		}
	}
	return ends
}

// afterHyphen gives the end of an ending that a hyphen ties to an acronym.
func afterHyphen(p pattern, w word, n *reading, from, to int) []int {
	exact := p.exact || len([]rune(w.stem)) < 4
	stem, ok := lettersAt(n, from, w.stem, exact)
	if !w.acronym || !ok || stem != to || to+1 >= len(n.letters) || n.letters[to].r != '-' {
		return nil
	}
	var ends []int
	for _, e := range w.endings {
		end, ok := lettersAt(n, to+1, e, exact)
		if ok && e != "" && border(n, end) && slices.ContainsFunc(n.letters[to+1:end], func(l placed) bool { return l.script == cyrillic }) {
			ends = append(ends, end)
		}
	}
	return ends
}

func lettersAt(n *reading, at int, form string, exact bool) (int, bool) {
	for _, r := range form {
		if at >= len(n.letters) || !resembles(n.letters[at].r, r, exact) {
			return 0, false
		}
		at++
	}
	return at, true
}

func signs(n *reading, at int, want string) (int, bool) {
	for _, r := range want {
		if at >= len(n.letters) || n.letters[at].r != r {
			return 0, false
		}
		at++
	}
	return at, true
}

func gapEnds(n *reading, at int, want string) []int {
	var ends []int
	for to := at; to <= len(n.letters) && to <= at+len(want)+6; to++ {
		if gap := n.string(int32(at), int32(to)); squeeze(gap) == want || want == " " && gap == "-" {
			ends = append(ends, to)
		}
	}
	return ends
}

// border reports whether a word may begin or end before the i-th letter.
func border(n *reading, i int) bool {
	if i == 0 || i == len(n.letters) {
		return true
	}
	a, b := n.letters[i-1].kind, n.letters[i].kind
	for k := i - 1; a == joined && k > 0; k-- {
		if n.letters[k-1].kind == sign {
			break
		}
		a = n.letters[k-1].kind
	}
	return a == sign || b == sign || b != joined && (a != b || a == alone)
}

// resembles compares letters by the list itself.
func resembles(r, want rune, exact bool) bool {
	if stroke(r) && (resembles('I', want, exact) || resembles('l', want, exact)) {
		return true
	}
	r = plainest(r)
	if r == plainest(want) {
		return true
	}
	return !exact && (r == plainest(unicode.ToLower(want)) || r == plainest(unicode.ToUpper(want)))
}

func plainest(r rune) rune {
	if r < 0x80 {
		return r
	}
	if to, ok := listed()[r]; ok {
		return to
	}
	if r >= 0xab70 && r <= 0xabbf {
		return plainest(unicode.ToUpper(r))
	}
	if small := unicode.ToLower(unicode.ToUpper(r)); small != r && small != unicode.ToLower(r) {
		return plainest(small)
	}
	if unicode.In(r, unicode.Latin, unicode.Greek) {
		if d := []rune(norm.NFD.String(string(r))); d[0] != r {
			return plainest(d[0])
		}
	}
	return r
}

var listed = sync.OnceValue(func() map[rune]rune {
	m := map[rune]rune{}
	for to, from := range alikes {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
})

// disagreement tells where the finder and the oracle differ, and what every
// list of matches must be: in order, disjoint, on the borders of runes.
func disagreement(entries []Entry, text string) string {
	f := New(entries)
	got, want := f.Find(text), oracle(entries, text)
	end := 0
	for i, m := range got {
		if m.From < end || m.To <= m.From || m.To > len(text) || strings.ToValidUTF8(text, "?") == text && !(whole(text, m.From) && whole(text, m.To)) {
			return fmt.Sprintf("%+v\nin %q: match %d is out of order or cuts a letter: %+v", entries, text, i, got)
		}
		end = m.To
	}
	same := func(a, b Match) bool { return a.From == b.From && a.To == b.To && slices.Equal(a.Orgs, b.Orgs) }
	if !slices.EqualFunc(got, want, same) {
		return fmt.Sprintf("%+v\nin %q\n got %+v\nwant %+v", entries, text, got, want)
	}
	return ""
}

func whole(text string, at int) bool { return at == len(text) || text[at]&0xc0 != 0x80 }

var (
	someWords = strings.Fields("Is ISIS IS State al Qaeda Hay'at аль Каида ИГ ИГИЛ Исламское государство Талибан база братья каски боец داعش القاعدة קסם 国 イス ス 탈 ο Ν é Qāʿida a1 न ि")
	someGaps  = []string{" ", " ", " ", "-", " - ", "'", " (", ", ", ""}
	someSeps  = []string{" ", " ", "-", "—", "’", ",", "«", "»", "\"", "\u00a0", "\n ", "", "", ".", "\u200b", "\u0301", "ʿ", "x", "ы", "2", "و"}
)

// randomNames makes names of a few words in all scripts.
func randomNames(r *rand.Rand) []Entry {
	entries := make([]Entry, 1+r.IntN(5))
	ranks := []Rank{Rank(r.IntN(3)), Rank(r.IntN(3)), Rank(r.IntN(3))} // of a, b, c
	for i := range entries {
		var b strings.Builder
		for k := range 1 + r.IntN(3) {
			if k > 0 {
				b.WriteString(pick(r, someGaps))
			}
			b.WriteString(pick(r, someWords))
		}
		if r.IntN(8) == 0 {
			b.WriteString(pick(r, []string{"!", ")", "»"}))
		}
		org := r.IntN(3)
		entries[i] = Entry{Org: string(rune('a' + org)), Rank: ranks[org], Name: annot.Name{Text: b.String(), Lang: pick(r, []string{"", "", "ru", "en", "uk", "ar"}),
			Case: pick(r, []string{"", "", "exact"}), Quoted: r.IntN(6) == 0}}
	}
	return entries
}

// randomText strings names, their forms and their parts together.
func randomText(r *rand.Rand, entries []Entry) string {
	var b strings.Builder
	for range 1 + r.IntN(6) {
		piece := pick(r, entries).Name.Text
		switch r.IntN(6) {
		case 0:
			piece = pick(r, someWords)
		case 1, 2:
			piece = inflectedForm(r, pick(r, entries))
		case 3:
			piece = pick(r, []string{"«", "\"", "و", "لل", "ل"}) + piece + pick(r, []string{"»", "\"", "-а", "ом", "-", "s"})
		}
		if r.IntN(2) == 0 {
			piece = disguised(r, piece)
		}
		b.WriteString(piece)
		b.WriteString(pick(r, someSeps))
	}
	return b.String()
}

func inflectedForm(r *rand.Rand, e Entry) string {
	n := &reading{alphabet: letters()}
	n.read(e.Name.Text, true)
	p := newPattern(e, n)
	var b strings.Builder
	for i := range p.words {
		w := &p.words[i]
		for w.other != nil && r.IntN(2) == 0 {
			w = w.other
		}
		b.WriteString(p.gaps[i] + w.stem)
		if len(w.endings) > 0 {
			b.WriteString(pick(r, w.endings))
		}
	}
	return b.String() + p.gaps[len(p.words)]
}

// disguised changes letters as those do who hide a name.
func disguised(r *rand.Rand, s string) string {
	var b strings.Builder
	for _, c := range s {
		switch k := r.IntN(12); {
		case k == 0:
			b.WriteString(string(c) + pick(r, []string{"\u200b", "\u00ad", "\u2060", "\ufeff", "\ufe0f"}))
		case k == 1 && c > ' ' && c < 0x7f:
			b.WriteRune(c - ' ' + 0xff00)
		case k == 2 && alikes[c] != "":
			b.WriteRune(pick(r, []rune(alikes[c])))
		case k == 3 && unicode.IsLetter(c):
			b.WriteString(string(c) + pick(r, []string{"\u0335", "\u0301", "\u0332"}))
		case k == 4 && c >= 'A' && c <= 'Z':
			b.WriteRune(0x1d400 + c - 'A')
		case k == 5:
			b.WriteRune(unicode.ToUpper(c))
		case k == 6:
			b.WriteString(norm.NFD.String(string(c)))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func TestFindAgreesWithTheOracle(t *testing.T) {
	hits := 0
	for seed := range uint64(20000) {
		r := rand.New(rand.NewPCG(seed, 1))
		entries := randomNames(r)
		text := randomText(r, entries)
		if wrong := disagreement(entries, text); wrong != "" {
			t.Fatalf("seed %d: %s", seed, wrong)
		}
		if len(New(entries).Find(text)) > 0 {
			hits++
		}
	}
	if hits < 8000 {
		t.Errorf("only %d texts hold a name: the test proves little", hits)
	}
}

// The quick way finds what reading the whole text with care does.
func TestPlainTextIsReadQuickly(t *testing.T) {
	f := finder()
	words := []string{"Islamic", "State", "islamic", "ISIS", "I\u200bSIS", "ІSIS", "al", "-", "Qaeda", "Ha", "mas", "Hamas", " ", " ", "\u00a0", "“", "”", "База", "ой", "ИГ", "-а", "_", "2", "’s", "é", "وداعش"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words"), "")
		quick, careful := f.Find(text), f.choose(f.all(&reading{alphabet: f.alphabet}, text, place{0, len(text)}, nil))
		if !slices.EqualFunc(quick, careful, func(a, b Match) bool { return a.From == b.From && a.To == b.To && slices.Equal(a.Orgs, b.Orgs) }) {
			t.Fatalf("%q: %+v, not %+v", text, quick, careful)
		}
	})
}

// Whatever is put into a name or for its letters, it is found, whole; and
// never inside a longer word.
func TestNoDisguiseHidesAName(t *testing.T) {
	invisible := []string{"", "", "", "\u200b", "\u200c", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u034f", "\ufe0f", "\u202e", "\u0335", "\u0301"}
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.SampledFrom([]rune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
		name := rapid.StringOfN(letter, 2, 12, -1).Draw(t, "first")
		if rapid.Bool().Draw(t, "two words") {
			name += " " + rapid.StringOfN(letter, 1, 8, -1).Draw(t, "second")
		}
		f := New([]Entry{{Org: "a", Name: annot.Name{Text: name, Case: rapid.SampledFrom([]string{"exact", "fold"}).Draw(t, "case")}}})
		var b strings.Builder
		for i, c := range name {
			if i > 0 {
				b.WriteString(rapid.SampledFrom(invisible).Draw(t, "invisible"))
			}
			switch k := rapid.IntRange(0, 3).Draw(t, "disguise"); {
			case c == ' ':
				b.WriteString(rapid.SampledFrom([]string{" ", "  ", "\n", "\u00a0", "\u3000"}).Draw(t, "space"))
			case k == 1:
				b.WriteRune(c - ' ' + 0xff00)
			case k == 2 && alikes[c] != "":
				b.WriteRune(rapid.SampledFrom([]rune(alikes[c])).Draw(t, "alike"))
			default:
				b.WriteRune(c)
			}
		}
		text := "(" + b.String() + ")"
		if m := f.Find(text); len(m) != 1 || m[0].From != 1 || m[0].To != len(text)-1 {
			t.Fatalf("%q in %q: %+v", name, text, m)
		}
		before, after := rapid.SampledFrom([]string{"x", "ж", "7", "é"}).Draw(t, "before"), rapid.SampledFrom([]string{"", "x", "ж", "7", "é"}).Draw(t, "after")
		if m := f.Find(before + b.String() + after); len(m) > 0 {
			t.Fatalf("%q in %q: %+v", name, before+b.String()+after, m)
		}
	})
}

// Letters that may stand for each other are met in the look-up.
func TestAlikeLettersShareAClass(t *testing.T) {
	a := letters()
	for r := rune(0); r < 0x20000; r++ {
		if !unicode.IsLetter(r) || !norm.NFKC.IsNormalString(string(r)) {
			continue
		}
		for _, s := range []rune{unicode.ToLower(r), unicode.ToUpper(r), a.of(r).look} {
			if a.of(r).class != a.of(s).class {
				t.Errorf("%c and %c (%U, %U) are apart", r, s, r, s)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("ISIS", "ISIS’", false, "en")
	f.Add("Исламское государство", "Исламским госуда\u0301рством", false, "ru")
	f.Add("داعش", "وداعش", false, "")
	f.Add("Qāʿida", "QĀIDA", true, "en")
	f.Add("ИГ", "ИГ-а", true, "ru")
	f.Fuzz(func(t *testing.T, name, text string, exact bool, lang string) {
		n := annot.Name{Text: name, Lang: lang}
		if exact {
			n.Case = "exact"
		}
		if len(name) > 100 || len(text) > 500 {
			return
		}
		if wrong := disagreement([]Entry{{"a", n, Yielding}, {"b", annot.Name{Text: "IS"}, Firm}}, text); wrong != "" {
			t.Fatal(wrong)
		}
	})
}

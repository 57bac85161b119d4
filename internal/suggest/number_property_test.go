package suggest

import (
	"math/big"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// sound checks what holds for the figures of every text, and reports the
// first that breaks it.
func sound(text string, found []Finding) string {
	end := 0
	for _, f := range found {
		n := f.Number
		switch {
		case f.Kind != Figure || n == nil || f.Block != 0 || f.By != -1:
			return "is no figure of the block"
		case f.From < end || f.To <= f.From || f.To > len(text):
			return "overlaps or leaves the text"
		case n.From < f.From || n.To > f.To || n.To <= n.From:
			return "does not hold its number"
		case !border(text, f.From) || !border(text, f.To) || !border(text, n.From) || !border(text, n.To):
			return "cuts a character"
		case strings.TrimSpace(text[f.From:f.To]) != text[f.From:f.To]:
			return "begins or ends with white space"
		case (n.Low == "") != (n.High == "") || (n.Low == "") == (n.Words == ""):
			return "has neither a value nor words, or both"
		case !strings.Contains(text, n.Wording) || !strings.Contains(text, n.Noun) || !strings.Contains(text, n.Hedge) || !strings.Contains(text, n.Befell):
			return "prints what the text does not hold"
		case n.Wording == "" || f.Reason == "":
			return "says nothing of itself"
		}
		switch n.Bound {
		case "unqualified", "about", "at-least", "over", "at-most", "up-to", "as-many-as":
		default:
			return "has an unknown bound"
		}
		if n.Low != "" {
			low, ok := new(big.Rat).SetString(n.Low)
			high, also := new(big.Rat).SetString(n.High)
			if !ok || !also || low.Cmp(high) > 0 {
				return "has values that are no range"
			}
		}
		end = f.To
	}
	return ""
}

func border(text string, at int) bool {
	if at == 0 || at == len(text) || utf8.RuneStart(text[at]) {
		return true
	}
	// Bytes that are no UTF-8 are characters of their own.
	for back := 1; back < utf8.UTFMax && at-back >= 0; back++ {
		if utf8.RuneStart(text[at-back]) {
			_, size := utf8.DecodeRuneInString(text[at-back:])
			return size <= back
		}
	}
	return true
}

// pieces are what texts with numbers are made of.
var pieces = []string{
	"1", "12", "5", "300", "2014", "1,200", "4.5", "1 000", "0", "007", "½", "1/2", "$", "€", "%", "km", "млн", "тыс.", "тысяч", "million", "bn", "dozen",
	"one", "two", "twenty", "hundred", "a", "half", "third", "thirds", "thousands", "of", "and", "to", "between", "from", "or", "in", "per", "out",
	"два", "двадцать", "сто", "тысячи", "десятки", "половина", "трети", "от", "до", "около", "более", "с половиной", "раза",
	"people", "soldiers", "человек", "домов", "killed", "погибли", "May", "марта", "year", "лет", "years", "old", "aged", "No.", "№", "F",
	"at least", "about", "more than", "or more", "-", "–", "—", ",", ".", ":", ";", "(", ")", "[", "]", "/", "\n", "“", "”", "«", "»", "+", "°", "²", "é", "\u00a0", "x",
}

func TestFiguresAreSoundInEveryText(t *testing.T) {
	grammars := map[string]*numbers{"en": newNumbers("en"), "ru": newNumbers("ru")}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"en", "ru"}).Draw(t, "lang")
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 24).Draw(t, "parts")
		glue := rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "glue")
		text := strings.Join(parts, glue)
		found := grammars[lang].find(text)
		if wrong := sound(text, found); wrong != "" {
			t.Fatalf("%q: a figure %s", text, wrong)
		}
		if again := newNumbers(lang).find(text); !reflect.DeepEqual(found, again) {
			t.Fatalf("%q: two readings differ", text)
		}
	})
}

// A text of many sentences is read in pieces; where they are cut must not show.
func TestLongBlocksAreReadLikeShortOnes(t *testing.T) {
	const sentence = "At least 12 people were killed and 1,200 houses destroyed. "
	g := newNumbers("en")
	for _, f := range g.find(strings.Repeat(sentence, 2000)) {
		if words := f.Number.Wording; words != strings.TrimSpace(sentence) {
			t.Fatalf("at %d the sentence is %q", f.From, words)
		}
	}
	if got, want := len(g.find(strings.Repeat(sentence, 2000))), 4000; got != want {
		t.Errorf("got %d figures, want %d", got, want)
	}
}

func FuzzNumbers(f *testing.F) {
	for _, piece := range hostile {
		f.Add(piece + piece + piece)
	}
	f.Add("At least 60,000 civilians, between 4,000 and 6,000, $12bn (£6.9bn), aged 34, on May 5, 2014.")
	f.Add("Около четырёх тысяч человек, от 10 до 12 млрд рублей, 1,2 тыс., 35-летний, 5 марта 2022 г.")
	grammars := map[string]*numbers{"en": newNumbers("en"), "ru": newNumbers("ru")}
	f.Fuzz(func(t *testing.T, text string) {
		for lang, g := range grammars {
			found := g.find(text)
			if wrong := sound(text, found); wrong != "" {
				t.Fatalf("%s: %q: a figure %s", lang, text, wrong)
			}
			if len(found) > 0 && !strings.ContainsAny(text, "0123456789") && !strings.ContainsFunc(text, func(r rune) bool { return r > ' ' }) {
				t.Fatalf("%q: figures in nothing", text)
			}
		}
	})
}

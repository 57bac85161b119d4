package suggest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/mention"
	"dossier/internal/verbatim"
)

// Dismissal writes a finding as an entry of `dismissed` in the front matter,
// where it stays when an editor has rejected it:
//
//	dismissed = "p" paragraph " " kind " " words [ " (" occurrence ")" ]
//
// as in "p8 figure 60,000 civilians". The paragraph is that of the original,
// which no edit changes; the words are those that were marked, white space
// folded, at most longestWords characters of them; the occurrence tells the
// second of the same words in a paragraph, and any further, from the first.
func Dismissal(a *annot.Article, f Finding) string {
	p := paragraphs{a: a}
	return p.dismissal(&f)
}

// longestWords is how many characters of a finding's words its dismissal has.
const longestWords = 80

// paragraphs counts words in the paragraphs of an article.
type paragraphs struct {
	a     *annot.Article
	first map[int]int // the first block of a paragraph, by its number
	known map[counted]count
}

// counted are words in a paragraph; count is how often they stand there before
// a place, which the next question is mostly behind.
type (
	counted struct {
		paragraph int
		words     string
	}
	count struct{ block, at, n int }
)

func (p *paragraphs) dismissal(f *Finding) string {
	out := p.start(f)
	if n := p.occurrence(f); n > 1 {
		out += fmt.Sprintf(" (%d)", n)
	}
	return out
}

// start gives a dismissal without the occurrence.
func (p *paragraphs) start(f *Finding) string {
	b := &p.a.Blocks[f.Block]
	words := verbatim.Fold(b.Text[f.From:f.To])
	if utf8.RuneCountInString(words) > longestWords {
		words = strings.TrimSpace(string([]rune(words)[:longestWords-1])) + "…"
	}
	return fmt.Sprintf("p%d %s %s", b.Number, f.Kind, words)
}

// occurrence counts, from 1, how often the words of a finding stand in their
// paragraph up to where they are. The cells of a row are one paragraph.
func (p *paragraphs) occurrence(f *Finding) int {
	if p.first == nil {
		p.first, p.known = map[int]int{}, map[counted]count{}
		for i := range p.a.Blocks {
			if n := p.a.Blocks[i].Number; n > 0 {
				if _, ok := p.first[n]; !ok {
					p.first[n] = i
				}
			}
		}
	}
	b := &p.a.Blocks[f.Block]
	words := b.Text[f.From:f.To]
	key := counted{b.Number, words}
	c, ok := p.known[key]
	if !ok || c.block > f.Block || c.block == f.Block && c.at > f.From {
		c = count{block: f.Block}
		if first, numbered := p.first[b.Number]; numbered {
			c.block = first
		}
	}
	for ; c.block < f.Block; c.block, c.at = c.block+1, 0 {
		if text := p.a.Blocks[c.block].Text; p.a.Blocks[c.block].Number == b.Number {
			c.n += occurrences(text, words, c.at, len(text))
		}
	}
	c.n += occurrences(b.Text, words, c.at, f.From)
	c.at = f.From
	p.known[key] = c
	return c.n + 1
}

// occurrences counts the places from one offset to another at which words
// begin in a text and are no part of a longer word.
func occurrences(text, words string, from, to int) int {
	n := 0
	for at := from; words != ""; {
		i := strings.Index(text[at:], words)
		if i < 0 || at+i >= to {
			break
		}
		at += i
		if wholeWords(text, at, at+len(words)) {
			n++
		}
		at++
	}
	return n
}

// wholeWords reports whether a range of a text begins and ends at borders of words.
func wholeWords(text string, from, to int) bool {
	joined := func(at int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at:])
		return at > 0 && at < len(text) && mention.InWord(before) && mention.InWord(after)
	}
	return !joined(from) && !joined(to)
}

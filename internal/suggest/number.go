package suggest

import (
	"sort"
	"unicode/utf8"
)

// # Figures
//
// A figure is a cardinal that states how many or how much.
//
//	figure  = [open] [bound] amount [unit | noun] [bound]
//	amount  = [currency] number [unit | currency]
//	        | amount ("-" | link) amount           a range: the first is the smaller
//	        | amount "out of" amount               a rate
//	number  = { group [half] { magnitude } [half] } each product below the magnitude before it
//	        | vague { [of] (vague | magnitude) }   "tens of thousands"
//	        | several magnitude
//	        | number denominator | part            "two-thirds", "half of"
//	        | multiple                             "twice as", "threefold"
//	group   = digits | words below a thousand
//
// All words stand in the files number-*.txt of a language's folder. A number
// that matches is a figure unless its surroundings show that it is something
// else: a date, a year, a time, a duration, an age, an ordinal, part of a name
// or of a longer chain of characters, or "one" that counts nothing.

// How many words of one block are taken for the beginning of a number, and how
// many figures are proposed: what nobody can review need not be found.
const (
	mostRead    = 1 << 15
	mostFigures = 4096
)

// stretch is how much of a text is looked at in one go, in bytes; it ends at
// the next border of sentences or white space behind it.
const stretch = 1 << 15

// reader looks for figures in a piece of a text.
type reader struct {
	g        *numbers
	text     string
	tokens   []token
	first    bool // the piece begins the block
	whole    bool // the piece is the block
	headline bool // most of its words have capitals
	base     int  // where the piece begins in the block
	block    *sentences
	count    int    // beginnings that were tried in the block
	begins   []bool // whether a sentence begins with a token
}

// find gives the figures of a block's text in its order; none overlaps another.
// Block is 0 and By -1. Without words of the language there are none.
func (g *numbers) find(text string) []Finding {
	if g == nil {
		return nil
	}
	var out []Finding
	r := reader{g: g, block: &sentences{text: text}}
	for from := 0; from < len(text) && len(out) < mostFigures && r.count < mostRead; {
		to := r.pieceEnd(from)
		r.text, r.base, r.first, r.whole = text[from:to], from, from == 0, from == 0 && to == len(text)
		r.tokens = tokenize(r.text, r.tokens[:0])
		for _, f := range r.read() {
			if len(out) == mostFigures {
				break
			}
			f.From, f.To = f.From+from, f.To+from
			f.Number.From, f.Number.To = f.Number.From+from, f.Number.To+from
			out = append(out, f)
		}
		from = to
	}
	return out
}

// pieceEnd gives where the piece of the block ends that begins at from: with a
// sentence, where one ends in time.
func (r *reader) pieceEnd(from int) int {
	text := r.block.text
	if len(text)-from <= 2*stretch {
		return len(text)
	}
	if at, ok := r.sentences().endIn(from+stretch, from+2*stretch); ok {
		return at
	}
	for i := from + stretch; i < from+2*stretch; i++ {
		if text[i] == ' ' {
			return i
		}
	}
	end := from + 2*stretch
	for end > from+stretch && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// sentences gives the sentences of the block. They are looked for when they
// are first asked for: most blocks hold no number.
func (r *reader) sentences() *sentences {
	if !r.block.cut {
		r.block = newSentences(r.block.text, r.g.abbreviations)
	}
	return r.block
}

// candidate is a number that was read, with what was found round it.
type candidate struct {
	amount
	from, to int // tokens of the span
	boundOf
	noun string
	toll string // what befell those who are counted
}

// read gives the figures of the piece.
func (r *reader) read() []Finding {
	r.begins = nil
	r.headline = r.titled()
	var all []candidate
	for i := 0; i < len(r.tokens) && r.count < mostRead; {
		if !r.mayBegin(i) {
			i++
			continue
		}
		r.count++
		a, ok := r.span(i)
		if !ok {
			i++
			continue
		}
		if n, _ := r.g.idiom.at(r.tokens, i); n > 0 && !(a.words && a.last > i+n) {
			a.why = isExpression
			a.last = max(a.last, i+n)
		} else if n, _ := r.g.idiom.before(r.tokens, a.last); n > a.last-a.first && a.unit == "" {
			a.why = isExpression // "below zero"
		} else if a.why == isFigure {
			a.why = r.veto(&a)
		}
		all = append(all, candidate{amount: a})
		i = max(a.last, i+1)
	}
	r.numbered(all)
	r.placed(all)
	r.inherit(all)
	r.revive(all)
	return r.findings(all)
}

// mayBegin is a quick look whether a number may begin with a token.
func (r *reader) mayBegin(i int) bool {
	t := &r.tokens[i]
	if t.kind == tokenDigits || r.pointed(i) {
		return true
	}
	if !r.g.begin[t.fold] {
		return false
	}
	if t.kind == tokenWord {
		for _, l := range r.g.beginners {
			if l.has(r.tokens, i) {
				return true
			}
		}
	}
	const longest = 3 // tokens of a currency before its number
	for next := i + 1; next <= min(i+longest, len(r.tokens)-1); next++ {
		if r.tokens[next].kind == tokenDigits {
			n, _ := r.g.currency.at(r.tokens, i)
			return i+n == next
		}
	}
	_, ok := vulgar[t.fold]
	return ok
}

// sentenceBegins reports whether a sentence, or something like one, begins
// with a token.
func (r *reader) sentenceBegins(i int) bool {
	if r.begins == nil {
		r.findSentences()
	}
	return i >= len(r.begins) || r.begins[i]
}

func (r *reader) findSentences() {
	breaks := r.sentences().breaks
	next := sort.SearchInts(breaks, r.base)
	r.begins = make([]bool, len(r.tokens))
	begins := true
	for i := range r.tokens {
		t := &r.tokens[i]
		for next < len(breaks) && breaks[next] < r.base+t.from {
			begins = true
			next++
		}
		r.begins[i] = begins
		switch {
		case t.kind != tokenSign:
			begins = false
		case begins:
			// Openers and signs of lists: the sentence has not begun yet.
		default:
			begins = r.opens(i)
		}
	}
}

// opens reports whether something like a sentence begins behind a sign: a
// quotation, what a colon announces, the text behind the place and the agency
// of a report.
func (r *reader) opens(i int) bool {
	switch t := &r.tokens[i]; t.fold {
	case ":", "•", "|", "“", "«", "„":
		return true
	case "\"":
		return t.spaced
	case "—", "–", "-":
		behind := i+1 < len(r.tokens) && r.tokens[i+1].spaced
		switch {
		case t.fold != "-":
			return t.spaced || r.signAt(i-1, ")") || r.shouted(i-1)
		case t.spaced, r.signAt(i-1, ")"):
			return behind || r.signAt(i+1, "-")
		default:
			return behind && (r.signAt(i-1, "-") || r.shouted(i-1))
		}
	}
	return false
}

// shouted reports whether a token is a word in capitals, as the places before
// reports are.
func (r *reader) shouted(i int) bool {
	return i >= 0 && r.tokens[i].kind == tokenWord && r.capitalsOnly(i+1)
}

// titled reports whether most words of the piece begin with a capital, as they
// do in headlines.
func (r *reader) titled() bool {
	const least = 4 // letters: shorter words have small letters in headlines too
	words, capitals := 0, 0
	for i := range r.tokens {
		if t := &r.tokens[i]; t.kind == tokenWord && utf8.RuneCountInString(t.fold) >= least {
			words++
			if t.upper {
				capitals++
			}
		}
	}
	return words > 1 && capitals*3 > words*2
}

// printed gives the words from one token to another as the text has them.
func (r *reader) printed(first, last int) string {
	if first >= last {
		return ""
	}
	return r.text[r.tokens[first].from:r.tokens[last-1].to]
}

package revise

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/prose"
	"dossier/internal/verbatim"
)

// word is a word or a sign of an article's own text.
type word struct {
	block    int // index in Article.Blocks; of an original, of its paragraphs
	from, to int // bytes of the block's text
	text     string
}

// stretch is a range of words with the text that it is compared by.
type stretch struct {
	first, last int // words, last not included
	key         string
}

// passage is a paragraph, heading, cell or code block.
type passage struct {
	stretch
	block     int
	number    int // of the paragraph in the original
	sentences []stretch
}

// reading is an article as a sequence of words, without the editor's.
type reading struct {
	doc      *annot.Article
	words    []word
	passages []passage
	byBlock  map[int]int // passages by their blocks
}

// read takes the words out of an article.
func read(doc *annot.Article, abbreviations map[string]bool) *reading {
	r := &reading{doc: doc, byBlock: map[int]int{}}
	cut := make([][][2]int, len(doc.Blocks))
	for i := range doc.Annotations {
		if x := &doc.Annotations[i]; x.Has("inserted") || x.Has("omitted") {
			cut[x.Block] = append(cut[x.Block], [2]int{x.From, x.To})
		}
	}
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; !b.Editor {
			r.add(i, b.Number, b.Text, cut[i], abbreviations)
		}
	}
	return r
}

// readParagraphs takes the words out of an original.
func readParagraphs(list []verbatim.Paragraph) *reading {
	r := &reading{byBlock: map[int]int{}}
	for i, p := range list {
		r.add(i, i+1, p.Text, nil, nil)
	}
	return r
}

// add adds a block but for the ranges that are cut out of it. A block without
// words of the article is none of its passages.
func (r *reading) add(block, number int, text string, cut [][2]int, abbreviations map[string]bool) {
	clean, at := without(text, cut)
	p := passage{block: block, number: number}
	p.first = len(r.words)
	flat := strings.Map(func(c rune) rune {
		if c == '\n' {
			return ' '
		}
		return c
	}, clean)
	start := 0
	sentence := func(end int) {
		first := len(r.words)
		r.split(block, clean[start:end], at[start:])
		if len(r.words) > first {
			p.sentences = append(p.sentences, stretch{first, len(r.words), verbatim.Fold(clean[start:end])})
		}
		start = end
	}
	for _, end := range prose.Breaks(flat, abbreviations) {
		sentence(end)
	}
	sentence(len(clean))
	if p.last = len(r.words); p.last > p.first {
		p.key = verbatim.Fold(clean)
		r.byBlock[block] = len(r.passages)
		r.passages = append(r.passages, p)
	}
}

// without cuts ranges out of a text, which may lie in each other but are in
// order, together with the white space before them, and gives for each byte that is left, and for the end, where it was.
func without(text string, cut [][2]int) (string, []int) {
	var clean strings.Builder
	at := make([]int, 0, len(text)+1)
	from := 0
	keep := func(to int) {
		if to > from {
			clean.WriteString(text[from:to])
			for ; from < to; from++ {
				at = append(at, from)
			}
		}
	}
	for _, c := range cut { // white space before the editor's words goes with them
		keep(max(from, len(strings.TrimRightFunc(text[:c[0]], unicode.IsSpace))))
		from = max(from, c[1])
	}
	keep(len(text))
	return clean.String(), append(at, len(text))
}

// split adds the words and signs of a sentence. A word is a run of letters,
// digits and marks; every other character but white space is a sign.
func (r *reading) split(block int, text string, at []int) {
	start := -1
	add := func(from, to int) {
		r.words = append(r.words, word{block, at[from], at[to-1] + 1, norm.NFC.String(text[from:to])})
	}
	for i, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			add(start, i)
			start = -1
		}
		if !unicode.IsSpace(c) {
			_, size := utf8.DecodeRuneInString(text[i:])
			add(i, i+size)
		}
	}
	if start >= 0 {
		add(start, len(text))
	}
}

// spoken reports whether a word is more than a sign.
func (w *word) spoken() bool {
	c, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// between gives the words in a range of a block's text, those that it cuts
// included; first == last when there is none.
func (r *reading) between(block, from, to int) (first, last int) {
	i, ok := r.byBlock[block]
	if !ok {
		return 0, 0
	}
	p := &r.passages[i]
	inside := r.words[p.first:p.last]
	first = p.first + sort.Search(len(inside), func(k int) bool { return inside[k].to > from })
	last = p.first + sort.Search(len(inside), func(k int) bool { return inside[k].from >= to })
	return first, max(first, last)
}

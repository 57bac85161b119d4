package markdown

import (
	"bytes"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/util"
)

// pair is a pair of brackets that is a span or a citation. Offsets are those
// of the file.
type pair struct {
	open, close int
	end         int // behind the attributes of a span, behind "]" of a citation
	skip        int // characters of the block from the bracket that triggers to end
	cite        bool
	attrs       []annot.Attr
	cites       []annot.CiteItem
}

// find gives the pair whose opening bracket is at an offset of the file.
func find(pairs []pair, open int) *pair {
	i := sort.Search(len(pairs), func(i int) bool { return pairs[i].open >= open })
	if i < len(pairs) && pairs[i].open == open {
		return &pairs[i]
	}
	return nil
}

// planner matches the brackets of one block in one pass over its text.
type planner struct {
	*state
	text    []byte
	out     []pair
	stack   []bracket
	waiting map[int]waiting // by the brackets directly behind them
	runs    map[int][]int   // offsets of runs of backticks by their length
}

// bracket is an opening bracket that waits for its closing one.
type bracket struct {
	at     int
	key    bool // a citation key stands directly in it
	nested bool // brackets stand in it
}

// waiting is what looks like a citation and is followed by brackets: it is one
// if they are no label of a link but a span or a citation.
type waiting struct {
	open  bracket
	close int
}

func (p *planner) run() {
	for i := 0; i < len(p.text); {
		switch p.text[i] {
		case '\\':
			i += 2
		case '`':
			i = p.code(i)
		case '<':
			i = p.address(i)
		case '[':
			if n := len(p.stack); n > 0 {
				p.stack[n-1].nested = true
			}
			p.stack = append(p.stack, bracket{at: i})
			i++
		case ']':
			i = p.closing(i)
		case '@':
			if n := len(p.stack); n > 0 && startsKey(p.text, i) {
				p.stack[n-1].key = true
			}
			i++
		default:
			for i++; i < len(p.text) && !isPlanned[p.text[i]]; i++ {
			}
		}
	}
	if n := len(p.stack); n > 0 {
		p.stray = p.view.source(p.stack[n-1].at)
	}
	slices.SortFunc(p.out, func(a, b pair) int { return a.open - b.open })
}

// isPlanned are the signs that run stops at.
var isPlanned = [256]bool{'\\': true, '`': true, '<': true, '[': true, ']': true, '@': true}

// code gives the end of the code span that begins with the backticks at i, or
// the end of the backticks.
func (p *planner) code(i int) int {
	if p.runs == nil {
		p.runs = map[int][]int{}
		for at := i; at < len(p.text); at++ {
			if p.text[at] == '`' {
				end := at
				for end < len(p.text) && p.text[end] == '`' {
					end++
				}
				p.runs[end-at] = append(p.runs[end-at], at)
				at = end
			}
		}
	}
	end := i
	for end < len(p.text) && p.text[end] == '`' {
		end++
	}
	n := end - i
	later := p.runs[n]
	for len(later) > 0 && later[0] < end {
		later = later[1:]
	}
	p.runs[n] = later
	if len(later) == 0 {
		return end
	}
	return later[0] + n
}

// address gives the end of the <address> that begins at i, or i+1.
func (p *planner) address(i int) int {
	rest := p.text[i+1:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	stop := util.FindEmailIndex(rest)
	if stop < 0 {
		stop = util.FindURLIndex(rest)
	}
	if stop < 0 || stop >= len(rest) || rest[stop] != '>' {
		return i + 1
	}
	return i + 1 + stop + 1
}

// closing handles the closing bracket at i and gives the offset to go on at.
func (p *planner) closing(i int) int {
	var next byte
	if i+1 < len(p.text) {
		next = p.text[i+1]
	}
	if len(p.stack) == 0 {
		if next == '{' {
			p.unopened(i)
		}
		return i + 1
	}
	open := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	switch {
	case isNote(p.text[open.at+1 : i]):
		if next == '{' {
			p.report(noteAttributes(p.view.span(p.file, i+1, i+2)))
		}
	case next == '{':
		return p.span(open.at, i)
	case next == '[':
		if open.key {
			if p.waiting == nil {
				p.waiting = map[int]waiting{}
			}
			p.waiting[i+1] = waiting{open, i}
		}
	case next == '(' && p.link(i+1):
		end, _ := linkTail(p.text, i+1)
		return end
	case open.key:
		p.citation(open, i)
	default:
		p.detached(i)
	}
	return i + 1
}

// span plans the span from open to close and gives the offset behind it.
func (p *planner) span(open, close int) int {
	attrs, end, why, ok := p.attrs.parse(close + 1)
	if !ok {
		p.report(badAttributes(p.view.span(p.file, close+1, end), why))
		return close + 1
	}
	if len(p.stack) >= maxSpans {
		p.report(tooDeep(p.view.span(p.file, open, open+1), "spans", maxSpans))
		return end
	}
	if len(attrs) > maxAttributes {
		p.report(tooMany(p.view.span(p.file, close+1, end), "attributes in a span", maxAttributes, "the span is read as text"))
		return end
	}
	if !p.count(open, 1) {
		return end
	}
	p.out = append(p.out, pair{
		open: p.view.source(open), close: p.view.source(close),
		end: p.view.source(end-1) + 1, skip: end - close, attrs: attrs,
	})
	p.release(open)
	return end
}

// release plans the citation that waits for the brackets that begin at an
// offset.
func (p *planner) release(at int) {
	if w, ok := p.waiting[at]; ok {
		delete(p.waiting, at)
		p.citation(w.open, w.close)
	}
}

// link reports whether a link's address begins at an offset.
func (p *planner) link(at int) bool {
	_, ok := linkTail(p.text, at)
	return ok
}

func (p *planner) citation(open bracket, close int) {
	items, ok := citeItems(&p.view, p.file, open.at+1, close)
	if !ok || open.nested {
		p.report(badCitation(p.view.span(p.file, open.at, close+1)))
		return
	}
	if !p.count(open.at, len(items)) {
		return
	}
	p.out = append(p.out, pair{
		open: p.view.source(open.at), close: p.view.source(close),
		end: p.view.source(close) + 1, skip: close + 1 - open.at, cite: true, cites: items,
	})
	p.release(open.at)
}

// count counts spans and cites and reports the first too many.
func (p *planner) count(open, n int) bool {
	if p.annotations += n; p.annotations <= maxAnnotations {
		return true
	}
	p.once("annotations", tooMany(p.view.span(p.file, open, open+1), "annotations and cites", maxAnnotations,
		"make several articles of it; what follows is read as text"))
	return false
}

// unopened reports attributes behind a bracket that closes nothing.
func (p *planner) unopened(close int) {
	attrs, end, _, ok := p.attrs.parse(close + 1)
	if !ok || len(attrs) == 0 || bytes.Contains(p.text[close+1:end], []byte("]{")) {
		return // the braces are none, or end with those of another span
	}
	p.report(unopenedSpan(p.view.span(p.file, close, end), p.at(p.stray, p.stray+1)))
}

// detached warns of attributes that a space parts from their brackets.
func (p *planner) detached(close int) {
	i := close + 1
	for i < len(p.text) && (p.text[i] == ' ' || p.text[i] == '\t') {
		i++
	}
	if i == close+1 || i == len(p.text) || p.text[i] != '{' {
		return
	}
	if attrs, _, _, ok := p.attrs.parse(i); ok && len(attrs) > 0 {
		p.report(detachedAttributes(p.view.span(p.file, close+1, i)))
	}
}

// isNote reports whether the words between two brackets make them a footnote
// reference.
func isNote(words []byte) bool {
	return len(words) > 1 && words[0] == '^' && !bytes.ContainsAny(words, " \t\n\r[]")
}

// startsKey reports whether the "@" at i begins a citation key.
func startsKey(text []byte, i int) bool {
	if before, _ := utf8.DecodeLastRune(text[:i]); i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return false
	}
	if i+1 < len(text) && text[i+1] == '{' {
		return true
	}
	r, _ := utf8.DecodeRune(text[i+1:])
	return isKeyRune(r)
}

func isKeyRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

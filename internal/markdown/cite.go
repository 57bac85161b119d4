package markdown

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// citation is the node of a cluster of cites.
type citation struct {
	ast.BaseInline
	end   int
	items []annot.CiteItem
}

var kindCitation = ast.NewNodeKind("Citation")

func (c *citation) Kind() ast.NodeKind { return kindCitation }

func (c *citation) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// citeParser makes nodes of the citations that were planned.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, seg := block.PeekLine()
	p := find(stateOf(pc).plan(parent), seg.Start)
	if p == nil || !p.cite {
		return nil
	}
	node := &citation{end: p.end, items: p.cites}
	node.SetPos(seg.Start)
	block.Advance(p.skip)
	return node
}

// citeItems reads the cites between two brackets. It fails when an item has
// no key.
func citeItems(v *view, file string, from, to int) ([]annot.CiteItem, bool) {
	var items []annot.CiteItem
	for at := from; at <= to; {
		end := at
		for end < to && v.text[end] != ';' {
			n := 0
			if c := v.text[end]; c == '\\' || c == '&' {
				n, _ = special(string(v.text[end:min(end+40, to)])) // its ";" parts no cites
			}
			end += max(n, 1)
		}
		item, ok := citeItem(v, file, at, min(end, to))
		if !ok {
			return nil, false
		}
		items = append(items, item)
		at = end + 1
	}
	return items, true
}

func citeItem(v *view, file string, from, to int) (annot.CiteItem, bool) {
	text := v.text[:to]
	sign := from
	for sign < to && (text[sign] != '@' || !startsKey(text, sign)) {
		if text[sign] == '\\' {
			sign++
		}
		sign++
	}
	if sign >= to {
		return annot.CiteItem{}, false
	}
	var item annot.CiteItem
	before := sign
	if before > from && text[before-1] == '-' && (before-1 == from || isBlank(text[before-2])) {
		before--
		item.SuppressAuthor = true
	}
	start, end, next := citeKey(text, sign+1)
	if start == end {
		return item, false
	}
	item.ID = string(text[start:end])
	item.At = v.span(file, start, end)
	item.Prefix = plain(text[from:before])
	rest := strings.TrimSpace(strings.TrimPrefix(plain(text[next:]), ","))
	n := locatorEnd(rest)
	item.Locator = rest[:n]
	item.Suffix = strings.TrimSpace(rest[n:])
	return item, true
}

// citeKey gives the range of the key behind the "@" before i and the offset
// behind all of it.
func citeKey(text []byte, i int) (start, end, next int) {
	if i < len(text) && text[i] == '{' {
		for end = i + 1; end < len(text) && text[end] != '}' && !isBlank(text[end]); end++ {
		}
		if end == len(text) || text[end] != '}' {
			return i, i, i
		}
		return i + 1, end, end + 1
	}
	for end = i; end < len(text); {
		r, n := utf8.DecodeRune(text[end:])
		if !isKeyRune(r) {
			after, _ := utf8.DecodeRune(text[min(end+n, len(text)):])
			if !strings.ContainsRune(":.#$%&-+?<>~/", r) || end == i || !isKeyRune(after) {
				break
			}
		}
		end += n
	}
	return i, end, end
}

// plain resolves escapes and entities and folds white space.
func plain(text []byte) string {
	return replaceInvalid(strings.Join(strings.Fields(unescape(string(text))), " "))
}

// locatorLabels are the words by which Pandoc's citeproc knows a locator.
var locatorLabels = map[string]bool{
	"p.": true, "pp.": true, "page": true, "pages": true, "p": true, "pp": true,
	"ch.": true, "chap.": true, "chaps.": true, "chapter": true, "chapters": true,
	"sec.": true, "secs.": true, "section": true, "sections": true, "§": true, "§§": true,
	"para.": true, "paras.": true, "paragraph": true, "paragraphs": true, "¶": true, "¶¶": true,
	"fig.": true, "figs.": true, "figure": true, "figures": true, "table": true, "tables": true,
	"vol.": true, "vols.": true, "volume": true, "volumes": true, "no.": true, "nos.": true,
	"n.": true, "nn.": true, "note": true, "notes": true, "l.": true, "ll.": true, "line": true, "lines": true,
	"col.": true, "cols.": true, "column": true, "columns": true, "fol.": true, "fols.": true, "folio": true,
	"pt.": true, "pts.": true, "part": true, "parts": true, "bk.": true, "bks.": true, "book": true, "books": true,
	"v.": true, "vv.": true, "verse": true, "verses": true, "art.": true, "arts.": true, "article": true,
	"с.": true, "стр.": true, "гл.": true, "ст.": true, "п.": true, "пп.": true, "рис.": true, "табл.": true, "т.": true,
}

// locatorEnd gives the length of the locator with which a cite's rest begins:
// a label and numbers, or numbers alone.
func locatorEnd(rest string) int {
	at := 0
	if word, _, found := strings.Cut(rest, " "); found && locatorLabels[strings.ToLower(word)] {
		at = len(word) + 1
	} else if sign := strings.TrimLeft(rest, "§¶"); sign != rest {
		at = len(rest) - len(strings.TrimLeft(sign, " "))
	}
	end := 0
	for at < len(rest) {
		n := numberEnd(rest[at:])
		if n == 0 {
			break
		}
		at += n
		end = at
		for at < len(rest) && strings.ContainsRune(" ,&", rune(rest[at])) {
			at++
		}
	}
	return end
}

// numberEnd gives the length of a number or a range of numbers: "33-35", "4a",
// "xii", "2.3".
func numberEnd(s string) int {
	end := strings.IndexAny(s, " ,;&")
	if end < 0 {
		end = len(s)
	}
	word := strings.TrimRight(s[:end], ".:")
	if word == "" {
		return 0
	}
	if strings.ContainsAny(word, "0123456789") || strings.Trim(word, "ivxlcdm-–") == "" {
		return len(word)
	}
	return 0
}

package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"dossier/internal/yaml"
)

// frontOrder is the order in which the keys of front matter are written.
var frontOrder = []string{
	"title", "publisher", "byline", "issued", "url", "retrieved", "canonical", "original",
	"earlier_originals", "lang",
	"translation_of", "rights", "show", "draft", "aliases", "dismissed", "annotated", "changes", "reply",
}

// entry is the lines of a key of front matter, and of the unknown ones that
// follow it.
type entry struct {
	rank int
	text []byte
}

// sortFront gives the front matter that stands from one offset to another with
// its keys in order. It moves whole lines only, so that a mapping in braces or
// with indented keys is left alone.
func sortFront(src []byte, from, to int, front yaml.Value) (text string, changed bool) {
	if front.Kind != yaml.Map || len(front.Pairs) < 2 {
		return "", false
	}
	starts := make([]int, 0, len(front.Pairs)+1)
	for i, p := range front.Pairs {
		start := p.KeySpan.Start
		if start > from && src[start-1] != '\n' || i == 0 && src[front.Span.Start] == '{' {
			return "", false
		}
		if i > 0 {
			start = commentsAbove(src, front.Pairs[i-1].Value.Span.End, start)
		} else {
			start = commentsAbove(src, from, start)
		}
		starts = append(starts, start)
	}
	// Comments behind the last key stay at the end.
	last := commentsAbove(src, front.Pairs[len(front.Pairs)-1].Value.Span.End, to)
	starts = append(starts, last)
	var entries []entry
	for i, p := range front.Pairs {
		rank := slices.Index(frontOrder, p.Key)
		part := src[starts[i]:starts[i+1]]
		if n := len(entries); rank < 0 && n > 0 {
			entries[n-1].text = append(slices.Clip(entries[n-1].text), part...)
			continue
		}
		entries = append(entries, entry{rank, part})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.rank, b.rank) })
	var b strings.Builder
	b.Write(src[from:starts[0]])
	for _, e := range entries {
		b.Write(e.text)
	}
	b.Write(src[last:to])
	return b.String(), b.String() != string(src[from:to])
}

// commentsAbove gives where the comment lines directly above the line that
// begins at an offset begin; they do not reach before least.
func commentsAbove(src []byte, least, line int) int {
	for line > least {
		above := bytes.LastIndexByte(src[:line-1], '\n') + 1
		if above < least || !bytes.HasPrefix(bytes.TrimLeft(src[above:line], " \t"), []byte("#")) {
			break
		}
		line = above
	}
	return line
}

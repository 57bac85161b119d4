package markdown

import (
	"sort"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/text"
)

// view is the text of one block without what stands around it in the file:
// the marks of block quotes and the indentation of lists. Where nothing does,
// it is a slice of the file and not a copy.
type view struct {
	text   []byte
	pieces []piece
	copied []byte // kept for the next block that must be put together
}

// piece says that the view's text from at on stands in the file at src.
type piece struct{ at, src int }

// reset makes the view that of the block with the given lines.
func (v *view) reset(src []byte, lines *text.Segments) {
	v.text, v.pieces = nil, v.pieces[:0]
	n := lines.Len()
	if n == 0 {
		return
	}
	joined := true
	for i := 1; i < n && joined; i++ {
		joined = lines.At(i-1).Stop == lines.At(i).Start
	}
	if joined {
		first := lines.At(0).Start
		v.text = src[first:lines.At(n-1).Stop]
		v.pieces = append(v.pieces, piece{0, first})
		return
	}
	v.copied = v.copied[:0]
	for i := range n {
		s := lines.At(i)
		v.pieces = append(v.pieces, piece{len(v.copied), s.Start})
		v.copied = append(v.copied, src[s.Start:s.Stop]...)
	}
	v.text = v.copied
}

// source gives the file's offset of the view's byte at an offset.
func (v *view) source(at int) int {
	i := 0
	if len(v.pieces) > 1 {
		i = sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].at > at }) - 1
	}
	return v.pieces[i].src + at - v.pieces[i].at
}

// find gives the view's offset of a byte of the file that it shows.
func (v *view) find(src int) int {
	i := 0
	if len(v.pieces) > 1 {
		i = sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].src > src }) - 1
	}
	return v.pieces[i].at + src - v.pieces[i].src
}

// span gives the file's range of a range of the view.
func (v *view) span(file string, from, to int) diag.Span {
	if to <= from {
		at := v.source(from)
		return diag.Span{File: file, Start: at, End: at}
	}
	return diag.Span{File: file, Start: v.source(from), End: v.source(to-1) + 1}
}

package verbatim

import (
	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// most is how many differences are listed.
const most = 10

// Omission is what an .omitted span stands for.
type Omission struct {
	Annotation int // index in Article.Annotations
	Words      int // of the original, those left out in part included
}

// Compare proves that an article says what its original does. path and
// original are the original's file, or that of its extracted text. Without
// differences the list is empty; else it has, with the code verbatim, the
// first difference of each paragraph with its place in both files, at most ten.
func Compare(a *annot.Article, path string, original []byte) []diag.Diagnostic {
	c, list := compare(a, path, original)
	if c == nil {
		return list
	}
	return c.list
}

// Omissions says for how many words of the original each .omitted span stands,
// in their order. What cannot be told because the texts differ is left out.
func Omissions(a *annot.Article, original []byte) []Omission {
	c, _ := compare(a, "", original)
	if c == nil {
		return nil
	}
	return c.omissions
}

// comparison walks through the tokens of both texts.
type comparison struct {
	file, path string
	paras      []markdown.Paragraph
	a, o       []token
	i, j       int // where it stands
	// How many bytes of the original's word before j the article does not
	// have, because a gap begins within it.
	rest      int
	sync      *paragraphs
	list      []diag.Diagnostic
	omissions []Omission
}

func compare(a *annot.Article, path string, original []byte) (*comparison, []diag.Diagnostic) {
	paras, list := Original(path, original)
	if len(list) > 0 {
		return nil, list
	}
	if agree(markdown.Text(a), paras) {
		return nil, nil
	}
	c := &comparison{file: a.Path, path: path, o: originalTokens(paras)}
	c.paras, c.a = articleTokens(a)
	c.run()
	return c, nil
}

// run walks through both texts to their ends.
func (c *comparison) run() {
	if c.allLeftOut() {
		return
	}
	for c.i < len(c.a) || c.j < len(c.o) {
		switch {
		case c.i < len(c.a) && c.a[c.i].kind == gap:
			c.leap()
		case c.i < len(c.a) && c.j < len(c.o) && same(c.a[c.i], c.o[c.j]):
			c.rest = 0
			if c.a[c.i].gapBehind {
				c.rest = max(0, len(c.o[c.j].text)-len(c.a[c.i].text))
			}
			c.i++
			c.j++
		case len(c.list) == most:
			last := &c.list[most-1]
			*last = last.WithNote("only the first %d differences are listed", most)
			return
		default:
			c.differ()
		}
	}
}

// allLeftOut reports an article that has gaps and no word of its original.
func (c *comparison) allLeftOut() bool {
	mark := -1
	for i := range c.a {
		if c.a[i].kind == word {
			return false
		}
		if c.a[i].kind == gap && mark < 0 {
			mark = i
		}
	}
	if mark >= 0 {
		c.report(diag.Errorf("verbatim", c.here(mark, mark+1), "all of the original is left out").
			WithHelp("keep at least one word of it, or use show: notes-only"))
	}
	return mark >= 0
}

func (c *comparison) report(d diag.Diagnostic) { c.list = append(c.list, d) }

// here gives the place of tokens of the article; for none, the place before
// the first.
func (c *comparison) here(from, to int) diag.Span {
	if len(c.a) == 0 {
		return diag.Span{File: c.file}
	}
	if to <= from {
		if from > 0 && (from == len(c.a) || c.a[from].kind == border) {
			t := c.a[from-1] // behind the last word of the paragraph
			p := &c.paras[t.para]
			s := p.Source(c.file, max(t.from, t.to-1), t.to)
			s.Start = s.End
			return s
		}
		if c.a[from].kind == border {
			from++
		}
		t := c.a[from]
		return c.paras[t.para].Source(c.file, t.from, t.from)
	}
	s := c.token(from)
	s.End = max(s.End, c.token(to-1).End)
	return s
}

func (c *comparison) token(i int) diag.Span {
	t := c.a[i]
	return c.paras[t.para].Source(c.file, t.from, t.to)
}

// there gives the place of tokens of the original.
func (c *comparison) there(from, to int) diag.Span {
	s := diag.Span{File: c.path}
	switch {
	case to > from:
		s.Start, s.End = c.o[from].from, c.o[to-1].to
	case from < len(c.o):
		s.Start, s.End = c.o[from].from, c.o[from].from
	case from > 0:
		s.Start, s.End = c.o[from-1].to, c.o[from-1].to
	}
	return s
}

package verbatim

import (
	"sort"
	"strings"
)

// paragraphs finds where both texts have the same paragraphs again.
type paragraphs struct {
	aStart, oStart []int              // the first token of each paragraph
	aText          []string           // the words of each; empty where it has gaps
	places         map[string]([]int) // the paragraphs of the original by their words
}

func newParagraphs(a, o []token) *paragraphs {
	s := &paragraphs{places: map[string][]int{}}
	s.aStart, s.aText = split(a)
	var texts []string
	s.oStart, texts = split(o)
	for q, text := range texts {
		s.places[text] = append(s.places[text], q)
	}
	return s
}

func split(list []token) (starts []int, texts []string) {
	for i := 0; i < len(list); {
		starts = append(starts, i)
		var words []string
		whole := true
		for ; i < len(list) && list[i].kind != border; i++ {
			words = append(words, list[i].text)
			whole = whole && list[i].kind == word
		}
		text := ""
		if whole {
			text = strings.Join(words, " ")
		}
		texts = append(texts, text)
		i++
	}
	return starts, texts
}

// paragraphAt gives the paragraph in which a token lies; a border is the end
// of the one before it.
func paragraphAt(starts []int, i int) int {
	return max(0, sort.SearchInts(starts, i+1)-1)
}

func (s *paragraphs) a(c *comparison) int { return paragraphAt(s.aStart, c.i) }
func (s *paragraphs) o(c *comparison) int { return paragraphAt(s.oStart, c.j) }

// startsA and startsO report whether the comparison stands at the first word
// of a paragraph.
func (s *paragraphs) startsA(c *comparison) bool {
	return c.i < len(c.a) && s.aStart[s.a(c)] == c.i
}

func (s *paragraphs) startsO(c *comparison) bool {
	return c.j < len(c.o) && s.oStart[s.o(c)] == c.j
}

func (s *paragraphs) endA(c *comparison) int { return c.i + run(c.a[c.i:]) }
func (s *paragraphs) endO(c *comparison) int { return c.j + run(c.o[c.j:]) }

// whole reports whether the paragraph at a token of the article has no gap.
func (s *paragraphs) whole(i int) bool { return s.aText[paragraphAt(s.aStart, i)] != "" }

// next finds the nearest pair of equal paragraphs at or behind the place of
// the comparison. It looks no farther than the next gap.
func (s *paragraphs) next(c *comparison) (p, q int, found bool) {
	fromA, fromO := s.a(c), s.o(c)
	p, q = fromA+1, fromO+1
	least, leastO := fromA+1, fromO+1
	if s.startsA(c) {
		least--
	}
	if s.startsO(c) {
		leastO--
	}
	best := int(^uint(0) >> 1)
	for x := least; x < len(s.aStart) && x-fromA < best; x++ {
		if s.aText[x] == "" {
			break
		}
		from := leastO
		if x == fromA {
			from = fromO + 1
		}
		list := s.places[s.aText[x]]
		if k := sort.SearchInts(list, from); k < len(list) {
			if cost := x - fromA + list[k] - fromO; cost < best {
				best, p, q, found = cost, x, list[k], true
			}
		}
	}
	return p, q, found
}

// jump goes on at the next pair of equal paragraphs. Where as many paragraphs
// lie before it in both texts they are compared one by one; where there is
// none, a gap is the next thing that is certain.
func (s *paragraphs) jump(c *comparison, p, q int, found bool) {
	oneByOne := p-s.a(c) == q-s.o(c)
	if !found {
		oneByOne = len(s.aStart)-s.a(c) == len(s.oStart)-s.o(c)
	}
	if oneByOne {
		p, q = s.a(c)+1, s.o(c)+1
	}
	i, j := len(c.a), len(c.o)
	if (found || oneByOne) && p < len(s.aStart) && q < len(s.oStart) {
		i, j = s.aStart[p], s.oStart[q]
	}
	for k := c.i; k < i; k++ {
		if c.a[k].kind == gap {
			c.i, c.rest = k, 0
			return
		}
	}
	c.i, c.j, c.rest = i, j, 0
}

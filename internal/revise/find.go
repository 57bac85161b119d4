package revise

// Why an item has lost its place.
const (
	wordsGone   = "its words are no longer in the text"
	passageGone = "its paragraph is no longer in the text"
	wordsTwice  = "its words stand at several places that fit equally well"
	noContext   = "its words stand elsewhere, in another sentence"
	placeGone   = "the words beside it are no longer in the text"
	nothingOut  = "nothing stands between the words beside it any more, or they are gone"
	inMarkup    = "the new file's own markup begins or ends among its words"
	crosses     = "another annotation would overlap with it"
	notProved   = "with it the article would not say what its original says"
	noPicture   = "the new file does not show it"
	unreferred  = "nothing refers to it any more"
)

// finder places items by their words and by those around them: by exact,
// prefix and suffix in the terms of W3C's Web Annotation Data Model. Words in
// sentences that are still there stand where the sentence does; other words
// are looked for among those of the new text that no such sentence has.
type finder struct {
	*pairing
	at    map[string][]int // the places of the words of the new text
	over  map[int]*item    // gaps that were placed, by the old word behind them
	taken map[int]bool     // words of the new text that are left out
}

func newFinder(p *pairing) *finder {
	f := &finder{pairing: p, at: map[string][]int{}, over: map[int]*item{}, taken: map[int]bool{}}
	for i := range p.new.words {
		f.at[p.new.words[i].text] = append(f.at[p.new.words[i].text], i)
	}
	return f
}

// So far is looked for words around a place, and so many places are looked at
// for one item: what stands more often is at too many places.
const (
	farthest   = 12
	mostPlaces = 1000
)

// fits reports whether a word of the old text may be one of the new.
func (f *finder) fits(i, j int) bool {
	if f.to[i] >= 0 || f.from[j] >= 0 {
		return f.to[i] == j
	}
	return !f.taken[j] && f.old.words[i].text == f.new.words[j].text
}

// next gives where the word behind one of the old text stands when that one
// stands at j: behind the words that are left out in between.
func (f *finder) next(i, j int) int {
	if g, ok := f.over[i+1]; ok && g.at.first == j {
		return g.at.last
	}
	return j + 1
}

func (f *finder) previous(i, j int) int {
	if g, ok := f.over[i]; ok && g.at.last == j {
		return g.at.first
	}
	return j - 1
}

// run follows words of the old text from one that stands at j, and gives the
// last place; ok only if all of them fit.
func (f *finder) run(first, last, j int) (end int, ok bool) {
	for i := first; ; i++ {
		if j >= len(f.new.words) || !f.fits(i, j) {
			return 0, false
		}
		if i == last-1 {
			return j + 1, true
		}
		j = f.next(i, j)
	}
}

// leftOf and rightOf count the words that agree before and from a place on.
func (f *finder) leftOf(i, j int) (all, spoken int) {
	for all < farthest {
		if i == 0 || j == 0 {
			if i == 0 && j == 0 {
				all++
			}
			return all, spoken
		}
		i, j = i-1, f.previous(i, j)
		if j < 0 || !f.fits(i, j) {
			return all, spoken
		}
		all++
		if f.old.words[i].spoken() {
			spoken++
		}
	}
	return all, spoken
}

func (f *finder) rightOf(i, j int) (all, spoken int) {
	for all < farthest {
		if i >= len(f.old.words) || j >= len(f.new.words) {
			if i >= len(f.old.words) && j >= len(f.new.words) {
				all++
			}
			return all, spoken
		}
		if !f.fits(i, j) {
			return all, spoken
		}
		all++
		if f.old.words[i].spoken() {
			spoken++
		}
		i, j = i+1, f.next(i, j)
	}
	return all, spoken
}

// candidate is a place where an item might go.
type candidate struct {
	first, last   int
	score, spoken int
	near          bool // in what has come of its passage
}

// best gives the one place that is better than all others: one in what has
// come of the passage before any other, then the one with the most words
// around it.
func best(list []candidate) (candidate, string) {
	if len(list) == 0 {
		return candidate{}, wordsGone
	}
	top, twice := list[0], false
	for _, c := range list[1:] {
		better := c.near && !top.near || c.near == top.near && c.score > top.score
		switch {
		case better:
			top, twice = c, false
		case c.near == top.near && c.score == top.score:
			twice = true
		}
	}
	if twice {
		return candidate{}, wordsTwice
	}
	return top, ""
}

// span places the words of an annotation.
func (f *finder) span(it *item) (place, string) {
	if it.first >= it.last {
		return place{}, wordsGone
	}
	if j := f.to[it.first]; j >= 0 {
		if end, ok := f.run(it.first, it.last, j); ok && f.new.words[j].block == f.new.words[end-1].block {
			return place{first: j, last: end}, ""
		}
		return place{}, wordsGone
	}
	home := f.home(it.block)
	where := f.at[f.old.words[it.first].text]
	if len(where) > mostPlaces {
		return place{}, wordsTwice
	}
	var list []candidate
	spoken := 0
	for k := it.first; k < it.last; k++ {
		if f.old.words[k].spoken() {
			spoken++
		}
	}
	for _, j := range where {
		end, ok := f.run(it.first, it.last, j)
		if !ok || f.new.words[j].block != f.new.words[end-1].block {
			continue
		}
		left, l := f.leftOf(it.first, j)
		right, r := f.rightOf(it.last, end)
		list = append(list, candidate{j, end, left + right, l + r, home >= 0 && f.new.words[j].block == home})
	}
	top, why := best(list)
	if why != "" {
		return place{}, why
	}
	// The words alone say nothing where they are few: "12" is any twelve.
	if enough := 3; top.near {
		if top.spoken == 0 && spoken < enough && len(list) > 0 && !f.alone(it, top) {
			return place{}, noContext
		}
	} else if top.spoken+spoken < enough+2 || top.score < 2 {
		return place{}, noContext
	}
	return place{first: top.first, last: top.last}, ""
}

// alone reports whether an item's words are all that its passage says, before
// and after.
func (f *finder) alone(it *item, c candidate) bool {
	p, q := f.old.byBlock[it.block], f.new.byBlock[f.new.words[c.first].block]
	old, new := f.old.passages[p], f.new.passages[q]
	return old.first == it.first && new.first == c.first || old.last == it.last && new.last == c.last
}

// home gives the block that has come of a block of the old text, or -1.
func (f *finder) home(block int) int {
	if i, ok := f.old.byBlock[block]; ok && f.passage[i] >= 0 {
		return f.new.passages[f.passage[i]].block
	}
	return -1
}

// point places what stands between two words: behind the one before it, or
// before the one behind it.
func (f *finder) point(it *item) (place, string) {
	i, ok := f.old.byBlock[it.block]
	if !ok {
		return place{}, placeGone
	}
	p := f.old.passages[i]
	if g, ok := f.over[it.first]; ok && it.start > g.start && g.at.last < len(f.new.words) {
		return place{word: g.at.last}, ""
	}
	if it.first > p.first && f.to[it.first-1] >= 0 {
		return place{after: true, word: f.to[it.first-1]}, ""
	}
	if it.first < p.last && f.to[it.first] >= 0 {
		return f.before(f.to[it.first]), ""
	}
	var list []candidate
	home := f.home(it.block)
	add := func(j int) {
		left, l := f.leftOf(it.first, j)
		right, r := f.rightOf(it.first, j)
		if least := 2; l < 1 && r < least || left+right < least {
			return
		}
		near := home >= 0 && (j < len(f.new.words) && f.new.words[j].block == home || j > 0 && f.new.words[j-1].block == home)
		if !near && l+r < 4 {
			return
		}
		list = append(list, candidate{first: j, score: 2*left + right, near: near})
	}
	seen := map[int]bool{}
	for _, side := range []int{it.first - 1, it.first} {
		if side < p.first || side >= p.last {
			continue
		}
		where := f.at[f.old.words[side].text]
		if len(where) > mostPlaces {
			return place{}, wordsTwice
		}
		for _, j := range where {
			j += it.first - side
			if !seen[j] {
				seen[j] = true
				add(j)
			}
		}
	}
	top, why := best(list)
	switch {
	case why == wordsGone:
		return place{}, placeGone
	case why != "":
		return place{}, why
	case top.first == len(f.new.words):
		return place{after: true, word: top.first - 1}, ""
	case it.first > p.first && top.first > 0:
		return place{after: true, word: top.first - 1}, ""
	}
	return f.before(top.first), ""
}

// before is the place before a word: behind the word before it, if their block
// has one, for white space before the editor's words does not count as the
// article's.
func (f *finder) before(j int) place {
	if j > 0 && !f.taken[j-1] && f.new.words[j-1].block == f.new.words[j].block {
		return place{after: true, word: j - 1}
	}
	return place{word: j}
}

// gap places what stands for words that are left out: both words beside it
// must be found, with words of no known sentence between them.
func (f *finder) gap(it *item, next int) (place, string) {
	left, right := -1, len(f.new.words)
	if next > 0 {
		if left = f.beside(next-1, false); left < 0 {
			return place{}, nothingOut
		}
	}
	if next < len(f.old.words) {
		if right = f.beside(next, true); right < 0 {
			return place{}, nothingOut
		}
	}
	if right-left < 2 {
		return place{}, nothingOut
	}
	for j := left + 1; j < right; j++ {
		if f.from[j] >= 0 || f.taken[j] {
			return place{}, nothingOut
		}
	}
	return place{first: left, last: right}, ""
}

// beside finds the word before or behind a gap by those before or behind it.
func (f *finder) beside(i int, right bool) int {
	if f.to[i] >= 0 {
		return f.to[i]
	}
	where := f.at[f.old.words[i].text]
	if len(where) > mostPlaces {
		return -1
	}
	home := f.home(f.old.words[i].block)
	var list []candidate
	for _, j := range where {
		var all, spoken int
		if right {
			all, spoken = f.rightOf(i, j)
		} else {
			all, spoken = f.leftOf(i+1, j+1)
		}
		if spoken > 0 {
			list = append(list, candidate{first: j, score: all, near: f.new.words[j].block == home})
		}
	}
	if top, why := best(list); why == "" {
		return top.first
	}
	return -1
}

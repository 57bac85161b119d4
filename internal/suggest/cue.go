package suggest

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annot"
)

// finder reads an article block by block.
type finder struct {
	x        *cueLexicon
	article  *annot.Article
	names    map[string]bool // words seen with a capital inside a sentence
	small    map[string]bool // words seen without a capital
	findings []Finding
	at       map[spokenPlace]int // findings by their words
	blocks   map[int]*blockSpeech
	register nameRegister
	order    []int // blocks read
	last     []int // findings of the last speakers
	person   int   // of the last who is a person
	body     int   // of the last that is none
}

// speechLimit is how many bytes of an article are read for who says what. The
// blocks behind it get no attributions and no quotations, and their figures no
// party: so long a text must not keep an editor waiting.
const speechLimit = 2 << 20

type spokenPlace struct{ block, from, to int }

func newFinder(x *cueLexicon, a *annot.Article) *finder {
	f := &finder{
		x: x, article: a, names: map[string]bool{}, small: map[string]bool{}, at: map[spokenPlace]int{},
		blocks: map[int]*blockSpeech{}, register: newNameRegister(), person: -1, body: -1,
	}
	read := 0
	lexer := tokenizer{x, map[string]cueToken{}}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Editor || b.Node.Kind == annot.CodeBlock || read+len(b.Text) > speechLimit {
			continue
		}
		read += len(b.Text)
		tokens := lexer.tokenize(b.Text)
		quotes := findQuotations(b.Text, tokens)
		markSentences(tokens, b.Text, x.stops)
		f.order = append(f.order, i)
		f.blocks[i] = &blockSpeech{tokens: tokens, quotes: quotes}
		r := hearer{finder: f, block: i, text: b.Text, tokens: tokens, quotes: quotes}
		r.learn(b.Node.Kind == annot.Heading)
	}
	f.nameTimes()
	return f
}

// nameTimes takes the words for times that are somebody's surname for names:
// May, where Jane May is printed in full.
func (f *finder) nameTimes() {
	surnames := map[string]bool{}
	f.eachTime(func(tokens []cueToken, i int) {
		if before := &tokens[max(i-1, 0)]; i > 0 && before.capital && before.word() && before.class == 0 && !before.caps {
			surnames[tokens[i].fold] = true
		}
	})
	if len(surnames) == 0 {
		return
	}
	f.eachTime(func(tokens []cueToken, i int) {
		in := i > 0 && tokens[i-1].is(prepositionWord|timeWord)
		dated := i > 0 && tokens[i-1].number || i+1 < len(tokens) && tokens[i+1].number
		if surnames[tokens[i].fold] && !in && !dated {
			tokens[i].class &^= timeWord | function
			f.names[tokens[i].fold] = true
		}
	})
}

// eachTime visits the words for times that have a capital.
func (f *finder) eachTime(visit func(tokens []cueToken, i int)) {
	for _, block := range f.order {
		tokens := f.blocks[block].tokens
		for i := range tokens {
			if tokens[i].capital && tokens[i].is(timeWord) {
				visit(tokens, i)
			}
		}
	}
}

// function are the classes of words that are no part of a name but by chance.
const function = stopWord | determinerWord | prepositionWord | cueVoid | cuePassive | cueBetween | cueThatWord | andWord | linkWord | insideWord |
	cueSay | cueClaim | cueThat | cueQuote | cueCount | cuePromise | cueQuoted | cuePart | byWord | issuedWord

// learn notes which words the article writes with a capital and which without,
// and takes function words inside a sentence that have a capital for names:
// Will Smith, The Hague.
func (r *hearer) learn(heading bool) {
	r.learnNames()
	for i := range r.tokens {
		t := &r.tokens[i]
		switch {
		case !t.word() || heading:
		case !t.capital:
			r.small[t.fold] = true
		case r.starts(i) && t.is(insideWord) && !t.is(determinerWord|prepositionWord|linkWord) && i+1 < len(r.tokens) && r.tokens[i+1].capital:
			t.class &^= function // Al Jazeera
		case !r.starts(i) && !t.caps:
			if !t.is(function | timeWord | demonymWord | pronounWord) {
				r.names[t.fold] = true
			}
			t.class &^= function
			if i+1 < len(r.tokens) && r.tokens[i+1].capital && r.tokens[i+1].word() {
				t.class &^= pronounWord // He Biao
			}
		}
	}
}

// readBlock finds the cues of a block and whose they are.
func (f *finder) readBlock(i int) {
	b := &f.article.Blocks[i]
	speech := f.blocks[i]
	if speech == nil || b.Node.Kind == annot.Heading && b.Node.Level == 1 {
		return
	}
	r := &hearer{finder: f, block: i, text: b.Text, tokens: speech.tokens, quotes: speech.quotes}
	for at := 0; at < len(r.tokens); {
		at = max(r.readCue(at), at+1)
	}
	slices.SortStableFunc(speech.cues, func(a, b saying) int { return a.from - b.from })
	r.quote()
}

// readCue looks for a cue at a token and gives the token from which to go on.
func (r *hearer) readCue(at int) int {
	t := &r.tokens[at]
	if t.quote >= 0 {
		return r.insideQuote(at) // what a speaker says of others is the speaker's
	}
	if !t.word() || t.fold == "" {
		return at + 1
	}
	if phrase, end := r.cuePhrase(at); end > at {
		switch phrase.kind {
		case sourcePhrase:
			if t.is(cueSay | cueClaim | cueThat | cueQuote) { // "приводит ТАСС слова": a speaker and a source
				r.verb(at, at+1, cueClaim)
			}
			r.source(at, end)
		case subjectPhrase:
			r.verb(at, end, cueClaim)
		case pronounPhrase:
			r.same(at, end)
		}
		return end
	}
	if t.capital && !r.starts(at) {
		return at + 1
	}
	switch {
	case t.is(cueSay):
		r.verb(at, at+1, cueSay)
	case t.is(cueClaim):
		r.verb(at, at+1, cueClaim)
	case t.is(cueThat):
		r.verb(at, at+1, cueThat)
	case t.is(cuePromise):
		r.verb(at, at+1, cuePromise)
	case t.is(cueCount):
		r.verb(at, at+1, cueCount)
	case t.is(cueQuoted):
		r.quoted(at)
	case t.is(cueQuote):
		r.verb(at, at+1, cueQuote)
	case t.is(cuePart):
		r.participle(at)
	}
	return at + 1
}

// insideQuote looks inside a quotation for the author's words between dashes
// («Yes, — said Roe. — We can»), and gives the token from which to go on.
func (r *hearer) insideQuote(at int) int {
	q := &r.quotes[r.tokens[at].quote]
	if r.tokens[at].sign != '—' && r.tokens[at].sign != '–' {
		return at + 1
	}
	if at == q.open || !closesClause(r.tokens[at-1].sign) {
		return at + 1
	}
	verb := at + 1
	for verb < q.end && r.tokens[verb].is(cueBetween) {
		verb++
	}
	const speaking = cueSay | cueClaim | cueThat | cueQuote
	if verb >= q.end || !r.tokens[verb].is(speaking) || r.tokens[verb].capital {
		return at + 1
	}
	r.verb(verb, verb+1, cueClaim)
	return verb + 1
}

func closesClause(sign rune) bool {
	switch sign {
	case ',', '.', '!', '?', '…':
		return true
	}
	return false
}

// cuePhrase gives the longest cue of several words at a token and the token
// behind it.
func (r *hearer) cuePhrase(at int) (cuePhrase, int) {
	var best cuePhrase
	end := at
	bySecond := r.x.phrases[r.tokens[at].fold]
	if bySecond == nil {
		return best, end
	}
	next := ""
	if at+1 < len(r.tokens) {
		next = r.tokens[at+1].fold
	}
	for _, second := range [...]string{next, "", "*"} { // of two that are as long the more exact one
		for _, p := range bySecond[second] {
			if len(p.words) > end-at && r.matches(p, at) {
				best, end = p, at+len(p.words)
			}
		}
	}
	return best, end
}

// matches reports whether the words of a cue stand at a token.
func (r *hearer) matches(p cuePhrase, at int) bool {
	if at+len(p.words) > len(r.tokens) {
		return false
	}
	for k, word := range p.words {
		t := &r.tokens[at+k]
		if t.fold != word && (word != "*" || !t.word()) || t.sentence != r.tokens[at].sentence {
			return false
		}
	}
	return true
}

// add proposes that some tokens name the party of a cue, and gives the index
// of the finding.
func (r *hearer) add(p phrase, role tokenRange, cueFrom, cueTo int) int {
	p = r.tighten(p)
	if p.to <= p.from {
		return -1
	}
	from, to := r.tokens[p.from].from, r.tokens[p.to-1].to
	if old, found := r.at[spokenPlace{r.block, from, to}]; found {
		return old
	}
	party := r.party(p, role)
	index := len(r.findings)
	r.findings = append(r.findings, Finding{
		Kind: Attribution, Block: r.block, From: from, To: to, Party: &party, By: -1,
		Reason: "named beside “" + strings.Join(strings.FieldsFunc(r.text[r.tokens[cueFrom].from:r.tokens[cueTo-1].to], unicode.IsSpace), " ") + "”",
	})
	r.at[spokenPlace{r.block, from, to}] = index
	r.speaks(index)
	return index
}

// speaks makes a finding the last speaker.
func (r *hearer) speaks(index int) {
	r.last = []int{index}
	if r.findings[index].Party.Kind == Person {
		r.person = index
	} else {
		r.body = index
	}
}

// record notes a cue and its parties.
func (r *hearer) record(p phrase, from, to int, by []int) {
	if len(by) == 0 {
		return
	}
	s := saying{cue: from, sentence: r.tokens[from].sentence, by: by, from: from, to: to}
	if p.to > p.from {
		s.from, s.to = min(from, p.from), max(to, p.to)
	}
	lo, hi := r.sentenceStart(from), r.sentenceEnd(to-1)
	if s.from > lo {
		before := &r.tokens[s.from-1]
		s.back = before.sign != 0 && before.sign != '('
	}
	for k := s.to; k < hi; k++ {
		if r.tokens[k].word() {
			s.forth = true
			break
		}
	}
	if s.back && s.forth && s.from-1 > lo && s.to < hi && r.tokens[s.to].is(timeWord|prepositionWord) && !r.clauseFollows(s.to, hi) {
		s.forth = false
	}
	b := r.blocks[r.block]
	b.cues = append(b.cues, s)
}

// clauseFollows reports whether something is stated behind a time or a place
// that goes with a cue.
func (r *hearer) clauseFollows(at, end int) bool {
	for k := at; k < end; k++ {
		t := &r.tokens[k]
		date := k+1 < end && r.tokens[k+1].is(timeWord) || k > at && r.tokens[k-1].is(timeWord)
		if t.number && !date || t.is(cueThatWord) || t.sign == ',' || t.sign == ':' || t.quote != r.tokens[at].quote {
			return true
		}
	}
	return false
}

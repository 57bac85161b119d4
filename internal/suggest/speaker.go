package suggest

// phraseKind of a noun phrase beside a cue says what it can be.
type nounKind uint8

const (
	noSpeaker nounKind = iota
	named              // holds a name
	described          // a person or a body without a name: Pentagon spokesman
	writing            // a work
	pronoun            // stands for the last speaker
	common             // any other noun
)

// phrase is a noun phrase: tokens of a block.
type phrase struct {
	kind     nounKind
	from, to int // tokens
	head     int // the token of its head
	oblique  bool
}

// hearer reads one block.
type hearer struct {
	*finder
	block  int
	text   string
	tokens []cueToken
	quotes []quotation
}

// scanLimit bounds, in tokens, how far a speaker may stand from its cue, so
// that the time stays proportional to the text.
const scanLimit = 60

// noun reports whether a token may be part of a noun phrase.
func (r *hearer) noun(i int) bool {
	t := &r.tokens[i]
	const function = stopWord | determinerWord | prepositionWord | pronounWord | timeWord | cueVoid | cuePassive | cueBetween | cueThatWord | andWord | linkWord | insideWord | issuedWord
	return t.word() && !t.number && !t.is(function) && t.fold != "" && !(t.is(cueSay) && !t.capital)
}

// starts reports whether a token begins a sentence or what looks like one.
func (r *hearer) starts(i int) bool {
	if i == 0 || r.tokens[i].sentence != r.tokens[i-1].sentence {
		return true
	}
	switch r.tokens[i-1].sign {
	case 0, ',', '(', '-', '&', '\'', '’', '/':
		return false
	}
	return true
}

// sentenceStart and sentenceEnd bound what is looked at around a token: its
// sentence, and no more than the scan limit.
func (r *hearer) sentenceStart(i int) int {
	at := i
	for at > 0 && i-at < scanLimit && r.tokens[at-1].sentence == r.tokens[i].sentence {
		at--
	}
	return at
}

func (r *hearer) sentenceEnd(i int) int {
	at := i + 1
	for at < len(r.tokens) && at-i < scanLimit && r.tokens[at].sentence == r.tokens[i].sentence {
		at++
	}
	return at
}

// knownName reports whether the only capital of a phrase is that of a name and
// not that of the first word of a sentence.
func (r *hearer) knownName(i int) bool {
	t := &r.tokens[i]
	if !t.capital {
		return false
	}
	return !r.starts(i) || t.caps || t.is(agencyWord|placeWord|titleWord) || r.names[t.fold] || !r.small[t.fold]
}

// classify says what the noun phrase of some tokens is; its head is the last
// noun before anything that only belongs to it.
func (r *hearer) classify(from, to int) phrase {
	p := phrase{from: from, to: to, head: to - 1}
	for i := from + 1; i < to; i++ {
		if r.sharedHead(i) {
			continue
		}
		if t := &r.tokens[i]; !t.capital && t.is(linkWord|insideWord|andWord) && !t.is(determinerWord) && !r.clitic(i) || t.sign == '(' {
			p.head = i - 1
			break
		}
	}
	head := &r.tokens[p.head]
	switch {
	case head.is(pronounWord) && to == from+1:
		p.kind = pronoun
	case head.is(workWord) && !head.is(roleWord|bodyWord) && !(head.capital && !r.starts(p.head)):
		p.kind = writing
	case head.capital && head.is(demonymWord) && from == p.head:
		p.kind = noSpeaker
	case head.is(roleWord | bodyWord):
		p.kind = described
	case head.capital && (p.head > from || r.knownName(p.head)):
		p.kind = named
	case head.word() && !head.capital || r.starts(p.head):
		p.kind = common
	}
	if p.kind == described {
		for i := from; i < to; i++ {
			if r.tokens[i].capital && !r.tokens[i].is(roleWord|bodyWord|demonymWord) && (i > from || r.knownName(i)) {
				p.kind = named
			}
		}
	}
	return p
}

// sharedHead reports whether "and" joins two adjectives of one noun, as in
// "Iraqi and Kurdish officials".
func (r *hearer) sharedHead(and int) bool {
	return r.tokens[and].is(andWord) && and+1 < len(r.tokens) && r.tokens[and-1].is(demonymWord) && r.tokens[and+1].is(demonymWord)
}

func (r *hearer) clitic(i int) bool {
	t := &r.tokens[i]
	return t.word() && t.fold != "" && t.fold[0] == '\''
}

// acronym reports whether the tokens at i are an acronym in brackets, and
// gives the token behind it.
func (r *hearer) acronym(i, end int) (int, bool) {
	if i+2 < end && r.tokens[i].sign == '(' && r.tokens[i+1].capital && r.tokens[i+2].sign == ')' {
		return i + 3, true
	}
	return i, false
}

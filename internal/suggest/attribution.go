package suggest

import (
	"sort"

	"dossier/internal/annot"
)

// speech is who says what in an article.
type speech struct {
	// Findings are the Attributions and Quotes, in the order of the text; By
	// of a Quote is an index of this list.
	Findings []Finding
	blocks   map[int]*blockSpeech
}

// blockSpeech is what is needed to tell to whom a place of a block belongs.
type blockSpeech struct {
	tokens []cueToken
	quotes []quotation
	cues   []saying // in the order of the text
}

// saying is a cue whose party is known.
type saying struct {
	from, to int // tokens of the party and the cue together
	cue      int // token of the cue
	sentence int
	by       []int // indexes of the attributions: joint parties speak together
	back     bool  // what is said stands before it
	forth    bool  // what is said stands behind it
}

// findSpeech finds who says what: the words that name a speaker or a source
// beside a reporting cue, and the quotations whose speaker is known. lang is a
// BCP 47 tag; an article in a language without data has no speech.
//
// Of an article longer than speechLimit only the first blocks are read.
//
// A pronoun, and a work that has been named before ("the report said"), stand
// for the last speaker and are no findings of their own.
func findSpeech(lang string, a *annot.Article) speech {
	out := speech{blocks: map[int]*blockSpeech{}}
	base, ok := languageOf(lang)
	if !ok {
		return out
	}
	x := cueLexicons()[base]
	if x == nil || len(x.folded) == 0 {
		return out
	}
	f := newFinder(x, a)
	for i := range a.Blocks {
		f.readBlock(i)
	}
	f.finish(&out)
	return out
}

// partiesAt tells to whom the words from..to (bytes) of a block are attributed:
// the indexes of Attributions among the findings, in the order of the text;
// none when nobody is named.
func (s speech) partiesAt(block, from, to int) []int {
	b := s.blocks[block]
	if b == nil || len(b.tokens) == 0 {
		return nil
	}
	at := sort.Search(len(b.tokens), func(i int) bool { return b.tokens[i].to > from })
	if at == len(b.tokens) || b.tokens[at].from >= to {
		return nil
	}
	if by := b.cueAt(at); len(by) > 0 {
		return by
	}
	if q := b.tokens[at].quote; q >= 0 {
		return b.quotes[q].by
	}
	return nil
}

// cueAt gives the parties of the cue that governs a token: the last one before
// it in its sentence whose statement follows, else the first one behind it
// whose statement precedes.
func (b *blockSpeech) cueAt(at int) []int {
	sentence := b.tokens[at].sentence
	next := sort.Search(len(b.cues), func(i int) bool { return b.cues[i].from > at })
	for i := next - 1; i >= max(0, next-cuesAround) && b.cues[i].sentence == sentence; i-- {
		if c := &b.cues[i]; c.forth || at < c.to {
			return c.by
		}
	}
	for i := next; i < min(len(b.cues), next+cuesAround) && b.cues[i].sentence == sentence; i++ {
		if b.cues[i].back {
			return b.cues[i].by
		}
	}
	return nil
}

// cuesAround is how many cues on each side of a place are looked at: more
// stand in no sentence that is one.
const cuesAround = 16

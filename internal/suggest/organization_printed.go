package suggest

import (
	"cmp"
	"slices"
	"strconv"

	"dossier/internal/annot"
	"dossier/internal/mention"
	"dossier/internal/printed"
	"dossier/internal/verbatim"
)

// mostBanned is how many organizations of one article are proposed by the ban
// labels that it prints.
const mostBanned = 200

// banned finds the organizations without a record behind whose names an
// article prints a ban label, everywhere in the article, and these labels:
// their signs, their notes and their remarks in parentheses. known are the
// names of organizations that have a record.
func (e *Engine) banned(a *annot.Article, known []Finding) []Finding {
	l := labelled{a: a, known: map[int][]Finding{}, ids: map[string]int{}, words: nameWordsOf(a.Front.Lang)}
	for _, f := range known {
		l.known[f.Block] = append(l.known[f.Block], f)
	}
	l.read()
	if len(l.names) == 0 {
		return nil
	}
	orgs := l.organizations()
	found := orgs
	for _, m := range l.labels {
		by, ok := slices.BinarySearchFunc(orgs, m, func(f Finding, m labelAt) int {
			return cmp.Or(cmp.Compare(f.Block, m.nameBlock), cmp.Compare(f.From, m.nameFrom))
		})
		if ok {
			found = append(found, Finding{Kind: Label, Block: m.block, From: m.from, To: m.to, By: by, Jurisdiction: m.law,
				Reason: "the ban label that the article prints for " + found[by].Party.Name})
		}
	}
	return found
}

// labelled reads the printed labels of an article.
type labelled struct {
	a      *annot.Article
	known  map[int][]Finding // by block, in order
	words  nameWords
	names  []string       // of organizations without a record
	ids    map[string]int // their indexes, by the name as it is compared
	labels []labelAt
}

// labelAt is a label, or a sign of one, and the name that it stands behind.
type labelAt struct {
	block, from, to     int
	law                 string
	nameBlock, nameFrom int
}

// printedWords reports whether a block has words that the article itself prints.
func printedWords(b *annot.Block) bool { return !b.Editor && b.Node.Kind != annot.CodeBlock }

// mostSigns is how many different signs an article may print; with more they
// are none of labels.
const mostSigns = 50

// noteAt is the note of a label in a block.
type noteAt struct {
	block int
	printed.Footnote
}

// read finds the labels and the names before them.
func (l *labelled) read() {
	var notes []noteAt // in the order of the text
	bySign := map[string][]noteAt{}
	var signs []string
	for i := range l.a.Blocks {
		if b := &l.a.Blocks[i]; printedWords(b) {
			for _, n := range printed.Notes(b.Text, nil) {
				if len(bySign[n.Sign]) == 0 {
					signs = append(signs, n.Sign)
				}
				notes = append(notes, noteAt{i, n})
				bySign[n.Sign] = append(bySign[n.Sign], noteAt{i, n})
			}
		}
	}
	signs = signs[:min(len(signs), mostSigns)]
	for i := range l.a.Blocks {
		b := &l.a.Blocks[i]
		if !printedWords(b) {
			continue
		}
		for len(notes) > 0 && notes[0].block < i {
			notes = notes[1:]
		}
		for _, sign := range signs {
			l.marks(i, sign, notes, bySign[sign])
		}
		for _, r := range printed.Remarks(b.Text) {
			if from, ok := l.name(i, r.From); ok {
				l.labels = append(l.labels, labelAt{i, r.From, r.To, printed.Jurisdiction(b.Text[r.From:r.To]), i, from})
			}
		}
	}
	l.labels = oncePerName(l.labels, l.a)
}

// marks notes the marks of a sign in a block, and the notes that they refer
// to. A mark within a note is none; notes begin with those of the block.
func (l *labelled) marks(block int, sign string, notes, referred []noteAt) {
	for _, m := range printed.Marks(l.a.Blocks[block].Text, sign) {
		if m.Loose || slices.ContainsFunc(notes[:min(len(notes), mostSigns)], func(n noteAt) bool { return n.block == block && n.From <= m.From && m.From < n.To }) {
			continue
		}
		from, ok := l.name(block, m.From)
		if !ok {
			continue
		}
		l.labels = append(l.labels, labelAt{block, m.From, m.To, referred[0].Jurisdiction, block, from})
		for _, n := range referred[:min(len(referred), mostSigns)] {
			l.labels = append(l.labels, labelAt{n.block, n.From, n.To, n.Jurisdiction, block, from})
		}
	}
}

// oncePerName leaves one label of each note for each name.
func oncePerName(list []labelAt, a *annot.Article) []labelAt {
	type key struct {
		block, from, to int
		name            string
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(list, func(m labelAt) bool {
		rest := a.Blocks[m.nameBlock].Text[m.nameFrom:]
		k := key{m.block, m.from, m.to, comparable(rest[:min(len(rest), longestName)])}
		if m.block != m.nameBlock && seen[k] {
			return true
		}
		seen[k] = true
		return false
	})
}

// name notes the name that ends before a place of a block, and gives where it
// begins. It reports false where there is none, or one that has a record.
func (l *labelled) name(block, at int) (int, bool) {
	text := l.a.Blocks[block].Text
	from, to, ok := nameBefore(text, at, l.words)
	if !ok || letters(text[from:to]) < shortest {
		return 0, false
	}
	next, _ := slices.BinarySearchFunc(l.known[block], from, func(f Finding, from int) int { return cmp.Compare(f.To, from+1) })
	if next < len(l.known[block]) && l.known[block][next].From < to {
		return 0, false
	}
	name := verbatim.Fold(text[from:to])
	key := comparable(name)
	if _, ok := l.ids[key]; !ok {
		if len(l.names) == mostBanned {
			return 0, false
		}
		l.ids[key] = len(l.names)
		l.names = append(l.names, name)
	}
	return from, true
}

// organizations finds the names everywhere in the article, in the order of the
// text.
func (l *labelled) organizations() []Finding {
	var entries []mention.Entry
	for i, name := range l.names {
		entries = append(entries, mention.Entry{Org: strconv.Itoa(i), Name: annot.Name{Text: name, Lang: langOf(l.a), Case: "exact"}})
	}
	finder := mention.New(entries)
	var out []Finding
	for i := range l.a.Blocks {
		b := &l.a.Blocks[i]
		if b.Editor && b.Node.Kind != annot.Image || b.Node.Kind == annot.CodeBlock {
			continue
		}
		known := l.known[i]
		for _, m := range finder.Find(b.Text) {
			for len(known) > 0 && known[0].To <= m.From {
				known = known[1:]
			}
			if len(known) > 0 && known[0].From < m.To {
				continue
			}
			n, _ := strconv.Atoi(m.Orgs[0]) // it is one of ours
			out = append(out, Finding{Kind: Organization, Block: i, From: m.From, To: m.To, By: -1,
				Reason: "the article prints a ban label behind “" + l.names[n] + "”, which has no record", Party: &Party{Kind: Body, Name: l.names[n]}})
		}
	}
	return out
}

package importer

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/printed"
	"dossier/internal/prose"
)

// noteAt is a note of a printed label in a draft.
type noteAt struct {
	printed.Footnote
	paragraph int
}

// place gives where the note stands.
func (n noteAt) place() place { return place{n.paragraph, n.From, n.To} }

// words gives what the note says, its sign included.
func (d *draft) words(n noteAt) string { return d.paragraphs[n.paragraph].Text[n.From:n.To] }

// mostSigns is how many different signs an article may print; with hundreds
// they are no signs of labels.
const mostSigns = 50

// findPrintedLabels marks the ban labels that the article itself prints: a
// note such as "*Banned in Russia by court order." with the signs that refer
// to it, and remarks in parentheses such as "(запрещена в РФ)". A label needs
// the id of an organization; where the words directly before it are not known
// to be one, it stays plain and a warning tells the editor.
func findPrintedLabels(d *draft) {
	const mostAgain = 50
	notes, repeated := d.printedNotes(), 0
	known := map[string][]string{} // the organizations that a sign stands for
	for _, n := range notes {
		ids, again := known[n.Sign]
		if !again {
			if len(known) == mostSigns {
				break
			}
			ids = d.tieMarks(n, notes)
			known[n.Sign] = ids
		} else if repeated++; repeated <= mostAgain {
			ids = slices.Clone(ids)
			for _, id := range d.organizationsIn(n) {
				ids = add(ids, id)
			}
		}
		if len(ids) > 0 {
			d.label(n.place(), ids, n.Jurisdiction)
		}
	}
	for i, p := range d.paragraphs {
		if p.Code {
			continue
		}
		for _, at := range printed.Remarks(p.Text) {
			if !within(notes, i, at.From) && !overlaps(p.spans, at.From, at.To) {
				d.tieAside(place{i, at.From, at.To}, p.Text[at.From:at.To])
			}
		}
	}
}

// printedNotes gives the notes of a draft, in its order. A number in front of
// a paragraph is the sign of a note only where a mark refers to it.
func (d *draft) printedNotes() []noteAt {
	var out []noteAt
	for i, p := range d.paragraphs {
		if p.Code {
			continue
		}
		for _, n := range printed.Notes(p.Text, p.Breaks) {
			if !p.crossesCells(n.From, n.To) {
				out = append(out, noteAt{n, i})
			}
		}
	}
	marked := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(out), func(n noteAt) bool {
		if !printed.Numbered(n.Sign) {
			return false
		}
		if _, asked := marked[n.Sign]; !asked && len(marked) < mostSigns {
			marked[n.Sign] = d.marked(n, out)
		}
		return !marked[n.Sign]
	})
}

// marked reports whether a sure mark refers to a note.
func (d *draft) marked(n noteAt, notes []noteAt) bool {
	for i, p := range d.paragraphs {
		for _, m := range printed.Marks(p.Text, n.Sign) {
			if !m.Loose && !p.Code && !within(notes, i, m.From) {
				return true
			}
		}
	}
	return false
}

// within reports whether a place of a paragraph lies in a note.
func within(notes []noteAt, paragraph, at int) bool {
	i, _ := slices.BinarySearchFunc(notes, paragraph, func(n noteAt, paragraph int) int { return n.paragraph - paragraph })
	for ; i < len(notes) && notes[i].paragraph == paragraph; i++ {
		if notes[i].From <= at && at < notes[i].To {
			return true
		}
	}
	return false
}

// tieMarks marks the signs that refer to a note and gives the organizations
// that it is about: those that the signs stand behind, and those that it names.
// A sign behind a name that only the note knows ("*Facebook is owned by Meta,
// which is banned in Russia") is one of these. Signs behind unknown words are
// reported.
func (d *draft) tieMarks(n noteAt, notes []noteAt) []string {
	const most = 20 // places in one diagnostic
	text := d.words(n)
	named := d.organizationsIn(n)
	var ids []string
	var unknown []place
	for i, p := range d.paragraphs {
		if p.Code {
			continue
		}
		for _, m := range printed.Marks(p.Text, n.Sign) {
			if within(notes, i, m.From) || overlaps(p.spans, m.From, m.To) {
				continue
			}
			before := printed.Before(p.Text[:m.From])
			at := place{i, m.From, m.To}
			id, ok := d.organizationBefore(i, len(strings.TrimRight(before, ".,;:!?… ")))
			switch {
			case ok:
				d.label(at, []string{id}, n.Jurisdiction)
				ids = add(ids, id)
			case m.Loose:
			case len(named) > 0 && sharesName(before, text[len(n.Sign):]):
				d.label(at, named, n.Jurisdiction)
			case len(unknown) < most:
				unknown = append(unknown, at)
			}
		}
	}
	for _, id := range named {
		ids = add(ids, id)
	}
	if len(ids) == 0 || len(unknown) > 0 {
		d.findings = append(d.findings, unknownLabel(n.place(), unknown))
	}
	return ids
}

// sharesName reports whether the last word of a text, which begins with a
// capital, stands in a note.
func sharesName(text, note string) bool {
	text = strings.TrimRight(text, prose.Closers)
	word := text[len(strings.TrimRightFunc(text, printed.InWord)):]
	if !prose.Starts(word) {
		return false
	}
	for w := range strings.FieldsFuncSeq(note, func(r rune) bool { return !printed.InWord(r) }) {
		if w == word {
			return true
		}
	}
	return false
}

// label marks printed words as the label of organizations.
func (d *draft) label(at place, ids []string, jurisdiction string) {
	d.mark(at.paragraph, span{at.start, at.end, labelAttrs(ids, jurisdiction)})
}

// tieAside marks a remark in parentheses behind an organization's name.
func (d *draft) tieAside(at place, words string) {
	before := strings.TrimRight(d.paragraphs[at.paragraph].Text[:at.start], "*†‡✱ \u00a0")
	id, ok := d.organizationBefore(at.paragraph, len(before))
	if !ok {
		d.findings = append(d.findings, unknownLabel(at, nil))
		return
	}
	d.mark(at.paragraph, span{at.start, at.end, labelAttrs([]string{id}, printed.Jurisdiction(words))})
}

// overlaps reports whether a span of the list shares a byte with the range.
func overlaps(spans []span, start, end int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.start < end && start < s.end })
}

// labelAttrs writes the attributes of a label, without braces.
func labelAttrs(ids []string, jurisdiction string) string {
	attrs := []annot.Attr{{Key: "label", Value: strings.Join(ids, " ")}}
	if jurisdiction != "" {
		attrs = append(attrs, annot.Attr{Key: "jurisdiction", Value: jurisdiction})
	}
	return strings.Trim(markdown.Attributes(attrs...), "{}")
}

func unknownLabel(at place, signs []place) finding {
	return finding{at: at, also: signs, make: func(at diag.Span, also []diag.Span) diag.Diagnostic {
		found := diag.Warnf("printed-label", at, "the article prints a ban label of an organization that is not known here").
			WithHelp("put the printed words, and each sign that refers to them, into brackets: [words]{label=id} with the id of the organization's record").
			WithNote("until then they are part of the text and count for no organization")
		for _, span := range also {
			found = found.WithPlace(span, "refers to it")
		}
		return found
	}}
}

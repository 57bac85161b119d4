package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/prose"
)

// ban is what a printed label says of an organization.
var ban = regexp.MustCompile(`(?i)\b(banned|outlawed|prohibited|proscribed|` +
	`designated|recogni[sz]ed as|declared|foreign agent|undesirable|terrorist|extremist|liquidated)\b|` +
	`запрещ[её]н|под запретом|признан|иностранн\pL* агент|иноагент|` +
	`нежелательн|экстремистск|террористическ|ликвидирован`)

// findPrintedLabels marks the ban labels that the article itself prints: a
// note such as "*Banned in Russia by court order." with the signs that refer
// to it, and remarks in parentheses such as "(запрещена в РФ)". A label needs
// the id of an organization; where the words directly before it are not known
// to be one, it stays plain and a warning tells the editor.
func findPrintedLabels(d *draft) {
	known := map[string][]string{} // the organizations that a sign stands for
	for i := range d.paragraphs {
		if sign := noteSign(d.paragraphs[i].Text); sign != "" {
			ids, again := known[sign]
			if !again {
				ids = d.tieSigns(i, sign)
			}
			known[sign] = ids
			d.markNote(i, ids)
		}
	}
	for i, p := range d.paragraphs {
		if noteSign(p.Text) != "" {
			continue
		}
		for _, at := range asides(p.Text) {
			words := p.Text[at.start:at.end]
			if ban.MatchString(words) && jurisdictionOf(words) != "" && !overlaps(p.spans, at.start, at.end) {
				d.tieAside(place{i, at.start, at.end}, words)
			}
		}
	}
}

// asides gives the remarks in parentheses that may be labels.
func asides(text string) []interval {
	const shortest, longest = 8, 600
	var out []interval
	open := -1
	for i := range len(text) {
		switch text[i] {
		case '(':
			open = i
		case ')':
			if size := i + 1 - open; open >= 0 && size >= shortest && size <= longest {
				out = append(out, interval{open, i + 1})
			}
			open = -1
		}
	}
	return out
}

// noteSign gives the sign with which a paragraph begins that is the note of a
// printed label; empty when it is none.
func noteSign(text string) string {
	const longest = 1000
	if len(text) > longest {
		return ""
	}
	sign := signAt(text, 0)
	if rest := strings.TrimSpace(text[len(sign):]); sign == "" || rest == "" || !ban.MatchString(rest) {
		return ""
	}
	return sign
}

// signAt gives the run of equal signs that stands at a place, or "".
func signAt(text string, at int) string {
	first, size := utf8.DecodeRuneInString(text[at:])
	if !strings.ContainsRune("*†‡", first) {
		return ""
	}
	end := at + size
	for strings.HasPrefix(text[end:], text[at:at+size]) {
		end += size
	}
	return text[at:end]
}

// tieSigns marks the signs that refer to a note and gives the organizations
// that they stand behind; those that stand behind unknown words are reported.
func (d *draft) tieSigns(note int, sign string) []string {
	const most = 20 // places in one diagnostic
	text := d.paragraphs[note].Text
	jurisdiction := jurisdictionOf(text)
	var ids []string
	var unknown []place
	for i, p := range d.paragraphs {
		if noteSign(p.Text) != "" {
			continue
		}
		for _, at := range signsBehindWords(p.Text, sign) {
			id, ok := d.organizationBefore(p.Text[:at])
			if ok {
				d.mark(i, span{at, at + len(sign), labelAttrs([]string{id}, jurisdiction)})
				ids = add(ids, id)
			} else if len(unknown) < most {
				unknown = append(unknown, place{i, at, at + len(sign)})
			}
		}
	}
	if len(ids) == 0 && len(unknown) == 0 {
		ids = d.organizationsIn(text)
	}
	if len(ids) == 0 || len(unknown) > 0 {
		d.findings = append(d.findings, unknownLabel(place{note, 0, len(text)}, unknown))
	}
	return ids
}

// markNote marks the note of organizations; of none, it stays plain.
func (d *draft) markNote(note int, ids []string) {
	if len(ids) > 0 {
		text := d.paragraphs[note].Text
		d.mark(note, span{0, len(text), labelAttrs(ids, jurisdictionOf(text))})
	}
}

// tieAside marks a remark in parentheses behind an organization's name.
func (d *draft) tieAside(at place, words string) {
	before := strings.TrimRight(d.paragraphs[at.paragraph].Text[:at.start], "*†‡ \u00a0")
	id, ok := d.organizationBefore(before)
	if !ok {
		d.findings = append(d.findings, unknownLabel(at, nil))
		return
	}
	d.mark(at.paragraph, span{at.start, at.end, labelAttrs([]string{id}, jurisdictionOf(words))})
}

// signsBehindWords gives the places of a sign that stands directly behind a
// word, a quotation mark or a parenthesis and directly before neither a letter
// nor a digit.
func signsBehindWords(text, sign string) []int {
	var out []int
	for at := 0; at < len(text); {
		i := strings.Index(text[at:], sign)
		if i < 0 {
			break
		}
		i += at
		run := signAt(text, i)
		at = i + len(run)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[at:])
		if run == sign && i > 0 && (wordRune(before) || strings.ContainsRune(prose.Closers, before)) && !wordRune(after) {
			out = append(out, i)
		}
	}
	return out
}

// overlaps reports whether a span of the list shares a byte with the range.
func overlaps(spans []span, start, end int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.start < end && start < s.end })
}

// labelAttrs writes the attributes of a label.
func labelAttrs(ids []string, jurisdiction string) string {
	value := strings.Join(ids, " ")
	if len(ids) > 1 {
		value = `"` + value + `"`
	}
	if jurisdiction != "" {
		return "label=" + value + " jurisdiction=" + jurisdiction
	}
	return "label=" + value
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

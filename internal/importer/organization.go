package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/printed"
	"dossier/internal/prose"
)

// organizationBefore looks for the organization whose name ends a text: of up
// to six words the longest that is known, with and without quotation marks.
func (d *draft) organizationBefore(text string) (string, bool) {
	const words, places, bytes = 6, 12, 200
	if d.organization == nil {
		return "", false
	}
	starts := []int{len(text)}
	for at, n := len(text), 0; at > 0 && len(text)-at < bytes && n < words && len(starts) <= places; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !printed.InWord(r) && at < starts[len(starts)-1] {
			starts = append(starts, at)
			if unicode.IsSpace(r) {
				n++
			}
		}
		if at -= size; at == 0 {
			starts = append(starts, 0)
		}
	}
	for _, at := range slices.Backward(starts[1:]) {
		words := strings.TrimSpace(text[at:])
		for _, name := range []string{words, strings.TrimRight(strings.TrimLeft(words, prose.Openers), prose.Closers)} {
			if id, ok := d.organization(name); ok {
				return id, true
			}
		}
	}
	return "", false
}

// organizationsIn gives the organizations that a note names, in its order.
func (d *draft) organizationsIn(text string) []string {
	var ids []string
	if d.organization == nil {
		return nil
	}
	for i, r := range text {
		if next := i + utf8.RuneLen(r); printed.InWord(r) && (next == len(text) || !startsWithWord(text[next:])) {
			if id, ok := d.organizationBefore(text[:next]); ok {
				ids = add(ids, id)
			}
		}
	}
	return ids
}

func startsWithWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return printed.InWord(r)
}

func add(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

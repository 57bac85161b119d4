package importer

import (
	"slices"
	"strings"

	"dossier/internal/printed"
	"dossier/internal/prose"
)

// Name is the name of an organization on record in a text.
type Name struct {
	From, To int    // bytes of the text
	ID       string // of the organization; empty when several are called so
}

// nameFinder finds the names of organizations in the paragraphs of a draft. Each
// paragraph is looked through once, when it is first asked for.
type nameFinder struct {
	find func(text string) []Name
	kept map[int][]Name // by the index of the paragraph
}

// namesOf gives the names in a paragraph, in its order. A superscript digit
// behind a name is a sign, and no part of the word.
func (d *draft) namesOf(paragraph int) []Name {
	if d.names.find == nil {
		return nil
	}
	found, ok := d.names.kept[paragraph]
	if !ok {
		if d.names.kept == nil {
			d.names.kept = map[int][]Name{}
		}
		found = d.names.find(printed.Unsigned(d.paragraphs[paragraph].Text))
		d.names.kept[paragraph] = found
	}
	return found
}

// organizationBefore gives the organization whose name ends at a place of a
// paragraph, with or without quotation marks.
func (d *draft) organizationBefore(paragraph, at int) (string, bool) {
	list := d.namesOf(paragraph)
	i, _ := slices.BinarySearchFunc(list, at+1, func(n Name, at int) int { return n.To - at })
	if i == 0 {
		return "", false
	}
	bare := len(strings.TrimRight(d.paragraphs[paragraph].Text[:at], prose.Closers))
	n := list[i-1]
	return n.ID, n.ID != "" && n.To >= bare
}

// organizationsIn gives the organizations that a note names, in its order.
func (d *draft) organizationsIn(n noteAt) []string {
	var ids []string
	list := d.namesOf(n.paragraph)
	first, _ := slices.BinarySearchFunc(list, n.From, func(n Name, at int) int { return n.From - at })
	for _, name := range list[first:] {
		if name.To > n.To {
			break
		}
		if name.ID != "" {
			ids = add(ids, name.ID)
		}
	}
	return ids
}

// holdsName reports whether a text that is none of the article's holds a name.
func (d *draft) holdsName(text string) bool {
	return d.names.find != nil && len(d.names.find(text)) > 0
}

func add(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

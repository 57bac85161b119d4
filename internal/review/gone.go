package review

import (
	"errors"
	"slices"
	"strings"

	"dossier/internal/annot"
)

// Gone gives the ids of records that a suggestion needs and that are not there:
// somebody took them away. It cannot be accepted then.
func (d *Dossier) Gone(s Suggestion) []string {
	var ids []string
	for _, r := range refs(s.Span()) {
		ids = append(ids, r.ref.ID)
	}
	return d.goneFrom(ids, d.closure(s.Span()))
}

// goneFrom gives those of some ids, and of those that stubs refer to, which
// nothing has.
func (d *Dossier) goneFrom(ids, stubs []string) []string {
	for _, id := range stubs {
		for _, r := range d.records[id].Common().Refs {
			ids = append(ids, r.Ref.ID)
		}
	}
	var out []string
	for _, id := range ids {
		if id != "" && !slices.Contains(out, id) && !d.known(id) {
			out = append(out, id)
		}
	}
	return out
}

// known reports whether an id is one of the dossier: of a record, by an old id
// too, or of an article.
func (d *Dossier) known(id string) bool {
	if _, ok := d.records[id]; ok {
		return true
	}
	if slices.ContainsFunc(d.docs, func(a *annot.Article) bool { return !a.Own && a.Slug == id }) {
		return true
	}
	for _, e := range d.records {
		if slices.Contains(e.Common().Aliases, id) {
			return true
		}
	}
	return false
}

// goneError tells that records are not there which accepting needs.
func goneError(gone []string) error {
	if len(gone) == 1 {
		return errors.New("no record has the id `" + gone[0] + "` any more\n\nedit the id, or drop what is suggested of it")
	}
	return errors.New("no records have the ids `" + strings.Join(gone, "`, `") + "` any more\n\nedit the ids, or drop what is suggested of them")
}

// Drop plans to take what a suggestion says of a record that is gone out of it:
// the whole mark, when its words name the record; else the id. Nothing is noted
// as dismissed, so that `dossier suggest` may propose it anew. Of several
// records that are gone, the first goes.
func (d *Dossier) Drop(s Suggestion) (Change, error) {
	gone := d.Gone(s)
	if len(gone) == 0 {
		return Change{}, errors.New("every record that the suggestion refers to is there\n\nreject the suggestion instead")
	}
	id, c, a := gone[0], d.change(), s.Span()
	key := ""
	for _, r := range refs(a) {
		if r.ref.ID == id && (key == "" || r.key != "by" && r.key != "from") {
			key = r.key
		}
	}
	switch key {
	case "": // a stub refers to it
		for _, stub := range d.closure(a) {
			if slices.Contains(d.referrers(id), stub) {
				c.forgetIn(stub, id)
			}
		}
	case "by", "from":
		c.withoutID(s.Doc, a, key, id)
		c.say("leaves the quotation without its `%s=`", key)
	default:
		c.take(s.Doc, a, d.left(s, ""))
		c.drop(s)
	}
	plan, err := c.plan()
	return Change{plan, false, c.says}, err
}

package suggest

import (
	"slices"
	"strings"
)

// party is whose statement something is: a record and the key under which a
// span names it.
type party struct {
	asked   bool
	key, id string // id is empty when there is nobody
}

// partyOf gives the record of whom a finding names: of an Attribution or of an
// Organization without one. Who is annotated there already is taken as such.
func (p *planner) partyOf(i int) party {
	if i < 0 || i >= len(p.found) {
		return party{}
	}
	if !p.parties[i].asked {
		p.parties[i] = p.findParty(&p.found[i])
		p.parties[i].asked = true
	}
	return p.parties[i]
}

func (p *planner) findParty(f *Finding) party {
	if f.Party == nil || !p.valid(f) {
		return party{}
	}
	if one, ok := p.annotated(f); ok {
		return one
	}
	key, kind := "person", "person"
	switch f.Party.Kind {
	case Body:
		key, kind = "org", "organization"
	case Work:
		key, kind = "source", "source"
	}
	n := name{kind: kind, text: f.Party.Name}
	if f.Party.Unnamed {
		n.scope = p.a.Slug
	} else if kind != "organization" {
		// What calls itself by the name of an organization is one.
		if id, ok := p.lookUp(name{kind: "organization", text: f.Party.Name}); ok {
			return party{key: "org", id: id}
		}
	}
	if id, ok := p.sort(f.Party.Name, langOf(p.a)); ok {
		return party{key: "org", id: id}
	}
	id, ok := p.lookUp(n)
	if !ok && f.Party.Unnamed { // described in this article before
		id, ok = p.lookUp(name{kind: kind, text: f.Party.Name})
		ok = ok && strings.HasPrefix(id, inFront(p.a.Slug, longestFront/2)+"-")
	}
	if !ok {
		id = p.newParty(f, kind)
		p.name(n, id)
	}
	return party{key: key, id: id}
}

// annotated gives whom a span names that covers the words of a finding, or the
// other way round; of an organization only if it covers them or they are its
// name.
func (p *planner) annotated(f *Finding) (party, bool) {
	g := p.ground(f.Block)
	from, to, ok := g.trim(f.From, f.To)
	if !ok {
		return party{}, false
	}
	var out party
	g.around(from, to, func(e *extent) bool {
		for _, key := range []string{"person", "source", "org"} {
			ids := e.says.keys[key]
			if len(ids) != 1 || ids[0] == "none" {
				continue
			}
			whole := e.from <= from && to <= e.to || comparable(g.text[e.from:e.to]) == comparable(f.Party.Name)
			if (key != "org" || whole) && (!e.says.has("suggested") || e.says.has("attribution") || key == "org") {
				out = party{key: key, id: ids[0]}
				return false
			}
		}
		return true
	})
	return out, out.id != ""
}

// says gives what a span says of the words of a finding; nil when there is
// nothing to say.
func (p *planner) says(i int) map[string][]string {
	f := &p.found[i]
	out := map[string][]string{}
	if !f.Final {
		out["suggested"] = nil
	}
	switch f.Kind {
	case Organization:
		ids := strings.Fields(f.Org)
		if len(ids) == 0 {
			if one := p.partyOf(i); one.key == "org" {
				ids = []string{one.id}
			}
		}
		out["org"] = ids
		return kept(out, "org")
	case Label:
		if f.By >= 0 && f.By < len(p.found) && p.found[f.By].Kind == Organization {
			out["label"] = strings.Fields(p.found[f.By].Org)
			if one := p.partyOf(f.By); one.key == "org" {
				out["label"] = []string{one.id}
			}
		}
		return kept(out, "label")
	case Figure:
		out["figure"] = []string{p.figure(f)}
		return kept(out, "figure")
	case Attribution:
		out["attribution"] = nil
		one := p.partyOf(i)
		if one.id != "" {
			out[one.key] = []string{one.id}
		}
		return kept(out, one.key)
	}
	out["quote"] = nil
	speakers, source := p.speakers(f)
	if len(speakers) > 0 {
		out["by"] = speakers
		return out
	}
	out["from"] = []string{source}
	return kept(out, "from")
}

// kept gives what a span says if it names anything under a key.
func kept(says map[string][]string, key string) map[string][]string {
	if len(says[key]) == 0 || says[key][0] == "" {
		return nil
	}
	return says
}

// speakers gives the persons and organizations whose a figure or a quotation
// is, in the order of the text, and the work that it is from; those are left
// out whom an editor has rejected.
func (p *planner) speakers(f *Finding) (ids []string, source string) {
	for _, by := range append([]int{f.By}, f.Also...) {
		if by < 0 || by >= len(p.found) || !p.valid(&p.found[by]) || p.rejected(&p.found[by]) {
			continue
		}
		switch one := p.partyOf(by); {
		case one.key == "source" && source == "":
			source = one.id
		case one.key != "source" && one.id != "" && !slices.Contains(ids, one.id):
			ids = append(ids, one.id)
		}
	}
	return ids, source
}

package figure

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Actor is those who did what a figure counts. For comparing, both forms are
// the set of those named: `all` says that each of them had a share in the
// number, `any` that every single case is the doing of one or other of them.
type Actor struct {
	Refs []annot.Ref
	Any  bool // any of them, not all
	Open bool // and others that are not named
}

// UnmarshalYAML reads a list of ids, which is `all`, or {all | any, open}.
func (a *Actor) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	*a = Actor{}
	if v.Kind != yaml.Map || isLiteral(v) {
		var list struct {
			Refs []annot.Ref `yaml:"actor,one"`
		}
		out := yaml.Decode(under("actor", v), &list)
		a.Refs = list.Refs
		return out
	}
	var m struct {
		All  []annot.Ref `yaml:"all,one"`
		Any  []annot.Ref `yaml:"any,one"`
		Open bool        `yaml:"open"`
	}
	list := yaml.Decode(v, &m)
	a.Refs, a.Any, a.Open = slices.Concat(m.All, m.Any), len(m.Any) > 0, m.Open
	switch {
	case len(list) > 0:
	case len(m.All) > 0 && len(m.Any) > 0:
		list = append(list, diag.Errorf("bad-value", v.Span, "`actor` has both `all` and `any`").
			WithHelp("`all` says that each of them had a share in the number, `any` that each case is one's or another's: keep one"))
	case len(a.Refs) == 0:
		list = append(list, diag.Errorf("bad-value", v.Span, "`actor` names nobody").
			WithHelp("write the ids under `all` or `any`, or leave `actor` out"))
	}
	return list
}

// Claim is who claims a figure: somebody with a record, or one of two words.
type Claim struct {
	Refs []annot.Ref
	Word string // unnamed: the wording names nobody; publisher: the article itself says so
}

const (
	unnamed   = "unnamed"
	publisher = "publisher"
)

// IsSilent reports whether nothing is said of who claims the figure.
func (c Claim) IsSilent() bool { return len(c.Refs) == 0 && c.Word == "" }

// UnmarshalYAML reads a list of ids, a single id, or one of the two words.
func (c *Claim) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	var m struct {
		Refs []annot.Ref `yaml:"claimed_by,one"`
	}
	list := yaml.Decode(under("claimed_by", v), &m)
	*c = Claim{}
	for _, r := range m.Refs {
		switch {
		case r.ID != unnamed && r.ID != publisher:
			if !r.IsZero() {
				c.Refs = append(c.Refs, r)
			}
		case len(m.Refs) > 1:
			list = append(list, diag.Errorf("bad-value", r.At, "`%s` stands in a list with others", r.ID).
				WithHelp("write `claimed_by: %s` alone, or the ids alone", r.ID))
		default:
			c.Word = r.ID
		}
	}
	return list
}

// under makes a value the only entry of a mapping, so that what is wrong with
// it is reported under its key.
func under(key string, v yaml.Value) yaml.Value {
	return yaml.Value{Kind: yaml.Map, Span: v.Span, Pairs: []yaml.Pair{{Key: key, KeySpan: v.Span, Value: v}}}
}

func isLiteral(v yaml.Value) bool {
	_, ok := v.Get("literal")
	return ok
}

// keys gives a set of references as sorted words that can be compared.
func keys(refs []annot.Ref) []string {
	var out []string
	for _, r := range refs {
		switch {
		case r.ID != "":
			out = append(out, r.ID)
		case strings.TrimSpace(r.Literal) != "":
			out = append(out, "literal "+fold(r.Literal))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// names gives a set of free names as sorted words that can be compared.
func names(list []string) []string {
	var out []string
	for _, s := range list {
		if s = fold(s); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

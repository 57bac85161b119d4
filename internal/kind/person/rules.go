package person

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

// Rules are the rules about people.
func (Kind) Rules() []lint.Rule { return []lint.Rule{tellingID} }

var tellingID = lint.Rule{
	Code:  "telling-id",
	Title: "the id of a person without a public role spells a name that no article prints",
	Text: `Nothing of a private person's record is published but the name that an article prints. The id
stands in addresses and in the annotated Markdown of the article, which are published too.
Where it spells a name that the article holds back, rename it to a word that says nothing:
dossier rename OLD NEW. A person with a public role has public: true.`,
	Before: "[An aide]{person=jane-doe} said so.",
	After:  "[An aide]{person=the-aide} said so.",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, p := range link.Kind[*Person](in.Graph) {
			if !p.Private {
				continue
			}
			if word := p.told(in.Graph); word != "" {
				out = append(out, diag.Warnf("telling-id", p.IDAt, "the id `%s` of a private person spells \"%s\", which no article prints", p.ID, word).
					WithHelp("give the person an id that says nothing, with `dossier rename`, or write `public: true` if the role is a public one"))
			}
		}
		return out
	},
}

// told gives the first word of the id that is a word of the person's names and
// that no article prints in which the person occurs. A byline prints the names.
func (p *Person) told(g *link.Graph) string {
	var names []string
	for _, n := range p.Base.Names {
		names = append(names, strings.Split(link.Slug(n.Text), "-")...)
	}
	docs := map[*annot.Article]bool{}
	for _, u := range g.UsesOf(p.ID) {
		docs[u.Doc] = true
	}
	for _, word := range strings.Split(link.Slug(p.ID), "-") {
		if word == "" || !slices.Contains(names, word) {
			continue
		}
		if !slices.ContainsFunc(g.Articles, func(a *annot.Article) bool { return p.bylined(g, a) || docs[a] && prints(a, word) }) &&
			!slices.ContainsFunc(g.Pages, func(a *annot.Article) bool { return docs[a] && prints(a, word) }) && len(docs) > 0 {
			return word
		}
	}
	return ""
}

// bylined reports whether an article's byline names the person.
func (p *Person) bylined(g *link.Graph, a *annot.Article) bool {
	return slices.ContainsFunc(a.Front.Byline, func(r annot.Ref) bool {
		e, ok := g.Entity(r.ID)
		return ok && r.ID != "" && e.Common().ID == p.ID
	})
}

// prints reports whether a word of a fragment stands in a document.
func prints(a *annot.Article, word string) bool {
	return slices.ContainsFunc(a.Blocks, func(b annot.Block) bool {
		return strings.Contains("-"+link.Slug(b.Text)+"-", "-"+word+"-")
	})
}

package suggest

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
	"dossier/internal/registry"
	"dossier/internal/slug"
	"dossier/internal/verbatim"
)

// Register knows the ids and names of a dossier and gives new ones. What it
// gives to one article it remembers for the next: it is not safe for
// concurrent use, and the same articles in the same order get the same ids.
type Register struct {
	taken      map[string]bool
	numbers    map[string]int             // the last number put behind an id
	files      map[string]bool            // record files that there are, by path from the root
	named      map[name]string            // whose record has a name
	stubs      map[string]Stub            // those made so far, by id
	rumours    map[string][]string        // words of hearsay, by language; and other lists, by language and file
	finder     *mention.Finder            // of the names of organizations that are looked for
	designated map[string]bool            // organizations, by id
	sorts      map[string]map[string]bool // words for what sort of thing an organization is, by language
}

// name is a name of a record of some kind, as it is compared; the scope is the
// slug of an article, for those who are only described there.
type name struct{ kind, text, scope string }

// NewRegister makes a register of a dossier, with the records that are only
// suggested so far.
func NewRegister(g *link.Graph) *Register {
	g = g.Whole()
	r := &Register{taken: map[string]bool{}, numbers: map[string]int{}, files: map[string]bool{}, named: map[name]string{}, stubs: map[string]Stub{}, rumours: map[string][]string{},
		finder: g.Finder, designated: map[string]bool{}, sorts: map[string]map[string]bool{}}
	for _, id := range g.IDs {
		entity, _ := g.Entity(id)
		b := entity.Common()
		r.taken[id], r.designated[id] = true, b.Designated
		for _, alias := range b.Aliases {
			r.taken[alias] = true
		}
		for _, n := range b.Names {
			r.name(name{kind: b.Kind, text: n.Text}, id)
		}
		if b.Kind != "article" {
			r.name(name{kind: b.Kind, text: strings.Trim(b.Title, "[]")}, id)
		}
	}
	for file := range g.Files {
		r.files[file] = true
	}
	return r
}

// Enter takes the slug of an article that is not in the dossier yet. It reports
// false when a record has it that was suggested meanwhile.
func (r *Register) Enter(slug string) bool {
	if _, taken := r.stubs[slug]; taken {
		return false
	}
	r.taken[slug] = true
	return true
}

// name notes whose a name is; of several who have it, the first.
func (r *Register) name(n name, id string) {
	n.text = comparable(n.text)
	if _, ok := r.named[n]; !ok && n.text != "" {
		r.named[n] = id
	}
}

// lookUp gives the record that has a name.
func (r *Register) lookUp(n name) (string, bool) {
	n.text = comparable(n.text)
	id, ok := r.named[n]
	return id, ok
}

// comparable writes a name as it is compared: white space folded, in lower
// case, without quotation marks around it.
func comparable(text string) string {
	return strings.Trim(strings.ToLower(norm.NFC.String(verbatim.Fold(text))), `"“”„«»‘’'`)
}

// longestID is the length in bytes at which the words of an id are cut.
const longestID = 60

// id makes a new id of words; where these give none, of others.
func (r *Register) id(words, otherwise string) string {
	base := slug.Of(words, longestID)
	if base == "" {
		base = otherwise
	}
	return r.free(base)
}

// free gives an id that nothing has yet: as given, or with a number.
func (r *Register) free(base string) string {
	id := base
	for r.taken[id] || registry.Reserved(id) || slug.Reserved(id) {
		r.numbers[base] = max(2, r.numbers[base]+1)
		id = base + "-" + strconv.Itoa(r.numbers[base])
	}
	r.taken[id] = true
	return id
}

// file gives the path of a record file that is not there yet.
func (r *Register) file(folder, id string) string {
	path := "content/" + folder + "/" + id + ".yaml"
	for n := 2; r.files[path]; n++ {
		path = "content/" + folder + "/" + id + "-" + strconv.Itoa(n) + ".yaml"
	}
	r.files[path] = true
	return path
}

// stubsOf gives the stub records that suggestions need, with those that these
// need in turn, in the order of the suggestions.
func (r *Register) stubsOf(list []Suggestion) []Stub {
	seen := map[string]bool{}
	var out []Stub
	var add func(ids []string)
	add = func(ids []string) {
		for _, id := range ids {
			if s, ok := r.stubs[id]; ok && !seen[id] {
				seen[id] = true
				out = append(out, s)
				add(s.needs)
			}
		}
	}
	for i := range list {
		add(list[i].IDs)
	}
	return out
}

// langOf is the language of an article's names; empty where it is not one word.
func langOf(a *annot.Article) string {
	if strings.ContainsAny(a.Front.Lang, " \t\n") {
		return ""
	}
	return a.Front.Lang
}

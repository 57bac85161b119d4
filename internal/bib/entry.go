package bib

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// record makes a record of an entry. ok is false for one that is no work.
func (p *parser) record(e *entry) (yaml.Value, bool) {
	if e.typ == "set" || e.typ == "xdata" || e.typ == "bibnote" || e.typ == "control" {
		return yaml.Value{}, false
	}
	r := recorder{parser: p, entry: e, out: yaml.Value{Kind: yaml.Map, Span: e.at}}
	r.add("id", text(e.key, e.keyAt))
	r.aliases()
	r.kind()
	for _, x := range people {
		if f, ok := e.get(x.from...); ok {
			r.add(x.name, p.names(f))
		}
	}
	r.titles()
	for _, x := range texts {
		if f, ok := e.get(x.from...); ok {
			words := tex(f.tex)
			if x.plain {
				words = verbatim(f.tex)
			}
			r.add(x.name, text(words, f.at))
		}
	}
	r.numbers()
	r.publisher()
	r.dates()
	r.address()
	r.notes()
	r.slips()
	return r.out, true
}

// recorder makes the record of one entry.
type recorder struct {
	*parser
	entry *entry
	typ   string // in the words of CSL
	out   yaml.Value
}

// add adds a value unless it is empty or there is one already.
func (r *recorder) add(key string, v yaml.Value) {
	if _, has := r.out.Get(key); has || v.Kind == yaml.Scalar && v.Text == "" || v.Kind == yaml.List && len(v.Items) == 0 {
		return
	}
	r.out.Pairs = append(r.out.Pairs, pair(key, v))
}

// addField adds the first of some fields as a text.
func (r *recorder) addField(key string, from ...string) bool {
	f, ok := r.entry.get(from...)
	if ok {
		r.add(key, text(tex(f.tex), f.at))
	}
	return ok
}

// aliases adds the keys that the entry had before.
func (r *recorder) aliases() {
	f, ok := r.entry.get("ids")
	if !ok {
		return
	}
	out := yaml.Value{Kind: yaml.List, Span: f.at}
	for _, key := range strings.Split(f.tex, ",") {
		if key = strings.TrimSpace(key); key != "" {
			out.Items = append(out.Items, text(key, f.at))
		}
	}
	r.add("aliases", out)
}

// titles adds the title and that of the whole in which the work stands.
func (r *recorder) titles() {
	r.title("title", "title", "subtitle")
	for _, x := range [][2]string{{"journaltitle", "journalsubtitle"}, {"journal", "journalsubtitle"}, {"booktitle", "booksubtitle"}, {"maintitle", "mainsubtitle"}} {
		r.title("container-title", x[0], x[1])
	}
	if r.typ == "webpage" {
		r.addField("container-title", "organization", "howpublished")
	}
}

func (r *recorder) title(key, name, sub string) {
	f, ok := r.entry.get(name)
	if !ok {
		return
	}
	words := tex(f.tex)
	if s, ok := r.entry.get(sub); ok {
		between := ": "
		if strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!") {
			between = " "
		}
		words += between + tex(s.tex)
	}
	r.add(key, text(words, f.at))
}

// numbers adds the number of a journal's issue, of a series, or of the work.
func (r *recorder) numbers() {
	switch {
	case r.typ == "article-journal" || r.typ == "article-magazine" || r.typ == "article-newspaper" || r.typ == "periodical":
		r.addField("issue", "number", "issue")
	case r.typ == "book" || r.typ == "chapter" || r.typ == "paper-conference":
		r.addField("collection-number", "number")
		r.addField("issue", "issue")
	default:
		r.addField("number", "number")
	}
}

// publisher adds who published the work.
func (r *recorder) publisher() {
	if r.typ == "legal_case" || r.typ == "legislation" {
		r.addField("authority", "institution", "organization")
		r.addField("publisher", "publisher")
	} else {
		r.addField("publisher", "publisher", "institution", "school")
	}
	if r.typ != "webpage" && r.typ != "legal_case" && r.typ != "legislation" {
		r.addField("publisher", "organization")
	}
	genre, _ := r.out.Get("genre")
	if f, ok := r.entry.get("howpublished"); ok && !r.entry.howpublishedIsAddress() && !strings.EqualFold(genre.Text, tex(f.tex)) {
		r.addField("medium", "howpublished")
	}
}

// howpublishedIsAddress reports whether what says how a work was published is
// the address at which it was.
func (e *entry) howpublishedIsAddress() bool {
	f, _ := e.get("howpublished")
	return strings.Contains(f.tex, `\url`) || strings.Contains(f.tex, "://")
}

// address adds the address: `url`, one under `howpublished`, or that of a
// preprint.
func (r *recorder) address() {
	if f, ok := r.entry.get("url"); ok {
		r.add("URL", text(verbatim(f.tex), f.at))
		return
	}
	if f, ok := r.entry.get("howpublished"); ok {
		if n := strings.Index(f.tex, "http"); n >= 0 {
			end := n + strings.IndexAny(f.tex[n:]+" ", "} \t\n")
			r.add("URL", text(verbatim(f.tex[n:end]), f.at))
			return
		}
	}
	f, ok := r.entry.get("eprint")
	if !ok {
		return
	}
	kind, _ := r.entry.get("eprinttype", "archiveprefix")
	words := verbatim(f.tex)
	switch strings.ToLower(kind.tex) {
	case "arxiv":
		r.add("URL", text("https://arxiv.org/abs/"+strings.TrimPrefix(words, "arXiv:"), f.at))
	case "jstor":
		r.add("URL", text("https://www.jstor.org/stable/"+words, f.at))
	case "pubmed":
		r.add("PMID", text(words, f.at))
	case "hdl":
		r.add("URL", text("https://hdl.handle.net/"+words, f.at))
	default:
		r.add("archive", text(tex(kind.tex), kind.at))
		r.add("archive_location", text(words, f.at))
	}
}

// notes adds the language and what is said in free words.
func (r *recorder) notes() {
	if f, ok := r.entry.get("langid", "language", "hyphenation"); ok {
		words := tex(f.tex)
		if code, ok := languages[strings.ToLower(words)]; ok {
			words = code
		}
		r.add("language", text(words, f.at))
	}
	var words []string
	var at diag.Span
	for _, name := range []string{"note", "titleaddon", "addendum"} {
		if f, ok := r.entry.get(name); ok {
			words = append(words, tex(f.tex))
			at = f.at
		}
	}
	r.add("note", text(strings.Join(words, " "), at))
}

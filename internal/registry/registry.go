// Package registry reads record files: bytes in, records with their places
// out. What a record means is its kind's business.
//
// Records are written in YAML; sources may also stand in CSL-JSON and BibTeX,
// which internal/bib reads. A file holds one record or a list of them; where several kinds share a
// folder, it is a mapping with a list of records under the name of each.
package registry

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/bib"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Folders gives the folders below content/ in which the kinds keep records,
// sorted.
func Folders(kinds []annot.Kind) []string {
	var out []string
	for _, k := range kinds {
		if k.Folder() != "" && !slices.Contains(out, k.Folder()) {
			out = append(out, k.Folder())
		}
	}
	slices.Sort(out)
	return out
}

// format is a language in which records may be written.
type format struct {
	values func(file string, src []byte) (yaml.Value, []diag.Diagnostic)
	kind   string // the only kind that has it; empty for every kind
}

// works is a format of bibliographies: of sources only.
var works = format{kind: "source"}

// formats are the languages by the endings of their files.
var formats = map[string]format{
	".yaml": {values: parseYAML},
	".yml":  {values: parseYAML},
	".json": {values: bib.CSL, kind: works.kind},
	".bib":  {values: bib.BibTeX, kind: works.kind},
}

func parseYAML(file string, src []byte) (yaml.Value, []diag.Diagnostic) {
	return yaml.Parse(file, src, 0)
}

// holds reports whether the kinds of a folder may have records in the format.
func (f format) holds(own []annot.Kind) bool {
	return f.kind == "" || len(own) == 1 && own[0].Name() == f.kind
}

// Read reads the record file with the given path from the dossier's root.
func Read(file string, src []byte, kinds []annot.Kind) ([]annot.Record, []diag.Diagnostic) {
	folder, _, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	var own []annot.Kind
	for _, k := range kinds {
		if k.Folder() == folder {
			own = append(own, k)
		}
	}
	read, ok := formats[path.Ext(file)]
	if !ok || !read.holds(own) {
		help := "records stand in .yaml files"
		if works.holds(own) {
			help += "; sources may stand in .json (CSL-JSON) and .bib (BibTeX) besides"
		}
		return nil, []diag.Diagnostic{diag.Warnf("unknown-format", diag.Span{File: file}, "no record format has the ending `%s` here, so the file is passed over", path.Ext(file)).
			WithHelp("%s", help)}
	}
	if len(own) == 0 {
		return nil, nil
	}
	v, list := read.values(file, src)
	if v.Kind == yaml.Null {
		return nil, list
	}
	taken := idsIn(v)
	if own[0].List() == "" {
		records, more := readList(v, own[0], taken)
		return records, append(list, more...)
	}
	records, more := readLists(v, own, taken)
	return records, append(list, more...)
}

// idsIn gives the ids of a file's records; help for another does not offer
// them.
func idsIn(v yaml.Value) map[string]bool {
	out := map[string]bool{}
	var add func(v yaml.Value, depth int)
	add = func(v yaml.Value, depth int) {
		if id, ok := v.Get("id"); ok {
			out[id.Text] = true
			return
		}
		if depth == 0 {
			return
		}
		for _, item := range v.Items {
			add(item, depth-1)
		}
		for _, p := range v.Pairs {
			add(p.Value, depth-1)
		}
	}
	add(v, 2) // a mapping of lists of records
	return out
}

// readList reads one record or a list of them.
func readList(v yaml.Value, kind annot.Kind, taken map[string]bool) ([]annot.Record, []diag.Diagnostic) {
	items := []yaml.Value{v}
	if v.Kind == yaml.List {
		items = v.Items
	}
	var records []annot.Record
	var list []diag.Diagnostic
	for _, item := range items {
		if item.Kind != yaml.Map {
			list = append(list, diag.Errorf("bad-value", item.Span, "a record must be a mapping, but here it is %s", item.Kind).
				WithHelp("write `id: …` and below it the other keys of the %s", kind.Name()))
			continue
		}
		r, more := readRecord(item, kind, taken)
		records = append(records, r)
		list = append(list, more...)
	}
	return records, list
}

// readLists reads a mapping of lists, one for each kind of the folder.
func readLists(v yaml.Value, kinds []annot.Kind, taken map[string]bool) ([]annot.Record, []diag.Diagnostic) {
	var names []string
	for _, k := range kinds {
		names = append(names, k.List())
	}
	if v.Kind != yaml.Map {
		return nil, []diag.Diagnostic{diag.Errorf("bad-value", v.Span, "the file must be a mapping of lists, but here it is %s", v.Kind).
			WithHelp("write `%s:` and under it the list of records", strings.Join(names, ":` or `"))}
	}
	var records []annot.Record
	var list []diag.Diagnostic
	seen := map[string]diag.Span{}
	for _, p := range v.Pairs {
		i := slices.Index(names, p.Key)
		if i < 0 {
			d := diag.Errorf("unknown-key", p.KeySpan, "unknown key `%s`", p.Key)
			if near, ok := diag.Near(p.Key, names); ok {
				d = d.WithHelp("did you mean `%s`?", near)
			} else {
				d = d.WithHelp("the file's lists are `%s`", strings.Join(names, "`, `"))
			}
			list = append(list, d)
			continue
		}
		if first, ok := seen[p.Key]; ok {
			list = append(list, diag.Errorf("repeated-key", p.KeySpan, "the key `%s` stands here twice", p.Key).
				WithPlace(first, "first here").WithHelp("put both lists under one key"))
			continue
		}
		seen[p.Key] = p.KeySpan
		if p.Value.Kind == yaml.Null {
			continue
		}
		r, more := readList(p.Value, kinds[i], taken)
		records = append(records, r...)
		list = append(list, more...)
	}
	return records, list
}

// ID is the form of ids; those of sources may have the characters of Pandoc's
// citation keys besides.
var (
	ID       = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	SourceID = regexp.MustCompile(`^[\pL\d_][\pL\d_:.#$%&+?<>~/-]*$`)
)

// reserved are the words that stand where an id may stand and mean none.
var reserved = []string{"none", "no", "unnamed", "publisher", "editor"}

// Reserved reports whether a word is no id, though it has the form of one: it
// means something else where ids stand, as in org=none.
func Reserved(id string) bool { return slices.Contains(reserved, id) }

// suggest makes an id of words that are none: in the letters that ids have,
// with hyphens between words. It is empty where nothing is left of them.
func suggest(words string, form *regexp.Regexp) string {
	words = norm.NFC.String(words)
	if form == ID {
		words = norm.NFD.String(strings.ToLower(words))
	}
	var b strings.Builder
	for _, r := range words {
		switch {
		case unicode.Is(unicode.Mn, r):
		case form.MatchString("a" + string(r)):
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-")
	if len(id) > 60 || !form.MatchString(id) {
		return ""
	}
	return id
}

func readRecord(v yaml.Value, kind annot.Kind, taken map[string]bool) (annot.Record, []diag.Diagnostic) {
	r := annot.Record{Kind: kind.Name(), Span: v.Span, Value: v}
	id, ok := v.Get("id")
	if !ok || id.Kind != yaml.Scalar || id.Text == "" {
		at := v.Span
		if ok {
			at = id.Span
		} else if len(v.Pairs) > 0 {
			at = v.Pairs[0].KeySpan
		}
		return r, []diag.Diagnostic{diag.Errorf("missing-key", at, "this %s has no id", kind.Name()).
			WithHelp("give it an `id:` of small letters, digits and hyphens")}
	}
	r.ID, r.IDAt = id.Text, id.Span
	form, help := ID, "an id begins with a small letter and holds small letters, digits and hyphens"
	if kind.Name() == "source" {
		form, help = SourceID, "a source's id may hold letters, digits and _ : . # $ % & - + ? < > ~ /"
	}
	if !form.MatchString(r.ID) {
		if near := suggest(r.ID, form); near != "" && !taken[near] && !Reserved(near) {
			help = "write `" + near + "`: " + help
		}
		return r, []diag.Diagnostic{diag.Errorf("bad-id", r.IDAt, "`%s` is no id", r.ID).WithHelp("%s", help)}
	}
	if Reserved(r.ID) {
		return r, []diag.Diagnostic{diag.Errorf("bad-id", r.IDAt, "`%s` is no id: it is a word of the language", r.ID).
			WithHelp("choose another id; `%s` stand for what is no record", strings.Join(reserved, "`, `"))}
	}
	return r, nil
}

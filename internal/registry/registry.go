// Package registry reads record files: bytes in, records with their places
// out. What a record means is its kind's business.
//
// A file holds one record or a list of them; where several kinds share a
// folder, it is a mapping with a list of records under the name of each.
package registry

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
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

// Read reads the record file with the given path from the dossier's root.
func Read(file string, src []byte, kinds []annot.Kind) ([]annot.Record, []diag.Diagnostic) {
	folder, _, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	var own []annot.Kind
	for _, k := range kinds {
		if k.Folder() == folder {
			own = append(own, k)
		}
	}
	if ext := path.Ext(file); ext != ".yaml" && ext != ".yml" {
		return nil, []diag.Diagnostic{diag.Warnf("unknown-format", diag.Span{File: file}, "no record format has the ending `%s`, so the file is passed over", ext).
			WithHelp("records stand in .yaml files")}
	}
	if len(own) == 0 {
		return nil, nil
	}
	v, list := yaml.Parse(file, src, 0)
	if v.Kind == yaml.Null {
		return nil, list
	}
	if own[0].List() == "" {
		records, more := readList(v, own[0])
		return records, append(list, more...)
	}
	records, more := readLists(v, own)
	return records, append(list, more...)
}

// readList reads one record or a list of them.
func readList(v yaml.Value, kind annot.Kind) ([]annot.Record, []diag.Diagnostic) {
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
		r, more := readRecord(item, kind)
		records = append(records, r)
		list = append(list, more...)
	}
	return records, list
}

// readLists reads a mapping of lists, one for each kind of the folder.
func readLists(v yaml.Value, kinds []annot.Kind) ([]annot.Record, []diag.Diagnostic) {
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
		r, more := readList(p.Value, kinds[i])
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

func readRecord(v yaml.Value, kind annot.Kind) (annot.Record, []diag.Diagnostic) {
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
		return r, []diag.Diagnostic{diag.Errorf("bad-id", r.IDAt, "`%s` is no id", r.ID).WithHelp("%s", help)}
	}
	if Reserved(r.ID) {
		return r, []diag.Diagnostic{diag.Errorf("bad-id", r.IDAt, "`%s` is no id: it is a word of the language", r.ID).
			WithHelp("choose another id; `%s` stand for what is no record", strings.Join(reserved, "`, `"))}
	}
	return r, nil
}

// Package schema gives JSON Schemas (draft 2020-12) of the files that editors
// write: dossier.yaml, the front matter of articles, and record files. Text
// editors complete keys by them and underline what is wrong while it is typed.
//
// A schema is made from the Go types that the files are decoded into, along
// the decoder's own plan, so that the two know the same keys. What no schema
// can say stays with `dossier check`: whether an id exists, whether a text is
// verbatim, whether a number was written 1139 or 1e3.
package schema

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/yaml"
)

// draft is the dialect of all schemas.
const draft = "https://json-schema.org/draft/2020-12/schema"

// Named is the schema of one sort of file.
type Named struct {
	Name  string // as in `dossier schema NAME`
	Files string // which files it is for, from the dossier's root
	Is    *yaml.Schema
}

// Described is a kind that tells which struct its records are decoded into.
type Described interface {
	annot.Kind
	Fields() any
}

// All gives the schemas, sorted by name: `dossier`, `article`, and one for each
// kind of record that has files of its own; kinds that share a folder share
// the schema of its files, which has the folder's name.
func All(kinds []annot.Kind) []Named {
	out := []Named{
		head("dossier", config.File, "The configuration of a dossier.", yaml.SchemaOf(reflect.TypeFor[config.Config]())),
		head("article", "content/articles/*.md", "The front matter of an article, or of one of the dossier's own pages.", article()),
	}
	shared := map[string][]Described{}
	for _, k := range kinds {
		d, ok := k.(Described)
		switch {
		case !ok:
		case k.List() != "":
			shared[k.Folder()] = append(shared[k.Folder()], d)
		default:
			out = append(out, head(k.Name(), files(k.Folder()), fmt.Sprintf("A file of records: one %s, or a list of them.", k.Name()), records(d)))
		}
	}
	for folder, kinds := range shared {
		var names []string
		for _, k := range kinds {
			names = append(names, k.List())
		}
		slices.Sort(names)
		out = append(out, head(folder, files(folder), fmt.Sprintf("A file of records, with a list of each kind: %s.", strings.Join(names, ", ")), lists(kinds)))
	}
	slices.SortFunc(out, func(a, b Named) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func files(folder string) string { return "content/" + folder + "/*.yaml" }

// head puts the schema's own particulars in. The id is relative, for a schema
// lies wherever its user has put it.
func head(name, files, description string, s *yaml.Schema) Named {
	s.Draft, s.ID, s.Title, s.Description = draft, name+".json", name, description+" Files: "+files
	return Named{Name: name, Files: files, Is: s}
}

// article is the schema of front matter, which may be empty.
func article() *yaml.Schema {
	s := yaml.SchemaOf(reflect.TypeFor[annot.FrontMatter]())
	s.Type = append(s.Type, "null")
	return s
}

// records is the schema of a file with one record or a list of them. A file of
// comments holds none.
func records(k Described) *yaml.Schema {
	s := yaml.SchemaOf(reflect.TypeOf(k.Fields()))
	return oneOrList(k.Name(), s)
}

// oneOrList moves the schema of a record among its own definitions and takes
// one record, a list of them, or nothing.
func oneOrList(name string, s *yaml.Schema) *yaml.Schema {
	defs := s.Defs
	s.Defs = nil
	if defs[name] != nil {
		panic("schema: the kind " + name + " has the name of a type")
	}
	defs[name] = s
	one := func() *yaml.Schema { return &yaml.Schema{Ref: "#/$defs/" + name} }
	out := yaml.OneOfSchema(one(), &yaml.Schema{Type: yaml.Types{"array"}, Items: one()}, &yaml.Schema{Type: yaml.Types{"null"}})
	out.Defs = defs
	return out
}

// lists is the schema of a file with a list for each kind of its folder.
func lists(kinds []Described) *yaml.Schema {
	out := &yaml.Schema{Type: yaml.Types{"object", "null"}, Others: false, Defs: map[string]*yaml.Schema{}}
	for _, k := range kinds {
		s := records(k)
		for name, def := range s.Defs {
			if known, ok := out.Defs[name]; ok && !reflect.DeepEqual(known, def) {
				panic("schema: two types are called " + name)
			}
			out.Defs[name] = def
		}
		s.Defs, s.Description = nil, "the records of the kind "+k.Name()
		out.Properties = append(out.Properties, yaml.Property{Name: k.List(), Is: s})
	}
	slices.SortFunc(out.Properties, func(a, b yaml.Property) int { return strings.Compare(b.Name, a.Name) })
	return out
}

// Encode writes a schema as indented JSON. The error is the writer's.
func Encode(w io.Writer, n Named) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(n.Is)
}

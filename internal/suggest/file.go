package suggest

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/edit"
	"dossier/internal/yaml"
)

// File is a record file to be written: in place of the old one, or a new one
// where Old is nil.
type File struct {
	Path     string
	Old, New []byte
}

// Files says how stub records come into a dossier: a file for each, but those
// of the figures of one article together, behind what is in their file already.
// A stub that comes several times, and one whose file has it already, is
// written once. The files are in the order of their paths; read gives those
// that there are, and an error of fs.ErrNotExist for others. Other errors are
// given back.
func Files(stubs []Stub, read func(path string) ([]byte, error)) ([]File, error) {
	byPath := map[string][]Stub{}
	var paths []string
	for _, s := range stubs {
		if len(byPath[s.Path]) == 0 {
			paths = append(paths, s.Path)
		}
		if !slices.ContainsFunc(byPath[s.Path], func(o Stub) bool { return o.ID == s.ID }) {
			byPath[s.Path] = append(byPath[s.Path], s)
		}
	}
	slices.Sort(paths)
	var out []File
	for _, p := range paths {
		f, err := fileOf(p, byPath[p], read)
		if err != nil {
			return nil, err
		}
		if f.New != nil {
			out = append(out, f)
		}
	}
	return out, nil
}

// fileOf writes stubs into the file of a path. Where that holds something that
// cannot be added to, they go into one with a number behind its name.
func fileOf(name string, stubs []Stub, read func(string) ([]byte, error)) (File, error) {
	base, extension := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	for n := 2; ; n++ {
		old, err := read(name)
		if errors.Is(err, fs.ErrNotExist) {
			return File{Path: name, New: []byte(written(stubs))}, nil
		}
		if err != nil {
			return File{}, err
		}
		if text, ok := added(name, old, stubs); ok {
			return File{Path: name, Old: old, New: text}, nil
		}
		name = base + "-" + strconv.Itoa(n) + extension
	}
}

// written gives stubs as a file of their own.
func written(stubs []Stub) string {
	if stubs[0].Kind != "figure" {
		return stubs[0].Text
	}
	return "figures:\n" + items(stubs, "  ")
}

// items writes records as the entries of a list.
func items(stubs []Stub, indent string) string {
	var b strings.Builder
	for i, s := range stubs {
		if i > 0 {
			b.WriteByte('\n')
		}
		sign := "- "
		for line := range strings.Lines(s.Text) {
			b.WriteString(indent + sign + line)
			sign = "  "
		}
	}
	return b.String()
}

// added adds records to a file. It reports false where the file is not made so
// that it can be added to: only the list of figures is, in block style, as the
// last key. A file that has them already has nothing to add: its text is nil.
func added(name string, old []byte, stubs []Stub) ([]byte, bool) {
	v, _ := yaml.Parse(name, old, 0)
	if stubs[0].Kind != "figure" {
		id, ok := v.Get("id")
		return nil, ok && id.Text == stubs[0].ID
	}
	list, ok := v.Get("figures")
	stubs = slices.DeleteFunc(slices.Clone(stubs), func(s Stub) bool {
		return slices.ContainsFunc(list.Items, func(item yaml.Value) bool { id, _ := item.Get("id"); return id.Text == s.ID })
	})
	if len(stubs) == 0 {
		return nil, true
	}
	text := strings.TrimRight(string(old), " \t\r\n") + "\n"
	switch {
	case v.Kind == yaml.Null, !ok && v.Kind == yaml.Map && old[v.Span.Start] != '{':
		text += "figures:\n" + items(stubs, "  ")
	case ok && len(list.Items) > 0 && v.Pairs[len(v.Pairs)-1].Key == "figures" && old[list.Span.Start] == '-':
		line := strings.LastIndexByte(string(old[:list.Span.Start]), '\n') + 1
		text += "\n" + items(stubs, string(old[line:list.Span.Start]))
	default:
		return nil, false
	}
	// What came out must hold what was there and what was added.
	now, found := yaml.Parse(name, []byte(text), 0)
	after, _ := now.Get("figures")
	return []byte(text), len(found) == 0 && len(after.Items) == len(list.Items)+len(stubs) && len(now.Pairs) >= len(v.Pairs)
}

// Save puts the records that suggestions need into a batch, beside what it
// holds already. Errors are those of the disk and of edit, with the file's
// path.
func Save(batch *edit.Batch, stubs []Stub) error {
	files, err := Files(stubs, batch.ReadFile)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Old == nil {
			err = batch.Create(f.Path, f.New)
		} else {
			err = batch.Replace(f.Path, f.Old, f.New)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/registry"
)

// file is a file of the dossier as it was read.
type file struct {
	path string // slash-separated, from the root
	data []byte
	hash [sha256.Size]byte
}

// scan reads dossier.yaml and everything below content/, or, for the names
// alone, of articles the front matter, and of what is neither an article nor a
// record nothing. What cannot be read is a diagnostic at the file.
func (b *Builder) scan(ctx context.Context, names bool) ([]file, []diag.Diagnostic) {
	var paths []string
	var list []diag.Diagnostic
	if _, err := fs.Lstat(b.root, config.File); !errors.Is(err, fs.ErrNotExist) {
		paths = append(paths, config.File)
	}
	err := fs.WalkDir(b.root, "content", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if p == "content" && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			list = append(list, unreadable(p, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case strings.HasPrefix(path.Base(p), ".") || strings.HasSuffix(p, "~"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			paths = append(paths, p)
		}
		return nil
	})
	if err != nil {
		list = append(list, unreadable("content", err))
	}
	slices.Sort(paths)
	folders := registry.Folders(kind.All)
	read, _ := each(ctx, paths, func(p string) (file, error) { // a context that ends is met again by the next stage
		what := role(p, folders)
		if names && p != config.File && what != "document" && what != "record" {
			return file{path: p}, nil
		}
		data, err := readRegular(b.root, p)
		if names && what == "document" {
			data = front(data)
		}
		return file{path: p, data: data, hash: sha256.Sum256(data)}, err
	})
	files := make([]file, 0, len(read))
	for i, r := range read {
		switch {
		case r.err != nil:
			list = append(list, unreadable(paths[i], r.err))
		case r.value.path != "":
			files = append(files, r.value)
		}
	}
	return files, list
}

// front gives an article without its body.
func front(data []byte) []byte {
	const fence = "\n---\n"
	if i := bytes.Index(data, []byte(fence)); i >= 0 {
		return data[:i+len(fence)]
	}
	return data
}

// errIrregular says that what has the name of a file is a pipe, a socket or a
// device.
var errIrregular = errors.New("it is no ordinary file")

// readRegular reads a file. Pipes and devices are refused before they are
// opened, for reading one may never end.
func readRegular(fsys fs.FS, p string) ([]byte, error) {
	info, err := fs.Stat(fsys, p)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &fs.PathError{Op: "read", Path: p, Err: errors.New("it is a folder")}
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: p, Err: errIrregular}
	}
	return fs.ReadFile(fsys, p)
}

// unreadable reports a file that cannot be read, by the reason without the
// path, which is the place.
func unreadable(p string, err error) diag.Diagnostic {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return diag.Errorf("unreadable", diag.Span{File: p}, "the file cannot be read: %v", err).
		WithHelp("check its permissions, or where its link leads: everything lies inside the dossier's folder")
}

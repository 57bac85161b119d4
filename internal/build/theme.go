package build

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/render"
)

// loadTheme reads the theme, unless it is the one that was read last. Without
// a theme that can be read the renderer is nil, or the last.
func (b *Builder) loadTheme() (*render.Renderer, []diag.Diagnostic, error) {
	r, list, err := render.New(overlay{b.root, b.theme})
	var pe *fs.PathError
	switch {
	case errors.As(err, &pe):
		// The theme that was read last, if any, keeps a preview going.
		return b.renderer, append(list, unreadable(pe.Path, err)), nil
	case err != nil:
		return nil, list, err
	}
	if b.renderer != nil && b.renderer.Digest() == r.Digest() {
		return b.renderer, list, nil
	}
	b.renderer = r
	return r, list, nil
}

// overlay is two file systems as one: a file of the upper hides that of the
// lower with the same path.
type overlay struct{ upper, lower fs.FS }

// Open opens a file of the upper file system, else of the lower.
func (o overlay) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(o.upper, name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// ReadDir lists both folders, sorted; hidden files are left out.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, err := fs.ReadDir(o.upper, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lower, lowerErr := fs.ReadDir(o.lower, name)
	if err != nil && lowerErr != nil {
		return nil, err
	}
	out := slices.DeleteFunc(upper, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
	for _, e := range lower {
		if !slices.ContainsFunc(out, func(u fs.DirEntry) bool { return u.Name() == e.Name() }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// Stat describes a file of either file system.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.upper, path.Clean(name))
	if errors.Is(err, fs.ErrNotExist) {
		return fs.Stat(o.lower, name)
	}
	return info, err
}

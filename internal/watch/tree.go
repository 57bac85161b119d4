package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// maxLinks is how many links to folders may lie in one another. It bounds the
// number of paths that a web of links can give to one folder.
const maxLinks = 8

// notifier is what the tree needs of fsnotify.
type notifier interface {
	Add(name string) error
	Remove(name string) error
}

// tree knows the watched folders. Each is watched once, under its real path,
// and may have several paths below the root, by way of links.
type tree struct {
	root   string // real path of the root
	notify notifier
	ignore func(rel string, dir bool) bool
	names  map[string]map[string]bool // real path → paths below the root
	reals  map[string]string          // path below the root → real path
}

func newTree(root string, notify notifier, ignore func(string, bool) bool) *tree {
	return &tree{root, notify, ignore, make(map[string]map[string]bool), make(map[string]string)}
}

// watchAll sets all watches, and drops those that are there.
func (t *tree) watchAll() error {
	t.drop(".")
	w := walk{tree: t}
	if err := w.dir(".", t.root, 0); err != nil {
		return err
	}
	if t.reals["."] == "" {
		return fmt.Errorf("watch %s: %w", t.root, fs.ErrNotExist)
	}
	return nil
}

// event enters what e does to the tree and gives the changed paths.
func (t *tree) event(e fsnotify.Event) (changed []string, err error) {
	if e.Name == t.root {
		if e.Has(fsnotify.Remove | fsnotify.Rename) {
			return nil, fmt.Errorf("watch %s: the folder was removed or renamed", t.root)
		}
		return nil, nil
	}
	var rels []string
	dir, base := filepath.Split(e.Name)
	for parent := range t.names[filepath.Clean(dir)] {
		rels = append(rels, path.Join(parent, base))
	}
	if rels == nil {
		// A folder behind a link, of which the parent is not watched.
		for rel := range t.names[e.Name] {
			rels = append(rels, rel)
		}
	}
	slices.Sort(rels)
	for _, rel := range rels {
		if noise(rel) {
			continue
		}
		more, err := t.change(rel, e.Op)
		changed = append(changed, more...)
		if err != nil {
			return changed, err
		}
	}
	return changed, nil
}

// change enters that op happened to the path rel, whatever is there by now:
// notifications come late.
func (t *tree) change(rel string, op fsnotify.Op) (changed []string, err error) {
	real, wasDir := t.reals[rel]
	info, statErr := os.Stat(t.path(rel))
	isDir := statErr == nil && info.IsDir()
	if isDir && wasDir && !op.Has(fsnotify.Create|fsnotify.Remove|fsnotify.Rename) {
		return nil, nil // some systems report a folder when its content changes
	}
	// A new folder may have been found before it is spoken of, by the walk of
	// the folder above it. It is walked again, but nothing went away.
	found := isDir && wasDir && !op.Has(fsnotify.Remove|fsnotify.Rename) && realPath(t.path(rel)) == real
	t.drop(rel)
	changed = append(changed, rel)
	switch {
	case isDir && t.ignored(rel, true), !isDir && t.ignored(rel, false):
		return nil, nil
	case statErr != nil && !wasDir && t.ignored(rel, true):
		return nil, nil
	case isDir && !wasDir, found:
		changed = nil // it is the files in it that are new
	}
	again := []string{rel}
	if wasDir && real == filepath.Join(t.reals[path.Dir(rel)], path.Base(rel)) {
		// The folder itself, and not a link to it.
		others := t.dropReal(real)
		if !found {
			changed = append(changed, others...)
		}
		again = append(again, others...)
	}
	for _, rel := range again {
		if info, err := os.Stat(t.path(rel)); err != nil || !info.IsDir() {
			continue
		}
		w := walk{tree: t}
		err = errors.Join(err, w.link(rel))
		changed = append(changed, w.files...)
	}
	return changed, err
}

func (t *tree) ignored(rel string, dir bool) bool { return t.ignore != nil && t.ignore(rel, dir) }

// path is where the system finds rel.
func (t *tree) path(rel string) string { return filepath.Join(t.root, filepath.FromSlash(rel)) }

// realPath gives a path without links, or nothing if it leads nowhere.
func realPath(name string) string {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return ""
	}
	return real
}

// drop forgets the folder rel and all below it.
func (t *tree) drop(rel string) {
	if _, watched := t.reals[rel]; !watched {
		return
	}
	for name := range t.reals {
		if within(name, rel, "/") || rel == "." {
			t.forget(name)
		}
	}
}

// dropReal forgets what is still known of the real folder and of all below it,
// by way of links, and gives the paths. Its watches must not outlive its name:
// they would follow it to where it was moved, and speak of the old name.
func (t *tree) dropReal(real string) (rels []string) {
	for name, at := range t.reals {
		if within(at, real, string(filepath.Separator)) {
			t.forget(name)
			rels = append(rels, name)
		}
	}
	slices.Sort(rels)
	return rels
}

// forget takes one path from a folder, and with the last its watch.
func (t *tree) forget(rel string) {
	real := t.reals[rel]
	delete(t.reals, rel)
	delete(t.names[real], rel)
	if len(t.names[real]) == 0 {
		delete(t.names, real)
		// It fails if the folder, and so the watch, is gone.
		_ = t.notify.Remove(real)
	}
}

// within reports whether p is dir or lies below it.
func within(p, dir, separator string) bool {
	return p == dir || strings.HasPrefix(p, dir) && strings.HasPrefix(p[len(dir):], separator)
}

// walk sets watches on a part of the tree and lists the files in it.
type walk struct {
	*tree
	files []string
}

// link walks the folder rel, which may be a link or lie behind one.
func (w *walk) link(rel string) error {
	real := realPath(w.path(rel))
	if real == "" {
		return nil // gone again, which will be reported
	}
	links := 0
	for dir := rel; dir != "."; dir = path.Dir(dir) {
		above := w.reals[path.Dir(dir)]
		here := w.reals[dir]
		if dir == rel {
			here = real
		}
		if here != filepath.Join(above, path.Base(dir)) {
			links++
		}
	}
	return w.dir(rel, real, links)
}

// dir watches one folder and walks it. First the watch, then the walk: what
// comes between is seen twice, and nothing is missed.
func (w *walk) dir(rel, real string, links int) error {
	if links > maxLinks || w.above(rel, real) {
		return nil
	}
	if err := w.notify.Add(real); err != nil {
		return w.addFailed(real, err)
	}
	if w.names[real] == nil {
		w.names[real] = make(map[string]bool)
	}
	w.names[real][rel] = true
	w.reals[rel] = real
	entries, err := os.ReadDir(real)
	if err != nil {
		return nil // gone again, or not to be read, as whoever reads it will say
	}
	for _, e := range entries {
		if err := w.entry(path.Join(rel, e.Name()), filepath.Join(real, e.Name()), e, links); err != nil {
			return err
		}
	}
	return nil
}

// entry walks one thing in a folder.
func (w *walk) entry(rel, real string, e fs.DirEntry, links int) error {
	if noise(rel) {
		return nil
	}
	dir := e.IsDir()
	if e.Type()&fs.ModeSymlink != 0 {
		if info, err := os.Stat(real); err == nil && info.IsDir() {
			if real = realPath(real); real == "" {
				return nil
			}
			dir, links = true, links+1
		}
	}
	switch {
	case w.ignored(rel, dir):
		return nil
	case dir:
		return w.dir(rel, real, links)
	}
	w.files = append(w.files, rel)
	return nil
}

// above reports whether real is a folder above rel: a link in a circle.
func (w *walk) above(rel, real string) bool {
	for rel != "." {
		rel = path.Dir(rel)
		if w.reals[rel] == real {
			return true
		}
	}
	return false
}

// addFailed tells a folder that is gone again, or closed to us, from a system
// that gives no more watches.
func (w *walk) addFailed(real string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EMFILE):
		return fmt.Errorf("watch %s: the system's limit of watches is reached (on Linux, raise fs.inotify.max_user_watches): %w", real, err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.ENOTDIR):
		return nil
	}
	return fmt.Errorf("watch %s: %w", real, err)
}

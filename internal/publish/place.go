package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// place is where the site's folder stands: its parent, opened, and its name
// in it. All writing goes through the parent's root, so that no link inside
// the site can lead a write out of it.
type place struct {
	parent *os.Root
	name   string
}

// stage is the name of the folder beside the site in which the next site is
// put together; after the exchange it holds the old one. It is the same on
// every run, so that the next run finds what a crashed one left.
func (p place) stage() string { return "." + p.name + ".dossier-staged" }

// lock is the name of the lock file beside the site.
func (p place) lock() string { return "." + p.name + ".dossier-lock" }

// openPlace finds the folder behind path, which may be a symbolic link and
// need not exist. Missing parents are made.
func openPlace(path string) (place, error) {
	if path == "" {
		return place{}, errors.New("the folder for the site has no name")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return place{}, err
	}
	if abs, err = resolve(abs); err != nil {
		return place{}, err
	}
	dir, name := filepath.Dir(abs), filepath.Base(abs)
	if dir == abs {
		return place{}, fmt.Errorf("cannot write the site to %s: it is the root of a file system", path)
	}
	parent, err := os.OpenRoot(dir)
	if err != nil {
		return place{}, err
	}
	p := place{parent, name}
	info, err := parent.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p, nil
	case err == nil && !info.IsDir():
		err = fmt.Errorf("cannot write the site to %s: it is not a folder", path)
	}
	if err != nil {
		parent.Close()
		return place{}, err
	}
	return p, nil
}

// resolve gives abs without symbolic links. If nothing stands there yet, its
// parent is made and resolved.
func resolve(abs string) (string, error) {
	_, err := os.Lstat(abs)
	if err == nil {
		return filepath.EvalSymlinks(abs)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	dir := filepath.Dir(abs)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.Base(abs)), nil
}

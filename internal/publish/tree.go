package publish

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

// tree is what stands in a folder: every file, link or other thing that is
// no folder, and every folder, by slash-separated path. Links are not
// followed. The folder itself is ".".
type tree struct {
	files map[string]fs.FileInfo
	dirs  map[string]dirInfo
}

type dirInfo struct {
	mode  fs.FileMode
	empty bool
}

// readTree reads the folder that root holds, without what the target keeps in
// it for itself. Names may be any bytes, which is why this is not fs.WalkDir.
func readTree(root *os.Root) (tree, error) {
	t := tree{make(map[string]fs.FileInfo), make(map[string]dirInfo)}
	info, err := root.Stat(".")
	if err != nil {
		return t, err
	}
	return t, t.read(root, ".", info.Mode())
}

func (t tree) read(root *os.Root, dir string, mode fs.FileMode) error {
	entries, err := readDir(root, dir)
	if err != nil {
		return err
	}
	t.dirs[dir] = dirInfo{mode, len(entries) == 0}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		info, err := e.Info()
		switch {
		case errors.Is(err, fs.ErrNotExist), p == journalDir:
		case err != nil:
			return err
		case info.IsDir():
			if err := t.read(root, p, info.Mode()); err != nil {
				return err
			}
		default:
			t.files[p] = info
		}
	}
	return nil
}

// readDir lists a folder, sorted by name.
func readDir(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, err
}

// removeTree removes name and all below it, also from folders that their
// owner has no right to write to. That nothing is there is no error.
func removeTree(root *os.Root, name string) error {
	err := root.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	unlockDirs(root, name)
	return root.RemoveAll(name)
}

// unlockDirs gives the owner all rights on dir and the folders below it. What
// fails here fails again, and is reported, when the folder is removed.
func unlockDirs(root *os.Root, dir string) {
	if info, err := root.Lstat(dir); err != nil || !info.IsDir() || root.Chmod(dir, 0o700) != nil {
		return
	}
	entries, err := readDir(root, dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.IsDir() {
			unlockDirs(root, path.Join(dir, e.Name()))
		}
	}
}

// parents calls do with every folder above p, the nearest first, without ".",
// until do gives false.
func parents(p string, do func(dir string) bool) {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if !do(dir) {
			return
		}
	}
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// inputs are the folders of a dossier that a build reads; no site is written
// into them.
var inputs = []string{"content", "templates", "static"}

// checkOutput looks at where the site shall be written: not where the dossier
// itself lies, for the folder of a site is replaced as a whole, and not among
// what a build reads.
func checkOutput(dir, output string) error {
	root, err := realPath(dir)
	if err != nil {
		return err
	}
	out, err := realPath(output)
	if err != nil {
		return fmt.Errorf("--output: cannot write the site to %s: %w\n\nname a folder for the site alone, as in --output public", output, reason(err))
	}
	if contains(out, root) {
		return fmt.Errorf("--output: the dossier itself lies in %s\n\nname a folder for the site alone, as in --output public", output)
	}
	for _, name := range inputs {
		if contains(filepath.Join(root, name), out) {
			return fmt.Errorf("--output: %s lies in the dossier's %s\n\nname a folder for the site alone, as in --output public", output, name)
		}
	}
	return nil
}

// contains reports whether a folder is another or lies around it.
func contains(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// realPath gives the absolute path without symbolic links of a folder that
// may be yet to be made.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(abs) == abs {
		return real, err
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", errors.New("it is a link that leads nowhere")
	}
	parent, err := realPath(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

// reason is what the system says of a path, without the path and the name of
// the call.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

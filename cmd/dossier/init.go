package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/spf13/cobra"

	"dossier/internal/config"
	"dossier/internal/edit"

	theme "dossier"
)

func initCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Make a new dossier, ready to serve",
		Long: `init makes a dossier with one short article, so that serve has something to show.
A file that is there already is never overwritten.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.init(args[0]) },
	}
}

// init writes the starter into a folder.
func (a *app) init(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("cannot open the folder: %w", err)
	}
	defer root.Close()
	if _, err := root.Lstat(config.File); err == nil {
		return fmt.Errorf("%s is a dossier already\n\nlook at it with `dossier -C %s serve`", dir, dir)
	}
	starter, err := fs.Sub(theme.Starter, "starter")
	if err != nil {
		return err
	}
	err = fs.WalkDir(starter, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		target := name
		if path.Base(name) == "gitignore" {
			target = path.Join(path.Dir(name), ".gitignore")
		}
		if err := edit.Create(root, target, data); errors.Is(err, fs.ErrExist) {
			a.say("%s was there already and stays", target)
		} else if err != nil {
			return fmt.Errorf("cannot write %s: %w", target, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, dir)
	a.say("made a dossier; look at it with `dossier -C %s serve`", dir)
	return nil
}

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/edit"
	"dossier/internal/mend"
	"dossier/internal/pages"

	theme "dossier"
)

func renameCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Change the id of a record or an article, everywhere",
		Long: `rename writes the new id wherever the old one stands: in the record, in records that
refer to it, in spans, citations and links. The record keeps the old id among its
aliases, so that references and links that others have kept go on working; an article's
file takes the new name. Nothing else changes, and nothing at all where the new id would
bring a fault.`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.rename(args[0], args[1]) },
	}
}

func (a *app) rename(old, id string) error {
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	opts := build.Options{Today: a.today(), Drafts: true}
	before, err := a.builder(root).Check(a.ctx, opts)
	if err != nil {
		return err
	}
	r, err := mend.Rename(before.Graph, before.Source, old, id)
	if err != nil {
		return err
	}
	after, err := build.New(&mend.Files{Base: root.FS(), Plan: r.Plan}, theme.Theme).Check(a.ctx, opts)
	if err != nil {
		return err
	}
	if broken := mend.Risen(before.Diagnostics, after.Diagnostics); len(broken) > 0 {
		if err := a.report(a.err, broken, after.Source); err != nil {
			return err
		}
		a.say("nothing was changed: with the new id there would be these faults")
		return errProblems
	}
	if err := a.store(root, before, r.Plan); err != nil {
		return err
	}
	for _, f := range r.Plan.Files() {
		if r.Plan[f] != nil {
			fmt.Fprintln(a.out, f)
		}
	}
	a.say("renamed `%s` to `%s` in %s", old, id, pages.Count(r.Count, "place", "places"))
	return nil
}

// store writes the files of a plan, each only if it still is what was read:
// first the new and the changed ones, then those that are taken away go.
func (a *app) store(root *os.Root, r *build.Result, plan mend.Plan) error {
	for _, f := range plan.Files() {
		if old, ok := r.Source(f); ok && plan[f] != nil {
			if err := stored(f, edit.Replace(root, f, old, plan[f])); err != nil {
				return err
			}
		}
	}
	for _, f := range plan.Files() {
		if _, ok := r.Source(f); !ok {
			if err := stored(f, edit.Create(root, f, plan[f])); err != nil {
				return err
			}
		}
	}
	for _, f := range plan.Files() {
		if plan[f] == nil {
			if err := stored(f, root.Remove(f)); err != nil {
				return err
			}
		}
	}
	return nil
}

// stored puts what the disk says of a file into words.
func stored(file string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, edit.ErrChanged):
		return fmt.Errorf("%s was changed meanwhile\n\nrun the command again", file)
	}
	return fmt.Errorf("cannot write %s: %w", file, reason(err))
}

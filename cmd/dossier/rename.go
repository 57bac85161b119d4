package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/mend"
)

func renameCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Change the id of a record or an article, everywhere",
		Long: `rename writes the new id wherever the old one stands: in the record, in records that
refer to it, in spans, citations and links. The record keeps the old id among its
aliases, so that addresses that others have kept go on working. Nothing else changes.`,
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
	before, err := a.builder(root).Check(a.ctx, build.Options{Today: a.today()})
	if err != nil {
		return err
	}
	r, err := mend.Rename(before.Graph, before.Source, old, id)
	if err != nil {
		return fmt.Errorf("%w\n\n`dossier check` names the ids that do not resolve", err)
	}
	if err := a.store(root, before, r.Plan); err != nil {
		return err
	}
	for _, m := range r.Moves {
		if err := move(root, m[0], m[1]); err != nil {
			return err
		}
		fmt.Fprintln(a.out, m[1])
	}
	after, err := a.builder(root).Check(a.ctx, build.Options{Today: a.today()})
	if err != nil {
		return err
	}
	for _, f := range r.Plan.Files() {
		if len(r.Moves) == 0 || f != r.Moves[0][0] {
			fmt.Fprintln(a.out, f)
		}
	}
	a.say("renamed `%s` to `%s` in %d places", old, id, r.Count)
	was, _ := diag.Count(before.Diagnostics)
	if now, _ := diag.Count(after.Diagnostics); now > was {
		if err := a.report(a.err, after.Diagnostics, after.Source); err != nil {
			return err
		}
		return errProblems
	}
	return nil
}

// store writes the files of a plan, each only if it still is what was read.
func (a *app) store(root *os.Root, r *build.Result, plan mend.Plan) error {
	for _, f := range plan.Files() {
		old, _ := r.Source(f)
		if err := edit.Replace(root, f, old, plan[f]); err != nil {
			if errors.Is(err, edit.ErrChanged) {
				return fmt.Errorf("%s was changed meanwhile\n\nrun the command again", f)
			}
			return fmt.Errorf("cannot write %s: %w", f, err)
		}
	}
	return nil
}

// move gives a file another name, unless one of that name is there.
func move(root *os.Root, from, to string) error {
	data, err := root.ReadFile(from)
	if err != nil {
		return err
	}
	if err := edit.Create(root, to, data); err != nil {
		return fmt.Errorf("cannot write %s: %w", to, err)
	}
	return root.Remove(from)
}

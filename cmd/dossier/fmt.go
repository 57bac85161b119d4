package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/mend"
)

func fmtCommand(a *app) *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "fmt [PATH …]",
		Short: "Write articles and pages in their canonical form",
		Long: `fmt puts the attributes of spans and the keys of front matter into their canonical
order and spacing, and nothing else: the text of an article never changes. It prints
the files that it changed. A file with faults of syntax is left as it is.`,
		RunE: func(_ *cobra.Command, paths []string) error { return a.format(paths, check) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; exit with 1 if a file would change")
	return cmd
}

func (a *app) format(paths []string, check bool) error {
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := a.builder(root).Check(a.ctx, build.Options{Today: a.today(), Drafts: true})
	if err != nil {
		return err
	}
	plan := mend.Plan{}
	var faults []diag.Diagnostic
	for _, doc := range r.Graph.Docs() {
		if len(within([]diag.Diagnostic{{At: diag.Note{Span: diag.Span{File: doc.Path}}}}, paths)) == 0 {
			continue
		}
		text, list := markdown.Format(doc.Path, doc.Src)
		faults = append(faults, list...)
		if !bytes.Equal(text, doc.Src) {
			plan[doc.Path] = text
		}
	}
	if !check {
		if err := a.store(root, r, plan); err != nil {
			return err
		}
	}
	for _, f := range plan.Files() {
		fmt.Fprintln(a.out, f)
	}
	if err := a.report(a.err, faults, r.Source); err != nil {
		return err
	}
	if diag.HasErrors(faults) || check && len(plan) > 0 {
		return errProblems
	}
	return nil
}

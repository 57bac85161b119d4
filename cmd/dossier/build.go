package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

func buildCommand(a *app) *cobra.Command {
	var s settings
	var output string
	var watching bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the dossier and make its site",
		Long: `build checks the dossier and, if there is no error, makes its site in public/.
The folder is replaced as a whole: a reader meets the old site or the new one.
Files in it that dossier did not write stay.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			opts, err := s.options(a)
			if err != nil {
				return err
			}
			if output == "" {
				output = filepath.Join(a.dir, "public")
			}
			root, err := a.open()
			if err != nil {
				return err
			}
			defer root.Close()
			if err := checkOutput(a.dir, output); err != nil {
				return err
			}
			b := a.builder(root)
			if watching {
				return a.rebuild(b, opts, output)
			}
			return a.build(a.ctx, b, opts, output)
		},
	}
	s.add(cmd, true)
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `DIR` to write the site to (default: public in the dossier)")
	cmd.Flags().BoolVar(&watching, "watch", false, "build again whenever a file changes")
	return cmd
}

// build builds once, reports, and writes the site if there is no error.
func (a *app) build(ctx context.Context, b *build.Builder, opts build.Options, output string) error {
	start := time.Now()
	r, err := b.Build(ctx, opts)
	if err != nil {
		return err
	}
	if err := a.report(a.err, r.Diagnostics, r.Source); err != nil {
		return err
	}
	if r.HasErrors() {
		a.say("%s; %s is as it was", diag.Summary(r.Diagnostics), output)
		return errProblems
	}
	report, err := publish.Dir(output).Sync(ctx, r.Outputs)
	if err != nil {
		return fmt.Errorf("cannot write the site: %w\n\n%s is as it was", err, output)
	}
	a.say("built %s from %s in %d ms → %s (%d written, %d unchanged, %d removed)", pages.Count(len(r.Pages), "page", "pages"),
		pages.Count(len(r.Graph.Articles), "article", "articles"), time.Since(start).Milliseconds(), output, report.Written, report.Unchanged, report.Removed)
	return nil
}

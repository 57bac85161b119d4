package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
)

// formats lists the ways in which check prints diagnostics.
var formats = map[string]func(a *app, list []diag.Diagnostic, r *build.Result) error{
	"text": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		if err := a.report(a.out, list, r.Source); err != nil {
			return err
		}
		errors, warnings := diag.Count(list)
		if !a.quiet || errors > 0 {
			fmt.Fprintf(a.err, "%s in %d articles\n", diag.Summary(list), len(r.Graph.Articles))
		}
		_ = warnings
		return nil
	},
	"line": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintLine(a.out, list, r.Source)
	},
	"json": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintJSON(a.out, list, r.Source)
	},
}

func checkCommand(a *app) *cobra.Command {
	var s settings
	var format string
	cmd := &cobra.Command{
		Use:   "check [PATH …]",
		Short: "Say what is wrong in the dossier, where, and how to mend it",
		Long: `check reads the whole dossier and prints what is wrong in it: texts that are not
their originals, names of organisations without their marks, unknown ids, figures
that nobody claims. With paths it prints only what lies in these files or folders.
The exit status is 1 when there is an error.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			print, ok := formats[format]
			if !ok {
				return fmt.Errorf("--format: there is no format `%s`\n\nwrite text, line or json", format)
			}
			opts, err := s.options(a)
			if err != nil {
				return err
			}
			root, err := a.open()
			if err != nil {
				return err
			}
			defer root.Close()
			r, err := a.builder(root).Build(a.ctx, opts)
			if err != nil {
				return err
			}
			list := within(r.Diagnostics, paths)
			if err := print(a, list, r); err != nil {
				return err
			}
			if diag.HasErrors(list) {
				return errProblems
			}
			return nil
		},
	}
	s.add(cmd, false)
	cmd.Flags().StringVar(&format, "format", "text", "how to print: text, line or json")
	return cmd
}

// within keeps the diagnostics that lie in one of the paths; all of them when
// no path is given.
func within(list []diag.Diagnostic, paths []string) []diag.Diagnostic {
	if len(paths) == 0 {
		return list
	}
	var out []diag.Diagnostic
	for _, d := range list {
		for _, p := range paths {
			p = strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(p, "\\", "/"), "./"), "/")
			if f := d.At.Span.File; f == p || strings.HasPrefix(f, p+"/") || p == "." {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

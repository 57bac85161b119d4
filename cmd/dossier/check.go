package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/kind"
	"dossier/internal/lint"
	"dossier/internal/mend"
	"dossier/internal/pages"

	theme "dossier"
)

// formats lists the ways in which check prints diagnostics.
var formats = map[string]func(a *app, list []diag.Diagnostic, r *build.Result) error{
	"text": (*app).checkText,
	"line": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintLine(a.out, list, r.Source)
	},
	"json": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintJSON(a.out, list, r.Source)
	},
	"sarif": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintSARIF(a.out, list, r.Source, lint.Docs(kind.All))
	},
	"github": func(a *app, list []diag.Diagnostic, r *build.Result) error {
		return diag.PrintGitHub(a.out, list, r.Source)
	},
}

func formatNames() string {
	names := slices.Sorted(maps.Keys(formats))
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// checking is what the flags of check ask for.
type checking struct {
	settings
	format        string
	strict        bool
	fix           bool
	baseline      string
	writeBaseline string
	extract       bool
}

func checkCommand(a *app) *cobra.Command {
	var c checking
	cmd := &cobra.Command{
		Use:   "check [PATH …]",
		Short: "Say what is wrong in the dossier, where, and how to mend it",
		Long: `check reads the whole dossier and prints what is wrong in it: texts that are not
their originals, names of organisations without their marks, unknown ids, figures
that nobody claims. With paths it prints only what lies in these files or folders.
The exit status is 1 when there is an error, with --strict also when there is a
warning.

One warning is accepted in place, with the reason, by a comment at the end of its
line or before it: # accept near-name: two groups (in an article's body
[//]: # (accept label-without-jurisdiction: it names no state)). How loud a
warning is anywhere is set by its code under levels: in dossier.yaml.`,
		RunE: func(_ *cobra.Command, paths []string) error { return a.check(c, paths) },
	}
	c.add(cmd, false)
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "text", "how to print: "+formatNames())
	f.BoolVar(&c.strict, "strict", false, "take warnings for errors")
	f.BoolVar(&c.fix, "fix", false, "mend what is safe to mend without asking")
	f.StringVar(&c.baseline, "baseline", "", "pass over the warnings that `FILE` lists")
	f.StringVar(&c.writeBaseline, "write-baseline", "", "list all warnings of today in `FILE`")
	f.BoolVar(&c.extract, "extract", false, "also extract the texts of originals again, and compare")
	return cmd
}

func (a *app) check(c checking, paths []string) error {
	print, ok := formats[c.format]
	if !ok {
		return fmt.Errorf("--format: there is no format `%s`\n\nwrite %s", c.format, formatNames())
	}
	opts, err := c.options(a)
	if err != nil {
		return err
	}
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := a.checked(root, opts, c.fix, paths)
	if err != nil {
		return err
	}
	if err := known(root, r, paths); err != nil {
		return err
	}
	if c.extract {
		checkExtractions(r)
	}
	list, err := c.withoutBaseline(a, within(r.Diagnostics, paths), r)
	if err != nil {
		return err
	}
	if err := print(a, list, r); err != nil {
		return err
	}
	if errors, warnings := diag.Count(list); errors > 0 || c.strict && warnings > 0 {
		return errProblems
	}
	return nil
}

// checkExtractions adds what is found when the texts of originals are
// extracted again.
func checkExtractions(r *build.Result) {
	for _, article := range r.Graph.Articles {
		r.Diagnostics = append(r.Diagnostics, importer.CheckExtraction(article, r.Graph.Originals)...)
	}
	diag.Sort(r.Diagnostics)
}

// checked checks the dossier, and mends it first if asked to.
func (a *app) checked(root *os.Root, opts build.Options, fix bool, paths []string) (*build.Result, error) {
	if !fix {
		return a.builder(root).Check(a.ctx, opts)
	}
	return a.fix(root, opts, paths)
}

// withoutBaseline writes the baseline if asked to, and takes out the warnings
// that it lists.
func (c *checking) withoutBaseline(a *app, list []diag.Diagnostic, r *build.Result) ([]diag.Diagnostic, error) {
	if c.writeBaseline != "" {
		baseline := lint.Baseline(list, r.Source)
		if err := os.WriteFile(c.writeBaseline, baseline, 0o644); err != nil {
			return nil, fmt.Errorf("cannot write the baseline: %w", err)
		}
		_, warnings := diag.Count(list)
		a.say("listed %s in %s", pages.Count(warnings, "warning", "warnings"), c.writeBaseline)
		list = lint.WithoutBaseline(list, baseline, r.Source)
	}
	if c.baseline == "" {
		return list, nil
	}
	baseline, err := os.ReadFile(c.baseline)
	if err != nil {
		return nil, fmt.Errorf("cannot read the baseline: %w\n\n--write-baseline FILE makes one", err)
	}
	return lint.WithoutBaseline(list, baseline, r.Source), nil
}

// checkText prints diagnostics for people, and how many there are.
func (a *app) checkText(list []diag.Diagnostic, r *build.Result) error {
	if err := a.report(a.out, list, r.Source); err != nil {
		return err
	}
	if errors, _ := diag.Count(list); !a.quiet || errors > 0 {
		fmt.Fprintf(a.err, "%s in %s\n", diag.Summary(list), pages.Count(len(r.Graph.Articles), "article", "articles"))
	}
	return nil
}

// fix mends what is safe to mend in files below the paths, and gives the
// result of the check after it. Nothing is stored before a check has shown that
// no fix brings a new error.
func (a *app) fix(root *os.Root, opts build.Options, paths []string) (*build.Result, error) {
	files := &mend.Files{Base: root.FS()}
	b := build.New(files, theme.Theme)
	var first, last *build.Result
	check := func(plan mend.Plan) ([]diag.Diagnostic, diag.Sources, error) {
		files.Plan = plan
		r, err := b.Check(a.ctx, opts)
		if err != nil {
			return nil, nil, err
		}
		if last = r; first == nil {
			first = r
		}
		return r.Diagnostics, r.Source, nil
	}
	out, err := mend.Fix(check, func(d diag.Diagnostic) bool { return len(within([]diag.Diagnostic{d}, paths)) > 0 })
	if err != nil {
		return nil, err
	}
	if err := a.store(root, first, out.Plan); err != nil {
		return nil, err
	}
	for _, f := range out.Harmful {
		a.say("the fixes for %s would bring a new error and were left out; mend it by hand", f)
	}
	a.say("mended %s in %s", pages.Count(out.Count, "fault", "faults"), pages.Count(len(out.Plan), "file", "files"))
	if len(out.Harmful) == 0 {
		return last, nil
	}
	if _, _, err := check(out.Plan); err != nil {
		return nil, err
	}
	return last, nil
}

// known refuses paths at which the dossier has nothing: a slip in a path would
// look like a clean file.
func known(root *os.Root, r *build.Result, paths []string) error {
	for _, p := range paths {
		p = inDossier(p)
		if _, read := r.Source(p); read {
			continue
		}
		if _, err := root.Lstat(p); err != nil {
			return fmt.Errorf("there is no %s in the dossier\n\nwrite paths as they stand in the messages, from the dossier's folder: content/articles", p)
		}
	}
	return nil
}

// inDossier gives a path of the command line in the form of those in messages.
func inDossier(p string) string { return path.Clean(filepath.ToSlash(p)) }

// within keeps the diagnostics that lie in one of the paths; all of them when
// no path is given.
func within(list []diag.Diagnostic, paths []string) []diag.Diagnostic {
	if len(paths) == 0 {
		return list
	}
	var out []diag.Diagnostic
	for _, d := range list {
		for _, p := range paths {
			p = inDossier(p)
			if f := d.At.Span.File; f == p || strings.HasPrefix(f, p+"/") || p == "." {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

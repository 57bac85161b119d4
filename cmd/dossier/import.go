package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/importer"
)

func importCommand(a *app) *cobra.Command {
	var o importer.Options
	var publisher string
	cmd := &cobra.Command{
		Use:   "import FILE …",
		Short: "Turn articles as they were received into annotated Markdown",
		Long: `import stores each file byte for byte under content/originals and writes
content/articles/<slug>.md: the same text, one sentence a line, with what it
recognises (headline, standfirst, byline, dateline, printed ban notes) marked.
A file that was imported before is left alone, however its article was edited.
A file named - is read from standard input.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			if o.Slug != "" && len(files) > 1 {
				return fmt.Errorf("--slug goes with one file, but here are %d\n\nimport them one by one, or leave --slug out", len(files))
			}
			o.Publisher = annot.Ref{ID: publisher}
			o.Retrieved = a.today().String()
			return a.importFiles(files, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Slug, "slug", "", "the article's `ID`; default: made from the headline")
	f.StringVar(&o.Lang, "lang", "", "the `LANGUAGE` of the text (en, ru); default: guessed by its script")
	f.StringVar(&publisher, "publisher", "", "the `ID` of the organization that published it")
	f.StringVar(&o.Issued, "issued", "", "the `DATE` on which it was published (2016-12-01, 2016-06~)")
	f.StringVar(&o.URL, "url", "", "the `ADDRESS` at which it was published")
	return cmd
}

// importFiles imports one file after the other; a bad one does not stop the
// rest.
func (a *app) importFiles(files []string, o importer.Options) error {
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := a.builder(root).Check(a.ctx, build.Options{Today: a.today()})
	if err != nil {
		return err
	}
	o.Organization = organizations(r)
	failed := false
	for _, file := range files {
		ok, err := a.importFile(root, file, o)
		if err != nil {
			return err
		}
		failed = failed || !ok
	}
	if failed {
		return errProblems
	}
	return nil
}

// organizations looks up the organization that is called by some words.
func organizations(r *build.Result) func(string) (string, bool) {
	return func(words string) (string, bool) {
		for _, m := range r.Graph.Finder.Find(words) {
			if m.From == 0 && m.To == len(words) && len(m.Orgs) == 1 {
				return m.Orgs[0], true
			}
		}
		return "", false
	}
}

func (a *app) importFile(root *os.Root, file string, o importer.Options) (bool, error) {
	name, raw, err := a.read(file)
	if err != nil {
		return false, err
	}
	result, list := importer.Import(name, raw, o)
	src := func(f string) ([]byte, bool) {
		if f == result.ArticlePath {
			return result.Article, true
		}
		return raw, f == name
	}
	if diag.HasErrors(list) {
		return false, a.report(a.err, list, src)
	}
	saved, more, err := importer.Save(root, result)
	if err != nil {
		return false, fmt.Errorf("cannot store %s: %w", name, err)
	}
	switch saved.Outcome {
	case importer.Created:
		fmt.Fprintln(a.out, result.ArticlePath)
		a.say("imported %s as %s", file, saved.Slug)
	case importer.Unchanged:
		list = nil
	}
	return saved.Outcome != importer.Refused, a.report(a.err, append(list, more...), src)
}

// read reads a file to import; its name in messages is the last part of its
// path.
func (a *app) read(file string) (string, []byte, error) {
	if file == "-" {
		raw, err := io.ReadAll(a.in)
		return "standard-input.txt", raw, err
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", nil, fmt.Errorf("cannot read the file: %w\n\nfiles are named from where you are, not from the dossier's folder", err)
	}
	return strings.ReplaceAll(filepath.Base(file), "\\", "/"), raw, nil
}

package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/importer"
	"dossier/internal/markdown"
	"dossier/internal/revise"
	"dossier/internal/suggest"
)

// revision is one run of import --revise.
type revision struct {
	*batch
	root *os.Root
	was  *annot.Article
	site *build.Result
	lang string // of the dossier
	// pictures are those of the new file, by the addresses that it has for them.
	pictures map[string][]byte
}

// revise takes a corrected article in.
func (a *app) revise(arguments []string, o importFlags) error {
	if len(arguments) != 1 {
		return fmt.Errorf("--revise goes with one file, but here are %d\n\nwrite `dossier import --revise %s FILE`", len(arguments), o.revise)
	}
	if o.Slug != "" {
		return errors.New("--slug does not go with --revise: the article keeps its id\n\nleave --slug out; `dossier rename` gives an article another id")
	}
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	sources, _, err := a.sources(arguments)
	if err != nil {
		return err
	}
	if len(sources) != 1 {
		return fmt.Errorf("--revise goes with one file\n\nname the file of the corrected article")
	}
	r := &revision{batch: &batch{app: a, flags: o}, root: root}
	site, config, err := a.builder(root).Link(a.ctx, build.Options{Today: a.today(), Drafts: true})
	if err != nil {
		return err
	}
	if config == nil {
		return errors.Join(a.report(a.err, site.Diagnostics, site.Source), errProblems)
	}
	docs, err := articlesNamed(site.Graph, []string{o.revise})
	if err != nil {
		return err
	}
	r.site, r.was, r.lang = site, docs[0], config.Language
	if r.was.Own {
		return fmt.Errorf("`%s` is a page of the dossier's own\n\nonly articles have originals", o.revise)
	}
	return r.run(sources[0])
}

// run imports the new file and puts it in the place of the old one.
func (r *revision) run(s source) error {
	raw, name, opts, list, err := r.read(s)
	if err != nil || diag.HasErrors(list) {
		return errors.Join(err, r.refused(list, name, raw))
	}
	old := r.was.Front.Original
	was, there := r.site.Graph.Originals["content/"+old.File]
	if there && string(was) == string(raw) {
		return r.nothing("it is the file of which the article was made")
	}
	if other, err := r.elsewhere(raw); err != nil || other != "" {
		return errors.Join(err, r.refused(problem(name, "already-imported", "revise that one, or name another file", "this text is already imported as `%s`", other), name, raw))
	}
	text, there := r.site.Graph.Originals["content/"+cmp.Or(old.Extracted, old.File)]
	if !there {
		return r.refused([]diag.Diagnostic{diag.Errorf("original-missing", diag.Span{File: r.was.Path}, "`%s` has no original that the new file could be compared with", r.was.Slug).
			WithHelp("bring content/%s back, and revise the article then", cmp.Or(old.Extracted, old.File))}, name, raw)
	}
	opts = r.options(opts)
	result, list := importer.Import(name, raw, opts)
	list = r.worthSaying(list)
	if diag.HasErrors(list) {
		return r.refused(list, name, raw)
	}
	in := revise.Input{Old: r.was, Text: text, Base: r.base(opts, was), New: result, Today: r.today().String(), Language: r.lang, Taken: r.taken}
	plan, more := revise.Plan(in)
	switch {
	case diag.HasErrors(more):
		return r.refused(more, name, raw)
	case plan.Unchanged:
		return r.nothing("its article is word for word and sign for sign the same")
	}
	plan.Mark(suggest.New(r.site.Graph), suggest.NewRegister(r.site.Graph), r.flags.suggest)
	return r.finish(&plan, list, name, raw)
}

// options are those of the import of a revision: what the editor has said of
// the article holds.
func (r *revision) options(o importer.Options) importer.Options {
	f := &r.was.Front
	o.Slug = r.was.Slug
	o.Lang = cmp.Or(o.Lang, f.Lang)
	o.Issued = cmp.Or(o.Issued, f.Issued.Text)
	o.URL = cmp.Or(f.URL, o.URL)
	o.Organizations, o.Named = organizations(r.site), publishers(r.site.Graph)
	if get := o.Picture; get != nil {
		r.pictures = map[string][]byte{}
		o.Picture = func(source string) ([]byte, error) {
			data, err := get(source)
			if err == nil {
				r.pictures[source] = data
			}
			return data, err
		}
	}
	return o
}

// base makes of the old original what an import makes of it today; nil when it
// cannot be read any more.
func (r *revision) base(o importer.Options, was []byte) []byte {
	old := r.was.Front.Original
	o.Type, o.Format = "", ""
	o.Picture = func(source string) ([]byte, error) { // nothing is fetched for it
		if data, ok := r.pictures[source]; ok {
			return data, nil
		}
		return nil, errors.New("the new file does not have it")
	}
	if i := strings.LastIndexByte(old.Extraction, ','); old.Extraction != "" {
		o.Encoding, _ = importer.Encoding(strings.TrimSpace(old.Extraction[i+1:]))
	} else {
		o.Encoding = ""
	}
	result, list := importer.Import(path.Base(old.File), was, o)
	if diag.HasErrors(list) {
		return nil
	}
	return result.Article
}

// elsewhere gives the other article that was made of a file.
func (r *revision) elsewhere(raw []byte) (string, error) {
	shelf, err := importer.OpenShelf(r.root)
	if err != nil {
		return "", err
	}
	defer shelf.Discard()
	slug, ok, err := shelf.Known(raw)
	if err != nil || !ok || slug == r.was.Slug {
		return "", err
	}
	return slug, nil
}

// taken reads a file of the dossier.
func (r *revision) taken(name string) ([]byte, bool) {
	data, err := r.root.ReadFile(name)
	return data, err == nil
}

// worthSaying leaves out what an import says of places in an article that
// nobody will see, and of front matter that stays as it is.
func (r *revision) worthSaying(list []diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range list {
		if d.At.Span.File != r.was.Path {
			out = append(out, d)
		}
	}
	return out
}

// refused prints why nothing was done.
func (r *revision) refused(list []diag.Diagnostic, name string, raw []byte) error {
	if len(list) == 0 {
		return nil
	}
	return errors.Join(r.report(r.err, list, func(file string) ([]byte, bool) {
		if file == name {
			return raw, len(raw) > 0
		}
		return r.site.Source(file)
	}), errProblems)
}

// nothing says that there is nothing to do.
func (r *revision) nothing(why string) error {
	r.say("nothing changed: %s", why)
	return nil
}

// finish stores a revision and says what became of the annotations.
func (r *revision) finish(plan *revise.Revision, list []diag.Diagnostic, name string, raw []byte) error {
	now, _ := markdown.Parse(plan.Path, plan.Article)
	list = append(list, plan.Diagnostics(now)...)
	list = append(list, plan.Wordings(r.site.Graph, r.was.Slug)...)
	if !r.flags.dryRun {
		if err := r.store(plan); err != nil {
			return err
		}
	}
	if err := r.report(r.err, list, func(file string) ([]byte, bool) {
		switch file {
		case plan.Path:
			return plan.Article, true
		case name:
			return raw, len(raw) > 0
		}
		return r.site.Source(file)
	}); err != nil {
		return err
	}
	if len(list) > 0 && !r.quiet {
		fmt.Fprintln(r.err)
	}
	r.summary(plan)
	return nil
}

// store writes a revision.
func (r *revision) store(plan *revise.Revision) error {
	err := plan.Save(r.root)
	if errors.Is(err, edit.ErrChanged) {
		return fmt.Errorf("%s was changed while the new file was read\n\nrun the command again", plan.Path)
	}
	if err != nil {
		return fmt.Errorf("cannot store the revision: %w", err)
	}
	fmt.Fprintln(r.out, plan.Path)
	return nil
}

// summary says what was done, and what is left to do.
func (r *revision) summary(plan *revise.Revision) {
	r.say("%s: %s", r.was.Slug, plan.Count)
	kept := plural(plan.Kept, "annotation") + " in place"
	if n := plan.Missing(); n > 0 {
		kept += fmt.Sprintf(", %d lost (listed above)", n)
	}
	r.say("%s", kept)
	marked, open := 0, 0
	for _, s := range plan.Suggested {
		if s.Final {
			marked++
		} else {
			open++
		}
	}
	switch marked {
	case 0:
	case 1:
		r.say("1 name of an organisation newly marked")
	default:
		r.say("%d names of organisations newly marked", marked)
	}
	if open > 0 {
		r.say("%s: walk through them with `dossier review %s`", plural(open, "suggestion"), r.was.Slug)
	}
	r.say("the text before: content/%s; the text now: content/%s", r.was.Front.Original.File, plan.Original.File)
	r.say("readers are told: %s", plan.Text)
	switch {
	case r.flags.dryRun:
		r.say("nothing was written: this is a dry run")
	case !r.flags.suggest:
		r.say("`dossier suggest %s` looks for more to annotate in the new text", r.was.Slug)
	}
}

package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/link"
	"dossier/internal/parallel"
	"dossier/internal/suggest"
)

// suggesting is what the flags of suggest ask for.
type suggesting struct {
	dryRun bool
	format string
}

func suggestCommand(a *app) *cobra.Command {
	var o suggesting
	cmd := &cobra.Command{
		Use:   "suggest [ARTICLE …]",
		Short: "Propose annotations of articles: organisations, figures, who says what",
		Long: `suggest looks for what may be annotated in articles that are there already, as
import does in new ones: names of organisations, figures, and the words that say
whose statement something is. It puts spans with .suggested around them and writes
records with the key suggested, each with the reason. A name that is certain is
marked as final. What is annotated already or was rejected is left alone, so that a
second run changes nothing.

Nothing that is suggested is published until an editor has looked at it, with
dossier review or by hand. Articles are named by their slugs or files; without any,
all are looked at.

As JSON:

  {"written", "articles": [{"file", "suggestions": [{"line", "kind", "words", "key",
   "ids": [id …], "final", "reason"} …], "records": [{"kind", "id", "file"} …]} …]}

where "kind" is organization, figure, attribution, quote or label, "key" the key of
the span and "records" those that the article needs and the dossier did not have.
Lines are 1-based.`,
		Example: `  dossier suggest                       # all articles
  dossier suggest --dry-run a-raid      # what would be proposed, and why
  dossier suggest content/articles/a-raid.md && dossier review a-raid`,
		RunE: func(_ *cobra.Command, args []string) error { return a.suggest(o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would be proposed and write nothing")
	f.StringVar(&o.format, "format", "text", "how to print: text or json")
	return cmd
}

// proposed is an article and what was proposed for it.
type proposed struct {
	doc *annot.Article
	suggest.Proposal
}

func (a *app) suggest(o suggesting, args []string) error {
	if o.format != "text" && o.format != "json" {
		return fmt.Errorf("--format: there is no format `%s`\n\nwrite text or json", o.format)
	}
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	r, config, err := a.builder(root).Link(a.ctx, build.Options{Today: a.today(), Drafts: true})
	if err != nil {
		return err
	}
	if config == nil {
		return errors.Join(a.report(a.err, r.Diagnostics, r.Source), errProblems)
	}
	docs, err := articlesNamed(r.Graph, args)
	if err != nil {
		return err
	}
	list := propose(r.Graph, docs)
	if err := a.ctx.Err(); err != nil {
		return err
	}
	if !o.dryRun {
		if err := storeProposals(root, list); err != nil {
			return err
		}
	}
	if o.format == "json" {
		return a.suggestJSON(list, !o.dryRun)
	}
	a.suggestText(list, len(docs), o.dryRun)
	a.sayUnknown(docs)
	return nil
}

// sayUnknown names the languages in which nothing but names was looked for.
func (a *app) sayUnknown(docs []*annot.Article) {
	var out []string
	for _, doc := range docs {
		if lang := doc.Front.Lang; !suggest.Knows(lang) && !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	slices.Sort(out)
	for _, lang := range out {
		if lang == "" {
			a.say("where no language is given (`lang:` in the front matter), only names of organisations were looked for")
		} else {
			a.say("in `%s`, only names of organisations were looked for", lang)
		}
	}
}

// articlesNamed gives the articles that arguments name, all without any.
func articlesNamed(g *link.Graph, args []string) ([]*annot.Article, error) {
	if len(args) == 0 {
		return g.Articles, nil
	}
	var out []*annot.Article
	for _, arg := range args {
		name := strings.TrimSuffix(path.Base(inDossier(arg)), ".md")
		i := slices.IndexFunc(g.Articles, func(doc *annot.Article) bool { return doc.Slug == name || slices.Contains(doc.Front.Aliases, name) })
		if i < 0 {
			var slugs []string
			for _, doc := range g.Articles {
				slugs = append(slugs, doc.Slug)
			}
			if near, ok := diag.Near(name, slugs); ok {
				return nil, fmt.Errorf("there is no article `%s`\n\ndid you mean `%s`?", arg, near)
			}
			return nil, fmt.Errorf("there is no article `%s`\n\nan article is named by its file, with or without .md", arg)
		}
		if !slices.Contains(out, g.Articles[i]) {
			out = append(out, g.Articles[i])
		}
	}
	return out, nil
}

// propose looks at articles side by side, and gives ids one after the other:
// they come out the same on every machine. Articles for which there is nothing
// to propose are left out.
func propose(g *link.Graph, docs []*annot.Article) []proposed {
	engine, register := suggest.New(g), suggest.NewRegister(g)
	found := make([][]suggest.Finding, len(docs))
	parallel.Do(len(docs), func(i int) { found[i] = engine.Find(docs[i]) })
	var out []proposed
	for i, doc := range docs {
		if p := register.Plan(doc, found[i]); len(p.Suggestions) > 0 {
			out = append(out, proposed{doc, p})
		}
	}
	return out
}

// storeProposals writes the records and then the articles.
func storeProposals(root *os.Root, list []proposed) error {
	batch := edit.NewBatch(root)
	defer batch.Discard()
	var stubs []suggest.Stub
	for _, p := range list {
		stubs = append(stubs, p.Stubs...)
	}
	files, err := suggest.Files(stubs, root.ReadFile)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Old == nil {
			err = batch.Create(f.Path, f.New)
		} else {
			err = batch.Replace(f.Path, f.Old, f.New)
		}
		if err := stored(f.Path, err); err != nil {
			return err
		}
	}
	for _, p := range list {
		if err := stored(p.doc.Path, batch.Replace(p.doc.Path, p.doc.Src, p.Article)); err != nil {
			return err
		}
	}
	return stored("the files", batch.Commit())
}

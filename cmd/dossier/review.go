package main

import (
	"bufio"
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
	"dossier/internal/review"
	"dossier/internal/suggest"
)

// reviewing is what the flags of review ask for.
type reviewing struct {
	list      bool
	format    string
	acceptAll []string
	rejectAll []string
	answers   string
}

func reviewCommand(a *app) *cobra.Command {
	var o reviewing
	cmd := &cobra.Command{
		Use:   "review [ARTICLE …]",
		Short: "Walk through open suggestions: accept, reject, edit or skip them",
		Long: `review shows one open suggestion after the other, article by article in the order
of the text: the sentence with the words meant, the records that it brings, and why
it was made. One key decides; every decision is saved at once, and those taken do
not come back.

Accepting takes .suggested out of the text, completes the records and makes them
final; accepting an organisation also marks its other mentions. Rejecting takes the mark
away, notes the suggestion under dismissed: in the front matter, and takes away records
that nothing names any more. Of the name of an organisation on record it leaves a mark:
where the words mean something else, org=none with your reason, and then they bear no
label. --reject-all leaves such names open, since it can give no reason. A mark that is
final while its record is only suggested is open, too; a suggestion whose record is gone
can only be dropped, rejected or given another id.

Articles are named by their slugs or files; without any, all are walked through.
Where there is no terminal, --list shows what is open, and --accept-all and
--reject-all decide by kind: ` + kindNames() + `.
Interrupted, they end after the decision that they are at, with everything saved.

--list --format json prints a list of objects, one for each open suggestion:

  article    slug of the article
  file       its file
  line       where the mark begins; column in characters, both from 1
  column
  paragraph  number of the paragraph; absent where it has none
  kind       ` + kindNames() + `
  words      the words that are marked
  sentence   the sentence around them
  refers     what the mark names: ids by key, several with a space between;
             keys are org, person, source, figure, label, by and from
  new        ids of the records that are only suggested, which accepting makes final
  reason     why it was suggested; absent where nobody knows`,
		RunE: func(_ *cobra.Command, args []string) error { return a.review(o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.list, "list", false, "print the open suggestions and decide nothing")
	f.StringVar(&o.format, "format", "text", "how --list prints: text or json")
	f.StringSliceVar(&o.acceptAll, "accept-all", nil, "accept all suggestions of these `KINDS`, without asking (figure,quote)")
	f.StringSliceVar(&o.rejectAll, "reject-all", nil, "reject all suggestions of these `KINDS`, without asking")
	f.StringVar(&o.answers, "answers", "", "take the answers from `FILE` instead of the keyboard, one a line; - is standard input")
	return cmd
}

// kindNames lists the kinds of suggestions.
func kindNames() string {
	var out []string
	for _, k := range review.Kinds {
		out = append(out, k.String())
	}
	return strings.Join(out[:len(out)-1], ", ") + " or " + out[len(out)-1]
}

func (a *app) review(o reviewing, args []string) error {
	accept, err := kindsOf("accept-all", o.acceptAll)
	if err != nil {
		return err
	}
	reject, err := kindsOf("reject-all", o.rejectAll)
	if err != nil {
		return err
	}
	if err := o.check(accept, reject); err != nil {
		return err
	}
	var keys *keyboard
	if !o.list && len(accept) == 0 && len(reject) == 0 {
		if keys, err = a.keyboard(o.answers); err != nil {
			return err
		}
		defer keys.close()
	}
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	w := &walk{app: a, root: root, keys: keys, skipped: map[string]bool{}, decided: map[string]int{}}
	if err := w.load(); err != nil {
		return err
	}
	if w.docs, err = w.chosen(args); err != nil {
		return err
	}
	switch {
	case o.list:
		return w.list(o.format)
	case keys == nil:
		return w.all(accept, reject)
	}
	return w.run()
}

// check refuses flags that contradict each other.
func (o reviewing) check(accept, reject []suggest.Kind) error {
	for _, k := range accept {
		if slices.Contains(reject, k) {
			return fmt.Errorf("--accept-all and --reject-all both name `%s`\n\nname each kind once", k)
		}
	}
	all := len(accept)+len(reject) > 0
	switch {
	case o.format != "text" && o.format != "json":
		return fmt.Errorf("--format: there is no format `%s`\n\nwrite text or json", o.format)
	case o.format != "text" && !o.list:
		return errors.New("--format goes with --list\n\nwrite `dossier review --list --format json`")
	case o.list && (all || o.answers != ""):
		return errors.New("--list decides nothing\n\nleave it out, or leave the other flags out")
	case all && o.answers != "":
		return errors.New("--answers goes with a walk, not with --accept-all and --reject-all\n\nleave one of them out")
	}
	return nil
}

// kindsOf reads the kinds behind a flag.
func kindsOf(flag string, words []string) ([]suggest.Kind, error) {
	var out []suggest.Kind
	var known []string
	for _, k := range review.Kinds {
		known = append(known, k.String())
	}
	for _, word := range words {
		word = strings.ToLower(strings.TrimSpace(word))
		if word == "all" {
			return review.Kinds, nil
		}
		i := slices.IndexFunc(known, func(k string) bool { return word == k || word == k+"s" })
		if i < 0 {
			help := "write " + kindNames() + ", or all"
			if near, ok := diag.Near(word, known); ok {
				help = "did you mean `" + near + "`?"
			}
			return nil, fmt.Errorf("--%s: there is no kind of suggestion `%s`\n\n%s", flag, word, help)
		}
		if !slices.Contains(out, review.Kinds[i]) {
			out = append(out, review.Kinds[i])
		}
	}
	return out, nil
}

// keyboard opens what the answers come from.
func (a *app) keyboard(answers string) (*keyboard, error) {
	k := &keyboard{ctx: a.ctx}
	switch answers {
	case "-":
		k.lines = bufio.NewReader(a.in)
		return k, nil
	case "":
	default:
		f, err := os.Open(answers)
		if err != nil {
			return nil, fmt.Errorf("--answers: cannot read %s: %w", answers, reason(err))
		}
		k.lines, k.file = bufio.NewReader(f), f
		return k, nil
	}
	in, ok := a.in.(*os.File)
	if !ok || !isTerminal(in) {
		return nil, errors.New("there is no terminal to ask on\n\ndecide by kind with --accept-all " + review.Kinds[0].String() +
			" or --reject-all " + review.Kinds[1].String() + ", look with --list, or give the answers with --answers FILE")
	}
	k.terminal = in
	return k, nil
}

// load reads the dossier as it is on the disk now.
func (w *walk) load() error {
	r, err := w.app.builder(w.root).Check(w.app.ctx, build.Options{Today: w.app.today(), Drafts: true})
	if err != nil {
		return err
	}
	if r.Graph.Config.Title == "" && len(r.Graph.IDs) == 0 && r.HasErrors() {
		if err := w.app.report(w.app.err, r.Diagnostics, r.Source); err != nil {
			return err
		}
		return errProblems
	}
	w.d = review.New(r.Graph, r.Source)
	w.d.Today = w.app.today()
	return nil
}

// chosen gives the paths of the documents that arguments name.
func (w *walk) chosen(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		name := strings.TrimSuffix(path.Base(inDossier(arg)), ".md")
		i := slices.IndexFunc(w.d.Docs(), func(doc *annot.Article) bool { return doc.Slug == name || doc.Path == inDossier(arg) })
		if i < 0 {
			var slugs []string
			for _, doc := range w.d.Docs() {
				slugs = append(slugs, doc.Slug)
			}
			if near, ok := diag.Near(name, slugs); ok {
				return nil, fmt.Errorf("there is no article `%s`\n\ndid you mean `%s`?", arg, near)
			}
			return nil, fmt.Errorf("there is no article `%s`\n\nan article is named by its file, with or without .md", arg)
		}
		out = append(out, w.d.Docs()[i].Path)
	}
	return out, nil
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/kind/org"
	"dossier/internal/link"
	"dossier/internal/suggest"
)

// importFlags are what the command line says of the articles.
type importFlags struct {
	importer.Options
	publisher     string
	allowPrivate  bool
	noSuggestions bool
	revise        string // the slug of the article that is revised
	suggest       bool   // with revise
	dryRun        bool   // with revise
}

func importCommand(a *app) *cobra.Command {
	var o importFlags
	cmd := &cobra.Command{
		Use:   "import FILE|DIR|URL|- …",
		Short: "Turn articles as they were received into annotated Markdown",
		Long: `import stores each file byte for byte under content/originals and writes
content/articles/<slug>.md: the same text, one sentence a line, with what it
recognises (headline, standfirst, byline, dateline, printed ban notes) marked,
and suggests annotations for 'dossier review'.

What can be imported: ` + strings.Join(formatWords(), ", ") + `.
Of a folder, all files in it and below it with such an ending, but for hidden
ones; what is passed over is listed. - is standard input. Only for an address
(http or https) is the network used: what is not public is refused unless
--allow-private is given.

With --revise a corrected article comes in: annotations are placed again by their
words and those around them, those that lost their place are listed, the old
original stays beside the new one, and an entry of changes: tells readers.

An original that was imported before is left alone, however its article was
edited. The paths of new articles go to standard output, all else to standard
error; the exit status is 1 when a file was refused.`,
		Example: `  dossier import article.html
  dossier import --publisher europol --issued 2016-11-30 ~/Downloads/report.pdf
  dossier import --encoding windows-1251 old/
  dossier import https://example.org/article
  pbpaste | dossier import --slug raid -
  dossier import --revise raid corrected.html`,
		RunE: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return errors.New("there is nothing to import\n\nname a file, a folder or an address, or - for standard input: dossier import article.html")
			}
			if err := o.check(); err != nil {
				return err
			}
			o.Publisher = annot.Ref{ID: o.publisher}
			o.Retrieved = a.today().String()
			o.Everything = a.verbose
			if o.revise != "" {
				return a.revise(arguments, o)
			}
			return a.importAll(arguments, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Slug, "slug", "", "the article's `ID`; default: made from the headline")
	f.StringVar(&o.Lang, "lang", "", "the `LANGUAGE` of the text (en, ru); default: declared, or guessed by its letters")
	f.StringVar(&o.publisher, "publisher", "", "the `ID` of the organization that published it")
	f.StringVar(&o.Issued, "issued", "", "the `DATE` on which it was published (2016-12-01, 2016-06~)")
	f.StringVar(&o.URL, "url", "", "the `ADDRESS` at which it was published")
	f.StringVar(&o.Encoding, "encoding", "", "the `NAME` of the encoding (windows-1251, koi8-r, utf-16le); default: declared, or found out")
	f.StringVar(&o.Type, "type", "", "the media `TYPE` or the file name ending (html); default: by the file's name, or its bytes")
	f.BoolVar(&o.allowPrivate, "allow-private", false, "fetch addresses of this machine and of private networks, too")
	f.BoolVar(&o.noSuggestions, "no-suggestions", false, "suggest no annotations")
	f.StringVar(&o.revise, "revise", "", "put the file in the place of the original of the `ARTICLE`, and keep its annotations")
	f.BoolVar(&o.suggest, "suggest", false, "with --revise: suggest annotations of the new passages")
	f.BoolVar(&o.dryRun, "dry-run", false, "with --revise: print what would happen and write nothing")
	return cmd
}

// check looks at the flags that are wrong whatever the files are.
func (o *importFlags) check() error {
	if o.revise == "" && (o.dryRun || o.suggest) {
		return errors.New("--dry-run and --suggest go with --revise\n\nname the article that is revised: --revise SLUG")
	}
	if name, near := importer.Encoding(o.Encoding); o.Encoding != "" && name == "" {
		hint := "names are those of the WHATWG's Encoding standard, such as windows-1251, koi8-r or utf-16le"
		if near != "" {
			hint = "did you mean `" + near + "`?"
		}
		return fmt.Errorf("--encoding: there is no encoding `%s`\n\n%s", o.Encoding, hint)
	}
	if o.URL != "" && !annot.IsAddress(o.URL) {
		return fmt.Errorf("--url: `%s` is no address\n\nan address begins with http:// or https://, as in https://example.org/article", o.URL)
	}
	if o.Lang != "" && !isLanguage(o.Lang) {
		return fmt.Errorf("--lang: there is no language `%s`\n\na language is named by its tag (BCP 47): en, ru, de, pt-BR", o.Lang)
	}
	if o.Type != "" {
		format, ok := formatOf(o.Type)
		if !ok {
			return fmt.Errorf("--type: `%s` cannot be imported\n\nit is one of %s", o.Type, strings.Join(formatWords(), ", "))
		}
		o.Format = format
	}
	return nil
}

// isLanguage reports whether a tag of BCP 47 is well-formed and names a language
// that is registered.
func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil && !strings.ContainsAny(tag, "_ ")
}

// formatWords names the formats with their endings.
func formatWords() []string {
	var out []string
	for _, f := range importer.Formats() {
		out = append(out, f.Name+" ("+f.Extensions[0]+")")
	}
	return out
}

// formatOf gives the name of the format that is meant by a media type, with or
// without parameters, an ending or the name itself.
func formatOf(word string) (string, bool) {
	plain, _, _ := mime.ParseMediaType(word)
	ending := "." + strings.ToLower(strings.TrimPrefix(word, "."))
	for _, f := range importer.Formats() {
		if slices.Contains(f.Types, plain) || slices.Contains(f.Extensions, ending) || strings.EqualFold(f.Name, word) {
			return f.Name, true
		}
	}
	return "", false
}

// importAll imports what the arguments name; a bad file does not stop the
// rest.
func (a *app) importAll(arguments []string, o importFlags) error {
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	sources, skipped, err := a.sources(arguments)
	if err != nil {
		return err
	}
	if o.Slug != "" && len(sources) > 1 {
		return fmt.Errorf("--slug goes with one file, but here are %d\n\nimport them one by one, or leave --slug out", len(sources))
	}
	if _, err := root.Stat(config.File); errors.Is(err, fs.ErrNotExist) {
		r, err := a.builder(root).Check(a.ctx, build.Options{Today: a.today()}) // it says so
		if err != nil {
			return err
		}
		return errors.Join(a.report(a.err, r.Diagnostics, r.Source), errProblems)
	}
	shelf, err := importer.OpenShelf(root)
	if err != nil {
		return err
	}
	b := &batch{app: a, flags: o, shelf: shelf, sources: sources, skipped: skipped}
	b.dossier = sync.OnceValues(func() (*knowledge, error) { return a.knowledge(root, o) })
	if o.publisher != "" {
		k, err := b.dossier()
		if err != nil {
			return err
		}
		if err := k.checkPublisher(o.publisher); err != nil {
			return err
		}
	}
	return b.run()
}

// knowledge is what an import needs to know of the dossier: names and ids.
type knowledge struct {
	options importer.Options
	owner   func(id string) (string, bool)
	engine  *suggest.Engine   // nil: nothing is suggested
	names   *suggest.Register // of the dossier, with what is suggested
	graph   *link.Graph
}

// checkPublisher refuses an id that no organization has.
func (k *knowledge) checkPublisher(id string) error {
	var known []string
	for _, o := range link.Kind[*org.Organization](k.graph) {
		if o.Common().ID == id || slices.Contains(o.Common().Aliases, id) {
			return nil
		}
		known = append(known, o.Common().ID)
	}
	hint := "give it a record in content/organizations first, or leave --publisher out"
	if near, ok := diag.Near(id, known); ok {
		hint = "did you mean `" + near + "`?"
	} else if slug, ok := k.options.Named(id); ok {
		hint = "write its id: --publisher " + slug
	}
	return fmt.Errorf("--publisher: no organization has the id `%s`\n\n%s", id, hint)
}

// knowledge reads the dossier.
func (a *app) knowledge(root *os.Root, o importFlags) (*knowledge, error) {
	r, _, err := a.builder(root).Link(a.ctx, build.Options{Today: a.today(), Drafts: true, Names: true})
	if err != nil {
		return nil, err
	}
	k := &knowledge{options: o.Options, owner: owner(r.Graph), graph: r.Graph}
	k.options.Organizations, k.options.Named = organizations(r), publishers(r.Graph)
	if !o.noSuggestions {
		k.engine, k.names = suggest.New(r.Graph), suggest.NewRegister(r.Graph)
	}
	return k, nil
}

// organizations finds the names of organizations in a text.
func organizations(r *build.Result) func(string) []importer.Name {
	return func(text string) []importer.Name {
		var out []importer.Name
		for _, m := range r.Graph.Finder.Find(text) {
			n := importer.Name{From: m.From, To: m.To}
			if len(m.Orgs) == 1 {
				n.ID = m.Orgs[0]
			}
			out = append(out, n)
		}
		return out
	}
}

// publishers looks up the one organization, of whatever type, that has a name.
func publishers(g *link.Graph) func(string) (string, bool) {
	fold := func(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
	ids := map[string][]string{}
	for _, o := range link.Kind[*org.Organization](g) {
		names := []string{fold(o.Name)}
		for _, n := range o.Common().Names {
			names = append(names, fold(n.Text))
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			ids[name] = append(ids[name], o.Common().ID)
		}
	}
	return func(name string) (string, bool) {
		if list := ids[fold(name)]; len(list) == 1 {
			return list[0], true
		}
		return "", false
	}
}

// owner tells where the record stands that has an id which is no article's.
func owner(g *link.Graph) func(id string) (string, bool) {
	return func(id string) (string, bool) {
		e, ok := g.Entity(id)
		if !ok || e.Common().ID != id {
			return "", false
		}
		if _, article := e.(*link.Article); article {
			return "", false
		}
		return e.Common().At.File, true
	}
}

// problem is a diagnostic at a file that was not even read.
func problem(name, code, help, format string, args ...any) []diag.Diagnostic {
	return []diag.Diagnostic{diag.Errorf(code, diag.Span{File: name}, format, args...).WithHelp("%s", help)}
}

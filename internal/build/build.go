// Package build drives the stages: files in, finished outputs and diagnostics
// out.
//
//	scan → parse (articles, records, configuration) → link → lint → plan → render
//
// A parsed file depends on its own bytes and nothing else, so the driver keeps
// it, with its diagnostics, under the hash of its bytes; the stages after it
// run in full on every build. Nothing here reads the clock or writes a file.
package build

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/lint"
	"dossier/internal/pages"
	"dossier/internal/publish"
	"dossier/internal/render"
)

// Options are what the command line decides.
type Options struct {
	Today    annot.Day // used where neither AsOf nor dossier.yaml gives a date
	AsOf     annot.Day // 0: as dossier.yaml says
	Audience []string  // nil: as dossier.yaml says
	BaseURL  string    // empty: as dossier.yaml says
	Drafts   bool      // show drafts and suggestions
	Names    bool      // of Link: read no bodies and no originals, which names and ids do without
}

// Result is what a build gives. All of it is usable even when there are
// errors; only without a configuration is there nothing to show.
type Result struct {
	Graph       *link.Graph
	Diagnostics []diag.Diagnostic // sorted, levels applied
	Pages       []*pages.Page
	Outputs     []publish.Output // sorted by path
	AsOf        annot.Day
	Audience    []string
	sources     map[string][]byte
}

// Source gives the bytes of a file of the dossier as it was read.
func (r *Result) Source(file string) ([]byte, bool) {
	b, ok := r.sources[file]
	return b, ok
}

// HasErrors reports whether the result may not be published.
func (r *Result) HasErrors() bool { return diag.HasErrors(r.Diagnostics) }

// Builder builds one dossier again and again. It is not safe for concurrent
// use.
type Builder struct {
	root     fs.FS
	theme    fs.FS
	parsed   map[string]parsed // by path and hash
	renderer *themed
}

// New makes a builder of the dossier in root; theme is the theme of the
// program, over which the dossier's own templates and static files win.
func New(root, theme fs.FS) *Builder {
	return &Builder{root: root, theme: theme, parsed: map[string]parsed{}}
}

// Check reads and links the dossier and applies the rules.
func (b *Builder) Check(ctx context.Context, opts Options) (*Result, error) {
	r, cfg, err := b.Link(ctx, opts)
	if err != nil || cfg == nil {
		return r, err
	}
	list := r.Diagnostics
	// What is only suggested is shown in drafts, but the rules look at what
	// will be published: nothing is wrong with a suggestion but that it is open.
	reviewed := r.Graph.Reviewed()
	if !opts.Drafts {
		r.Graph = reviewed
	}
	list = append(list, checkAddresses(r.Graph)...)
	list = append(list, lint.Run(lint.Input{Graph: reviewed, Config: *cfg, Kinds: kind.All, AsOf: r.AsOf, Audience: r.Audience, Sources: r.sources, Today: opts.Today})...)
	r.Diagnostics = cfg.Level(lint.Accept(list, r.sources, lint.Docs(kind.All)))
	diag.Sort(r.Diagnostics)
	return r, ctx.Err()
}

// Link reads and links the dossier and applies no rules, for those who need
// its names and ids: the graph is whole, with all that is only suggested. The
// configuration is nil when there is none; a diagnostic says so.
func (b *Builder) Link(ctx context.Context, opts Options) (*Result, *config.Config, error) {
	r := &Result{sources: map[string][]byte{}}
	files, list := b.scan(ctx, opts.Names)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	for _, f := range files {
		r.sources[f.path] = f.data
	}
	src, ok := r.sources[config.File]
	if !ok {
		r.Graph, _ = link.Link(link.Input{})
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.At.Span.File == config.File }) {
			list = append(list, diag.Errorf("no-config", diag.Span{File: config.File}, "there is no %s here", config.File).
				WithHelp("go to the folder of a dossier, name it with `-C DIR`, or make one with `dossier init DIR`"))
		}
		r.Diagnostics = list
		return r, nil, nil
	}
	cfg, more := config.Load(src)
	list = append(list, more...)
	in, more, err := b.parse(ctx, files, opts.Drafts)
	if err != nil {
		return nil, nil, err
	}
	list = append(list, more...)
	in.Config = cfg
	r.settle(cfg, opts)
	r.Graph, more = link.Link(in)
	r.Diagnostics = append(list, more...)
	return r, &cfg, nil
}

// settle decides for whom and as of when labels are owed.
func (r *Result) settle(cfg config.Config, opts Options) {
	r.AsOf, r.Audience = opts.Today, cfg.Audience
	if day, ok := cfg.AsOf.Exact(); ok {
		r.AsOf = day
	}
	if opts.AsOf != 0 {
		r.AsOf = opts.AsOf
	}
	if opts.Audience != nil {
		r.Audience = opts.Audience
	}
}

// Build checks the dossier and makes its site.
func (b *Builder) Build(ctx context.Context, opts Options) (*Result, error) {
	r, err := b.Check(ctx, opts)
	if err != nil || r.Graph.Config.Title == "" && len(r.Graph.IDs) == 0 && r.HasErrors() {
		return r, err
	}
	cfg := r.Graph.Config
	base := cfg.BaseURL
	if opts.BaseURL != "" {
		base = opts.BaseURL
	}
	if base != "" {
		base = strings.TrimSuffix(base, "/") + "/"
	}
	r.Pages = pages.Plan(pages.Input{
		Graph: r.Graph, Kinds: kind.All, AsOf: r.AsOf, Audience: r.Audience, BaseURL: base, Drafts: opts.Drafts,
		Labels: kind.Labels(r.Graph, r.Audience, r.AsOf, cfg.Language), Sizes: sizes(r),
	})
	return r, b.render(ctx, r)
}

// render renders the pages and adds the files that are published as they are.
func (b *Builder) render(ctx context.Context, r *Result) error {
	theme, list, err := b.loadTheme()
	if err != nil {
		return err
	}
	diag.Sort(list)
	list = slices.CompactFunc(list, func(a, b diag.Diagnostic) bool { // a part is tried with every page that holds it
		return a.Code == b.Code && a.At.Span == b.At.Span && a.Message == b.Message
	})
	r.Diagnostics = append(r.Diagnostics, list...)
	if theme == nil {
		return nil
	}
	rendered, err := each(ctx, r.Pages, func(p *pages.Page) (publish.Output, error) {
		data, err := theme.Render(p)
		return publish.Output{Path: p.Path, Data: data}, err
	})
	failed := map[string]bool{}
	for i, e := range rendered {
		if e.err == nil {
			r.Outputs = append(r.Outputs, e.value)
			continue
		}
		// A broken template fails with all of its pages: once is enough.
		if file := theme.Template(r.Pages[i]); !failed[file] && !diag.HasErrors(list) {
			failed[file] = true
			r.Diagnostics = append(r.Diagnostics, diag.Errorf("template", diag.Span{File: file}, "the page %s cannot be rendered: %v", r.Pages[i].Path, e.err).
				WithHelp("mend the template, or remove it so that the program's own is used"))
		}
	}
	if err != nil {
		return err
	}
	r.Outputs = append(r.Outputs, theme.Assets()...)
	for _, path := range media(r) {
		r.Outputs = append(r.Outputs, publish.Output{Path: strings.TrimPrefix(path, "content/"), Data: r.sources[path]})
	}
	slices.SortFunc(r.Outputs, func(a, b publish.Output) int { return strings.Compare(a.Path, b.Path) })
	r.checkOutputs()
	diag.Sort(r.Diagnostics)
	return nil
}

// checkOutputs looks for what only the finished pages show: collisions of pages
// that a page is continued on, and navigation to an index that has no entries.
func (r *Result) checkOutputs() {
	said := slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "url-collision" })
	if !said {
		r.Diagnostics = append(r.Diagnostics, collisions(publish.Check(r.Outputs), nil)...)
	}
	if slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "broken-link" && d.At.Span.File == config.File }) {
		return
	}
	r.Diagnostics = append(r.Diagnostics, checkSections(r.Graph, func(path string) bool {
		return slices.ContainsFunc(r.Pages, func(p *pages.Page) bool { return p.Path == path })
	})...)
}

type themed = render.Renderer

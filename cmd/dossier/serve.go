package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/serve"
	"dossier/internal/watch"
)

func serveCommand(a *app) *cobra.Command {
	var s settings
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you edit",
		Long: `serve builds the dossier in memory, drafts and suggestions too, and shows it to
browsers of this machine. Whenever a file changes it builds again and the browser
follows. Errors lie over the page; what cannot be made stays as it last was.
Ctrl-C ends it.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			// Wrong flags are told before anything begins.
			if _, err := s.options(a); err != nil {
				return err
			}
			l, err := a.listen(addr, cmd.Flags().Changed("addr"))
			if err != nil {
				return err
			}
			defer l.Close()
			return a.serve(&s, l, open)
		},
	}
	s.add(cmd, false)
	cmd.Flags().StringVar(&addr, "addr", serve.DefaultAddr, "the loopback `ADDRESS` or port to listen at; if it is not given and taken, another port is used")
	cmd.Flags().BoolVar(&open, "open", false, "open the site in the browser")
	return cmd
}

// listen listens where the preview is to be; given says that the editor chose
// the address.
func (a *app) listen(addr string, given bool) (net.Listener, error) {
	if !given {
		l, err := serve.ListenDefault(a.ctx)
		if err == nil && l.Addr().String() != serve.DefaultAddr {
			a.say("%s is taken, so the preview is at another port", serve.DefaultAddr)
		}
		return l, err
	}
	l, err := serve.Listen(a.ctx, addr)
	switch {
	case errors.Is(err, serve.ErrAddr):
		return nil, fmt.Errorf("--addr: `%s` is no loopback address with a port\n\n"+
			"the preview is for this machine alone: write --addr 8080, localhost:8080 or [::1]:8080", addr)
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("--addr: %s is taken\n\nend what listens there, or leave --addr out to use a free port", addr)
	case err != nil:
		return nil, fmt.Errorf("--addr: cannot listen at %s: %w", addr, err)
	}
	return l, nil
}

// serve shows the dossier at the listener until the command is ended.
func (a *app) serve(s *settings, l net.Listener, open bool) error {
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	w, err := watch.New(a.dir, watch.Options{Ignore: func(rel string, _ bool) bool { return !isInput(rel) }})
	if err != nil {
		return err
	}
	// The preview ends with the command, or when the folder cannot be watched
	// any more.
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	watched := make(chan error, 1)
	go func() {
		watched <- w.Run(ctx)
		cancel()
	}()
	s.drafts, s.baseURL = true, serve.URL(l)
	p := &preview{app: a, settings: s, builder: a.builder(root)}
	server := serve.New(p, p.report)
	server.Build(ctx)
	if ctx.Err() == nil {
		fmt.Fprintln(a.out, serve.URL(l))
		a.say("Ctrl-C ends the preview")
		if open {
			a.browse(serve.URL(l))
		}
	}
	err = server.Run(ctx, l, w.Batches())
	cancel()
	return errors.Join(err, <-watched)
}

// preview builds for the server and tells the editor what came of it.
type preview struct {
	app      *app
	settings *settings
	builder  *build.Builder
	last     []diag.Diagnostic // that were printed
}

// Build builds the site with drafts. The day is read for every build, since a
// preview may run past midnight.
func (p *preview) Build(ctx context.Context) (serve.Site, error) {
	opts, err := p.settings.options(p.app)
	if err != nil {
		return serve.Site{}, err
	}
	r, err := p.builder.Build(ctx, opts)
	if r == nil {
		return serve.Site{}, err
	}
	site := serve.Site{Outputs: r.Outputs, Diagnostics: r.Diagnostics, Source: r.Source}
	made := make(map[string]bool, len(r.Outputs))
	for _, o := range r.Outputs {
		made[o.Path] = true
	}
	for _, page := range r.Pages {
		if !made[page.Path] {
			site.Failed = append(site.Failed, page.Path)
		}
	}
	return site, err
}

// report prints the diagnostics, if they are others than those of the build
// before, and one line about the build.
func (p *preview) report(b serve.Built) {
	a := p.app
	if b.Err != nil {
		a.say("cannot build: %v; the last good pages stay", b.Err)
		return
	}
	if !reflect.DeepEqual(b.Site.Diagnostics, p.last) {
		p.last = b.Site.Diagnostics
		// The preview goes on when the terminal does not take the words.
		_ = a.report(a.err, p.last, b.Site.Source)
	}
	summary := ""
	if bad, odd := diag.Count(p.last); bad+odd > 0 {
		summary = ", " + diag.Summary(p.last)
	}
	switch {
	case b.Pages == 0 && b.Kept > 0:
		a.say("%s, the last good pages stay", strings.TrimPrefix(summary, ", "))
	case b.Pages == 0:
		a.say("nothing to show yet%s", summary)
	case b.Kept > 0:
		a.say("built %d pages in %d ms%s; left as before because they could not be made: %d", b.Pages, b.Took.Milliseconds(), summary, b.Kept)
	default:
		a.say("built %d pages in %d ms%s", b.Pages, b.Took.Milliseconds(), summary)
	}
}

// browse opens an address in the editor's browser.
func (a *app) browse(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	// It may run for as long as the browser does.
	go func() {
		if err := exec.Command(name, args...).Run(); err != nil {
			a.say("no browser could be opened; open %s yourself", address)
		}
	}()
}

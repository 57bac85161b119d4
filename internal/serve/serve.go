// Package serve shows the dossier in a browser while it is being edited.
//
// A Server builds through a Builder, keeps the finished files in memory, and
// answers requests from them:
//
//   - A request is answered from one finished build, never from a mixture of
//     two, also while the next is being made. `/x/` is x/index.html, `/x` leads
//     there, and what does not exist is the site's own 404.html.
//   - Every HTML page gets one script more, before </body>. It holds a stream of
//     server-sent events open, on which the server says after every build what
//     the page is by now; the browser loads it again if it has become another,
//     and changes only its stylesheets if nothing else changed. The script
//     keeps to the pages' own Content-Security-Policy: nothing inline, no
//     other origin, no HTML made of strings.
//   - Errors lie over the page and can be folded away. The page is shown as far
//     as it could be made; a page that could not be made at all stays as it
//     last was, and so do all pages when a build makes none.
//   - It is for the person at this machine alone: it listens on loopback
//     addresses only, and refuses requests that were made for another host's
//     name, with which a page of the network could read the dossier by way of
//     the editor's browser (DNS rebinding).
//
// Everything of its own stands below /_dossier/: the script and its
// stylesheet, events, and problems.txt, the diagnostics as text.
package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"dossier/internal/diag"
	"dossier/internal/publish"
	"dossier/internal/watch"
)

// Site is what a build gives to be shown.
type Site struct {
	Outputs     []publish.Output  // the files that could be made
	Failed      []string          // the paths of pages that should be there and could not be made
	Diagnostics []diag.Diagnostic // sorted
	Source      diag.Sources      // the files that the diagnostics point into, for several requests at once; may be nil
}

// Builder makes the site anew. The error is for the disk; what is wrong with
// the dossier stands among the diagnostics. It is called by one goroutine at
// a time, and must not change what it gave before.
type Builder interface {
	Build(ctx context.Context) (Site, error)
}

// Built describes a finished build to whoever tells the editor of it.
type Built struct {
	Site  Site
	Err   error         // of the Builder
	Pages int           // HTML pages that were made
	Kept  int           // HTML pages that stay as an earlier build made them
	Took  time.Duration // for building
}

// Server is a preview. It is an http.Handler, safe for concurrent use.
type Server struct {
	builder  Builder
	report   func(Built)
	building sync.Mutex
	shown    atomic.Pointer[snapshot]
}

// New makes a preview that has nothing to show yet: call Build. report is
// called after every build, by one goroutine at a time; it may be nil.
func New(b Builder, report func(Built)) *Server {
	s := &Server{builder: b, report: report}
	s.shown.Store(&snapshot{replaced: make(chan struct{})})
	return s
}

// Build builds, shows what came of it, and tells the browsers. A build that
// ctx ended changes nothing.
func (s *Server) Build(ctx context.Context) {
	s.building.Lock()
	defer s.building.Unlock()
	start := time.Now()
	site, err := s.builder.Build(ctx)
	if ctx.Err() != nil {
		return
	}
	before := s.shown.Load()
	after := before.next(site, err)
	s.shown.Store(after)
	close(before.replaced)
	if s.report != nil {
		s.report(Built{Site: site, Err: err, Pages: countPages(site.Outputs), Kept: len(after.kept), Took: time.Since(start)})
	}
}

// Run answers the requests that come to the listener, and builds after every
// batch of changes, until ctx is done; it ends the open connections and closes
// the listener. Changes that come during a build are one batch after it, as a
// watch.Watcher gathers them. The error is that of the network.
func (s *Server) Run(ctx context.Context, l net.Listener, changes <-chan watch.Batch) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	web := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0),
		// The streams of events end with the context.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() { s.follow(ctx, changes) })
	ended := make(chan error, 1)
	wg.Go(func() { ended <- web.Serve(l) })
	select {
	case err := <-ended:
		stop()
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := web.Shutdown(grace); errors.Is(err, context.DeadlineExceeded) {
		return web.Close()
	} else if err != nil {
		return err
	}
	return nil
}

// follow builds after every batch until ctx is done or no more come.
func (s *Server) follow(ctx context.Context, changes <-chan watch.Batch) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-changes:
			if !ok {
				return
			}
			s.Build(ctx)
		}
	}
}

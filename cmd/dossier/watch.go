package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"dossier/internal/build"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/watch"
)

// isInput reports whether a path below the dossier's root, slash-separated, is
// or may hold what a build reads.
func isInput(rel string) bool {
	top, _, _ := strings.Cut(rel, "/")
	switch top {
	case ".", config.File, "content", "templates", "static":
		return true
	}
	return false
}

// rebuild builds the site into output at once and after every change, until the
// command is ended. Errors, in the dossier or on the disk, are reported and do
// not end it; its error is that the folder cannot be watched.
//
// It begins to watch before it builds, so that no change is missed.
func (a *app) rebuild(b *build.Builder, opts build.Options, output string) error {
	w, err := watch.New(a.dir, watch.Options{Ignore: ignoreOutput(a.dir, output)})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	watched := make(chan error, 1)
	go func() { watched <- w.Run(ctx) }()
	for first, more := true, true; more; _, more = <-w.Batches() {
		opts.Today = a.today() // it may run past midnight
		if err := a.build(ctx, b, opts, output); err != nil && !errors.Is(err, errProblems) && ctx.Err() == nil {
			a.fail(err)
		}
		if first && ctx.Err() == nil {
			a.say("waiting for changes; Ctrl-C ends it")
		}
		first = false
	}
	return <-watched
}

// fail says what went wrong, and after an empty line in the error what to do.
func (a *app) fail(err error) {
	message, hint, _ := strings.Cut(err.Error(), "\n\n")
	a.paint("1;31", "error")
	fmt.Fprintf(a.err, ": %s\n", plainLines(message))
	if hint = strings.TrimSpace(hint); hint != "" {
		a.paint("1", "hint")
		fmt.Fprintf(a.err, ": %s\n", plainLines(hint))
	}
}

// plainLines makes each line of a text safe to print on a terminal.
func plainLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = diag.Plain(line)
	}
	return strings.Join(lines, "\n")
}

// ignoreOutput makes the rule of what not to watch: all that no build reads,
// and the folder that the site is written to, wherever it lies.
func ignoreOutput(dir, output string) func(rel string, dir bool) bool {
	out := ""
	if rel, err := relative(dir, output); err == nil {
		out = filepath.ToSlash(rel)
	}
	return func(rel string, _ bool) bool {
		return !isInput(rel) || rel == out || out != "" && strings.HasPrefix(rel, out+"/")
	}
}

// relative gives the way from one folder to another, of which either may be
// relative to the working folder.
func relative(from, to string) (string, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	return filepath.Rel(from, to)
}

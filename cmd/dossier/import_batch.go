package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/suggest"
)

// batch is one run of an import.
//
// The files are read and turned into articles side by side, as many at a time
// as there are processors; what they become is stored one after the other, in
// the order of the arguments. So the outcome is the same as that of importing
// them one by one, and the same on every machine.
type batch struct {
	*app
	flags   importFlags
	shelf   *importer.Shelf
	dossier func() (*knowledge, error) // read when the first article is new
	sources []source
	skipped []passed

	line    *progress
	rows    []outcome
	said    bool     // something was said of a file
	printed []string // the paths of articles that wait for the disk
}

// outcome is what became of a source.
type outcome struct {
	source string
	what   importer.Outcome
	slug   string            // of the article that was made or found
	wanted string            // the slug that it would have had, which another one has
	lang   string            // of the article that was made
	list   []diag.Diagnostic // what was said of it
}

// work is an article on its way to the shelf.
type work struct {
	raw    []byte
	name   string
	opts   importer.Options
	known  string // the slug under which the same original stands already
	result importer.Result
	found  importer.Found
	list   []diag.Diagnostic
	err    error
}

// inFull is the number of files up to which everything that is said of them is
// printed as it is said of one.
const inFull = 20

// So many files, or bytes, are flushed to the disk together.
const (
	flushFiles = 512
	flushBytes = 64 << 20
)

func (b *batch) run() error {
	b.line = b.progress("importing", len(b.sources))
	defer b.shelf.Discard()
	err := b.importEach()
	if err == nil || b.ctx.Err() != nil { // interrupted, it keeps what it has done
		err = errors.Join(err, b.flush())
	}
	b.line.clear()
	if len(b.sources) > 1 || len(b.skipped) > 0 {
		b.table()
	}
	b.sayUnknownLanguages()
	if err != nil {
		return err
	}
	for _, r := range b.rows {
		if r.what == importer.Refused {
			return errProblems
		}
	}
	return nil
}

// sayUnknownLanguages names the languages in which nothing but names was looked
// for.
func (b *batch) sayUnknownLanguages() {
	if b.flags.noSuggestions {
		return
	}
	var langs []string
	for _, r := range b.rows {
		if r.what == importer.Created && !suggest.Knows(r.lang) && !slices.Contains(langs, r.lang) {
			langs = append(langs, r.lang)
		}
	}
	slices.Sort(langs)
	for _, lang := range langs {
		b.sayLines("in `" + lang + "`, only names of organisations were looked for")
	}
}

// importEach runs the workers and stores what they make, in order.
func (b *batch) importEach() error {
	workers := max(1, min(runtime.GOMAXPROCS(0), len(b.sources)))
	// A worker waits when it is far ahead of what is stored: what is ready
	// lies in memory.
	slots := make([]chan work, len(b.sources))
	for i := range slots {
		slots[i] = make(chan work, 1)
	}
	tickets := make(chan int, workers*4)
	stop := make(chan struct{})
	defer close(stop)
	for range workers {
		go func() {
			for i := range tickets {
				slots[i] <- b.prepare(b.sources[i])
			}
		}()
	}
	go func() {
		defer close(tickets)
		for i := range b.sources {
			select {
			case tickets <- i:
			case <-stop:
				return
			}
		}
	}()
	for i, slot := range slots {
		var w work
		select {
		case w = <-slot:
		case <-b.ctx.Done():
			return b.ctx.Err()
		}
		if w.err != nil {
			return w.err
		}
		o, err := b.store(b.sources[i], w)
		if err != nil {
			return err
		}
		b.rows = append(b.rows, o)
		b.line.step(o.what == importer.Refused)
	}
	return nil
}

// prepare reads a source and makes an article of it, but for what depends on
// the other articles.
func (b *batch) prepare(s source) (w work) {
	if w.err = b.ctx.Err(); w.err != nil {
		return w
	}
	var o importer.Options
	w.raw, w.name, o, w.list, w.err = b.read(s)
	if w.err != nil || diag.HasErrors(w.list) {
		return w
	}
	slug, ok, err := b.shelf.Known(w.raw)
	if w.err = err; ok || err != nil {
		w.known = slug
		return w
	}
	k, err := b.dossier()
	if w.err = err; err != nil {
		return w
	}
	o.Organizations, o.Named = k.options.Organizations, k.options.Named
	w.opts = o
	w.make(k)
	return w
}

// make makes the article and finds what may be annotated in it.
func (w *work) make(k *knowledge) {
	w.result, w.list = importer.Import(w.name, w.raw, w.opts)
	if k.engine != nil {
		w.found = importer.Find(w.result, k.engine)
	}
}

// store puts an article on the shelf and reports what is to be said of it.
func (b *batch) store(s source, w work) (outcome, error) {
	out := outcome{source: s.name, slug: w.known, list: w.list}
	switch {
	case diag.HasErrors(w.list):
	case w.known != "":
		out.what = importer.Unchanged
		out.list = importer.Already(w.known)
	default:
		if err := b.save(&w, &out); err != nil {
			return out, fmt.Errorf("cannot store %s: %w", diag.Plain(s.name), err)
		}
	}
	if files, size := b.shelf.Waiting(); files >= flushFiles || size >= flushBytes || len(b.sources) == 1 {
		if err := b.flush(); err != nil {
			return out, err
		}
	}
	if len(b.sources) > inFull {
		return out, nil
	}
	if len(b.sources) == 1 && out.what == importer.Created {
		b.sayLines("imported " + diag.Plain(s.name) + " as " + out.slug + suggested(w.result.Suggestions))
	}
	return out, b.told(w, b.worth(out))
}

// sayLines says something that is broken into lines where the terminal is
// narrow.
func (b *batch) sayLines(text string) {
	for _, line := range wrap(text, max(0, width(b.err)-1)) {
		b.say("%s", line)
	}
}

// worth gives what is to be told of a file: that the language was guessed is one
// line for a single file, and of many it is told to whoever asks.
func (b *batch) worth(out outcome) []diag.Diagnostic {
	guessed := func(d diag.Diagnostic) bool { return d.Code == "guessed-lang" && d.Severity == diag.Info }
	if b.verbose || !slices.ContainsFunc(out.list, guessed) {
		return out.list
	}
	if len(b.sources) == 1 && out.what == importer.Created {
		b.sayLines("its language is `" + out.lang + "`, to judge by the words; correct `lang:` in it if it is another")
	}
	return slices.DeleteFunc(slices.Clone(out.list), guessed)
}

// save stores an article that is new, with its suggestions. One that is not is
// not looked at for suggestions: they would take names for nothing.
func (b *batch) save(w *work, out *outcome) error {
	k, err := b.dossier()
	if err != nil {
		return err
	}
	saved, more, err := b.admit(w, out, k)
	if err != nil {
		return err
	}
	if saved.Outcome == importer.Created {
		if k.engine != nil {
			w.result, w.list = importer.Suggest(w.result, w.list, w.found, k.names)
			if out.list = w.list; diag.HasErrors(w.list) {
				return nil
			}
		}
		if saved, more, err = b.shelf.Save(w.result); err != nil {
			return err
		}
	}
	out.what, out.slug = saved.Outcome, saved.Slug
	out.lang = w.result.Lang
	if saved.Outcome != importer.Created {
		out.list = nil
	} else {
		b.printed = append(b.printed, w.result.ArticlePath)
	}
	out.list = append(out.list, more...)
	return nil
}

// admit asks whether an article may be stored. One of several files whose slug
// another article has gets a number behind it; a single one is refused, with a
// slug that is free.
func (b *batch) admit(w *work, out *outcome, k *knowledge) (importer.Saved, []diag.Diagnostic, error) {
	saved, more, err := b.shelf.Admits(w.result, k.owner)
	if err != nil || saved.Outcome != importer.Refused || !isTaken(more) || b.flags.Slug != "" && len(b.sources) > 1 {
		return saved, more, err
	}
	free, ok := b.shelf.Free(w.result.Slug, k.owner)
	switch {
	case !ok:
		return saved, more, nil
	case len(b.sources) == 1:
		for i := range more {
			more[i] = more[i].WithHelp("import it under another slug: --slug %s", free)
		}
		return saved, more, nil
	}
	out.wanted, w.opts.Slug = w.result.Slug, free
	w.make(k)
	if diag.HasErrors(w.list) {
		return importer.Saved{}, w.list, nil
	}
	out.list = w.list
	return b.shelf.Admits(w.result, k.owner)
}

func isTaken(list []diag.Diagnostic) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "slug-taken" })
}

// told prints what is said of one file, an empty line behind what was said of
// another.
func (b *batch) told(w work, list []diag.Diagnostic) error {
	b.line.clear()
	if b.said && len(list) > 0 {
		fmt.Fprintln(b.err)
	}
	b.said = b.said || len(list) > 0
	return b.report(b.err, list, func(file string) ([]byte, bool) {
		if file == w.result.ArticlePath {
			return w.result.Article, true
		}
		return w.raw, file == w.name && isText(w.raw)
	})
}

// isText reports whether a file is one that shows something when it is printed:
// UTF-8 without other control characters than those of lines, and no PDF.
func isText(raw []byte) bool {
	const control = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
	return len(raw) > 0 && utf8.Valid(raw) && !bytes.ContainsAny(raw, control) && !bytes.HasPrefix(raw, []byte("%PDF-"))
}

// flush gives the articles their names, and says which there are.
func (b *batch) flush() error {
	if err := b.shelf.Flush(); err != nil {
		return fmt.Errorf("cannot store the articles: %w", err)
	}
	b.line.clear()
	for _, path := range b.printed {
		fmt.Fprintln(b.out, path)
	}
	b.printed = nil
	return nil
}

package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
	"dossier/internal/review"
	"dossier/internal/suggest"
)

// decideIn accepts or rejects all suggestions of a kind in a document, as one
// decision that is not saved yet. left tells why some stay open.
func (w *walk) decideIn(path, word string, kind suggest.Kind) (one *step, left []error) {
	one = w.step(word)
	failed := map[string]bool{}
	for w.app.ctx.Err() == nil {
		doc, ok := w.document(path)
		if !ok {
			return one, append(left, fmt.Errorf("%s is gone meanwhile", path))
		}
		open := slices.DeleteFunc(w.d.Open(doc), func(s review.Suggestion) bool {
			return s.Kind != kind || failed[s.Key()] || word == "rejected" && (s.Final() || w.d.Doubtful(s))
		})
		if len(open) == 0 {
			break
		}
		c, n, made, err := w.decideFirst(word, open)
		for range n {
			w.note(err != nil)
		}
		if err != nil {
			failed[open[0].Key()] = true
			left = append(left, fmt.Errorf("“%s” stays open: %w", open[0].Words, err))
			continue
		}
		w.made += made
		w.add(one, c, n)
	}
	return one, left
}

// decideFirst plans the decision on the first n of some open suggestions; made
// is how many quantities that makes. An error is about the first alone.
func (w *walk) decideFirst(word string, open []review.Suggestion) (c review.Change, n, made int, err error) {
	if word == "accepted" {
		return w.d.AcceptFirst(open)
	}
	c, err = w.d.Reject(open[0], "")
	return c, 1, 0, err
}

// note notes on the line of progress that one more suggestion is looked at.
func (w *walk) note(problem bool) {
	if w.bar != nil {
		w.bar.step(problem)
	}
}

// all decides by kind, without asking, and prints the files that it changed.
// Interrupted, it ends after the decision that it is at, and keeps what is
// decided.
func (w *walk) all(accept, reject []suggest.Kind) error {
	changed := map[string]bool{}
	stay := 0
	w.bar = w.app.progress("reviewing", w.count(slices.Concat(accept, reject)))
	for _, doc := range slices.Clone(w.d.Docs()) {
		if len(w.docs) > 0 && !slices.Contains(w.docs, doc.Path) {
			continue
		}
		if w.app.ctx.Err() != nil {
			break
		}
		n, err := w.allIn(doc, accept, reject, changed)
		if errors.Is(err, errAgain) {
			n, err = n+1, nil
		}
		if err != nil {
			return err
		}
		stay += n
	}
	left, err := w.allLeftovers(accept, changed)
	w.bar.clear()
	if err != nil {
		return err
	}
	stay += left
	for _, f := range slices.Sorted(maps.Keys(changed)) {
		fmt.Fprintln(w.app.out, f)
	}
	w.summary()
	if stay > 0 && w.app.ctx.Err() == nil {
		return errProblems
	}
	return w.app.ctx.Err()
}

// count gives how many suggestions of some kinds are open.
func (w *walk) count(kinds []suggest.Kind) int {
	n := 0
	for _, s := range w.open() {
		if slices.Contains(kinds, s.Kind) {
			n++
		}
	}
	return n
}

// allIn does so in one document, and gives how many suggestions of the kinds
// stay open in spite of it.
func (w *walk) allIn(doc *annot.Article, accept, reject []suggest.Kind, changed map[string]bool) (stay int, err error) {
	var did []string
	besides := 0
	do := func(word string, kinds []suggest.Kind) error {
		for _, kind := range kinds {
			one, left := w.decideIn(doc.Path, word, kind)
			w.bar.clear()
			stay += len(left)
			for _, why := range left {
				w.refuse(fmt.Errorf("%s: %w", doc.Slug, why))
			}
			if one.count == 0 {
				continue
			}
			if err := w.save(one); err != nil {
				return err
			}
			did = append(did, word+" "+pages.Count(one.count, kind.String(), kind.String()+"s"))
			besides += len(one.says)
			for f := range one.after {
				changed[f] = true
			}
		}
		return nil
	}
	err = do("accepted", accept)
	if err == nil {
		err = do("rejected", reject)
	}
	if w.app.ctx.Err() == nil {
		stay += w.doubtful(doc.Path, reject)
	}
	if besides > 0 && !w.app.verbose {
		did = append(did, pages.Count(besides, "further change", "further changes")+" (--verbose tells)")
	}
	if len(did) > 0 {
		w.app.say("%s: %s", doc.Slug, strings.Join(did, ", "))
	}
	return stay, err
}

// document gives the document with a path, when there is one still.
func (w *walk) document(path string) (doc *annot.Article, ok bool) {
	docs := w.d.Docs()
	i := slices.IndexFunc(docs, func(a *annot.Article) bool { return a.Path == path })
	if i < 0 {
		return nil, false
	}
	return docs[i], true
}

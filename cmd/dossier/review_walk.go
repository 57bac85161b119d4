package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/mend"
	"dossier/internal/pages"
	"dossier/internal/review"
	"dossier/internal/suggest"
)

// walk is one run of review.
type walk struct {
	app     *app
	root    *os.Root
	keys    *keyboard
	d       *review.Dossier
	docs    []string        // paths of the documents to walk through; empty: all
	skipped map[string]bool // keys of suggestions
	decided map[string]int  // what was done, by its word
	undo    []step
	first   bool   // the first suggestion was shown
	total   int    // suggestions that the walk has, with those decided on
	left    int    // of them, when one was shown last
	shown   string // the key of that one
	made    int    // quantities that figures got without anybody's title
}

// step is a decision: the files before and after it, nil for those that are
// not there.
type step struct {
	before, after mend.Plan
	recordsFirst  bool
	word          string
	count         int
	says          []string
	total, made   int // of the walk before the decision
}

// open gives the suggestions to walk through that are not decided on.
func (w *walk) open() []review.Suggestion {
	var out []review.Suggestion
	for _, doc := range w.d.Docs() {
		if len(w.docs) == 0 || slices.Contains(w.docs, doc.Path) {
			out = append(out, w.d.Open(doc)...)
		}
	}
	return out
}

// next gives the first open suggestion that was not skipped, and which one it
// is of the whole walk. The count goes up with every decision: what a decision
// decides besides is passed over, and what it brings anew makes the walk longer.
func (w *walk) next() (s review.Suggestion, at int, ok bool) {
	rest := slices.DeleteFunc(w.open(), func(s review.Suggestion) bool { return w.skipped[s.Key()] })
	left := len(rest)
	if left == 0 {
		return review.Suggestion{}, 0, false
	}
	s = rest[0]
	switch key := s.Key(); {
	case w.total == 0:
		w.total = left
	case w.shown == "": // a decision was taken back
	case key != w.shown && left >= w.left:
		w.total += left - w.left + 1
	}
	w.total = max(w.total, left)
	w.left, w.shown = left, s.Key()
	return s, w.total - left + 1, true
}

// run walks until nothing is left or nobody answers.
func (w *walk) run() error {
	if len(w.open()) == 0 && len(w.leftovers()) == 0 {
		w.app.say("no suggestions are open")
		return nil
	}
	shown := ""
	for {
		s, at, ok := w.next()
		if !ok {
			if err := w.finish(); err != nil && !errors.Is(err, errStop) {
				return err
			}
			break
		}
		if key := s.Key() + fmt.Sprint(len(w.undo)); key != shown {
			w.show(s, at, w.total)
			shown = key
		}
		again, err := w.ask(s)
		if errors.Is(err, errStop) {
			break
		}
		if err != nil {
			return err
		}
		if again {
			shown = ""
		}
	}
	w.summary()
	return nil
}

// errAgain tells that a suggestion shall be shown again.
var errAgain = errors.New("again")

// ask asks what becomes of a suggestion, and does it. again tells to show it
// once more.
func (w *walk) ask(s review.Suggestion) (again bool, err error) {
	w.prompt(s)
	key, err := w.keys.key()
	if err != nil {
		fmt.Fprintln(w.app.out)
		return false, err
	}
	if key < ' ' {
		key = '?'
	}
	fmt.Fprintln(w.app.out, w.sheet().paint("1", string(key)))
	switch key {
	case 'a':
		err = w.accept(s)
	case 'r':
		err = w.reject(s)
	case 'd':
		var c review.Change
		c, err = w.d.Drop(s)
		err = w.decide("dropped", c, err)
	case 'e':
		err = w.edit(s)
	case 's', ' ':
		w.skipped[s.Key()] = true
	case 'u':
		err = w.takeBack()
	case 'A':
		err = w.acceptKind(s)
	case 'q':
		return false, errStop
	default:
		w.help()
		return false, nil
	}
	if errors.Is(err, errAgain) {
		return true, nil
	}
	return false, err
}

// decide saves a change and tells of it. What cannot be changed is said, and
// the suggestion comes again.
func (w *walk) decide(word string, c review.Change, err error) error {
	if err != nil {
		w.refuse(err)
		return errAgain
	}
	one := w.step(word)
	w.add(one, c)
	return w.save(one)
}

func (w *walk) step(word string) *step {
	return &step{before: mend.Plan{}, after: mend.Plan{}, word: word, total: w.total, made: w.made}
}

// add makes a change a part of a decision that is not saved yet.
func (w *walk) add(to *step, c review.Change) {
	for _, f := range c.Plan.Files() {
		if _, ok := to.after[f]; !ok {
			to.before[f], _ = w.d.Source(f)
		}
		to.after[f] = c.Plan[f]
	}
	w.d.Apply(c.Plan)
	to.recordsFirst = to.recordsFirst || c.RecordsFirst
	to.says = append(to.says, c.Says...)
	to.count++
}

// save stores a decision. When a file was changed by somebody else, nothing is
// decided, and the dossier is read again.
func (w *walk) save(s *step) error {
	err := write(w.root, s.before, s.after, s.recordsFirst)
	if meanwhile(err) {
		w.refuse(errors.New("a file was changed meanwhile, so that this is not decided; here it is again"))
		w.undo = nil
		if err := w.load(); err != nil {
			return err
		}
		return errAgain
	}
	if err != nil {
		return fmt.Errorf("cannot save the decision: %w", err)
	}
	w.undo = append(w.undo, *s)
	w.decided[s.word] += s.count
	w.tell(s.says...)
	return nil
}

// meanwhile reports whether an error says that a file is not what was read.
func meanwhile(err error) bool {
	return errors.Is(err, edit.ErrChanged) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist)
}

// write stores the files of a decision, each only if it is still what was read:
// texts before or behind records, and what is taken away last.
func write(root *os.Root, before, after mend.Plan, recordsFirst bool) error {
	files := after.Files()
	text := func(f string) bool { return strings.HasSuffix(f, ".md") }
	slices.SortStableFunc(files, func(a, b string) int {
		rank := func(f string) int {
			switch {
			case after[f] == nil:
				return 2
			case text(f) == recordsFirst:
				return 1
			}
			return 0
		}
		return rank(a) - rank(b)
	})
	for _, f := range files {
		var err error
		switch {
		case after[f] == nil && before[f] == nil:
		case after[f] == nil:
			err = remove(root, f, before[f])
		case before[f] == nil:
			err = edit.Create(root, f, after[f])
		default:
			err = edit.Replace(root, f, before[f], after[f])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// remove takes a file away that is still what was read.
func remove(root *os.Root, file string, old []byte) error {
	now, err := root.ReadFile(file)
	if err != nil {
		return err
	}
	if string(now) != string(old) {
		return edit.ErrChanged
	}
	return root.Remove(file)
}

// takeBack undoes the last decision.
func (w *walk) takeBack() error {
	if len(w.undo) == 0 {
		w.refuse(errors.New("nothing was decided yet that could be taken back"))
		return errAgain
	}
	last := w.undo[len(w.undo)-1]
	err := write(w.root, last.after, last.before, false)
	if meanwhile(err) {
		w.refuse(errors.New("a file was changed meanwhile, so that nothing is taken back"))
		w.undo = nil
		if err := w.load(); err != nil {
			return err
		}
		return errAgain
	}
	if err != nil {
		return fmt.Errorf("cannot take the decision back: %w", err)
	}
	w.undo = w.undo[:len(w.undo)-1]
	w.decided[last.word] -= last.count
	w.total, w.made, w.shown = last.total, last.made, ""
	w.d.Apply(last.before)
	w.tell("taken back")
	return errAgain
}

// accept accepts a suggestion, after asking for what is missing.
func (w *walk) accept(s review.Suggestion) error {
	if len(w.d.Gone(s)) > 0 {
		_, err := w.d.Accept(s, nil)
		return w.decide("accepted", review.Change{}, err)
	}
	answers := review.Answers{}
	for _, f := range w.d.Missing(s) {
		answer, err := w.askQuantity(s, f)
		if err != nil {
			return err
		}
		if answer == "" {
			w.skipped[s.Key()] = true
			w.tell("left for later")
			return nil
		}
		answers[f.ID] = answer
	}
	c, err := w.d.Accept(s, answers)
	return w.decide("accepted", c, err)
}

// reject rejects a suggestion.
func (w *walk) reject(s review.Suggestion) error {
	excuse := ""
	if w.d.Doubtful(s) {
		w.tell("This is a name on record. Rejecting writes org=none with a reason: from then on the words bear no label here.")
		var err error
		if excuse, err = w.line("What do they mean? Enter: “" + w.d.Excuse(s) + "”. Esc: back"); err != nil {
			return err
		}
	}
	c, err := w.d.Reject(s, excuse)
	return w.decide("rejected", c, err)
}

// acceptKind accepts all suggestions of the kind in the same article, those
// skipped too. A figure that does not say what it counts gets a quantity of its
// own.
func (w *walk) acceptKind(s review.Suggestion) error {
	one, left := w.decideIn(s.Doc.Path, "accepted", s.Kind)
	if one.count == 0 {
		for _, why := range left {
			w.refuse(why)
		}
		return errAgain
	}
	if err := w.save(one); err != nil {
		return err
	}
	w.tell("accepted " + pages.Count(one.count, s.Kind.String(), s.Kind.String()+"s") + " in this article")
	if w.made > one.made {
		w.tell(quantitiesMade(w.made - one.made))
	}
	for _, why := range left {
		w.refuse(why)
	}
	return nil
}

// decideIn accepts or rejects all suggestions of a kind in a document, as one
// decision that is not saved yet. left tells why some stay open.
func (w *walk) decideIn(path, word string, kind suggest.Kind) (one *step, left []error) {
	one = w.step(word)
	failed := map[string]bool{}
	for {
		open := w.d.Open(w.document(path))
		i := slices.IndexFunc(open, func(s review.Suggestion) bool {
			return s.Kind == kind && !failed[s.Key()] && (word != "rejected" || !s.Final() && !w.d.Doubtful(s))
		})
		if i < 0 {
			return one, left
		}
		s := open[i]
		var c review.Change
		var err error
		if word == "accepted" {
			answers := review.Answers{} // nobody can be asked
			for _, f := range w.d.Missing(s) {
				answers[f.ID] = w.d.OwnQuantity(f, s)
			}
			if c, err = w.d.Accept(s, answers); err == nil {
				w.made += len(answers)
			}
		} else {
			c, err = w.d.Reject(s, "")
		}
		if err != nil {
			failed[s.Key()] = true
			left = append(left, fmt.Errorf("“%s” stays open: %w", s.Words, err))
			continue
		}
		w.add(one, c)
	}
}

// all decides by kind, without asking, and prints the files that it changed.
func (w *walk) all(accept, reject []suggest.Kind) error {
	changed := map[string]bool{}
	stay := 0
	for _, doc := range slices.Clone(w.d.Docs()) {
		if len(w.docs) > 0 && !slices.Contains(w.docs, doc.Path) {
			continue
		}
		if err := w.app.ctx.Err(); err != nil {
			return err // what is decided so far is saved
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
	if err != nil {
		return err
	}
	stay += left
	for _, f := range slices.Sorted(maps.Keys(changed)) {
		fmt.Fprintln(w.app.out, f)
	}
	w.summary()
	if stay > 0 {
		return errProblems
	}
	return nil
}

// allIn does so in one document, and gives how many suggestions of the kinds
// stay open in spite of it.
func (w *walk) allIn(doc *annot.Article, accept, reject []suggest.Kind, changed map[string]bool) (stay int, err error) {
	var did []string
	besides := 0
	do := func(word string, kinds []suggest.Kind) error {
		for _, kind := range kinds {
			one, left := w.decideIn(doc.Path, word, kind)
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
	stay += w.doubtful(doc.Path, reject)
	if besides > 0 && !w.app.verbose {
		did = append(did, pages.Count(besides, "further change", "further changes")+" (--verbose tells)")
	}
	if len(did) > 0 {
		w.app.say("%s: %s", doc.Slug, strings.Join(did, ", "))
	}
	return stay, err
}

// document gives the document with a path.
func (w *walk) document(path string) *annot.Article {
	docs := w.d.Docs()
	return docs[slices.IndexFunc(docs, func(a *annot.Article) bool { return a.Path == path })]
}

package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"dossier/internal/mend"
	"dossier/internal/pages"
	"dossier/internal/review"
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
	first   bool      // the first suggestion was shown
	total   int       // suggestions that the walk has, with those decided on
	left    int       // of them, when one was shown last
	shown   string    // the key of that one
	made    int       // quantities that figures got without anybody's title
	bar     *progress // of deciding without asking; nil when somebody is asked
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
	w.add(one, c, 1)
	return w.save(one)
}

func (w *walk) step(word string) *step {
	return &step{before: mend.Plan{}, after: mend.Plan{}, word: word, total: w.total, made: w.made}
}

// add makes a change, which decides on so many suggestions, a part of a decision
// that is not saved yet.
func (w *walk) add(to *step, c review.Change, count int) {
	for _, f := range c.Plan.Files() {
		if _, ok := to.after[f]; !ok {
			to.before[f], _ = w.d.Source(f)
		}
		to.after[f] = c.Plan[f]
	}
	w.d.Apply(c.Plan)
	to.recordsFirst = to.recordsFirst || c.RecordsFirst
	to.says = append(to.says, c.Says...)
	to.count += count
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

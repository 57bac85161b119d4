package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"dossier/internal/edit"
	"dossier/internal/mend"
)

// save stores a decision. When a file was changed by somebody else, nothing is
// decided, and the dossier is read again.
func (w *walk) save(s *step) error {
	err := write(w.root, s.before, s.after, s.recordsFirst)
	if meanwhile(err) {
		return w.again(s, err)
	}
	if err != nil {
		return fmt.Errorf("cannot save the decision: %w", err)
	}
	w.undo = append(w.undo, *s)
	w.decided[s.word] += s.count
	w.tell(s.says...)
	return nil
}

// again says why a decision is not stored, and reads the dossier again.
func (w *walk) again(s *step, err error) error {
	file := "a file"
	var at *fs.PathError
	if errors.As(err, &at) && !errors.Is(err, errPartly) {
		file = at.Path
	}
	switch {
	case errors.Is(err, errPartly):
		err = errors.New("a file was changed while this was stored, and a part of it is stored already\n\nthe dossier is read again; `dossier review --list` tells what is open")
	case w.keys == nil:
		err = fmt.Errorf("%s was changed meanwhile, so that nothing of this is decided\n\nrun the command again", file)
	default:
		err = fmt.Errorf("%s was changed meanwhile, so that this is not decided; here it is again", file)
	}
	w.refuse(err)
	w.undo, w.made = nil, s.made
	if err := w.load(); err != nil {
		return err
	}
	return errAgain
}

// meanwhile reports whether an error says that a file is not what was read.
func meanwhile(err error) bool {
	return errors.Is(err, edit.ErrChanged) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist)
}

// errPartly tells that some files of a decision are stored, perhaps, and others
// are not: somebody wrote in the very moment between two of them.
var errPartly = errors.New("stored in part")

// write stores the files of a decision: texts before or behind records, and
// what is taken away last. All are compared with what was read before the first
// is written, and each once more when its turn comes; only the second
// comparison can fail with errPartly.
func write(root *os.Root, before, after mend.Plan, recordsFirst bool) error {
	batch := edit.NewBatch(root)
	var gone []string
	for _, f := range inOrder(after, recordsFirst) {
		var err error
		switch {
		case after[f] == nil && before[f] == nil:
		case after[f] == nil:
			err = compare(root, f, before[f])
			gone = append(gone, f)
		case before[f] == nil:
			err = batch.Create(f, after[f])
		default:
			err = batch.Replace(f, before[f], after[f])
		}
		if err != nil {
			return err
		}
	}
	if err := batch.Commit(); err != nil {
		return fmt.Errorf("%w: %w", errPartly, err)
	}
	for _, f := range gone {
		err := compare(root, f, before[f])
		if err == nil {
			err = root.Remove(f)
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errPartly, err)
		}
	}
	return nil
}

// inOrder gives the files of a decision in the order in which they are stored.
func inOrder(after mend.Plan, recordsFirst bool) []string {
	rank := func(f string) int {
		switch {
		case after[f] == nil:
			return 2
		case strings.HasSuffix(f, ".md") == recordsFirst:
			return 1
		}
		return 0
	}
	files := after.Files()
	slices.SortStableFunc(files, func(a, b string) int { return rank(a) - rank(b) })
	return files
}

// compare fails when a file is not what was read any more.
func compare(root *os.Root, file string, old []byte) error {
	now, err := root.ReadFile(file)
	if err == nil && !bytes.Equal(now, old) {
		err = &fs.PathError{Op: "remove", Path: file, Err: edit.ErrChanged}
	}
	return err
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
		why := "a file was changed meanwhile, so that nothing is taken back"
		if errors.Is(err, errPartly) {
			why = "a file was changed while this was stored, and a part of it is taken back already"
		}
		w.refuse(errors.New(why))
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

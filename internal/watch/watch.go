// Package watch tells which files of a folder changed, in batches.
//
// The system's notifications speak of single folders, come in bursts, and get
// lost when there are too many of them. A Watcher makes of them what a builder
// can use:
//
//   - The whole tree below the root is watched. A folder that appears is
//     walked after its watch is set, and the files found in it are reported,
//     since they may be older than the watch. A folder that goes away, or is
//     renamed, is reported by its own path, and means all below it.
//   - Symbolic links to folders are followed, also out of the tree; changes
//     behind them are reported under the link's path, and if several paths lead
//     to a folder, under each. A link to a folder above itself is not followed
//     again. Links to files are not followed.
//   - A burst makes one batch: it is sent when nothing has happened for
//     Debounce, and at the latest MaxDelay after its first event. A path
//     stands in a batch once, whatever happened to it, so a save that writes a
//     temporary file and renames it is one change of one path.
//   - Changes of mode or time alone, what editors and systems put beside files
//     (temporary, backup and lock files) and the folders of version control
//     are not reported.
//   - When notifications were lost, all watches are set anew, and the next
//     batch says that everything may have changed.
//
// A batch is a hint, not a fact: a path may turn out to hold the same bytes as
// before, and may exist no more. No change after New is missed.
//
// This package is the only user of fsnotify.
package watch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Batch is what changed since the batch before it.
type Batch struct {
	// Paths are the changed paths relative to the root, slash-separated,
	// sorted, each once. A path may be that of a folder that went away.
	Paths []string
	// All says that notifications were lost: anything may have changed.
	All bool
}

// Options say what to watch and when to report.
type Options struct {
	// Ignore reports whether the slash-separated path rel, a folder if dir is
	// set, is of no interest. A folder that is ignored is not watched. Of a
	// path that is gone it is not known what it was; such a path is ignored
	// if it is ignored as either. Nil ignores nothing. It is called from one
	// goroutine at a time.
	Ignore func(rel string, dir bool) bool
	// Debounce is how long it must be quiet before a batch is sent; 50 ms if
	// it is zero.
	Debounce time.Duration
	// MaxDelay is the longest that a batch is held back after its first
	// event; 500 ms if it is zero.
	MaxDelay time.Duration
}

// Watcher watches one folder. Make it with New, and call Run or Close.
type Watcher struct {
	notify  *fsnotify.Watcher
	tree    *tree
	pending pending
	batches chan Batch
	lost    chan struct{} // holds one if notifications may have been lost
	drained chan struct{} // closed when no more errors come
}

// New begins to watch the folder root. From its return on every change will
// be in a batch. The error is that of the disk, or says that the system's
// limit of watches is reached.
func New(root string, opts Options) (*Watcher, error) {
	if opts.Debounce <= 0 {
		opts.Debounce = 50 * time.Millisecond
	}
	if opts.MaxDelay <= 0 {
		opts.MaxDelay = 500 * time.Millisecond
	}
	real, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if real, err = filepath.EvalSymlinks(real); err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", root, err)
	}
	w := &Watcher{
		notify:  notify,
		tree:    newTree(real, notify, opts.Ignore),
		pending: pending{debounce: opts.Debounce, maxDelay: opts.MaxDelay},
		batches: make(chan Batch),
		lost:    make(chan struct{}, 1),
		drained: make(chan struct{}),
	}
	go w.drain()
	if err := w.tree.watchAll(); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// Batches gives the channel on which Run sends. While nobody receives, changes
// gather into one batch. It is closed when Run returns.
func (w *Watcher) Batches() <-chan Batch { return w.batches }

// Close frees a Watcher whose Run is never called, or ends Run.
func (w *Watcher) Close() error {
	err := w.notify.Close()
	<-w.drained
	return err
}

// drain takes the errors of the notifications as they come. fsnotify may hold
// its lock while it hands one over, so they must not wait until a watch is set,
// which needs the lock. Whatever an error says, notifications may be missing.
func (w *Watcher) drain() {
	defer close(w.drained)
	for range w.notify.Errors {
		select {
		case w.lost <- struct{}{}:
		default:
		}
	}
}

// Run sends batches until ctx is done or Close is called, and then gives nil.
// Any other end is an error: the root is gone, or a watch could not be set. It
// frees the Watcher and must be called once at most.
func (w *Watcher) Run(ctx context.Context) error {
	defer close(w.batches)
	defer w.Close()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		var out chan<- Batch
		var batch Batch
		if wait, any := w.pending.wait(time.Now()); any && wait <= 0 {
			out, batch = w.batches, w.pending.batch()
		} else if any {
			timer.Reset(wait)
		}
		var err error
		select {
		case <-ctx.Done():
			return nil
		case out <- batch:
			w.pending.clear()
		case <-timer.C:
		case e, ok := <-w.notify.Events:
			if !ok {
				return nil
			}
			err = w.event(e)
		case <-w.lost:
			w.pending.addAll(time.Now())
			err = w.tree.watchAll()
		}
		if err != nil && !errors.Is(err, fsnotify.ErrClosed) {
			return err
		}
	}
}

// event enters what one notification says.
func (w *Watcher) event(e fsnotify.Event) error {
	if e.Op == fsnotify.Chmod {
		return nil
	}
	changed, err := w.tree.event(e)
	if len(changed) > 0 {
		w.pending.add(time.Now(), changed)
	}
	return err
}

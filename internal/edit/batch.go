package edit

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
	"sync/atomic"
)

// Batch saves many files as Create and Replace do, but waits for the disk once
// for all of them: until Commit they are in memory, Commit writes and flushes
// temporary files side by side, and only then gives them their names, in the
// order in which they came. After a crash every path holds nothing, the whole
// old file or the whole new one; of several files the first ones are there.
//
// A batch is not for concurrent use.
type Batch struct {
	root   *os.Root
	staged []staged
	byName map[string]int
	size   int
}

// staged is a file that is not written yet.
type staged struct {
	name     string
	data     []byte
	replaces bool
	old      []byte
	mode     fs.FileMode
}

// NewBatch makes an empty batch.
func NewBatch(root *os.Root) *Batch {
	return &Batch{root: root, byName: map[string]int{}}
}

// Waiting gives the number of files that wait for Commit, and of their bytes.
func (b *Batch) Waiting() (files, size int) { return len(b.staged), b.size }

// ReadFile reads a file as it will be after Commit.
func (b *Batch) ReadFile(name string) ([]byte, error) {
	if i, ok := b.byName[name]; ok {
		return b.staged[i].data, nil
	}
	return b.root.ReadFile(name)
}

// Create is as the function Create, for a file of the batch: it fails with
// fs.ErrExist, too, when the batch has one of that name. The data must not be
// changed before Commit.
func (b *Batch) Create(name string, data []byte) error {
	if _, ok := b.byName[name]; ok {
		return exists(name)
	}
	if _, err := b.root.Lstat(name); err == nil {
		return exists(name)
	}
	b.stage(staged{name: name, data: data})
	return nil
}

// Replace is as the function Replace, for a file of the batch. A file that the
// batch itself has created or replaced is changed in the batch.
func (b *Batch) Replace(name string, old, data []byte) error {
	if i, ok := b.byName[name]; ok {
		if !bytes.Equal(b.staged[i].data, old) {
			return &fs.PathError{Op: "replace", Path: name, Err: ErrChanged}
		}
		b.size += len(data) - len(old)
		b.staged[i].data = data
		return nil
	}
	info, err := b.root.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "replace", Path: name, Err: errors.New("not a regular file")}
	}
	if err := same(b.root, name, old); err != nil || bytes.Equal(old, data) {
		return err
	}
	b.stage(staged{name: name, data: data, replaces: true, old: old, mode: info.Mode().Perm()})
	return nil
}

func (b *Batch) stage(s staged) {
	b.byName[s.name] = len(b.staged)
	b.staged = append(b.staged, s)
	b.size += len(s.data)
}

// Commit writes all files, flushes them to the disk and gives them their
// names; the batch is empty then. After an error the files before the one that
// it is about have theirs, and the others are not there: fs.ErrExist or
// ErrChanged says that another program has written there meanwhile.
func (b *Batch) Commit() error {
	defer b.Discard()
	folders, err := b.open()
	defer func() {
		for _, folder := range folders {
			_ = folder.Close()
		}
	}()
	if err != nil {
		return err
	}
	temps, err := b.write(folders)
	named := 0
	for err == nil && named < len(b.staged) {
		s := b.staged[named]
		if err = s.give(folders[path.Dir(s.name)], temps[named]); err == nil {
			named++
		}
	}
	for i, temp := range temps {
		// A name is given by a link, beside which the old name still stands, or
		// by renaming.
		if temp == "" || i < named && b.staged[i].replaces {
			continue
		}
		if e := folders[path.Dir(b.staged[i].name)].Remove(temp); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	for _, folder := range folders {
		syncFolder(folder, ".")
	}
	return err
}

// open opens the folders of the files, and makes those that are missing. From
// there a file is one step away, and not one for each folder on its path.
func (b *Batch) open() (map[string]*os.Root, error) {
	folders := map[string]*os.Root{}
	for _, s := range b.staged {
		name := path.Dir(s.name)
		if folders[name] != nil {
			continue
		}
		if err := b.root.MkdirAll(name, 0o755); err != nil {
			return folders, err
		}
		folder, err := b.root.OpenRoot(name)
		if err != nil {
			return folders, err
		}
		folders[name] = folder
	}
	return folders, nil
}

// write writes the temporary files, several at a time: the disk then writes
// down many at once. Their names are those in their folders.
func (b *Batch) write(folders map[string]*os.Root) ([]string, error) {
	const sideBySide = 16
	temps := make([]string, len(b.staged))
	errs := make([]error, min(sideBySide, len(b.staged)))
	var next atomic.Int64
	var wait sync.WaitGroup
	for k := range errs {
		wait.Go(func() {
			for errs[k] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(b.staged) {
					return
				}
				s := b.staged[i]
				temps[i], errs[k] = writeTemporary(folders[path.Dir(s.name)], path.Base(s.name), s.data, s.mode)
			}
		})
	}
	wait.Wait()
	return temps, errors.Join(errs...)
}

// give gives a temporary file its name.
func (s staged) give(folder *os.Root, temp string) error {
	name := path.Base(s.name)
	if !s.replaces {
		return link(folder, temp, name)
	}
	if err := same(folder, name, s.old); err != nil {
		return err
	}
	return folder.Rename(temp, name)
}

// Discard forgets what waits for Commit.
func (b *Batch) Discard() {
	b.staged, b.byName, b.size = nil, map[string]int{}, 0
}

// Package edit is all that ever writes under content/.
//
// It knows two things. Apply puts byte splices into a text: an annotation is
// added by inserting "[" and "]{…}", never by writing a parsed file anew, so
// that whatever the editor wrote stays as it was written. Create and Replace
// save a file so that at every moment, after a crash included, the path holds
// either nothing, or the whole old file, or the whole new one.
//
// How a file is saved:
//
//   - The bytes go into a temporary file in the same folder, named after the
//     target with a leading dot and the ending ".tmp"; it is flushed to the
//     disk before it gets its name.
//   - Create gives it the name by a hard link, which fails when the name is
//     taken; where there are no hard links, it reserves the name with an empty
//     file and renames over it, and a crash in between leaves the empty file.
//   - Replace renames it over the old file, after comparing that the old file
//     is still the one that the caller has read.
//   - A Batch does the same for many files and waits for the disk once.
//   - A crash may leave a temporary file behind. It is never read, and later
//     saves pick another name.
//
// Paths are slash-separated and relative to an os.Root, so that no path and no
// symbolic link leads out of the dossier.
package edit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// ErrChanged is returned by Replace when the file is no longer what the caller
// has read.
var ErrChanged = errors.New("the file was changed meanwhile")

// Create saves data as a new file and makes its parent folders. It fails with
// fs.ErrExist when anything stands at the path; nothing is changed then. Other
// errors are the disk's.
func Create(root *os.Root, name string, data []byte) error {
	if _, err := root.Lstat(name); err == nil {
		return exists(name)
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	return save(root, name, data, 0, func(temp string) error { return link(root, temp, name) })
}

// link gives a temporary file its name, unless the name is taken.
func link(root *os.Root, temp, name string) error {
	err := root.Link(temp, name)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return exists(name)
	default:
		return reserve(root, temp, name)
	}
}

// Replace saves data in place of old. It fails with ErrChanged when the file
// on disk is not old, with fs.ErrNotExist when there is none, and with an
// error when the path is no regular file; nothing is changed then. The file's
// permissions are kept.
func Replace(root *os.Root, name string, old, data []byte) error {
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "replace", Path: name, Err: errors.New("not a regular file")}
	}
	if err := same(root, name, old); err != nil || bytes.Equal(old, data) {
		return err
	}
	return save(root, name, data, info.Mode().Perm(), func(temp string) error {
		// Writing took a while: look again, so that the moment in which
		// another program's save could be lost is as short as it gets.
		if err := same(root, name, old); err != nil {
			return err
		}
		return root.Rename(temp, name)
	})
}

func same(root *os.Root, name string, old []byte) error {
	now, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, old) {
		return &fs.PathError{Op: "replace", Path: name, Err: ErrChanged}
	}
	return nil
}

func exists(name string) error {
	return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
}

// save writes data to a temporary file beside name, calls commit with its path
// and removes what is left of it. Without a mode the system's default is used.
func save(root *os.Root, name string, data []byte, mode fs.FileMode, commit func(temp string) error) error {
	temp, err := writeTemporary(root, name, data, mode)
	if err == nil {
		err = commit(temp)
	}
	if temp != "" {
		if e := root.Remove(temp); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	if err != nil {
		return err
	}
	syncFolder(root, path.Dir(name))
	return nil
}

// writeTemporary writes data to a new file beside name and flushes it. The
// path is empty when there is no such file; after an error it may be there.
func writeTemporary(root *os.Root, name string, data []byte, mode fs.FileMode) (string, error) {
	temp, file, err := temporary(root, name)
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil && mode != 0 {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync()
	}
	return temp, errors.Join(err, file.Close())
}

// temporary opens a new file beside name. Names are tried in order: one may be
// taken by another program that saves, or by the leftover of a crash.
func temporary(root *os.Root, name string) (string, *os.File, error) {
	const tries = 1000
	folder, base := path.Split(name)
	for i := range tries {
		temp := fmt.Sprintf("%s.%s.%d.tmp", folder, base, i)
		file, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return temp, file, err
	}
	return "", nil, &fs.PathError{Op: "create", Path: name, Err: fmt.Errorf("%d temporary files stand beside it", tries)}
}

// reserve moves temp to name where the file system has no hard links: the name
// is taken by an empty file first, which fails when it is taken already.
func reserve(root *os.Root, temp, name string) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	err = errors.Join(file.Close(), root.Rename(temp, name))
	if err != nil {
		err = errors.Join(err, root.Remove(name))
	}
	return err
}

// syncFolder flushes a folder, so that a new name outlives a power cut. Not
// every system can, and the file itself is safe by then: failing is no error.
func syncFolder(root *os.Root, folder string) {
	if file, err := root.Open(folder); err == nil {
		_ = file.Sync()
		_ = file.Close()
	}
}

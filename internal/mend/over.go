package mend

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Files are the files of Base as they would be with Plan: files of the plan
// stand in place of those of Base, and folders list them. New files lie in
// folders that Base has. The plan may be changed between two readings.
type Files struct {
	Base fs.FS
	Plan Plan
}

// Open opens a file.
func (o *Files) Open(name string) (fs.File, error) {
	data, ok, err := o.planned("open", name)
	if !ok {
		return o.Base.Open(name)
	}
	if err != nil {
		return nil, err
	}
	return &file{Reader: bytes.NewReader(data), info: info{path.Base(name), len(data)}}, nil
}

// ReadFile reads a file.
func (o *Files) ReadFile(name string) ([]byte, error) {
	data, ok, err := o.planned("open", name)
	if !ok {
		return fs.ReadFile(o.Base, name)
	}
	return slices.Clone(data), err
}

// Stat describes a file.
func (o *Files) Stat(name string) (fs.FileInfo, error) {
	data, ok, err := o.planned("stat", name)
	if !ok {
		return fs.Stat(o.Base, name)
	}
	if err != nil {
		return nil, err
	}
	return info{path.Base(name), len(data)}, nil
}

// Lstat describes a file, or the link that it is.
func (o *Files) Lstat(name string) (fs.FileInfo, error) {
	if _, ok := o.Plan[name]; ok {
		return o.Stat(name)
	}
	return fs.Lstat(o.Base, name)
}

// ReadLink tells where a link leads.
func (o *Files) ReadLink(name string) (string, error) { return fs.ReadLink(o.Base, name) }

// ReadDir lists a folder.
func (o *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.Base, name)
	list = slices.DeleteFunc(slices.Clone(list), func(e fs.DirEntry) bool {
		_, ok := o.Plan[path.Join(name, e.Name())]
		return ok
	})
	for f, data := range o.Plan {
		if data != nil && path.Dir(f) == name {
			list = append(list, fs.FileInfoToDirEntry(info{path.Base(f), len(data)}))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// planned gives the text of a file of the plan; ok is false for another file.
func (o *Files) planned(op, name string) (data []byte, ok bool, err error) {
	data, ok = o.Plan[name]
	if ok && data == nil {
		err = &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return data, ok, err
}

// file is an open file of a plan.
type file struct {
	*bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// info describes a file of a plan.
type info struct {
	name string
	size int
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(i.size) }
func (i info) Mode() fs.FileMode  { return 0o644 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }

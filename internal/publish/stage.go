package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

// permission of what is made anew; the umask applies.
const (
	filePerm = 0o644
	dirPerm  = 0o755
)

// stager puts the whole next site together in the folder beside the site.
type stager struct {
	place
	plan   *plan
	hook   hook
	noLink bool
}

// run makes the stage. Files that stay as they are become hard links to those
// of the site; where the file system refuses links, they are copied. On an
// error an unfinished stage stays behind, for the caller to remove.
func (s stager) run(ctx context.Context) error {
	if err := s.hook.at("stage", ""); err != nil {
		return err
	}
	if err := s.parent.Mkdir(s.stage(), dirPerm); err != nil {
		return err
	}
	for _, dir := range s.plan.dirs {
		if err := s.parent.Mkdir(s.to(dir), dirPerm); err != nil {
			return err
		}
	}
	if err := each(ctx, s.plan.files, s.file); err != nil {
		return err
	}
	if err := each(ctx, s.plan.foreign, s.foreign); err != nil {
		return err
	}
	return s.dirModes()
}

func (s stager) from(name string) string { return s.name + "/" + name }
func (s stager) to(name string) string   { return s.stage() + "/" + name }

// file puts one file of the site into the stage.
func (s stager) file(f file) error {
	if f.same && s.link(f.Path) {
		return s.hook.at("link", f.Path)
	}
	if err := s.hook.at("write", f.Path); err != nil {
		return err
	}
	return writeNew(s.parent, s.to(f.Path), f.Data)
}

// link reports whether it could make a hard link. If not, a copy will either
// do or say what is wrong.
func (s stager) link(name string) bool {
	return !s.noLink && s.parent.Link(s.from(name), s.to(name)) == nil
}

// writeNew writes a file that must not exist yet.
func writeNew(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w: this file system does not tell its name from that of another file", err)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// foreign carries one thing that is not ours into the stage.
func (s stager) foreign(name string) error {
	if err := s.hook.at("carry", name); err != nil {
		return err
	}
	info := s.plan.infos[name]
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := s.parent.Readlink(s.from(name))
		if err != nil {
			return err
		}
		return s.parent.Symlink(target, s.to(name))
	}
	if s.link(name) {
		return nil
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("cannot keep %s, which is not ours: it is neither a file nor a link, and this file system makes no second name for it", name)
	}
	return s.copy(name, info)
}

// copy copies a foreign file with its mode and its time.
func (s stager) copy(name string, info fs.FileInfo) error {
	in, err := s.parent.Open(s.from(name))
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := s.parent.OpenFile(s.to(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Chmod(info.Mode()), out.Close()); err != nil {
		return err
	}
	return s.parent.Chtimes(s.to(name), info.ModTime(), info.ModTime())
}

// dirModes gives the folders that the site has already the modes they have
// there, the deepest first, since a mode may forbid to reach what is below.
func (s stager) dirModes() error {
	dirs := append([]string{"."}, s.plan.dirs...)
	for _, dir := range slices.Backward(dirs) {
		mode, known := s.plan.modes[dir]
		if !known {
			continue
		}
		info, err := s.parent.Lstat(s.to(dir))
		if err != nil {
			return err
		}
		if info.Mode() == mode {
			continue
		}
		if err := s.parent.Chmod(s.to(dir), mode); err != nil {
			return err
		}
	}
	return nil
}

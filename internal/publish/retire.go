package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// retire removes the old site, which after the exchange stands in the stage's
// place. What others changed in it while the next site was put together (they
// know nothing of our lock) is first brought over: new and replaced files of
// theirs move to the new site, and those they removed are removed there.
func (p *plan) retire(at place) error {
	old, err := at.parent.OpenRoot(at.stage())
	if err != nil {
		return err
	}
	now, err := readTree(old)
	old.Close()
	if err != nil {
		return err
	}
	ours := make(map[string]bool, len(p.files)+len(p.gone))
	for _, f := range p.files {
		ours[f.Path] = true
	}
	for _, name := range p.gone {
		ours[name] = true
	}
	var errs []error
	for name, info := range now.files {
		if was := p.infos[name]; !ours[name] && (was == nil || !unchanged(was, info)) {
			errs = append(errs, at.bringOver(name))
		}
	}
	for _, name := range p.foreign {
		if now.files[name] == nil {
			errs = append(errs, ignoreMissing(at.parent.Remove(at.name+"/"+name)))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return removeTree(at.parent, at.stage())
}

// unchanged reports whether the same name still stands for the same thing.
func unchanged(was, is fs.FileInfo) bool {
	return os.SameFile(was, is) && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime())
}

// bringOver moves a file from the old site to the new one.
func (at place) bringOver(name string) error {
	to := at.name + "/" + name
	if dir := path.Dir(to); strings.Contains(dir, "/") {
		if err := at.parent.MkdirAll(dir, dirPerm); err != nil {
			return err
		}
	}
	return at.parent.Rename(at.stage()+"/"+name, to)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

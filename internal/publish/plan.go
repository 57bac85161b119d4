package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"

	"slices"
	"strings"
)

// plan is the difference between the folder as it is and as it shall be.
type plan struct {
	files   []file                 // what the site shall hold, sorted, the listing last
	gone    []string               // files of ours that it no longer holds, sorted
	emptied []string               // empty folders that once held files of ours, sorted
	foreign []string               // what is not ours, sorted
	infos   map[string]fs.FileInfo // of the foreign, as they were when the plan was made
	dirs    []string               // folders of the next site, parents first, without "."
	modes   map[string]fs.FileMode // of the folders that are there already, "." included
}

// file is one file of the next site. It is same if the folder holds it
// already with the same bytes.
type file struct {
	Output
	same bool
}

// ForeignError is a file of the site that would replace a file which is not
// ours. Nothing was written.
type ForeignError struct {
	Path    string // the output
	Foreign string // what stands in its way, which may be a folder above it or a file below it
}

// Error names both files and says how to go on.
func (e *ForeignError) Error() string {
	return fmt.Sprintf("cannot write %s: %s is in the way and is not listed in %s, so it is not ours to replace; move it away first",
		e.Path, e.Foreign, listingName)
}

// makePlan compares the outputs with the folder in site, which is nil if there
// is none yet. It writes nothing.
func makePlan(ctx context.Context, site *os.Root, outputs []Output) (*plan, error) {
	p := &plan{infos: make(map[string]fs.FileInfo), modes: make(map[string]fs.FileMode)}
	for _, o := range outputs {
		p.files = append(p.files, file{Output: o})
	}
	slices.SortFunc(p.files, func(a, b file) int { return strings.Compare(a.Path, b.Path) })
	p.files = append(p.files, file{Output: Output{listingName, formatListing(outputs)}})
	if site == nil {
		p.setDirs(nil)
		return p, nil
	}
	listed, err := readListing(site)
	if err != nil {
		return nil, err
	}
	old, err := readTree(site)
	if err != nil {
		return nil, err
	}
	kept := p.sortOut(old, listed)
	if err := p.collisions(kept); err != nil {
		return nil, err
	}
	p.setDirs(kept)
	return p, p.compare(ctx, site, old)
}

// sortOut tells ours from foreign. It gives the folders that stay because of
// foreign content, each with one foreign path as the reason: a file below it,
// or a folder that was made empty by somebody else.
func (p *plan) sortOut(old tree, listed map[string]bool) (kept map[string]string) {
	wanted := make(map[string]bool, len(p.files))
	for _, f := range p.files {
		wanted[f.Path] = true
	}
	kept = make(map[string]string)
	keep := func(reason string) func(string) bool {
		return func(dir string) bool {
			_, known := kept[dir]
			if !known {
				kept[dir] = reason
			}
			return !known
		}
	}
	for name, info := range old.files {
		switch {
		case listed[name] && !wanted[name]:
			p.gone = append(p.gone, name)
		case !listed[name] && name != listingName:
			p.foreign = append(p.foreign, name)
			p.infos[name] = info
		}
	}
	slices.Sort(p.gone)
	slices.Sort(p.foreign)
	for _, name := range p.foreign {
		parents(name, keep(name))
	}
	emptied := make(map[string]bool) // folders that held a file of ours
	for name := range listed {
		parents(name, func(dir string) bool { emptied[dir] = true; return true })
	}
	for _, dir := range slices.Sorted(maps.Keys(old.dirs)) {
		p.modes[dir] = old.dirs[dir].mode
		switch {
		case dir == "." || !old.dirs[dir].empty:
		case emptied[dir]:
			p.emptied = append(p.emptied, dir)
		default:
			keep(dir)(dir)
			parents(dir, keep(dir))
		}
	}
	return kept
}

// collisions gives a ForeignError for every output that has something foreign
// in its way, ten at most.
func (p *plan) collisions(kept map[string]string) error {
	var errs []error
	for _, f := range p.files {
		inWay := ""
		if _, ok := p.infos[f.Path]; ok {
			inWay = f.Path
		} else if reason, ok := kept[f.Path]; ok {
			inWay = reason
		}
		parents(f.Path, func(dir string) bool {
			if _, ok := p.infos[dir]; ok {
				inWay = dir
			}
			return true
		})
		if inWay != "" && len(errs) < 10 {
			errs = append(errs, &ForeignError{f.Path, inWay})
		}
	}
	return errors.Join(errs...)
}

// setDirs works out the folders of the next site.
func (p *plan) setDirs(kept map[string]string) {
	all := make(map[string]bool)
	for dir := range kept {
		all[dir] = true
	}
	for _, f := range p.files {
		parents(f.Path, func(dir string) bool {
			known := all[dir]
			all[dir] = true
			return !known
		})
	}
	p.dirs = slices.Sorted(maps.Keys(all))
}

// compare finds the files that need not be written.
func (p *plan) compare(ctx context.Context, site *os.Root, old tree) error {
	which := make([]int, 0, len(p.files))
	for i, f := range p.files {
		info, ok := old.files[f.Path]
		if ok && info.Mode().IsRegular() && info.Size() == int64(len(f.Data)) {
			which = append(which, i)
		}
	}
	return each(ctx, which, func(i int) error {
		same, err := holds(site, p.files[i].Output)
		p.files[i].same = same
		return err
	})
}

// holds reports whether the output's file has the output's bytes.
func holds(site *os.Root, o Output) (bool, error) {
	f, err := site.Open(o.Path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	rest := o.Data
	buf := make([]byte, min(len(rest)+1, 64<<10))
	for {
		n, err := f.Read(buf)
		if n > len(rest) || !bytes.Equal(buf[:n], rest[:n]) {
			return false, nil
		}
		rest = rest[n:]
		if errors.Is(err, io.EOF) {
			return len(rest) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// nothing reports whether the folder is already as it shall be.
func (p *plan) nothing() bool {
	return len(p.gone) == 0 && !slices.ContainsFunc(p.files, func(f file) bool { return !f.same })
}

// report counts the files of the site; the listing is not one.
func (p *plan) report() Report {
	r := Report{Removed: len(p.gone)}
	for _, f := range p.files[:len(p.files)-1] {
		if f.same {
			r.Unchanged++
		} else {
			r.Written++
		}
	}
	return r
}

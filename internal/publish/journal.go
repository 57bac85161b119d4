package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Where two folders cannot be exchanged, the site is changed file by file
// under a journal. All new bytes are first written into journalDir, inside
// the site and so surely on its file system; until then nothing is touched.
// Then the journal is put there in one step. From that moment the change
// counts as made: each line is carried out by a rename or a removal, none of
// which needs space, and a run that finds a journal carries it out to the end
// before it does anything else. Readers meet each file old or new, never half
// written, but may meet old and new files side by side for an instant.
//
// The journal has one line for each step, "- path" to remove a file and
// "+ path" to put a new one in place, and ends with the line "end". The former
// stand first, since a folder may have to make room for a file.
const (
	journalDir  = ".dossier-staged"
	journalNew  = journalDir + "/new"
	journalName = journalDir + "/journal"
	journalEnd  = "end"
)

// changeInPlace makes the site in the folder site as planned.
func (p *plan) changeInPlace(ctx context.Context, site *os.Root, h hook) error {
	steps, err := p.writeJournal(ctx, site, h)
	if err != nil {
		return errors.Join(err, removeTree(site, journalDir))
	}
	return carryOut(site, steps, h)
}

// writeJournal writes all new bytes, and then the journal.
func (p *plan) writeJournal(ctx context.Context, site *os.Root, h hook) (steps []string, err error) {
	if err := h.at("stage", ""); err != nil {
		return nil, err
	}
	if err := site.MkdirAll(journalNew, dirPerm); err != nil {
		return nil, err
	}
	for _, name := range slices.Concat(p.gone, p.emptied) {
		steps = append(steps, "- "+name)
	}
	var changed []file
	for _, f := range p.files {
		if f.same {
			continue
		}
		changed = append(changed, f)
		steps = append(steps, "+ "+f.Path)
		if err := site.MkdirAll(path.Dir(journalNew+"/"+f.Path), dirPerm); err != nil {
			return nil, err
		}
	}
	err = each(ctx, changed, func(f file) error {
		if err := h.at("write", f.Path); err != nil {
			return err
		}
		return writeNew(site, journalNew+"/"+f.Path, f.Data)
	})
	if err != nil {
		return nil, err
	}
	draft := journalName + ".draft"
	if err := writeNew(site, draft, []byte(strings.Join(append(slices.Clip(steps), journalEnd, ""), "\n"))); err != nil {
		return nil, err
	}
	if err := h.at("journal", ""); err != nil {
		return nil, err
	}
	return steps, site.Rename(draft, journalName)
}

// carryOut does what the journal says; steps already done are passed over.
func carryOut(site *os.Root, steps []string, h hook) error {
	for _, step := range steps {
		op, name, _ := strings.Cut(step, " ")
		err := h.at("apply", name)
		if err == nil && op == "-" {
			err = removeFile(site, name)
		} else if err == nil {
			err = putFile(site, name)
		}
		if err != nil {
			return fmt.Errorf("the site is half written; the next run will finish it: %w", err)
		}
	}
	if err := h.at("end", ""); err != nil {
		return err
	}
	// The journal goes first: without it the rest is only left-overs.
	if err := site.Remove(journalName); err != nil {
		return err
	}
	return removeTree(site, journalDir)
}

// removeFile removes a file of ours, or an empty folder, and the folders that
// this leaves empty. On a second run the name may stand for something new
// already, a folder where a file was or the other way round; that stays.
func removeFile(site *os.Root, name string) error {
	if err := site.Remove(name); err != nil {
		info, gone := site.Lstat(name)
		if gone == nil && !info.IsDir() || errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	parents(name, func(dir string) bool {
		info, err := site.Lstat(dir)
		return err == nil && info.IsDir() && site.Remove(dir) == nil
	})
	return nil
}

// putFile moves a new file into its place, unless it is there already.
func putFile(site *os.Root, name string) error {
	if _, err := site.Lstat(journalNew + "/" + name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := site.MkdirAll(path.Dir(name), dirPerm); err != nil {
		return err
	}
	return site.Rename(journalNew+"/"+name, name)
}

// recoverJournal finishes what an interrupted run began in place: a journal is
// carried out, new bytes without one are removed.
func recoverJournal(site *os.Root, h hook) error {
	if _, err := site.Lstat(journalDir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	data, err := site.ReadFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return removeTree(site, journalDir)
	}
	if err != nil {
		return err
	}
	steps, err := parseJournal(string(data))
	if err != nil {
		return err
	}
	return carryOut(site, steps, h)
}

// parseJournal gives the steps, each checked to stay in the site.
func parseJournal(data string) ([]string, error) {
	body, complete := strings.CutSuffix(data, journalEnd+"\n")
	steps := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	for _, step := range steps {
		op, name, _ := strings.Cut(step, " ")
		if !complete || op != "-" && op != "+" || name != listingName && badPath(name) != "" {
			return nil, fmt.Errorf("%s is damaged; delete the folder %s and build again", journalName, journalDir)
		}
	}
	return steps, nil
}

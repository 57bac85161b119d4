package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// ErrLocked says that another process is writing the same site.
var ErrLocked = errors.New("another dossier is writing this site")

// errNoExchange says that two folders cannot be exchanged here.
var errNoExchange = errors.New("folders cannot be exchanged here")

// DirTarget is a folder of the local file system: public/.
//
// The next site is put together in a folder beside it, with files that did not
// change as hard links, and then the two are exchanged in one step, so that a
// reader meets the old site or the new one and nothing between. The old one
// is then removed. Where folders cannot be exchanged (systems other than
// Linux, mount points, some network and overlay file systems) the site is
// changed in place under a journal; only there can an error of the disk leave
// the site half written, until the next Sync finishes it.
//
// What is ours stands in the listing .dossier-files inside the folder. All
// else stays there as it is: files with their modes and times, links as links,
// empty folders. A folder keeps its mode. Our own files get the modes 0644
// and 0755, less the umask.
//
// A process that is killed leaves the site whole; what it leaves beside it is
// cleared away, or finished, by the next Sync. Nothing is flushed to the disk
// for the case that the machine itself stops, since the site can be built
// again, and Sync compares bytes and never trusts times.
type DirTarget struct {
	path string

	hook       hook // tests stop here
	noLink     bool // tests: this file system has no hard links
	noExchange bool // tests: folders cannot be exchanged here
}

// Dir makes a target of the folder path, a path of the operating system,
// absolute or relative to the working directory. It need not exist, and it
// may be a symbolic link to a folder elsewhere, which is then written to.
func Dir(path string) *DirTarget { return &DirTarget{path: path} }

// hook is called before each step with the step's name and the path it is
// about. An error from it ends the Sync as an error of that step would.
type hook func(step, path string) error

func (h hook) at(step, path string) error {
	if h == nil {
		return nil
	}
	return h(step, path)
}

// Sync makes the folder hold the outputs. Errors are: those of Check, joined;
// *ForeignError for every output that has a file of somebody else in its way;
// ErrLocked if another Sync of this folder is running; ctx's; and the disk's.
func (t *DirTarget) Sync(ctx context.Context, outputs []Output) (Report, error) {
	if err := errors.Join(Check(outputs)...); err != nil {
		return Report{}, err
	}
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	r, err := t.sync(ctx, outputs)
	if err != nil {
		return r, fmt.Errorf("write %s: %w", t.path, err)
	}
	return r, nil
}

func (t *DirTarget) sync(ctx context.Context, outputs []Output) (Report, error) {
	at, err := openPlace(t.path)
	if err != nil {
		return Report{}, err
	}
	defer at.parent.Close()
	unlock, err := lock(at)
	if err != nil {
		return Report{}, err
	}
	defer unlock()

	// Beside the site a crash can only leave an unfinished stage, or an old
	// site that was already replaced. Both are to be removed.
	if err := removeTree(at.parent, at.stage()); err != nil {
		return Report{}, err
	}
	site, err := at.parent.OpenRoot(at.name)
	if errors.Is(err, os.ErrNotExist) {
		return t.create(ctx, at, outputs)
	}
	if err != nil {
		return Report{}, err
	}
	defer site.Close()
	if err := recoverJournal(site, t.hook); err != nil {
		return Report{}, err
	}
	p, err := makePlan(ctx, site, outputs)
	if err != nil {
		return Report{}, err
	}
	if p.nothing() {
		return p.report(), nil
	}
	if canExchange && !t.noExchange {
		err = t.replace(ctx, at, p)
		if !errors.Is(err, errNoExchange) {
			return reportUnless(err, p)
		}
	}
	return reportUnless(p.changeInPlace(ctx, site, t.hook), p)
}

// create makes the first site.
func (t *DirTarget) create(ctx context.Context, at place, outputs []Output) (Report, error) {
	p, err := makePlan(ctx, nil, outputs)
	if err != nil {
		return Report{}, err
	}
	return reportUnless(t.staged(ctx, at, p, func() error {
		return at.parent.Rename(at.stage(), at.name)
	}), p)
}

// replace exchanges the site for the next one and removes the old.
func (t *DirTarget) replace(ctx context.Context, at place, p *plan) error {
	err := t.staged(ctx, at, p, func() error {
		return exchange(at.parent, at.stage(), at.name)
	})
	if err != nil {
		return err
	}
	if err := t.hook.at("retire", ""); err != nil {
		return err
	}
	if err := p.retire(at); err != nil {
		return fmt.Errorf("the new site is in place, but the old one could not be cleared away: %w", err)
	}
	return nil
}

// staged puts the next site together beside the old one and calls commit. If
// either fails, the stage is removed.
func (t *DirTarget) staged(ctx context.Context, at place, p *plan, commit func() error) error {
	err := stager{at, p, t.hook, t.noLink}.run(ctx)
	if err == nil {
		err = t.hook.at("commit", "")
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = commit()
	}
	if err == nil {
		return nil
	}
	if cleared := removeTree(at.parent, at.stage()); cleared != nil {
		return errors.Join(err, cleared)
	}
	return err
}

// reportUnless gives the report of a plan that was carried out.
func reportUnless(err error, p *plan) (Report, error) {
	if err != nil {
		return Report{}, err
	}
	return p.report(), nil
}

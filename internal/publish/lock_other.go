//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lock makes the lock file beside the site and gives the function that
// removes it. There is no lock here that ends with its process, so after a
// crash the file must be removed by hand.
func lock(p place) (unlock func(), err error) {
	f, err := p.parent.OpenFile(p.lock(), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w; if none is running, delete %s", ErrLocked, p.lock())
	}
	if err != nil {
		return nil, err
	}
	f.Close()
	return func() { _ = p.parent.Remove(p.lock()) }, nil
}

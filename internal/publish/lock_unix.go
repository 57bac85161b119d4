//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the lock file beside the site and gives the function that lets
// go of it. The kernel lets go of it too when the process ends, however it
// ends. The file is removed with the lock, so a lock counts only if the file
// that was locked is still the one under that name.
func lock(p place) (unlock func(), err error) {
	for {
		f, err := p.parent.OpenFile(p.lock(), os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		err = flock(f)
		switch {
		case errors.Is(err, unix.EWOULDBLOCK):
			f.Close()
			return nil, ErrLocked
		case errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOLCK):
			// This file system knows no locks; to refuse would mean that
			// no site can ever be built on it.
		case err != nil:
			f.Close()
			return nil, err
		}
		mine, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		if now, err := p.parent.Lstat(p.lock()); err != nil || !os.SameFile(mine, now) {
			f.Close()
			continue
		}
		return func() {
			_ = p.parent.Remove(p.lock())
			_ = f.Close()
		}, nil
	}
}

func flock(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

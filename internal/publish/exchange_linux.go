package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// canExchange says whether this system can exchange two folders in one step.
const canExchange = true

// exchange swaps the folders a and b of parent in one step. It gives
// errNoExchange where that cannot be done: the kernel or the file system does
// not know how, or b is a mount point or a folder of a lower overlay layer
// and so cannot be moved at all. See renameat2(2).
func exchange(parent *os.Root, a, b string) error {
	dir, err := parent.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	err = unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	for _, refusal := range []error{unix.ENOSYS, unix.EINVAL, unix.ENOTSUP, unix.EXDEV, unix.EBUSY} {
		if errors.Is(err, refusal) {
			return errNoExchange
		}
	}
	if err != nil {
		return &os.LinkError{Op: "renameat2", Old: a, New: b, Err: err}
	}
	return nil
}

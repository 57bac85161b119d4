package publish

import (
	"errors"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lock takes the lock file beside the site and gives the function that lets
// go of it. The file is opened for nobody else and removed by the system when
// its handle is closed, also when the process dies.
func lock(p place) (unlock func(), err error) {
	name, err := windows.UTF16PtrFromString(filepath.Join(p.parent.Name(), p.lock()))
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, err
	}
	return func() { _ = windows.CloseHandle(h) }, nil
}

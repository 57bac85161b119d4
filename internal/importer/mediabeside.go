package importer

import (
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// Beside gets the pictures of a page that was saved with its files: by the
// relative path that the page has, from the folder in which the page lies and
// those below it. What leads out of the folder, or to another place, is not
// had. Errors say why in words for an editor.
func Beside(fsys fs.FS) func(source string) ([]byte, error) {
	return func(source string) ([]byte, error) {
		if regexpScheme.MatchString(source) || strings.HasPrefix(source, "/") {
			return nil, errors.New("it does not lie beside the page")
		}
		plain, _, _ := strings.Cut(source, "#")
		plain, _, _ = strings.Cut(plain, "?")
		names := []string{source, plain}
		if name, err := url.PathUnescape(plain); err == nil {
			names = append(names, name)
		}
		for _, name := range names {
			name = path.Clean(name)
			if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00:") {
				continue
			}
			if data, err := readPicture(fsys, name); !errors.Is(err, fs.ErrNotExist) {
				return data, err
			}
		}
		return nil, errors.New("there is no such file beside the page")
	}
}

// readPicture reads a regular file within the limit of a picture.
func readPicture(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fs.ErrNotExist
	case err != nil, !info.Mode().IsRegular():
		return nil, errors.New("it cannot be read")
	case info.Size() > maxPictureBytes:
		return nil, errors.New("it is larger than 20 MiB")
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, errors.New("it cannot be read")
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxPictureBytes+1))
	if err != nil {
		return nil, errors.New("it cannot be read")
	}
	return data, nil
}

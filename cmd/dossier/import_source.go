package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/fetch"
	"dossier/internal/importer"
)

// largest is the size in bytes of the largest file that is imported.
const largest = 50_000_000

// source is one thing to import.
type source struct {
	name    string // as the user would write it: for messages
	stdin   bool
	address bool
}

// passed is a file of a folder that is not imported.
type passed struct{ name, why string }

// sources lists what the arguments name, folders as their files, in the order
// of the arguments and of the names. A file that does not exist is an error
// before anything is done: it is a slip of the pen.
func (a *app) sources(arguments []string) ([]source, []passed, error) {
	var list []source
	var skipped []passed
	for _, argument := range arguments {
		switch {
		case argument == "-":
			list = append(list, source{name: "-", stdin: true})
			continue
		case fetch.IsAddress(argument):
			list = append(list, source{name: argument, address: true})
			continue
		}
		info, err := os.Stat(argument)
		switch {
		case err != nil && strings.Contains(argument, "://"):
			return nil, nil, fmt.Errorf("cannot import %s\n\nan address begins with http:// or https://", argument)
		case err != nil:
			return nil, nil, fmt.Errorf("cannot read the file: %s: %w\n\nfiles are named from where you are, not from the dossier's folder", argument, reason(err))
		case !info.IsDir():
			list = append(list, source{name: filepath.ToSlash(argument)})
			continue
		}
		files, more, err := a.folder(argument)
		if err != nil {
			return nil, nil, err
		}
		if len(files) == 0 {
			skipped = append(skipped, passed{filepath.ToSlash(argument), "there is nothing to import in this folder"})
		}
		list, skipped = append(list, files...), append(skipped, more...)
	}
	return list, skipped, nil
}

// folder lists the files of a folder and those below it that can be imported,
// by their endings. Links are not followed, so that there are no loops, and
// the dossier's own files are not articles as received.
func (a *app) folder(dir string) (list []source, skipped []passed, err error) {
	var own []fs.FileInfo
	for _, name := range append([]string{"public"}, inputs...) {
		if info, err := os.Stat(filepath.Join(a.dir, name)); err == nil {
			own = append(own, info)
		}
	}
	extensions := map[string]bool{}
	for _, f := range importer.Formats() {
		for _, e := range f.Extensions {
			extensions[e] = true
		}
	}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		full := filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(name)))
		pass := func(why string) { skipped = append(skipped, passed{full, why}) }
		switch {
		case err != nil:
			pass("it cannot be read: " + reason(err).Error())
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			pass("it is hidden")
		case entry.IsDir():
			why := a.notEntered(dir, name, entry, own)
			if why == "" {
				return nil
			}
			pass(why)
		case entry.Type()&fs.ModeSymlink != 0:
			pass("it is a link")
		case !entry.Type().IsRegular():
			pass("it is no ordinary file")
		case !extensions[strings.ToLower(path.Ext(name))]:
			pass("this format cannot be imported")
		default:
			list = append(list, source{name: full})
		}
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return list, skipped, err
}

// notEntered says why a folder's files are not articles; empty when they may
// be: the folders of the dossier itself, and those in which browsers put what
// belongs to a page that they save ("raid_files" beside "raid.html").
func (a *app) notEntered(dir, name string, entry fs.DirEntry, own []fs.FileInfo) string {
	info, err := entry.Info()
	if err == nil && name != "." && slices.ContainsFunc(own, func(o fs.FileInfo) bool { return os.SameFile(o, info) }) {
		return "it belongs to the dossier"
	}
	page, ok := strings.CutSuffix(name, "_files")
	if !ok {
		return ""
	}
	for _, ending := range []string{".html", ".htm"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(page)+ending)); err == nil {
			return "it belongs to the page beside it"
		}
	}
	return ""
}

// read reads what is to be imported and says by what name its format is told.
// What cannot be had is a diagnostic; the error is that of the context, or of
// standard input.
func (b *batch) read(s source) (raw []byte, name string, o importer.Options, list []diag.Diagnostic, err error) {
	o = b.flags.Options
	switch {
	case s.address:
		return b.fetch(s.name, o)
	case s.stdin:
		raw, err = io.ReadAll(io.LimitReader(b.in, largest+1))
	default:
		raw, list = readFile(s.name)
		o.Picture = beside(s.name)
	}
	if err == nil && len(raw) > largest {
		list = tooBig(s.name)
	}
	return raw, s.name, o, list, err
}

// readFile reads an ordinary file of a size that is imported. Pipes and devices
// are refused before they are opened, for reading one may never end.
func readFile(name string) ([]byte, []diag.Diagnostic) {
	const help = "copy the article into a file and import that"
	cannot := func(err error) ([]byte, []diag.Diagnostic) {
		return nil, problem(name, "not-importable", "check its permissions", "the file cannot be read: %v", reason(err))
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return cannot(err)
	case info.IsDir():
		return nil, problem(name, "not-importable", help, "it is a folder")
	case !info.Mode().IsRegular():
		return nil, problem(name, "not-importable", help, "it is no ordinary file")
	case info.Size() > largest:
		return nil, tooBig(name)
	}
	file, err := os.Open(name)
	if err != nil {
		return cannot(err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, largest+1)) // it may have grown
	if err != nil {
		return cannot(err)
	}
	return raw, nil
}

func tooBig(name string) []diag.Diagnostic {
	return problem(name, "not-importable", "import it in parts, each from a file of its own", "it is larger than %d MB", largest/1_000_000)
}

// beside gets the pictures that lie beside a saved page. No link leads out of
// its folder.
func beside(page string) func(string) ([]byte, error) {
	return func(picture string) ([]byte, error) {
		root, err := os.OpenRoot(filepath.Dir(filepath.FromSlash(page)))
		if err != nil {
			return nil, errors.New("its folder cannot be read")
		}
		defer root.Close()
		return importer.Beside(root.FS())(picture)
	}
}

package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/edit"
)

const (
	originals = "content/originals"
	articles  = "content/articles"
)

// Outcome says what Save did.
type Outcome uint8

// The outcomes of Save.
const (
	Refused   Outcome = iota // nothing was written; a diagnostic says why
	Created                  // the article is new
	Unchanged                // the article was imported before, and nothing was written
)

// String gives the word for the outcome.
func (o Outcome) String() string {
	switch o {
	case Created:
		return "created"
	case Unchanged:
		return "unchanged"
	default:
		return "refused"
	}
}

// Saved tells where an article stands.
type Saved struct {
	Outcome Outcome
	Slug    string // of the article that was created or found
}

// Save stores an imported article and, byte for byte, its original. An
// original that is already in the dossier is not imported again: its article
// is left as it is, however it was edited, and the slug under which it stands
// is returned. Another original or article under the same slug is refused with
// slug-taken. The original is written first: after a crash between the two,
// the next import adds the article. Errors are the disk's.
func Save(root *os.Root, r Result) (Saved, []diag.Diagnostic, error) {
	if r.Slug == "" {
		return Saved{}, nil, errors.New("nothing was imported that could be saved")
	}
	slug, err := importedAs(root, r.Original)
	if err != nil {
		return Saved{}, nil, err
	}
	if slug != "" {
		return Saved{Unchanged, slug}, already(slug, r), nil
	}
	if _, err := root.Lstat(r.ArticlePath); err == nil {
		return Saved{}, []diag.Diagnostic{taken(r.ArticlePath, r)}, nil
	}
	for _, file := range []struct {
		name string
		data []byte
	}{{r.OriginalPath, r.Original}, {r.ArticlePath, r.Article}} {
		err := edit.Create(root, file.name, file.data)
		if errors.Is(err, fs.ErrExist) {
			there, e := root.ReadFile(file.name)
			if e != nil {
				return Saved{}, nil, e
			}
			if !bytes.Equal(there, file.data) {
				return Saved{}, []diag.Diagnostic{taken(file.name, r)}, nil
			}
		} else if err != nil {
			return Saved{}, nil, err
		}
	}
	return Saved{Created, r.Slug}, nil, nil
}

// importedAs gives the slug of the article of an original; empty when there is
// none. It is the article whose front matter names the original's SHA-256,
// which holds when either of them was renamed, else the one that is called
// like a stored original of the same bytes.
func importedAs(root *os.Root, original []byte) (string, error) {
	sum := sha256.Sum256(original)
	wanted := []byte(hex.EncodeToString(sum[:]))
	named := map[string]bool{}
	err := each(root, articles, func(name string, read func() ([]byte, error)) (bool, error) {
		slug, isArticle := strings.CutSuffix(name, ".md")
		if !isArticle {
			return true, nil
		}
		data, err := read()
		named[slug] = bytes.Contains(head(data), wanted)
		return !named[slug], err
	})
	if err != nil {
		return "", err
	}
	for _, slug := range slices.Sorted(maps.Keys(named)) {
		if named[slug] {
			return slug, nil
		}
	}
	found := ""
	err = each(root, originals, func(name string, read func() ([]byte, error)) (bool, error) {
		slug := strings.TrimSuffix(name, path.Ext(name))
		if _, exists := named[slug]; !exists {
			return true, nil
		}
		info, err := root.Stat(path.Join(originals, name))
		if err != nil || info.Size() != int64(len(original)) {
			return true, err
		}
		data, err := read()
		if bytes.Equal(data, original) {
			found = slug
		}
		return found == "", err
	})
	return found, err
}

// each calls visit for the files of a folder, in the order of their names,
// until it returns false. A missing folder has no files.
func each(root *os.Root, folder string, visit func(name string, read func() ([]byte, error)) (bool, error)) error {
	entries, err := fs.ReadDir(root.FS(), folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		more, err := visit(entry.Name(), func() ([]byte, error) { return root.ReadFile(path.Join(folder, entry.Name())) })
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// head gives the front matter of an article.
func head(data []byte) []byte {
	if end := bytes.Index(data, []byte("\n---")); end >= 0 {
		return data[:end]
	}
	return nil
}

func already(slug string, r Result) []diag.Diagnostic {
	at := diag.Span{File: path.Join(articles, slug+".md")}
	found := diag.New(diag.Info, "already-imported", at, "this text is already imported as `%s`", slug)
	if slug != r.Slug {
		found = found.WithHelp("rename the article if it should be called `%s`", r.Slug)
	}
	return []diag.Diagnostic{found.WithNote("nothing was written")}
}

func taken(name string, r Result) diag.Diagnostic {
	return diag.Errorf("slug-taken", diag.Span{File: r.Name}, "this text would become `%s`, but `%s` exists and belongs to another text", r.Slug, name).
		WithPlace(diag.Span{File: name}, "stands here already").
		WithHelp("import it under another slug").
		WithNote("nothing was written")
}

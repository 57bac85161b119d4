package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/suggest"
)

// Shelf is where imported articles are stored, and an index of what stands
// there, so that one article costs the same in a dossier of ten and of ten
// thousand. It is safe for concurrent use.
//
// What is saved waits for Flush: the files are then flushed to the disk
// together and get their names one after the other, of an article the
// original first and the article itself last. After a crash in between, the
// next import completes what is missing.
type Shelf struct {
	mu    sync.Mutex
	root  *os.Root
	batch *edit.Batch
	// articles has the slugs of all articles; bySum, by the SHA-256 of
	// originals in hexadecimal, the articles whose front matter names them.
	articles map[string]bool
	bySum    map[string]string
	// bySize has the stored originals by their size, and sums what those that
	// were read turned out to be.
	bySize map[int64][]string
	sums   map[string]string
}

// OpenShelf reads what stands in a dossier. Errors are the disk's.
func OpenShelf(root *os.Root) (*Shelf, error) {
	s := &Shelf{
		root: root, batch: edit.NewBatch(root),
		articles: map[string]bool{}, bySum: map[string]string{}, bySize: map[int64][]string{}, sums: map[string]string{},
	}
	err := each(root, articles, func(name string, _ fs.FileInfo) error {
		slug, isArticle := strings.CutSuffix(name, ".md")
		if !isArticle {
			return nil
		}
		head, err := readHead(root, path.Join(articles, name))
		s.addArticle(slug, head)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, each(root, originals, func(name string, info fs.FileInfo) error {
		s.bySize[info.Size()] = append(s.bySize[info.Size()], name)
		return nil
	})
}

// sumInFront is a SHA-256 in the front matter of an article, but not that of
// an extracted text, which nobody has received.
var sumInFront = regexp.MustCompile(`(extracted_sha256"?: *"?)?\b([0-9a-f]{64})\b`)

// addArticle notes an article by its front matter. Of several that name one
// original the first in the order of their names counts.
func (s *Shelf) addArticle(slug string, head []byte) {
	s.articles[slug] = true
	for _, m := range sumInFront.FindAllSubmatch(head, -1) {
		if _, ok := s.bySum[string(m[2])]; len(m[1]) == 0 && !ok {
			s.bySum[string(m[2])] = slug
		}
	}
}

// Known gives the slug of the article that was made of an original, if there
// is one: the article whose front matter names the original's SHA-256, which
// holds when either of them was renamed, else the one that is called like a
// stored original of the same bytes. What was saved and not flushed counts.
func (s *Shelf) Known(original []byte) (slug string, ok bool, err error) {
	digest := sha256.Sum256(original)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known(int64(len(original)), hex.EncodeToString(digest[:]))
}

func (s *Shelf) known(size int64, sum string) (slug string, ok bool, err error) {
	if slug, ok := s.bySum[sum]; ok {
		return slug, true, nil
	}
	for _, name := range s.bySize[size] {
		slug := strings.TrimSuffix(name, path.Ext(name))
		if !s.articles[slug] {
			continue
		}
		if s.sums[name] == "" {
			data, err := s.root.ReadFile(path.Join(originals, name))
			if err != nil {
				return "", false, err
			}
			stored := sha256.Sum256(data)
			s.sums[name] = hex.EncodeToString(stored[:])
		}
		if s.sums[name] == sum {
			return slug, true, nil
		}
	}
	return "", false, nil
}

// Admits tells what Save would do with an article, from its slug and its
// original: what is Refused or Unchanged is not worth looking at more closely.
// Ids are unique in a dossier, and a slug is one: owner tells where the record
// stands that has an id, if there is any.
func (s *Shelf) Admits(r Result, owner func(id string) (file string, ok bool)) (Saved, []diag.Diagnostic, error) {
	digest := sha256.Sum256(r.Original)
	s.mu.Lock()
	defer s.mu.Unlock()
	saved, list, err := s.admits(r, hex.EncodeToString(digest[:]))
	if err != nil || saved.Outcome != Created {
		return saved, list, err
	}
	if file, ok := owner(r.Slug); ok {
		return Saved{}, []diag.Diagnostic{idTaken(file, r)}, nil
	}
	return saved, nil, nil
}

// Free gives a slug that no article, original and record has, by a number behind
// a slug that is taken; ok is false where there is none below a thousand. Errors
// of the disk count as taken.
func (s *Shelf) Free(slug string, owner func(id string) (file string, ok bool)) (free string, ok bool) {
	const most = 1000
	s.mu.Lock()
	defer s.mu.Unlock()
	stored := map[string]bool{}
	for _, names := range s.bySize {
		for _, name := range names {
			stored[strings.TrimSuffix(name, path.Ext(name))] = true
		}
	}
	for n := 2; n < most; n++ {
		name := slug + "-" + strconv.Itoa(n)
		if _, is := owner(name); !is && !s.articles[name] && !stored[name] && goodSlug(name) {
			return name, true
		}
	}
	return "", false
}

func (s *Shelf) admits(r Result, sum string) (Saved, []diag.Diagnostic, error) {
	slug, ok, err := s.known(int64(len(r.Original)), sum)
	switch {
	case err != nil:
		return Saved{}, nil, err
	case ok:
		return Saved{Unchanged, slug}, Already(slug), nil
	case s.articles[r.Slug]:
		return Saved{}, []diag.Diagnostic{taken(r.ArticlePath, r)}, nil
	}
	for _, f := range r.Files() {
		there, err := s.batch.ReadFile(f.Path)
		if errors.Is(err, fs.ErrNotExist) {
			_, err = s.root.Lstat(f.Path) // a link that leads nowhere
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
		}
		switch {
		case err != nil:
			return Saved{}, nil, err
		case f.Path == r.ArticlePath || !bytes.Equal(there, f.Data):
			return Saved{}, []diag.Diagnostic{taken(f.Path, r)}, nil
		}
	}
	return Saved{Created, r.Slug}, nil, nil
}

// Save stores an imported article with all of its files and the records that
// its suggestions need, and the original byte for byte. An original that is
// already in the dossier is not imported again: its article is left as it is,
// however it was edited, and the slug under which it stands is returned.
// Another original or article under the same slug is refused with slug-taken.
// Errors are the disk's; after one, what waits for Flush may lack a part.
func (s *Shelf) Save(r Result) (Saved, []diag.Diagnostic, error) {
	if r.Slug == "" {
		return Saved{}, nil, errors.New("nothing was imported that could be saved")
	}
	digest := sha256.Sum256(r.Original)
	sum := hex.EncodeToString(digest[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	saved, list, err := s.admits(r, sum)
	if err != nil || saved.Outcome != Created {
		return saved, list, err
	}
	if err := suggest.Save(s.batch, r.Stubs); err != nil {
		return Saved{}, nil, err
	}
	for _, f := range r.Files() {
		if _, err := s.batch.ReadFile(f.Path); err == nil {
			continue // the same bytes
		}
		if err := s.batch.Create(f.Path, f.Data); err != nil {
			return Saved{}, nil, err
		}
	}
	s.addArticle(r.Slug, head(r.Article))
	return saved, nil, nil
}

// Flush makes what was saved outlive a power cut, and gives the files their
// names. Errors are the disk's.
func (s *Shelf) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.batch.Commit()
}

// Waiting gives the number of files that wait for Flush, and of their bytes.
func (s *Shelf) Waiting() (files, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.batch.Waiting()
}

// Discard forgets what was saved since the last Flush; the shelf must not be
// used any more.
func (s *Shelf) Discard() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batch.Discard()
}

// each calls visit for the ordinary files of a folder, in the order of their
// names. A missing folder has no files.
func each(root *os.Root, folder string, visit func(name string, info fs.FileInfo) error) error {
	entries, err := fs.ReadDir(root.FS(), folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) { // removed meanwhile
			continue
		}
		if err == nil {
			err = visit(entry.Name(), info)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readHead reads the front matter of an article, which is no longer than
// 64 KiB, and not the text after it.
func readHead(root *os.Root, name string) ([]byte, error) {
	const longest = 64 << 10
	file, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	buffer := make([]byte, 4096)
	for size := 0; ; {
		n, err := io.ReadFull(file, buffer[size:])
		size += n
		if found := head(buffer[:size]); found != nil || err != nil || size >= longest {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = nil
			}
			return found, err
		}
		buffer = append(buffer, make([]byte, len(buffer))...)
	}
}

// head gives the front matter of an article; nil when there is none.
func head(data []byte) []byte {
	if end := bytes.Index(data, []byte("\n---")); end >= 0 {
		return data[:end]
	}
	return nil
}

package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"dossier/internal/diag"
)

// Limits of an archive. A text of four megabytes, the most that an article may
// have, is some thirty in the XML of a word processor.
const (
	maxEntries   = 10_000   // parts of an archive
	maxUnpacked  = 48 << 20 // bytes of all parts that are read, together
	maxPartBytes = 32 << 20 // bytes of one part
	maxRatio     = 1000     // bytes out of one byte in; DEFLATE can do no more than 1032
)

// archive is a ZIP file in memory whose parts are read by name. Nothing is ever
// unpacked to the disk, so that a part's name is only a key.
type archive struct {
	parts map[string]*zip.File // by their lower-case names: the names of OPC (ISO 29500-2) know no case
	left  int                  // so many bytes may still be unpacked
	token int                  // so many tokens of XML have been read
	kept  map[*zip.File][]byte // what was unpacked
}

// errArchive is what makes an archive unusable; its words follow "the file".
type errArchive string

func (e errArchive) Error() string { return string(e) }

// openArchive reads the list of an archive's parts. The signature of a list
// entry is counted first, since the reader makes a value for each one.
func openArchive(raw []byte) (*archive, error) {
	if bytes.Count(raw, []byte("PK\x01\x02")) > maxEntries {
		return nil, errArchive(fmt.Sprintf("is an archive of more than %d parts", maxEntries))
	}
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errArchive("is no complete archive")
	}
	a := &archive{parts: map[string]*zip.File{}, left: maxUnpacked, kept: map[*zip.File][]byte{}}
	for _, f := range r.File {
		name := partName(f.Name)
		if _, twice := a.parts[name]; twice {
			return nil, errArchive(fmt.Sprintf("holds the part %q twice, so that it is not known which one counts", f.Name))
		}
		a.parts[name] = f
	}
	return a, nil
}

// partName gives the key of a part.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// read gives the bytes of a part; none when there is no such part. What is
// encrypted, broken or expands beyond the limits is an errArchive.
func (a *archive) read(name string) ([]byte, error) {
	f := a.parts[partName(name)]
	const encrypted = 1 // bit 0 of the general purpose flags, APPNOTE 4.4.4
	switch {
	case f == nil:
		return nil, nil
	case a.kept[f] != nil:
		return a.kept[f], nil
	case f.Flags&encrypted != 0:
		return nil, errArchive("is an archive with a password")
	}
	limit := min(a.left, maxPartBytes, max(1<<20, int(min(f.CompressedSize64, maxPartBytes))*maxRatio))
	r, err := f.Open()
	if err != nil {
		return nil, errArchive(fmt.Sprintf("has a part that cannot be read: %q", f.Name))
	}
	defer r.Close()
	out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(out) > limit {
		return nil, errArchive(fmt.Sprintf("has a part that unpacks to more than %d megabytes: %q", limit>>20, f.Name))
	}
	if err != nil {
		return nil, errArchive(fmt.Sprintf("has a part that is damaged: %q", f.Name))
	}
	a.left -= len(out)
	a.kept[f] = out
	return out, nil
}

// unreadable says that a file cannot be read; the words follow "the file".
func unreadable(name string, err error) diag.Diagnostic {
	found := diag.Errorf("unreadable-original", diag.Span{File: name}, "the file %s", err)
	if strings.Contains(err.Error(), "password") {
		found.Code = "encrypted-original"
		return found.WithHelp("open it in your word processor, save it without a password, and import that")
	}
	return found.WithHelp("open it in your word processor, save it anew, and import that; or save it as plain text (.txt)")
}

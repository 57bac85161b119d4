package source

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
)

// snapshotFolder is where copies of cited works lie, below content/.
const snapshotFolder = "snapshots/"

// Snapshot is a copy of a work as it was read. Copies in text, Markdown and
// HTML are searched, when they are in UTF-8 or say in what other encoding they
// are; others, such as PDF, are kept and no more. What is shown
// of a copy are the passages around what the dossier quotes of it, by the right
// of quotation, unless `show: full` says that all of it may be.
type Snapshot struct {
	File      string     `yaml:"file,required"` // below content/: snapshots/…
	SHA256    string     `yaml:"sha256,required"`
	Retrieved annot.Date `yaml:"retrieved"`
	Show      string     `yaml:"show"` // one of snapshotShows; passages when not given
	At        diag.Span  `yaml:"-span"`
}

var snapshotShows = []string{"passages", "full"}

// checkSnapshot looks at what the types of a copy's fields cannot say. A copy
// whose place or hash is nonsense counts as none.
func (f *fields) checkSnapshot(r annot.Record) []diag.Diagnostic {
	s := f.Snapshot
	if s == nil {
		return nil
	}
	var list []diag.Diagnostic
	v, _ := r.Value.Get("snapshot")
	at := func(key string) diag.Span { return v.Place(key, s.At) }
	if s.SHA256 != "" && !sha256Digits.MatchString(s.SHA256) {
		list = append(list, diag.Errorf("bad-value", at("sha256"), "`%s` is no SHA-256", s.SHA256).
			WithHelp("write the 64 hexadecimal digits that `sha256sum` prints for the file"))
	}
	if s.File != "" && (!strings.HasPrefix(s.File, snapshotFolder) || path.Clean(s.File) != s.File) {
		list = append(list, diag.Errorf("bad-value", at("file"), "`%s` does not lie under %s", s.File, snapshotFolder).
			WithHelp("copies are kept under content/snapshots, as in `file: snapshots/report.html`"))
	}
	if s.Show != "" {
		if d, bad := annot.NotOneOf(s.Show, snapshotShows, at("show"), "show"); bad {
			list = append(list, d)
		}
	}
	if len(list) > 0 || s.File == "" {
		f.Snapshot = nil
	}
	return list
}

// kept gives the bytes of a work's copy.
func (s *Source) kept(g *link.Graph) ([]byte, bool) {
	if s.Snapshot == nil {
		return nil, false
	}
	data, ok := g.Snapshots["content/"+s.Snapshot.File]
	return data, ok
}

// copyOf gives the text of a work's copy; ok is false when none is kept, one
// that is not read, or one in which there are no words.
func (s *Source) copyOf(g *link.Graph) (text string, ok bool) {
	data, ok := s.kept(g)
	if !ok || !isRead(s.Snapshot.File, data) {
		return "", false
	}
	text = readCopy(s.Snapshot.File, data)
	return text, text != ""
}

// isText reports whether a copy is of a format whose text is read, by its
// ending.
func isText(file string) bool { return isPlain(file) || isPage(file) }

func isPlain(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".txt" || ext == ".md"
}

func isPage(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// isRead reports whether the text of a copy is read: by its ending, and by its
// encoding.
func isRead(file string, data []byte) bool {
	return isText(file) && (utf8.Valid(data) || encodingOf(data, isPage(file)) != nil)
}

// readCopy gives the text of a copy that is read, one paragraph a line, in NFC.
// Of HTML and Markdown it is what a reader sees.
func readCopy(file string, data []byte) string {
	text := decoded(data, isPage(file))
	switch {
	case isPage(file):
		root, err := html.Parse(strings.NewReader(text))
		if err != nil { // nested deeper than any page
			return ""
		}
		var b strings.Builder
		visible(&b, root)
		text = b.String()
	case strings.EqualFold(path.Ext(file), ".md"):
		text = withoutMarkup(text)
	}
	return norm.NFC.String(lines(text))
}

// lines puts every paragraph on a line of its own. A blank line ends a
// paragraph; where there is none, every line is one.
func lines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	split := strings.Split(strings.Trim(s, "\n"), "\n")
	var out []string
	var open []string
	blank := false
	for _, l := range split {
		blank = blank || strings.TrimSpace(l) == ""
	}
	flush := func() {
		if words := strings.Join(strings.Fields(strings.Join(open, " ")), " "); words != "" {
			out = append(out, words)
		}
		open = open[:0]
	}
	for _, l := range split {
		if strings.TrimSpace(l) == "" || !blank {
			flush()
		}
		open = append(open, l)
	}
	flush()
	return strings.Join(out, "\n")
}

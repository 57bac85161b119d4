// Package revise takes a corrected article in: the file that its publisher has
// now, in the place of the one of which the annotated article was made.
//
//	old article + new original ──Plan──▶ Revision{new article, what was lost}
//
// The words are those of the new file, and so are headings, lists, links and
// emphasis. What the editor has put into the old article is placed again:
//
//   - A paragraph, heading, list or table that the publisher has not changed,
//     neither in words nor in markup, is taken over byte for byte.
//   - In any other, an annotation whose sentence is still there stays with it,
//     wherever the sentence is now.
//   - An annotation in a sentence that was changed is looked for by its words
//     and those around them (the selectors of W3C's Web Annotation Data Model:
//     exact, prefix, suffix) among the words that belong to no sentence that
//     is still there: first in what has come of its paragraph, then
//     everywhere. Words are a sequence of words and signs; white space does not
//     count. Two places that fit equally well are none: nothing is guessed.
//   - Citations, references to footnotes and .inserted words go behind the
//     word that they stood behind, or before the one that they stood before.
//     The bodies of footnotes go with their references.
//   - .omitted takes out what now stands between the words beside it, if both
//     are found.
//   - The editor's own paragraphs follow the paragraph that they followed.
//   - .standfirst, .byline and .dateline are the new file's where it has them.
//
// Everything that finds no place is in Revision.Lost, with its Markdown and the
// reason; a last look at the finished article finds what would be missing
// without being listed.
//
// The front matter stays as it is, but that `original` names the new file,
// `earlier_originals` the ones before, `changes` has one more entry, and
// `dismissed` counts paragraphs anew.
//
// # Files
//
// An original is never overwritten or renamed. The first one is called
// originals/<slug>.<ext>, every later one originals/<slug>.<day>.<ext>. So both
// stand side by side, and the article, which is written last, names the one
// that it says: after a crash at any moment every article can be proved.
//
// The result is parsed and compared with the new original before anything is
// written.
package revise

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
	"dossier/internal/verbatim"
)

// Input is an article and what it becomes.
type Input struct {
	Old      *annot.Article  // as it stands in the dossier
	Text     []byte          // the text of its original
	Base     []byte          // what an import makes of its original today; nil when that is not known
	New      importer.Result // the import of the new file, under the same slug
	Today    string          // the day of the revision, YYYY-MM-DD
	Language string          // of the dossier, in which its history is written
	// Taken gives the bytes of a file of the dossier, if there is one.
	Taken func(path string) ([]byte, bool)
}

// Revision is an article after its revision, not yet stored.
type Revision struct {
	Path      string // of the article
	Old       []byte // the file as it was
	Article   []byte // and as it is
	Files     []importer.File
	Stubs     []suggest.Stub
	Original  annot.Original
	Unchanged bool // the new file says what the old one said, in the same markup
	Count     Count
	Text      string // of the entry of `changes`
	Lost      []Lost
	Kept      int // how many annotations, citations and footnotes have a place
	Suggested []suggest.Suggestion
	text      []byte // of the new original
	wordCount int    // of the new article as it was imported
}

// Plan works a revision out. Errors are among the diagnostics when nothing can
// be stored: the old article is not clean, or the new one cannot be proved.
func Plan(in Input) (Revision, []diag.Diagnostic) {
	if list := unclean(in); len(list) > 0 {
		return Revision{}, list
	}
	r := Revision{Path: in.Old.Path, Old: in.Old.Src, text: in.New.Original}
	if in.New.ExtractedPath != "" {
		r.text = in.New.Extracted
	}
	fresh, _ := markdown.Parse(in.New.ArticlePath, in.New.Article)
	var base *annot.Article
	if in.Base != nil {
		base, _ = markdown.Parse(in.New.ArticlePath, in.Base)
		if string(base.Src[base.Body:]) == string(fresh.Src[fresh.Body:]) {
			r.Unchanged = true
			return r, nil
		}
	}
	r.files(in, fresh.Front.Original)
	r.Count = count(in.Text, r.text)
	m := newMerge(in.Old, fresh, base)
	r.wordCount = len(m.plain.words)
	if r.try(m, in, effort{units: true}) {
		return r, nil
	}
	good := r.goodGaps(m, in)
	for _, e := range m.efforts(good) {
		if r.try(m, in, e) {
			return r, nil
		}
	}
	return Revision{}, []diag.Diagnostic{diag.Errorf("lossy-import", diag.Span{File: in.New.Name}, "the revised article would not say what its original says").
		WithNote("nothing was written; this is a mistake of the program, please report it with both files")}
}

// unclean tells why an article cannot be revised as it is: what is not read as
// it is meant would be lost without a word.
func unclean(in Input) []diag.Diagnostic {
	_, list := markdown.Parse(in.Old.Path, in.Old.Src)
	var out []diag.Diagnostic
	for _, d := range append(list, verbatim.Compare(in.Old, "content/"+textFile(in.Old.Front.Original), in.Text)...) {
		if d.Severity == diag.Error {
			out = append(out, d.WithNote("mend this first: a revision starts from an article that is clean"))
		}
	}
	if h, ok := openHeader(in.Old); len(out) == 0 && (!ok || !h.has("original")) {
		out = append(out, diag.Errorf("original-missing", diag.Span{File: in.Old.Path, End: min(1, len(in.Old.Src))}, "the front matter of `%s` cannot be changed here", in.Old.Slug).
			WithHelp("write it with one key a line, `original:` among them"))
	}
	return out
}

// textFile gives the file below content/ that has the text of an original.
func textFile(o annot.Original) string {
	if o.Extracted != "" {
		return o.Extracted
	}
	return o.File
}

// goodGaps finds those omissions of the old article with which the new one can
// be proved: the words beside them may be where others are left out.
func (r *Revision) goodGaps(m *merge, in Input) map[int]bool {
	const most = 32
	good := map[int]bool{}
	tried := 0
	for i := range m.items {
		at := m.items[i].start
		if m.items[i].kind != gap || tried == most {
			continue
		}
		tried++
		good[at] = true
		if !r.try(m, in, effort{units: true, gaps: good}) {
			delete(good, at)
		}
	}
	return good
}

// efforts lists what is tried when not all can be proved: with all omissions
// that are good, with none of the items of one block, at last with none at all.
func (m *merge) efforts(good map[int]bool) []effort {
	out := []effort{{units: true, gaps: good}}
	all := map[int]bool{}
	for i := range m.plain.passages {
		all[m.plain.passages[i].block] = true
	}
	most := 64
	if len(m.plain.doc.Src) > 200_000 { // each attempt reads all of it
		most = 0
	}
	none := map[int]bool{}
	for _, units := range []bool{true, false} {
		out = append(out, effort{units: units, gaps: none})
		for i := range min(most, len(m.plain.passages)) {
			out = append(out, effort{units: units, gaps: none, blocks: map[int]bool{m.plain.passages[i].block: true}})
		}
		out = append(out, effort{units: units, gaps: none, blocks: all})
	}
	return out
}

// try makes the article and proves it.
func (r *Revision) try(m *merge, in Input, e effort) bool {
	whole := m.body(e)
	if whole == nil {
		return false
	}
	body := whole[m.fresh.doc.Body:]
	r.Lost = m.lost()
	for range 2 { // what the last look finds is counted, too
		r.Text = r.Count.words(in.Language, howMany(r.Lost))
		front, ok := r.setFront(m, in, r.Original, m.title())
		if !ok {
			return false
		}
		r.Article = append(front, body...)
		now, ok := r.proved()
		if !ok {
			return false
		}
		more := m.audit(now)
		if len(more) == 0 {
			break
		}
		r.Lost = append(m.lost(), more...)
	}
	r.Kept = 0
	for i := range m.items {
		if m.items[i].placed {
			r.Kept++
		}
	}
	return true
}

// title gives the title that the new file needs because it prints no headline.
func (m *merge) title() string {
	for i := range m.plain.doc.Blocks {
		if n := m.plain.doc.Blocks[i].Node; n.Kind == annot.Heading && n.Level == 1 {
			return ""
		}
	}
	for i := range m.old.doc.Blocks { // a headline that the editor has found in an unchanged text stays
		if n := m.old.doc.Blocks[i].Node; n.Kind == annot.Heading && n.Level == 1 && len(m.units) > 0 {
			for _, u := range m.units {
				if u == n {
					return ""
				}
			}
		}
	}
	return m.plain.doc.Front.Title.Text
}

// proved parses the article and compares it with its original.
func (r *Revision) proved() (*annot.Article, bool) {
	now, list := markdown.Parse(r.Path, r.Article)
	if diag.HasErrors(list) || diag.HasErrors(verbatim.Compare(now, "", r.text)) {
		return nil, false
	}
	return now, true
}

// files names the new original so that it stands beside the old ones.
func (r *Revision) files(in Input, said annot.Original) {
	stem := strings.TrimSuffix(in.New.OriginalPath, path.Ext(in.New.OriginalPath)) + "." + in.Today
	extension := path.Ext(in.New.OriginalPath)
	files := []importer.File{{Path: stem + extension, Data: in.New.Original}}
	if in.New.ExtractedPath != "" {
		files = append(files, importer.File{Path: stem + ".extracted.txt", Data: in.New.Extracted})
	}
	for n := 2; in.occupied(files); n++ {
		again := stem + "-" + number(n)
		files[0].Path = again + extension
		if len(files) > 1 {
			files[1].Path = again + ".extracted.txt"
		}
	}
	below := func(name string) string { return strings.TrimPrefix(name, "content/") }
	r.Original = said
	r.Original.File, r.Original.SHA256 = below(files[0].Path), sum(files[0].Data)
	if len(files) > 1 {
		r.Original.Extracted, r.Original.ExtractedSHA256 = below(files[1].Path), sum(files[1].Data)
	}
	for _, picture := range in.New.Media {
		files = append(files, importer.File(picture))
	}
	r.Files = files
}

// occupied reports whether other files have one of the names.
func (in Input) occupied(files []importer.File) bool {
	for _, f := range files {
		if there, ok := in.Taken(f.Path); ok && string(there) != string(f.Data) {
			return true
		}
	}
	return false
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// Missing is how many annotations and other things of the editor's lost their
// place.
func (r *Revision) Missing() int { return howMany(r.Lost) }

// Mark marks the organizations that the new passages name, as an import does,
// and with everything suggests whatever may be annotated. The article is proved
// once more.
func (r *Revision) Mark(e *suggest.Engine, reg *suggest.Register, everything bool) {
	now, _ := markdown.Parse(r.Path, r.Article)
	found := e.Find(now)
	if !everything {
		names := found[:0:0]
		for _, f := range found {
			if f.Kind == suggest.Organization && f.Org != "" {
				names = append(names, f)
			}
		}
		found = names
	}
	p := reg.Plan(now, found)
	if len(p.Splices) == 0 {
		return
	}
	next := *r
	next.Article = p.Article
	if _, ok := next.proved(); ok {
		r.Article, r.Stubs, r.Suggested = p.Article, p.Stubs, p.Suggestions
	}
}

package source

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

// Rules gives the rules of sources.
func (Kind) Rules() []lint.Rule {
	return []lint.Rule{unsignedGrade, sourceCircle, snapshotMissing, snapshotChanged, snapshotUnread, quoteNotInSource}
}

var unsignedGrade = lint.Rule{
	Code:  "unsigned-grade",
	Title: "nobody answers for the grade of a source",
	Text: "A grade is a judgement, and a judgement is somebody's: `by` names an editor and `on` the day. A grade without both is not published, " +
		"so that the page says less than the record. Sign it, or take it out.",
	Before: "grade: {reliability: B, credibility: 2}",
	After:  "grade: {reliability: B, credibility: 2, by: editors, on: 2026-11-21, because: It corrects its errors in public.}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, s := range link.Kind[*Source](in.Graph) {
			if s.Grade != nil && !s.Grade.Signed() {
				missing := "`by` and `on`"
				switch {
				case s.Grade.By != "":
					missing = "`on`"
				case !s.Grade.On.IsZero():
					missing = "`by`"
				}
				out = append(out, diag.Warnf("unsigned-grade", s.Grade.At, "nobody answers for the grade of `%s`, so it is not published", s.ID).
					WithHelp("add %s: who judged, and on what day", missing))
			}
		}
		return out
	},
}

var sourceCircle = lint.Rule{
	Code:  "source-circle",
	Title: "sources report each other in a circle",
	Text: "Following `reports` and `read_in` from source to source leads back to where it began, so that none of them is the first. " +
		"Mostly one of the references is turned round: `reports` names whom a work reports, not who reports it. " +
		"Where the works really rest on each other, which is worth knowing, accept the warning with a comment; the page says it.",
	Before: "- {id: paper, type: article-newspaper, reports: [agency]}\n- {id: agency, type: article, reports: [paper]}",
	After:  "- {id: paper, type: article-newspaper, reports: [agency]}\n- {id: agency, type: article}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, circle := range circles(in.Graph) {
			first := circle[0]
			d := diag.Warnf("source-circle", first.IDAt, "`%s` leads back to itself: %s", first.ID, "it reports itself, or was read in itself")
			if len(circle) > 1 {
				var ids []string
				for _, s := range append(slices.Clone(circle), first) {
					ids = append(ids, "`"+s.ID+"`")
				}
				d.Message = "`" + first.ID + "` leads back to itself: " + strings.Join(ids, " → ")
				d = d.WithPlace(circle[1].IDAt, "the next of the circle")
			}
			out = append(out, d.WithHelp("look which of them was there first, and take the reference out that leads away from it"))
		}
		return out
	},
}

// circles gives the circles of `reports` and `read_in`, each once, from the
// source of it that was met first in the order of the ids.
func circles(g *link.Graph) [][]*Source {
	const fresh, open, done = 0, 1, 2
	state := map[*Source]int{}
	var out [][]*Source
	type frame struct {
		s    *Source
		next []*Source
	}
	for _, from := range link.Kind[*Source](g) {
		if state[from] != fresh {
			continue
		}
		state[from] = open
		stack := []frame{{from, from.restsOn(g)}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if len(top.next) == 0 {
				state[top.s] = done
				stack = stack[:len(stack)-1]
				continue
			}
			next := top.next[0]
			top.next = top.next[1:]
			switch state[next] {
			case fresh:
				state[next] = open
				stack = append(stack, frame{next, next.restsOn(g)})
			case open:
				i := slices.IndexFunc(stack, func(f frame) bool { return f.s == next })
				var circle []*Source
				for _, f := range stack[i:] {
					circle = append(circle, f.s)
				}
				out = append(out, circle)
			}
		}
	}
	return out
}

// restsOn gives the sources that a source reports or was read in.
func (s *Source) restsOn(g *link.Graph) []*Source {
	var out []*Source
	for _, r := range append(slices.Clone(s.Reports), s.ReadIn) {
		if next, ok := link.Get[*Source](g, r.ID); ok && r.ID != "" && !slices.Contains(out, next) {
			out = append(out, next)
		}
	}
	return out
}

var snapshotMissing = lint.Rule{
	Code:  "snapshot-missing",
	Title: "the copy of a source is not there",
	Text: "A source names a copy that was kept (`snapshot: {file, sha256}`), but there is no such file. Without it nothing can be checked " +
		"against it, and readers have no other place to go when the address fails. Bring the file back, or take the key out.",
	Before: "snapshot: {file: snapshots/report.html, sha256: 3b1f…}      # the file is not there",
	After:  "snapshot: {file: snapshots/report-2016.html, sha256: 3b1f…}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, s := range link.Kind[*Source](in.Graph) {
			if _, ok := s.kept(in.Graph); s.Snapshot != nil && !ok {
				out = append(out, diag.Errorf("snapshot-missing", s.Snapshot.At, "there is no file content/%s", s.Snapshot.File).
					WithHelp("put the copy of `%s` there, or take `snapshot` out", s.ID))
			}
		}
		return out
	},
}

var snapshotChanged = lint.Rule{
	Code:  "snapshot-changed",
	Title: "the copy of a source is not the file that was kept",
	Text: "The record keeps the SHA-256 of the copy as it was made. The bytes under content/snapshots are others now: somebody has edited the file, " +
		"or a tool has changed its line ends. Bring the file back. Where it is a new copy, write its own hash and day.",
	Before: "snapshot: {file: snapshots/report.html, sha256: 3b1f…}      # the file was saved anew",
	After:  "snapshot: {file: snapshots/report.html, sha256: 9c04…, retrieved: 2026-11-21}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, s := range link.Kind[*Source](in.Graph) {
			data, ok := s.kept(in.Graph)
			if !ok {
				continue
			}
			sum := sha256.Sum256(data)
			if got := hex.EncodeToString(sum[:]); !strings.EqualFold(got, s.Snapshot.SHA256) {
				out = append(out, diag.Errorf("snapshot-changed", s.Snapshot.At, "content/%s is not the copy that was kept of `%s`", s.Snapshot.File, s.ID).
					WithHelp("bring the file's bytes back; if it is a new copy, write `sha256: %s` and its day under `retrieved`", got))
			}
		}
		return out
	},
}

var snapshotUnread = lint.Rule{
	Code:  "snapshot-unread",
	Title: "the copy of a source cannot be searched",
	Text: "Copies in text, Markdown and HTML are searched for what is quoted from them. This one is not UTF-8 and does not say in what other encoding it is, " +
		"or there are no words in it, as in a page that a program fills in only when it is opened. Any quotation from it would pass. " +
		"Keep the copy as it is, for it is what was read, where another form of the work cannot be had, and accept the warning. " +
		"Otherwise save the work anew as text in UTF-8, and write its hash and its day.",
	Before: "snapshot: {file: snapshots/report.txt, sha256: 3b1f…}      # in an old encoding",
	After:  "snapshot: {file: snapshots/report-utf8.txt, sha256: 9c04…, retrieved: 2026-11-21}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, s := range link.Kind[*Source](in.Graph) {
			data, ok := s.kept(in.Graph)
			if !ok || !isText(s.Snapshot.File) {
				continue
			}
			words := "the copy of `%s` is not UTF-8 and names no other encoding, so that nothing can be looked for in it"
			if isRead(s.Snapshot.File, data) {
				if readCopy(s.Snapshot.File, data) != "" {
					continue
				}
				words = "there are no words in the copy of `%s`, so that nothing can be looked for in it"
			}
			out = append(out, diag.Warnf("snapshot-unread", s.Snapshot.At, words, s.ID).
				WithHelp("save the work anew as text in UTF-8, or accept the warning where quotations were compared by eye"))
		}
		return out
	},
}

var quoteNotInSource = lint.Rule{
	Code:  "quote-not-in-source",
	Title: "a quotation does not stand in the copy of its source",
	Text: "The words are marked as a quotation from a source of which a copy is kept, and they do not stand there; an article of this dossier is its own copy. Quotation marks, dashes, white space, " +
		"hyphens within words, the marks of notes, the case of the first letter and what stands in square brackets are not compared, and what `…` leaves out may be anything. " +
		"Either the quotation is from another work, or the copy is not all of it, or the article misquotes: then say so in a note and accept the warning, " +
		"for the text of an article is never mended.",
	Before: "[“prone to violent acts”]{.quote from=report}",
	After:  "[“prone to violence”]{.quote from=report checked=2026-11-21}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		texts := map[string]*folded{}
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			for _, q := range quotationsOf(in.Graph, doc) {
				out = append(out, checkQuotation(in.Graph, doc, q, texts)...)
			}
		}
		return out
	},
}

// checkQuotation looks for a quotation in the copies of the works that it is
// from. Where one of them has none that is read, nothing can be said. texts
// holds the texts that were looked at already; nil for a work without one.
func checkQuotation(g *link.Graph, doc *annot.Article, q quotation, texts map[string]*folded) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, id := range q.from {
		f, done := texts[id]
		if !done {
			if text, ok := textOf(g, id); ok {
				folds := foldText(text)
				f = &folds
			}
			texts[id] = f
		}
		if f == nil {
			return nil
		}
		_, missing, after := f.find(q.words)
		if missing == "" {
			return nil
		}
		d := diag.Warnf("quote-not-in-source", doc.Annotations[q.annotation].Words, "these words do not stand in the text of `%s`", id).Label("quoted here")
		e, _ := g.Entity(id)
		if s, ok := e.(*Source); ok {
			d.Message = "these words do not stand in the copy of `" + id + "`"
			d = d.WithPlace(s.Snapshot.At, "the copy that is kept")
		} else {
			d = d.WithPlace(e.Common().At, "the article")
		}
		d = d.WithHelp("correct `from=`; if the article misquotes, say so in a note and accept the warning")
		if common, quoted, stands := f.parting(missing, after); common != "" {
			d = d.WithNote("behind “%s” the quotation has “%s” and the copy “%s”", common, quoted, stands)
		}
		out = append(out, d)
	}
	return out[:min(1, len(out))]
}

// textOf gives the text in which quotations from a work are looked for: that of
// its copy, or, of an article of this dossier, its own.
func textOf(g *link.Graph, id string) (string, bool) {
	switch e, _ := g.Entity(id); e := e.(type) {
	case *Source:
		return e.copyOf(g)
	case *link.Article:
		var all []string
		for i := range e.Doc.Blocks {
			if b := &e.Doc.Blocks[i]; !b.Editor {
				all = append(all, b.Text)
			}
		}
		return norm.NFC.String(strings.Join(all, "\n")), true
	}
	return "", false
}

package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

var originalRule = Rule{
	Code:  "original-missing",
	Title: "an article has no original to be compared with",
	Text: `Every article names its original (original: {file, sha256}), the article as it was
received, which dossier import stores under content/originals and nobody edits. Without
it nothing can be proved of the text. When its bytes are no longer those that were
imported (original-changed), bring the file back.`,
	Before: "original: {file: originals/raid.txt, sha256: 3b1f…}      # the file is not there",
	After:  "original: {file: originals/terror-attacks.txt, sha256: 3b1f…}",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, a := range in.Graph.Articles {
			out = append(out, checkOriginal(in, a)...)
		}
		return out
	},
}

// originalText gives the text that an article is compared with, and its path.
func originalText(in Input, a *annot.Article) (string, []byte, bool) {
	o := a.Front.Original
	file := o.File
	if o.Extracted != "" {
		file = o.Extracted
	}
	path := "content/" + file
	data, ok := in.Graph.Originals[path]
	return path, data, ok && file != ""
}

func checkOriginal(in Input, a *annot.Article) []diag.Diagnostic {
	o := a.Front.Original
	if o.File == "" {
		return []diag.Diagnostic{diag.Errorf("original-missing", frontPlace(a), "`%s` names no original, so its text cannot be proved", a.Slug).
			WithHelp("bring the article in with `dossier import FILE`, or write `original: {file: originals/%s.txt, sha256: …}` into its front matter", a.Slug)}
	}
	out := checkHash(in, o.At, o.File, o.SHA256)
	if o.Extracted != "" {
		out = append(out, checkHash(in, o.At, o.Extracted, o.ExtractedSHA256)...)
	}
	for _, earlier := range a.Front.EarlierOriginals {
		out = append(out, checkHash(in, earlier.At, earlier.File, earlier.SHA256)...)
		if earlier.Extracted != "" {
			out = append(out, checkHash(in, earlier.At, earlier.Extracted, earlier.ExtractedSHA256)...)
		}
	}
	return out
}

func checkHash(in Input, at diag.Span, file, want string) []diag.Diagnostic {
	if !strings.HasPrefix(file, "originals/") || strings.Contains(file, "..") {
		return []diag.Diagnostic{diag.Errorf("original-missing", at, "`%s` does not lie under originals/", file).
			WithHelp("originals are kept under content/originals, as in `file: originals/raid.txt`")}
	}
	data, ok := in.Graph.Originals["content/"+file]
	if !ok {
		return []diag.Diagnostic{diag.Errorf("original-missing", at, "there is no file content/%s", file).
			WithHelp("bring the original back, or import the article again")}
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); !strings.EqualFold(got, want) {
		return []diag.Diagnostic{diag.Errorf("original-changed", at, "content/%s is not the file that was imported", file).
			Label("its SHA-256 is %s", got).
			WithHelp("bring the original's bytes back; a corrected article comes in with `dossier import --revise`")}
	}
	return nil
}

// frontPlace is the place for what is missing in the front matter: its first
// line, or where there is none the start of the file.
func frontPlace(a *annot.Article) diag.Span {
	at := a.Front.At
	if at.IsZero() {
		return diag.Span{File: a.Path, End: min(1, len(a.Src))}
	}
	if i := strings.IndexByte(string(a.Src[at.Start:min(at.End, len(a.Src))]), '\n'); i > 0 {
		at.End = at.Start + i
	}
	return at
}

package importer

import (
	"path"

	"dossier/internal/diag"
)

const (
	originals = "content/originals"
	articles  = "content/articles"
)

// Outcome says what Shelf.Save did.
type Outcome uint8

// The outcomes of Shelf.Save.
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

// Already says under which slug an original stands that is imported again.
func Already(slug string) []diag.Diagnostic {
	at := diag.Span{File: path.Join(articles, slug+".md")}
	found := diag.New(diag.Info, "already-imported", at, "this text is already imported as `%s`", slug)
	return []diag.Diagnostic{found.WithNote("nothing was written")}
}

func taken(name string, r Result) diag.Diagnostic {
	return diag.Errorf("slug-taken", diag.Span{File: r.Name}, "this text would become `%s`, but `%s` exists and belongs to another text", r.Slug, name).
		WithPlace(diag.Span{File: name}, "stands here already").
		WithHelp("import it under another slug").
		WithNote("nothing was written")
}

func idTaken(file string, r Result) diag.Diagnostic {
	return diag.Errorf("slug-taken", diag.Span{File: r.Name}, "this text would become `%s`, but that is the id of a record", r.Slug).
		WithPlace(diag.Span{File: file}, "stands here").
		WithHelp("import it under another slug").
		WithNote("nothing was written")
}

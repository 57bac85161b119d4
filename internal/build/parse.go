package build

import (
	"context"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/registry"
)

// parsed is what a file says by itself.
type parsed struct {
	doc         *annot.Article
	entities    []annot.Entity
	diagnostics []diag.Diagnostic
}

// parse parses every file, those that did not change from the cache.
func (b *Builder) parse(ctx context.Context, files []file, drafts bool) (link.Input, []diag.Diagnostic, error) {
	in := link.Input{Originals: map[string][]byte{}, Snapshots: map[string][]byte{}, Files: map[string]bool{}}
	var todo []file
	folders := registry.Folders(kind.All)
	for _, f := range files {
		in.Files[f.path] = true
		switch role(f.path, folders) {
		case "original":
			in.Originals[f.path] = f.data
		case "snapshot":
			in.Snapshots[f.path] = f.data
		case "document", "record":
			todo = append(todo, f)
		}
	}
	results, err := each(ctx, todo, func(f file) (parsed, error) {
		if p, ok := b.parsed[key(f)]; ok {
			return p, nil
		}
		return parseFile(f, folders), nil
	})
	if err != nil {
		return in, nil, err
	}
	next := make(map[string]parsed, len(todo))
	var list []diag.Diagnostic
	for i, r := range results {
		p := r.value
		next[key(todo[i])] = p
		list = append(list, p.diagnostics...)
		in.Entities = append(in.Entities, p.entities...)
		switch {
		case p.doc == nil || p.doc.Front.Draft && !drafts:
		case p.doc.Own:
			in.Pages = append(in.Pages, p.doc)
		default:
			in.Articles = append(in.Articles, p.doc)
		}
	}
	b.parsed = next
	return in, list, nil
}

func key(f file) string { return f.path + "\x00" + string(f.hash[:]) }

// role tells what a file below content/ is.
func role(p string, folders []string) string {
	folder, _, inside := strings.Cut(strings.TrimPrefix(p, "content/"), "/")
	switch {
	case !strings.HasPrefix(p, "content/"):
		return ""
	case !inside || folder == "articles":
		if path.Ext(p) == ".md" {
			return "document"
		}
	case folder == "originals":
		return "original"
	case folder == "snapshots":
		return "snapshot"
	case slices.Contains(folders, folder):
		return "record"
	}
	return ""
}

func parseFile(f file, folders []string) parsed {
	if role(f.path, folders) == "document" {
		if at := invalidUTF8(f.data); at >= 0 {
			return parsed{diagnostics: []diag.Diagnostic{diag.Errorf("bad-encoding", diag.Span{File: f.path, Start: at, End: at + 1}, "the file is not UTF-8: byte %d begins no character", at).
				WithHelp("save it as UTF-8; articles in other encodings come in with `dossier import`")}}
		}
		doc, list := markdown.Parse(f.path, f.data)
		if slices.ContainsFunc(list, givenUp) {
			// Whatever else would be said of what was not read is no news.
			return parsed{diagnostics: list}
		}
		doc.Own = !strings.HasPrefix(f.path, "content/articles/")
		return parsed{doc: doc, diagnostics: append(list, badSlug(doc)...)}
	}
	records, list := registry.Read(f.path, f.data, kind.All)
	p := parsed{diagnostics: list}
	for _, r := range records {
		i := slices.IndexFunc(kind.All, func(k annot.Kind) bool { return k.Name() == r.Kind })
		e, more := kind.All[i].Decode(r)
		p.diagnostics = append(p.diagnostics, more...)
		if e != nil {
			p.entities = append(p.entities, e)
		}
	}
	return p
}

// givenUp reports whether a diagnostic says that a document goes over a limit
// of the parser, which then has not read all of it.
func givenUp(d diag.Diagnostic) bool { return d.Code == "too-large" || d.Code == "too-many" }

// invalidUTF8 gives the offset of the first byte that begins no character, or
// -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// badSlug reports a document whose file name can be no address.
func badSlug(doc *annot.Article) []diag.Diagnostic {
	if registry.ID.MatchString(doc.Slug) || !doc.Own && numbered(doc.Slug) {
		return nil
	}
	return []diag.Diagnostic{diag.Errorf("bad-id", diag.Span{File: doc.Path}, "`%s` is no name for an article or a page", doc.Slug).
		WithHelp("the file's name is its id: it begins with a small letter and holds small letters, digits and hyphens")}
}

// numbered reports whether a slug begins with a digit and is an id otherwise;
// articles may be numbered.
func numbered(slug string) bool { return slug != "" && registry.ID.MatchString("a"+slug) }

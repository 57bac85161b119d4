package render

import (
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/pages"
)

const folder = "templates"

// templateFile is a file of a theme's templates.
type templateFile struct {
	name string // below templates/
	text string
}

// readTemplates reads all templates, sorted by name.
func readTemplates(theme fs.FS) ([]templateFile, error) {
	entries, err := fs.ReadDir(theme, folder)
	if err != nil {
		return nil, err
	}
	var files []templateFile
	for _, entry := range entries {
		if entry.IsDir() || path.Ext(entry.Name()) != ".html" {
			continue
		}
		data, err := fs.ReadFile(theme, path.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, templateFile{name: entry.Name(), text: string(data)})
	}
	return files, nil
}

// parse makes one template for each type of page: the base, the parts, and the
// type's own file. Each is tried out once with an empty page, which finds what
// a template asks for that a page does not have.
func (r *Renderer) parse(files []templateFile) []diag.Diagnostic {
	var list []diag.Diagnostic
	shared := template.New("")
	texts := map[string]string{}
	for _, f := range files {
		texts[f.name] = f.text
		if f.name != "base.html" && !strings.HasPrefix(f.name, "_") {
			continue
		}
		if _, err := shared.New(f.name).Parse(f.text); err != nil {
			list = append(list, templateError(texts, f.name, err))
		}
	}
	for _, c := range contents() {
		name := typeOf(c) + ".html"
		if _, ok := texts[name]; !ok || shared.Lookup("base.html") == nil {
			list = append(list, diag.Errorf("bad-template", diag.Span{File: path.Join(folder, name)},
				"the theme has no template `%s` to go with `base.html`", name).
				WithHelp("leave the file out of your own templates/ and the one that is built in is used"))
		}
	}
	for _, f := range files {
		if f.name == "base.html" || strings.HasPrefix(f.name, "_") || shared.Lookup("base.html") == nil {
			continue
		}
		frame, err := template.Must(shared.Clone()).New(f.name).Parse(f.text)
		if err == nil {
			err = r.try(frame, strings.TrimSuffix(f.name, ".html"))
		}
		if err != nil {
			list = append(list, templateError(texts, f.name, err))
			continue
		}
		r.frames[strings.TrimSuffix(f.name, ".html")] = frame
	}
	return list
}

// try renders an empty page of the type.
func (r *Renderer) try(frame *template.Template, kind string) error {
	for _, c := range contents() {
		if typeOf(c) != kind {
			continue
		}
		page := &pages.Page{Path: "index.html", Type: kind, Content: c}
		return frame.ExecuteTemplate(io.Discard, "base.html", newView(r, page))
	}
	return nil // a type of the theme's own; its pages try it out
}

// placeInTemplate finds the place in the messages of html/template.
var placeInTemplate = regexp.MustCompile(`(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::\d+)?: ?`)

// templateError makes a diagnostic of what the template engine says, with the
// line that it names.
func templateError(texts map[string]string, name string, err error) diag.Diagnostic {
	message := err.Error()
	line := 0
	if m := placeInTemplate.FindStringSubmatch(message); m != nil {
		name = m[1]
		line, _ = strconv.Atoi(m[2])
		message = strings.Replace(message, m[0], "", 1)
	}
	at := diag.Span{File: path.Join(folder, name)}
	text := texts[name]
	for ; line > 1; line-- {
		i := strings.IndexByte(text[at.Start:], '\n')
		if i < 0 {
			break
		}
		at.Start += i + 1
	}
	at.End = at.Start
	if i := strings.IndexByte(text[at.Start:], '\n'); i > 0 {
		at.End += i
	}
	return diag.Errorf("bad-template", at, "%s", strings.TrimSuffix(message, ".")).
		WithHelp("the comment at the top of the template says which values it gets")
}

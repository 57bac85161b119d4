package serve

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// maxProblems is how many diagnostics a browser is given; nobody reads more at
// a time, and problems.txt has all of them.
const maxProblems = 60

// problems is what is wrong, made ready for the browser.
type problems struct {
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Summary  string    `json:"summary"` // in words
	List     []problem `json:"list,omitempty"`
	More     int       `json:"more,omitempty"` // how many are not in List
	text     []byte
	all      []diag.Diagnostic
	source   diag.Sources
}

// problem is one error or warning. Excerpt is the place and the lines of the
// source with their carets, as diag.Print draws them.
type problem struct {
	Severity string   `json:"severity"`
	Code     string   `json:"code,omitempty"`
	Message  string   `json:"message"`
	Excerpt  string   `json:"excerpt,omitempty"`
	Help     string   `json:"help,omitempty"`
	Notes    []string `json:"notes,omitempty"`
}

// newProblems makes the problems of a build, from which on makes those that a
// page is given: the build's error, if there is one, then the errors and then
// the warnings of the dossier.
func newProblems(site Site, err error) problems {
	list := slices.DeleteFunc(slices.Clone(site.Diagnostics), func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
	sortProblems(list, "")
	if err != nil {
		list = slices.Insert(list, 0, diag.Errorf("", diag.Span{}, "the site cannot be built: %v", err))
	}
	p := problems{Summary: diag.Summary(list), all: list, source: site.Source}
	if p.source == nil {
		p.source = func(string) ([]byte, bool) { return nil, false }
	}
	p.Errors, p.Warnings = diag.Count(list)
	var text bytes.Buffer
	_ = diag.Print(&text, list, p.source, diag.TextOptions{}) // a Buffer gives no errors
	p.text = text.Bytes()
	if len(p.text) == 0 {
		p.text = []byte(p.Summary + "\n")
	}
	return p
}

// on gives the problems with their list, as it is shown over the page at a
// decoded URL path: what is wrong in the page's own file stands before what is
// wrong in others.
func (p problems) on(url string) problems {
	list := slices.Clone(p.all)
	own := "content/index.md"
	if at := strings.Trim(strings.TrimSuffix(url, "index.html"), "/"); at != "" {
		own = "content/" + at + ".md"
	}
	sortProblems(list, own)
	p.List = nil
	for i, d := range list {
		if i == maxProblems {
			p.More = len(list) - i
			break
		}
		p.List = append(p.List, problem{
			Severity: d.Severity.String(), Code: d.Code, Message: d.Message,
			Excerpt: excerpt(d, p.source), Help: d.Help, Notes: d.Notes,
		})
	}
	return p
}

// sortProblems puts errors first, and among those of one severity what concerns
// every page, then what is in the named file.
func sortProblems(list []diag.Diagnostic, own string) {
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(reach(a, own), reach(b, own)))
	})
}

// reach ranks what concerns every page, the configuration and the theme, before
// what concerns single articles and records, and the named file before others.
func reach(d diag.Diagnostic, own string) int {
	switch file := d.At.Span.File; {
	case !strings.HasPrefix(file, "content/"):
		return 0
	case file == own:
		return 1
	}
	return 2
}

// excerpt draws the places of a diagnostic without its words.
func excerpt(d diag.Diagnostic, source diag.Sources) string {
	d.Help, d.Notes = "", nil
	var text strings.Builder
	_ = diag.Print(&text, []diag.Diagnostic{d}, source, diag.TextOptions{Width: 90}) // a Builder gives no errors
	_, places, _ := strings.Cut(text.String(), "\n")
	return strings.TrimRight(places, "\n")
}

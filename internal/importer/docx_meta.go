package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// noAuthor are the names that programs and fresh computers write where an
// author's should stand.
var noAuthor = regexp.MustCompile(`(?i)^(|user|users|admin|administrator|author|owner|windows user|microsoft office user|пользователь( windows)?|админ|администратор|автор|` +
	`python-docx|un-named|unknown|docx|pandoc|libreoffice|apache poi|aspose|[a-z]*-?pc)$`)

// languageTag is a plain language tag.
var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)

// meta reads the properties of the document (ISO 29500-2, 11). What is broken
// there is passed over: none of it is text. The day on which the file was
// created is not taken for that of publication: it is that of a template, of a
// conversion or of the first draft as often as not.
func (p *docxParts) meta() Meta {
	name := ""
	for _, r := range p.relsOf["package"] {
		if r.kind == "core-properties" && !r.external {
			name = r.target
		}
	}
	root, err := p.archive.parse(name)
	if name == "" || err != nil || root == nil || len(root.children) == 0 {
		return Meta{}
	}
	var m Meta
	for _, e := range root.children[0].children {
		words := strings.Join(strings.Fields(string(e.text)), " ")
		switch e.name {
		case "dc:title":
			m.Title = words
		case "dc:creator":
			for _, author := range strings.Split(words, ";") {
				if author = strings.TrimSpace(author); !noAuthor.MatchString(author) {
					m.Byline = append(m.Byline, author)
				}
			}
		case "dc:language":
			if languageTag.MatchString(words) {
				m.Lang = words
			}
		}
	}
	return m
}

// diagnostics tells what is not in the text, and why.
func (t *docxTold) diagnostics(name string) []diag.Diagnostic {
	at := diag.Span{File: name}
	var list []diag.Diagnostic
	if len(t.lost) > 0 {
		list = append(list, diag.Errorf("lossy-import", at, "the document would lose %s", strings.Join(slices.Compact(t.lost), ", ")).
			WithHelp("open it in Word, save it anew, so that it is one document, and import that"))
	}
	if t.tracked > 0 {
		list = append(list, diag.Warnf("tracked-changes", at, "the document holds tracked changes; its text is what it would be if all of them were accepted").
			WithHelp("if some were to be rejected, decide on them in Word, save the document and import it again"))
	}
	if len(t.hidden) > 0 {
		list = append(list, diag.Warnf("hidden-text", at, "%s not in the text, because the document hides it: %s", countOf(len(t.hidden), "passage is", "passages are"), quoteAll(t.hidden)).
			WithHelp("if it belongs to the article, show it in Word (Font, Hidden), save the document and import it again"))
	}
	if t.signs > 0 {
		list = append(list, diag.Warnf("unreadable-letters", at, "%s of a symbol font became � (U+FFFD), because it is not known which character is meant", countOf(t.signs, "sign", "signs")).
			WithHelp("look them up in the original; where they matter, replace them there by ordinary characters and import it again"))
	}
	if t.charts > 0 {
		list = append(list, diag.Warnf("left-out", at, "%s not taken over, nor the words in it", countOf(t.charts, "chart or diagram is", "charts or diagrams are")).
			WithHelp("if it matters, save it as a picture and put that into the document"))
	}
	if t.morePictures > 0 {
		list = append(list, diag.Warnf("left-out", at, "%s beyond the first %d left out", countOf(t.morePictures, "picture is", "pictures are"), maxPictures))
	}
	if t.comments > 0 {
		list = append(list, diag.New(diag.Info, "left-out", at, "%s not part of the text", countOf(t.comments, "comment in the document is", "comments in the document are")))
	}
	if t.flat {
		list = append(list, diag.New(diag.Info, "left-out", at, "equations, or tables within tables, are kept as their plain words, one after the other"))
	}
	return list
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// quoteAll quotes the first few of a list of passages.
func quoteAll(passages []string) string {
	const few = 5
	var out []string
	for i, p := range passages {
		if i == few {
			out = append(out, fmt.Sprintf("and %d more", len(passages)-few))
			break
		}
		out = append(out, quoteHead(p))
	}
	return strings.Join(out, ", ")
}

// runningHeads tells the words of the heads and feet of pages, which are no
// part of the text.
func (p *docxParts) runningHeads(name string) []diag.Diagnostic {
	var words []string
	for _, part := range p.headParts() {
		root, err := p.archive.parse(part)
		if err != nil || root == nil {
			continue
		}
		var text strings.Builder
		plainWords(root, &text)
		if s := strings.TrimSpace(text.String()); s != "" && !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.Info, "left-out", diag.Span{File: name}, "the running heads and feet of the pages are left out: %s", quoteAll(words)).
		WithHelp("if one of them is part of the article, such as a note on a ban, put it into the text of the document and import it again")}
}

// headParts names the parts with running heads and feet, in order.
func (p *docxParts) headParts() []string {
	const most = 20
	var parts []string
	for _, r := range p.relsOf[""] {
		if (r.kind == "header" || r.kind == "footer") && !r.external {
			parts = append(parts, r.target)
		}
	}
	slices.Sort(parts)
	parts = slices.Compact(parts)
	return parts[:min(len(parts), most)]
}

// plainWords collects the words of a tree.
func plainWords(e *element, out *strings.Builder) {
	switch e.name {
	case "w:t":
		out.Write(e.text)
	case "w:p", "w:tab", "w:br":
		out.WriteByte(' ')
	case "mc:Fallback", "w:del", "w:moveFrom":
		return
	}
	for _, c := range e.children {
		plainWords(c, out)
	}
}

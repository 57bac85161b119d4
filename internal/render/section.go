package render

import "dossier/internal/pages"

// section writes the content of a part of a record's page; id is that of the
// part.
func (w *writer) section(id string, c pages.SectionContent) {
	switch c := c.(type) {
	case pages.Facts:
		w.facts(c)
	case *pages.Table:
		w.recordTable(id, c)
	case pages.Entries:
		w.entries(c)
	case *pages.Mentions:
		w.mentions(c)
	case *pages.Sides:
		w.sides(c)
	case pages.Comparisons:
		w.comparisons(c)
	case *pages.Picture:
		w.picture(id, c)
	case pages.Parts:
		w.parts(id, c)
	}
}

// parts writes what a part of a page holds one below the other. All but the
// first have ids of their own.
func (w *writer) parts(id string, list pages.Parts) {
	for i, part := range list {
		if i > 0 {
			var b buffer
			b.raw(id + "-")
			b.num(i + 1)
			w.section(string(b.b), part)
			continue
		}
		w.section(id, part)
	}
}

// recordTable writes a table with a caption. Where it is wider than the page
// it scrolls inside its own frame, which the keyboard can reach.
func (w *writer) recordTable(id string, t *pages.Table) {
	if len(t.Rows) == 0 {
		return
	}
	w.raw(`<div class="scroll wide" role="group" tabindex="0"`)
	if t.Caption.IsEmpty() {
		w.attribute("aria-labelledby", headingID(id))
	} else {
		w.attribute("aria-labelledby", id+"-caption")
	}
	w.raw(">\n<table>\n")
	if !t.Caption.IsEmpty() {
		w.raw("<caption")
		w.attribute("id", id+"-caption")
		w.raw(">")
		w.texts(t.Caption)
		w.raw("</caption>\n")
	}
	if len(t.Head) > 0 {
		w.raw("<thead>\n<tr>")
		for _, cell := range t.Head {
			if cell.IsEmpty() {
				w.raw("<td></td>")
				continue
			}
			w.raw(`<th scope="col">`)
			w.texts(cell)
			w.raw("</th>")
		}
		w.raw("</tr>\n</thead>\n")
	}
	w.raw("<tbody>\n")
	for _, row := range t.Rows {
		w.recordRow(row)
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

func (w *writer) recordRow(row []pages.Text) {
	w.raw("<tr>")
	for i, cell := range row {
		if i == 0 && !cell.IsEmpty() {
			w.raw(`<th scope="row">`)
			w.texts(cell)
			w.raw("</th>")
			continue
		}
		w.raw("<td>")
		w.texts(cell)
		w.raw("</td>")
	}
	w.raw("</tr>\n")
}

// sides sets two wordings side by side and lists what differs between them.
func (w *writer) sides(s *pages.Sides) {
	w.raw("<div class=\"sides\">\n")
	w.side(&s.Left)
	w.side(&s.Right)
	w.raw("</div>\n")
	if len(s.Differences) == 0 {
		return
	}
	w.raw("<div class=\"scroll\" role=\"group\" aria-label=\"Differences\" tabindex=\"0\">\n")
	w.raw("<table class=\"differences\">\n<thead>\n<tr><th scope=\"col\">Differs in</th><th scope=\"col\">")
	w.texts(s.Left.Heading)
	w.raw("</th><th scope=\"col\">")
	w.texts(s.Right.Heading)
	w.raw("</th><th scope=\"col\">How</th></tr>\n</thead>\n<tbody>\n")
	for i := range s.Differences {
		d := &s.Differences[i]
		w.raw(`<tr><th scope="row">`)
		w.text(string(d.Field))
		w.raw("</th>")
		w.differenceCell(d.Left)
		w.differenceCell(d.Right)
		w.raw(`<td><span class="what what-` + class(d.What) + `">`)
		w.text(d.What)
		w.raw("</span></td></tr>\n")
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

func (w *writer) differenceCell(t pages.Text) {
	w.raw("<td>")
	if t.IsEmpty() {
		w.raw(`<span class="nothing">says nothing</span>`)
	}
	w.texts(t)
	w.raw("</td>")
}

func (w *writer) side(s *pages.Side) {
	w.raw("<figure class=\"side\">\n")
	w.raw("<blockquote><p>")
	w.texts(s.Wording)
	w.raw("</p></blockquote>\n<figcaption>")
	w.line("span", "side-heading", s.Heading)
	w.line("span", "side-source", s.Source)
	w.raw("</figcaption>\n</figure>\n")
}

// comparisons writes groups of comparisons, each with its findings.
func (w *writer) comparisons(list pages.Comparisons) {
	for _, group := range list {
		w.raw("<div class=\"comparisons\">\n")
		w.line("h3", "comparisons-heading", group.Heading)
		for i := range group.Items {
			w.comparison(&group.Items[i])
		}
		w.raw("</div>\n")
	}
}

func (w *writer) comparison(c *pages.Comparison) {
	w.raw("<div class=\"comparison\">\n<div class=\"comparison-head\">\n<h4 class=\"comparison-title\">")
	w.linkedText(c.Href, c.Title)
	w.raw("</h4>\n")
	w.line("p", "comparison-kicker", c.Kicker)
	w.raw("</div>\n<div class=\"findings\">\n")
	for _, f := range c.Findings {
		w.raw("<div class=\"finding\">\n")
		w.line("p", "finding-term", f.Term)
		w.line("p", "finding-says", f.Says)
		if len(f.Reasons) > 0 {
			w.raw("<ul class=\"reasons\">\n")
			for _, reason := range f.Reasons {
				w.raw("<li>")
				w.texts(reason)
				w.raw("</li>\n")
			}
			w.raw("</ul>\n")
		}
		w.raw("</div>\n")
	}
	w.raw("</div>\n</div>\n")
}

// headingID gives the id of the heading of the part with that id.
func headingID(id string) string { return id + "-heading" }

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/pages"
	"dossier/internal/review"
)

// widest is how many columns a suggestion takes at most: longer lines are hard
// to read.
const widest = 88

// sheet is where the walk is shown.
func (w *walk) sheet() sheet {
	s := w.app.sheet()
	if s.columns == 0 {
		s.columns = 80
	}
	s.columns = min(s.columns, widest)
	return s
}

// show shows a suggestion.
func (w *walk) show(s review.Suggestion, at, of int) {
	p := w.sheet()
	if w.first {
		p.line("")
	}
	w.first = true
	place := w.place(s) + " of " + s.Doc.Slug
	kind := pages.Title(s.Kind.String())
	of1 := strconv.Itoa(at) + " of " + strconv.Itoa(of)
	room := p.columns - columnsOf(kind) - columnsOf(of1) - 5
	p.line(p.paint("1", kind) + p.paint(faint, "  "+of1+"  "+p.cut(place, room)))
	p.line("")
	for _, line := range w.sentence(s) {
		p.line("  " + line)
	}
	p.line("")
	p.table(w.facts(s))
	p.line("")
}

// cut shortens a text to some columns.
func (s sheet) cut(text string, columns int) string {
	if columnsOf(text) <= columns {
		return text
	}
	return strings.TrimRight(s.pad(cell{text: text}, max(columns, 2)), " ")
}

// place says where a suggestion stands: its line and paragraph.
func (w *walk) place(s review.Suggestion) string {
	line, _ := diag.Position(s.Doc.Src, s.Span().At.Start)
	if n := s.Doc.Blocks[s.Block].Number; n > 0 {
		return "line " + strconv.Itoa(line) + ", paragraph " + strconv.Itoa(n)
	}
	return "line " + strconv.Itoa(line)
}

// sentence gives the lines of the sentence around the words, with the words
// marked: in bold and underlined, or in brackets as in the file where there are
// no colours.
func (w *walk) sentence(s review.Suggestion) []string {
	p := w.sheet()
	before, exact, after := link.Sentence(&s.Doc.Blocks[s.Block], s.From, s.To)
	if !p.colored {
		return wrap(before+"["+exact+"]"+after, p.columns-2)
	}
	const on, off = '\ue000', '\ue001' // of no text: they are none of the columns
	clean := strings.NewReplacer(string(on), "", string(off), "")
	text := clean.Replace(before) + string(on) + clean.Replace(exact) + string(off) + clean.Replace(after)
	var out []string
	marked := false
	for _, line := range wrapMarked(text, p.columns-2, string(on)+string(off)) {
		var b strings.Builder
		if marked {
			b.WriteString("\x1b[1;4m")
		}
		for _, r := range line {
			switch r {
			case on:
				b.WriteString("\x1b[1;4m")
				marked = true
			case off:
				b.WriteString("\x1b[0m")
				marked = false
			default:
				b.WriteRune(r)
			}
		}
		if marked {
			b.WriteString("\x1b[0m")
		}
		out = append(out, b.String())
	}
	return out
}

// wrapMarked wraps a text in which some characters take no columns.
func wrapMarked(text string, columns int, none string) []string {
	var out []string
	line := ""
	bare := func(s string) int { return columnsOf(s) - strings.Count(s, none[:3]) - strings.Count(s, none[3:]) }
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case bare(line)+1+bare(word) <= columns:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	return append(out, line)
}

// facts is what a suggestion says: its ids, the records that it brings, and
// why it was made.
func (w *walk) facts(s review.Suggestion) table {
	t := table{indent: 2, flexible: 1, least: 20}
	add := func(key, value string) {
		if value != "" {
			t.rows = append(t.rows, row{{text: strings.ReplaceAll(key, "_", " "), color: faint}, {text: value}})
		}
	}
	said := s.Doc.Blocks[s.Block].Text
	for _, r := range w.d.Refers(s) {
		e, ok := w.d.Record(r.ID)
		switch {
		case !ok:
			what := ", which is not on record"
			if slices.Contains(w.d.Gone(s), r.ID) {
				what = ", which is not on record any more: drop the suggestion, or edit the id"
			}
			add(r.Key, r.ID+what)
		case e.Common().Suggested == "":
			add(r.Key, named(e)+", on record")
		default:
			title := r.ID
			if len(e.Common().Names) > 0 || e.Common().Kind == "source" {
				title = named(e)
			}
			add(r.Key, title+", a new "+e.Common().Kind)
			for _, f := range w.d.Fields(r.ID) {
				if title != r.ID && f.Value == e.Common().Title || f.Key == "said_in" && f.Value == s.Doc.Slug || f.Key == "wording" && strings.Contains(fold(said), fold(f.Value)) {
					continue
				}
				add(f.Key, w.named(f))
			}
		}
	}
	if law, ok := s.Span().Get("jurisdiction"); ok {
		add("jurisdiction", law.Value)
	}
	if s.Final() {
		add("open", "the mark is final, but a record that it refers to is only suggested")
	}
	add("why", w.d.Reason(s))
	return t
}

// fold folds white space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// named says what a record is called, with its id.
func named(e annot.Entity) string {
	b := e.Common()
	if b.Title == b.ID || b.Title == "" {
		return b.ID
	}
	return b.Title + " (" + b.ID + ")"
}

// named gives the value of a field; where it names records, what they are
// called.
func (w *walk) named(f review.Field) string {
	if len(f.Refs) == 0 || f.Key == "roles" {
		return f.Value
	}
	var out []string
	for _, id := range f.Refs {
		e, ok := w.d.Record(id)
		switch {
		case !ok:
			out = append(out, id)
		case e.Common().Suggested != "":
			out = append(out, named(e)+", new")
		default:
			out = append(out, named(e))
		}
	}
	return strings.Join(out, "; ")
}

// prompt shows the keys.
func (w *walk) prompt(s review.Suggestion) {
	p := w.sheet()
	words := []string{"accept", "reject", "edit", "skip", "undo", "All " + s.Kind.String() + "s", "quit", "?"}
	if len(w.undo) == 0 {
		words = slices.Delete(words, 4, 5)
	}
	if len(w.d.Gone(s)) > 0 {
		words[0] = "drop"
	}
	const sign = "  ▸ "
	between := "  "
	if columnsOf(strings.Join(words, between)+sign)+2*len(words) >= p.columns {
		words[len(words)-3] = "All"
	}
	if columnsOf(strings.Join(words, between)+sign)+2*len(words) >= p.columns {
		between = " "
	}
	for i, word := range words {
		switch {
		case word == "?":
		case p.colored:
			words[i] = p.paint("1;4", word[:1]) + word[1:]
		default:
			words[i] = "(" + word[:1] + ")" + word[1:]
		}
	}
	fmt.Fprint(p.w, strings.Join(words, between)+sign)
}

// help says what the keys do.
func (w *walk) help() {
	p := w.sheet()
	t := table{indent: 2, flexible: 1, least: 20}
	for _, k := range [][2]string{
		{"a", "accept: the mark and its records are final"},
		{"r", "reject: the words stay without a mark, and the suggestion does not come back; a name on record is marked as none, with a reason"},
		{"d", "drop what is suggested of a record that is gone"},
		{"e", "edit the ids, the words or the fields first"},
		{"s", "skip: it comes again with the next `dossier review`"},
		{"u", "undo the last decision"},
		{"A", "accept all suggestions of this kind in this article"},
		{"q", "quit; every decision is saved already"},
	} {
		t.rows = append(t.rows, row{{text: k[0], color: "1"}, {text: k[1]}})
	}
	p.table(t)
	p.line("")
}

// tell says what a decision did besides.
func (w *walk) tell(says ...string) {
	p := w.sheet()
	if w.keys == nil {
		for _, s := range says {
			if w.app.verbose {
				w.app.say("%s", s)
			}
		}
		return
	}
	for _, s := range says {
		for _, line := range wrap(s, p.columns-2) {
			p.line("  " + p.paint(faint, line))
		}
	}
}

// refuse says why something cannot be done.
func (w *walk) refuse(err error) {
	if w.keys == nil {
		fmt.Fprintln(w.app.err, strings.ReplaceAll(err.Error(), "\n\n", "; "))
		return
	}
	p := w.sheet()
	for _, part := range strings.Split(err.Error(), "\n\n") {
		for _, line := range wrap(pages.Title(part), p.columns-2) {
			p.line("  " + line)
		}
	}
}

// summary says what was done, and what is open.
func (w *walk) summary() {
	var out []string
	for _, word := range []string{"accepted", "rejected", "dropped", "edited"} {
		if n := w.decided[word]; n > 0 {
			out = append(out, word+" "+strconv.Itoa(n))
		}
	}
	if left := len(w.open()); left > 0 {
		out = append(out, pages.Count(left, "suggestion is", "suggestions are")+" open")
	} else {
		out = append(out, "no suggestions are open")
	}
	w.app.say("%s", strings.Join(out, ", "))
	if w.made > 0 && w.keys == nil {
		w.app.say("%s", quantitiesMade(w.made))
	}
	if n := len(w.leftovers()); n > 0 {
		w.app.say("%s by final records or citations, and only suggested: `dossier review` ends with them", pages.Count(n, "record is named", "records are named"))
	}
}

package render

import "dossier/internal/pages"

// texts writes labelled words: each run with what it is, and its label signs
// directly behind it.
func (w *writer) texts(t pages.Text) {
	for _, run := range t.Runs() {
		if run.Href != "" {
			w.linked(run.Href, "", func() { w.run(run) })
		} else {
			w.run(run)
		}
		for _, sign := range run.Signs {
			w.sign(sign)
		}
	}
}

func (w *writer) run(run pages.Run) {
	var open [4]string
	n := 0
	element := func(on bool, name, start string) {
		if on {
			w.open(name, start, start)
			open[n] = name
			n++
		}
	}
	element(run.Strong, "strong", "<strong>")
	element(run.Em, "cite", "<cite>")
	element(run.Excused, "span", `<span class="excused">`)
	element(isDate(run.Date), "time", `<time datetime="`+run.Date+`">`)
	w.resume()
	w.text(run.Words)
	for n--; n >= 0; n-- {
		w.shut(open[n])
	}
}

// sign writes a label sign, which leads to the label's note at the page's end,
// or the label itself in parentheses.
func (w *writer) sign(s pages.Sign) {
	if s.Mark == "" {
		w.resume()
		w.raw(` <span class="label-paren">(`)
		w.text(s.Says)
		w.raw(`)</span>`)
		return
	}
	w.interrupt()
	w.raw(`<a class="label-sign" href="#`)
	w.attr(percent(s.Note))
	w.raw(`" aria-label="label: `)
	w.attr(s.Says)
	w.raw(`">`)
	w.text(s.Mark)
	w.raw(`</a>`)
}

// linkedText writes a text as a link to href; without one, as it is.
func (w *writer) linkedText(href string, t pages.Text) {
	if href == "" {
		w.texts(t)
		return
	}
	w.linked(href, "", func() { w.texts(t) })
}

// isDate reports whether text is a year, a month or a day as HTML's time
// element wants it.
func isDate(text string) bool {
	if len(text) != 4 && len(text) != 7 && len(text) != 10 {
		return false
	}
	for i, c := range []byte(text) {
		hyphen := i == 4 || i == 7
		if hyphen && c != '-' || !hyphen && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

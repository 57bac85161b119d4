package render

// writer builds the body of one page: a buffer that knows where the page lies
// and whether it is inside a link.
type writer struct {
	buffer
	path string // of the page, from the site's root
	base string // the root counted from the host's, where relative addresses would fail
	lang string // of top-level blocks, where it is not the page's
	next string // the language that the next start tag is to name
	link *link  // the link that is being written; nil outside of one
}

// link is a link that can be interrupted. Links may not lie inside links, but
// a label sign, which is one, must stand directly behind its words. So the
// link ends before the sign and goes on behind it, with the elements that were
// open in it.
type link struct {
	tags   []tag // the link itself and the elements open in it
	broken bool  // it has been interrupted and nothing was written since
	later  []func()
}

// tag is an element that is open.
type tag struct {
	again string // its start tag without id, for going on
	name  string
}

// open writes a start tag. In a link it is remembered; first is the tag as it
// stands the first time, again as it stands after an interruption.
func (w *writer) open(name, first, again string) {
	w.resume()
	w.raw(first)
	if w.link != nil {
		w.link.tags = append(w.link.tags, tag{again: again, name: name})
	}
}

// shut writes the end tag of the element opened last.
func (w *writer) shut(name string) {
	if w.link != nil {
		last := len(w.link.tags) - 1
		w.link.tags = w.link.tags[:last]
		if w.link.broken {
			return
		}
	}
	w.raw("</")
	w.raw(name)
	w.raw(">")
}

// resume goes on with an interrupted link, before something is written in it.
func (w *writer) resume() {
	if w.link == nil || !w.link.broken {
		return
	}
	w.link.broken = false
	for _, t := range w.link.tags {
		w.raw(t.again)
	}
}

// interrupt ends the open link, if there is one, so that another can be
// written.
func (w *writer) interrupt() {
	if w.link == nil || w.link.broken {
		return
	}
	w.link.broken = true
	for i := len(w.link.tags) - 1; i >= 0; i-- {
		w.raw("</")
		w.raw(w.link.tags[i].name)
		w.raw(">")
	}
}

// linked writes what inside writes as a link to href, with more attributes
// (markup of this package) in its start tag. Inside another link, and with an
// address that must not be followed, there is no link, only the words.
func (w *writer) linked(href, more string, inside func()) {
	to, ok := address(w.path, w.base, href)
	if !ok || w.link != nil {
		inside()
		return
	}
	at := len(w.b)
	w.raw(`<a href="`)
	w.attr(to)
	w.raw(`"`)
	w.raw(more)
	if isWeb(href) {
		w.raw(` rel="noreferrer"`)
	}
	w.raw(`>`)
	start := string(w.b[at:])
	w.link = &link{tags: []tag{{again: start, name: "a"}}}
	inside()
	later := w.link.later
	w.shut("a")
	w.link = nil
	for _, write := range later {
		write()
	}
}

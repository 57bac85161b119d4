package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// TextOptions say how Print draws.
type TextOptions struct {
	Color   bool // with ANSI colours
	Width   int  // columns of the terminal; 0 means 100
	Explain bool // point to `dossier explain` at each code's first diagnostic
}

// Print draws diagnostics for a reader, in the given order (Sort them first),
// with the source lines they are about:
//
//	error[unknown-org]: no organization has the id `isil`
//	  --> content/articles/a.md:14:52
//	   |
//	14 | …in connection with impending [ISIS]{org=isil} defeats, according to…
//	   |                                          ^^^^ used here
//	   |
//	  ::: content/organizations/isis.yaml:3:1
//	   |
//	 3 | id: isis
//	   | -------- this one lists "ISIL" among its names
//	   |
//	   = help: write {org=isis}
//
// Places on the same or on neighbouring lines share a block. Of a place that
// runs over several lines the first is shown. A file that src does not have is
// only named. The error is the writer's.
func Print(w io.Writer, list []Diagnostic, src Sources, opts TextOptions) error {
	if opts.Width <= 0 {
		opts.Width = 100
	}
	p := &printer{w: bufio.NewWriter(w), files: newListings(src), opts: opts}
	explained := map[string]bool{}
	for i, d := range list {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		if opts.Explain && !explained[d.Code] {
			explained[d.Code] = true
			d = d.WithNote("`dossier explain %s` tells more", d.Code)
		}
		p.diagnostic(d)
	}
	return p.w.Flush()
}

// printer is one run of Print.
type printer struct {
	w     *bufio.Writer
	files *listings
	opts  TextOptions
}

// ANSI attributes; they stand for what they are used for.
const (
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	blue   = "1;34"
	bold   = "1"
)

// paint wraps text in a colour, if there are colours.
func (p *printer) paint(color, text string) string {
	if !p.opts.Color || text == "" {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

// hue is the colour of a severity.
func (s Severity) hue() string {
	switch s {
	case Error:
		return red
	case Warning:
		return yellow
	default:
		return cyan
	}
}

func (p *printer) diagnostic(d Diagnostic) {
	head := d.Severity.String()
	if d.Code != "" {
		head += "[" + plain(d.Code) + "]"
	}
	fmt.Fprintf(p.w, "%s%s\n", p.paint(d.Severity.hue(), head), p.paint(bold, ": "+plain(d.Message)))

	blocks := p.blocks(d)
	gutter := 1
	for _, b := range blocks {
		for _, m := range b.marks {
			gutter = max(gutter, len(strconv.Itoa(m.line)))
		}
	}
	for i, b := range blocks {
		p.block(b, gutter, i == 0, d.Severity)
	}
	if d.Help == "" && len(d.Notes) == 0 {
		return
	}
	if len(blocks) > 0 && blocks[len(blocks)-1].file != nil {
		p.rule(gutter)
	}
	if d.Help != "" {
		p.remark(gutter, "help", d.Help)
	}
	for _, note := range d.Notes {
		p.remark(gutter, "note", note)
	}
}

// rule prints an empty line of the gutter.
func (p *printer) rule(gutter int) {
	fmt.Fprintf(p.w, "%*s%s\n", gutter+1, "", p.paint(blue, "|"))
}

// remark prints a help or a note; its further lines stand under its first.
func (p *printer) remark(gutter int, kind, text string) {
	for i, line := range strings.Split(text, "\n") {
		line = plain(strings.TrimSuffix(line, "\r"))
		if i == 0 {
			fmt.Fprintf(p.w, "%*s%s %s %s\n", gutter+1, "", p.paint(blue, "="), p.paint(bold, kind+":"), line)
		} else {
			fmt.Fprintf(p.w, "%*s%s\n", gutter+1+len("= help: "), "", line)
		}
	}
}

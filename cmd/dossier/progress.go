package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress is a line on a terminal that tells how far a long work is. It is
// drawn anew at most ten times a second, and leaves nothing behind.
type progress struct {
	w        io.Writer // nil where there is no terminal
	columns  int
	now      func() time.Time
	verb     string
	total    int
	done     int
	problems int
	begun    time.Time
	drawn    time.Time
	shown    bool // the line is there
}

// between is the least time between two drawings.
const between = 100 * time.Millisecond

// progress begins the line of a work on so many things. Where the error stream
// is no terminal, or the user asked for quiet, nothing is ever drawn.
func (a *app) progress(verb string, total int) *progress {
	p := &progress{now: a.now, verb: verb, total: total, columns: width(a.err), begun: a.now()}
	if f, ok := a.err.(*os.File); ok && !a.quiet && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd())) {
		p.w = a.err
	}
	if p.columns == 0 { // it does not say
		p.columns = 80
	}
	return p
}

// step notes that one more thing is done, and draws.
func (p *progress) step(problem bool) {
	p.done++
	if problem {
		p.problems++
	}
	if p.w == nil || p.total < 2 {
		return
	}
	now := p.now()
	if now.Sub(p.drawn) < between {
		return
	}
	p.drawn, p.shown = now, true
	line := []rune(p.line(now))
	if len(line) >= p.columns { // a line that wraps cannot be drawn over
		line = line[:max(0, p.columns-1)]
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", string(line))
}

// line is what is drawn: things done of all, how many a second, and problems.
func (p *progress) line(now time.Time) string {
	text := fmt.Sprintf("%s %d of %d", p.verb, p.done, p.total)
	if spent := now.Sub(p.begun).Seconds(); spent > 0.5 {
		text += fmt.Sprintf(" · %.0f a second", float64(p.done)/spent)
	}
	switch p.problems {
	case 0:
	case 1:
		text += " · 1 problem"
	default:
		text += fmt.Sprintf(" · %d problems", p.problems)
	}
	return text
}

// clear takes the line away, so that something else can be printed.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

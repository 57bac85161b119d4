package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// keyboard reads answers: single keys and lines from a terminal, or the lines
// of a file.
type keyboard struct {
	ctx      context.Context
	terminal *os.File // nil: lines
	lines    *bufio.Reader
	file     io.Closer // of lines, where it is a file
	pending  []byte    // read from the terminal, and not asked for yet
}

// errStop tells that there are no more answers: the end of the file, or Ctrl-C.
var errStop = errors.New("no more answers")

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

func (k *keyboard) close() {
	if k.file != nil {
		_ = k.file.Close()
	}
}

// byPlace gives the Latin letter for the key of a Russian keyboard at the same
// place, so that nobody has to change the layout between two answers.
var byPlace = map[rune]rune{'ф': 'a', 'Ф': 'A', 'к': 'r', 'К': 'R', 'у': 'e', 'ы': 's', 'г': 'u', 'й': 'q', 'ш': 'i', 'ц': 'w', 'а': 'f', 'т': 'n', 'н': 'y'}

// key reads one key. Of a line, the first character that is no space counts;
// an empty line is '\n'.
func (k *keyboard) key() (rune, error) {
	if k.terminal == nil {
		line, err := k.line(nil)
		if errors.Is(err, errEscape) {
			return '\n', nil
		}
		if err != nil {
			return 0, err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			return '\n', nil
		}
		r, _ := utf8.DecodeRuneInString(line)
		return latin(r), nil
	}
	for {
		if err := k.fill(true); err != nil {
			return 0, err
		}
		r, size := utf8.DecodeRune(k.pending)
		if r == '\x1b' { // an arrow or function key: nothing that is asked for
			k.pending = k.pending[escape(k.pending):]
			continue
		}
		k.pending = k.pending[size:]
		switch r {
		case 3, 4: // Ctrl-C, Ctrl-D
			return 0, errStop
		case '\r':
			r = '\n'
		}
		return latin(r), nil
	}
}

// escape is how long the sequence is that a key with no character sends: ESC,
// and behind [ or O what ends with a byte from 0x40 on (ECMA-48, section 5.4).
func escape(b []byte) int {
	if len(b) < 2 || b[1] != '[' && b[1] != 'O' {
		return 1
	}
	for i := 2; i < len(b); i++ {
		if b[i] >= 0x40 && b[i] <= 0x7e {
			return i + 1
		}
	}
	return len(b)
}

func latin(r rune) rune {
	if l, ok := byPlace[r]; ok {
		return l
	}
	return r
}

// errEscape tells that somebody wants out of a question.
var errEscape = errors.New("out of the question")

// line reads a line, without its end. On a terminal it may be edited, which is
// shown on out. Esc, or a line that begins with it, leaves the question.
func (k *keyboard) line(out io.Writer) (string, error) {
	if k.terminal == nil {
		line, err := k.lines.ReadString('\n')
		switch {
		case err != nil && line == "":
			return "", errStop
		case strings.HasPrefix(line, "\x1b"):
			return "", errEscape
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	state, err := term.MakeRaw(int(k.terminal.Fd()))
	if err != nil {
		return "", errStop
	}
	defer func() { _ = term.Restore(int(k.terminal.Fd()), state) }()
	r := &typed{k: k}
	line, err := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{r, out}, "").ReadLine()
	switch {
	case r.escaped:
		return "", errEscape
	case err != nil:
		return "", errStop
	}
	return line, nil
}

// typed gives what is typed to the editor of a line, a key at a time, so that
// nothing behind the line is lost.
type typed struct {
	k       *keyboard
	escaped bool
}

// Read gives the bytes of a key. Esc alone ends the line as Ctrl-C does.
func (t *typed) Read(p []byte) (int, error) {
	if err := t.k.fill(true); err != nil {
		return 0, io.EOF
	}
	size := 1
	if t.k.pending[0] == '\x1b' {
		if size = min(escape(t.k.pending), len(p)); size == 1 {
			t.escaped = true
			t.k.pending = t.k.pending[1:]
			p[0] = 3
			return 1, nil
		}
	}
	n := copy(p, t.k.pending[:size])
	t.k.pending = t.k.pending[n:]
	if n == 1 && p[0] == '\n' { // of text that was pasted
		p[0] = '\r'
	}
	return n, nil
}

// fill reads from the terminal when nothing is pending.
func (k *keyboard) fill(raw bool) error {
	for len(k.pending) == 0 {
		if err := k.more(raw); err != nil {
			return err
		}
		if len(k.pending) == 0 {
			return errStop
		}
	}
	return nil
}

// more reads what the terminal gives next: in raw mode a key, without waiting
// for the end of the line. The mode is restored in any case, also when the
// program is told to end.
func (k *keyboard) more(raw bool) error {
	if raw {
		state, err := term.MakeRaw(int(k.terminal.Fd()))
		if err == nil { // else keys count with the end of their line
			defer func() { _ = term.Restore(int(k.terminal.Fd()), state) }()
		}
	}
	type read struct {
		bytes []byte
		err   error
	}
	done := make(chan read, 1)
	go func() {
		buffer := make([]byte, 4096)
		n, err := k.terminal.Read(buffer)
		done <- read{buffer[:n], err}
	}()
	select {
	case <-k.ctx.Done():
		return errStop
	case r := <-done:
		k.pending = append(k.pending, r.bytes...)
		if r.err != nil && len(r.bytes) == 0 {
			return errStop
		}
		return nil
	}
}

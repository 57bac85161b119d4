package bib

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// reader turns the tokens of a JSON text into values.
type reader struct {
	*source
	d  *json.Decoder
	at int // the end of the last token
	// done tells that a whole value was read.
	done bool
}

// errStop says that a file is not read further; the reason is reported.
var errStop = errors.New("stop")

// readJSON reads one JSON value; ok is false when there is none.
func (s *source) readJSON() (v yaml.Value, ok bool) {
	r := reader{source: s, d: json.NewDecoder(strings.NewReader(s.src))}
	r.d.UseNumber()
	if strings.TrimSpace(s.src) == "" {
		s.report(diag.Errorf("bad-json", s.span(0, 0), "the file is empty").
			WithHelp("write a list of items, as in [{\"id\": …, \"type\": …}], or delete the file"))
		return v, false
	}
	v, err := r.value(0)
	if err != nil {
		return v, false
	}
	r.done = true
	if _, start, err := r.token(); err == nil {
		s.report(diag.Errorf("bad-json", s.span(start, start+1), "something follows the end of the JSON").
			WithHelp("put several items into one list, in [ and ]"))
	}
	return v, true
}

// token gives the next token and where it begins. The only error is errStop,
// and io.EOF behind the last value.
func (r *reader) token() (json.Token, int, error) {
	tk, err := r.d.Token()
	start := r.at
	for start < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[start]) >= 0 {
		start++
	}
	if err == nil {
		r.at = int(r.d.InputOffset())
		return tk, start, nil
	}
	if err == io.EOF && r.done {
		return nil, start, io.EOF
	}
	at, message := start, "this JSON cannot be read"
	var broken *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		at, message = len(strings.TrimRight(r.src, " \t\r\n")), "the JSON ends too early"
		r.report(diag.Errorf("bad-json", r.span(at-1, at), "%s", message).WithHelp("close every bracket, brace and quotation mark"))
		return nil, start, errStop
	case errors.As(err, &broken):
		message += ": " + broken.Error()
		if n := int(broken.Offset); n > start && n <= len(r.src) {
			at = n - 1
		}
	}
	r.report(diag.Errorf("bad-json", r.span(at, at+1), "%s", message).
		WithHelp("look for a comma, colon or quotation mark that is missing or too many"))
	return nil, start, errStop
}

// value reads a value that lies in depth others.
func (r *reader) value(depth int) (yaml.Value, error) {
	tk, start, err := r.token()
	if err != nil {
		return yaml.Value{}, errStop
	}
	v := yaml.Value{Span: r.span(start, r.at)}
	switch tk := tk.(type) {
	case json.Delim:
		if depth >= maxDepth {
			r.report(diag.Errorf("too-deep", v.Span, "lists and mappings lie more than %d levels deep in each other here", maxDepth).
				WithHelp("most often a bracket is not closed; nothing in a bibliography nests so deep"))
			return v, errStop
		}
		if tk == '[' {
			err = r.array(&v, depth)
		} else {
			err = r.object(&v, depth)
		}
		v.Span.End = r.at
		return v, err
	case string:
		v.Kind, v.Quoted, v.Text = yaml.Scalar, true, r.words(tk, v.Span)
	case json.Number:
		v.Kind, v.Text = yaml.Scalar, string(tk)
	case bool:
		v.Kind, v.Text = yaml.Scalar, strconv.FormatBool(tk)
	}
	return v, nil
}

func (r *reader) array(v *yaml.Value, depth int) error {
	v.Kind = yaml.List
	for r.d.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		v.Items = append(v.Items, item)
	}
	_, _, err := r.token()
	return err
}

func (r *reader) object(v *yaml.Value, depth int) error {
	v.Kind = yaml.Map
	seen := map[string]diag.Span{}
	for r.d.More() {
		tk, start, err := r.token()
		if err != nil {
			return err
		}
		key, _ := tk.(string)
		p := yaml.Pair{Key: key, KeySpan: r.span(start, r.at)}
		p.Key = r.words(key, p.KeySpan)
		if p.Value, err = r.value(depth + 1); err != nil {
			return err
		}
		if first, ok := seen[key]; ok {
			r.report(diag.Errorf("repeated-key", p.KeySpan, "the key `%s` stands here a second time", shorten(key)).
				WithPlace(first, "first here").WithHelp("delete one of the two"))
			continue
		}
		seen[key] = p.KeySpan
		v.Pairs = append(v.Pairs, p)
	}
	_, _, err := r.token()
	return err
}

// words looks at a text as it is written: at halves of surrogate pairs, which
// the decoder replaces in silence, and at control characters.
func (r *reader) words(decoded string, at diag.Span) string {
	raw := r.src[at.Start:at.End]
	for i := 0; i+5 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if raw[i+1] != 'u' {
			i++
			continue
		}
		n, _ := strconv.ParseUint(raw[i+2:i+6], 16, 32)
		if n < 0xd800 || n > 0xdfff {
			i += 5
			continue
		}
		if n < 0xdc00 && i+11 < len(raw) && raw[i+6:i+8] == `\u` {
			if low, _ := strconv.ParseUint(raw[i+8:i+12], 16, 32); low >= 0xdc00 && low <= 0xdfff {
				i += 11
				continue
			}
		}
		r.report(diag.Errorf("bad-json", r.span(at.Start+i, at.Start+i+6), "`%s` is half of a surrogate pair, which is no character", raw[i:i+6]).
			WithHelp("write both halves, or the character itself"))
		break
	}
	if c, ok := control(decoded); ok {
		r.report(diag.Errorf("control-character", at, "this text holds a control character: U+%04X", c).WithHelp("delete it"))
		decoded = strings.Map(func(c rune) rune {
			if _, bad := control(string(c)); bad {
				return -1
			}
			return c
		}, decoded)
	}
	return decoded
}

package diag

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzPrint draws any two spans of any file: nothing panics, no control
// character gets out, the source rows keep to the width, and the carets of a
// short single-line span stand under its own text.
func FuzzPrint(f *testing.F) {
	f.Add([]byte(article), 10, 20, 200, 210, 80)
	f.Add([]byte(isis), 3, 3, 99, -1, 0)
	f.Add([]byte("\ufeff\r\n\r"), 0, 1, 3, 5, 20)
	f.Add([]byte("e\u0301\u202e\x00\t漢\xff"), 1, 4, 0, 2, 30)
	f.Add([]byte(strings.Repeat("漢字 ", 60)), 50, 60, 90, 95, 40)
	f.Fuzz(func(t *testing.T, src []byte, start, end, start2, end2, width int) {
		if len(src) > 4<<10 {
			return
		}
		width = min(max(width, 0), 300)
		d := Errorf("c", Span{"f", start, end}, "m").Label("L").WithPlace(Span{"f", start2, end2}, "M")
		sources := func(string) ([]byte, bool) { return src, true }
		var out bytes.Buffer
		for _, print := range []func() error{
			func() error { return PrintLine(&out, []Diagnostic{d}, sources) },
			func() error { return Print(&out, []Diagnostic{d}, sources, TextOptions{Width: width}) },
		} {
			if err := print(); err != nil {
				t.Fatal(err)
			}
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) }); i >= 0 {
			t.Fatalf("byte %d of %q can move a terminal's cursor", i, out.String())
		}
		if width == 0 {
			width = 100
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if c, _, ok := strings.Cut(line, " | "); ok && strings.Trim(c, " 0123456789") == "" && strings.TrimSpace(c) != "" &&
				columns(line) > max(width, 20+len(c)+3) {
				t.Fatalf("%d columns for a width of %d: %q", columns(line), width, line)
			}
		}
		line, col := Position(src, start)
		if line < 1 || col < 1 || line > bytes.Count(src, []byte("\n"))+1 {
			t.Fatalf("position %d:%d", line, col)
		}
	})
}

func TestCaretsStandUnderTheWordsTheyMean(t *testing.T) {
	words := []string{"plain", "漢字", "e\u0301t", "a\tb", "\u202eq", "ﬁ", "한글", "\x1b[0m", "я", "👍"}
	for _, width := range []int{20, 30, 50, 100, 1000} {
		for n := range words {
			src := strings.Join(append(words[n:len(words):len(words)], words[:n]...), " — ") + "\r\n"
			for _, word := range words {
				at := strings.Index(src, word)
				var out bytes.Buffer
				d := Errorf("c", Span{"f", at, at + len(word)}, "m")
				if err := Print(&out, []Diagnostic{d}, func(string) ([]byte, bool) { return []byte(src), true }, TextOptions{Width: width}); err != nil {
					t.Fatal(err)
				}
				lines := strings.Split(out.String(), "\n")
				from, to := strings.Index(lines[4], "^"), strings.LastIndex(lines[4], "^")+1
				var want strings.Builder
				for _, c := range cells([]byte(word), 0) {
					want.WriteString(c.text)
				}
				if got := cutColumns(lines[3], from, to); got != want.String() {
					t.Errorf("width %d: carets under %q, not %q:\n%s", width, got, want.String(), out.String())
				}
			}
		}
	}
}

// cutColumns gives the part of a printed line that stands in some columns.
func cutColumns(line string, from, to int) string {
	var b strings.Builder
	at := 0
	for len(line) > 0 {
		r, size := utf8.DecodeRuneInString(line)
		w := columns(string(r))
		if at >= from && at < to || w == 0 && at > from && at <= to {
			b.WriteString(line[:size])
		}
		at += w
		line = line[size:]
	}
	return b.String()
}

func TestPositionCountsCharactersFromOne(t *testing.T) {
	tests := []struct {
		src       string
		offset    int
		line, col int
	}{
		{"", 0, 1, 1}, {"", 9, 1, 1}, {"ab", 1, 1, 2}, {"ab", -1, 1, 1}, {"ab", 2, 1, 3},
		{"äb", 2, 1, 2}, {"äb", 1, 1, 1}, {"a\nb", 1, 1, 2}, {"a\nb", 2, 2, 1}, {"a\r\nb", 1, 1, 2}, {"a\r\nb", 3, 2, 1},
		{"a\n", 2, 2, 1}, {"\ufeffa", 3, 1, 1}, {"\ufeffa", 0, 1, 1}, {"\t漢x", 4, 1, 3}, {"\xffx", 1, 1, 2},
	}
	for _, tt := range tests {
		if line, col := Position([]byte(tt.src), tt.offset); line != tt.line || col != tt.col {
			t.Errorf("%q, %d: got %d:%d, want %d:%d", tt.src, tt.offset, line, col, tt.line, tt.col)
		}
	}
}

func TestSummaryCountsInWords(t *testing.T) {
	e, w, i := Errorf("e", Span{}, ""), Warnf("w", Span{}, ""), New(Info, "i", Span{}, "")
	for want, list := range map[string][]Diagnostic{
		"no problems": {i}, "1 error": {e}, "2 warnings": {w, w, i}, "2 errors, 1 warning": {e, w, e},
	} {
		if got := Summary(list); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

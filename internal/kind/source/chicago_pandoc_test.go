package source

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var updateChicago = flag.Bool("update-chicago", false, "write what Pandoc makes of the golden works")

// chicagoNotes is the style with notes, which Pandoc does not bring along; of
// Debian it is a part of the package citation-style-language-styles.
func chicagoNotes() string {
	return cmp.Or(os.Getenv("CHICAGO_NOTES_CSL"), "/usr/share/citation-style-language/styles/chicago-fullnote-bibliography.csl")
}

// need passes over a test for which something is missing, and fails it where
// all must be there.
func need(t *testing.T, what string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", what)
	}
	t.Skipf("%s is not installed", what)
}

// TestTheGoldenFormsAreThoseOfPandoc runs Pandoc on the golden works again.
func TestTheGoldenFormsAreThoseOfPandoc(t *testing.T) {
	_, err := exec.LookPath("pandoc")
	need(t, "pandoc", err)
	expected := golden(t, "expected")
	list := works(t, "testdata/chicago/items.json")
	t.Run("by author and date", func(t *testing.T) {
		got := byDate(t, list, "items")
		if *updateChicago {
			for id, f := range got {
				f.Note, f.Short, f.ShortAt, f.ListEntry = expected[id].Note, expected[id].Short, expected[id].ShortAt, expected[id].ListEntry
				expected[id] = f
			}
			write(t, "expected", expected)
		}
		for id, want := range expected {
			want.Note, want.Short, want.ShortAt, want.ListEntry = "", "", "", ""
			if got[id] != want {
				t.Errorf("%s: the golden forms\n%+v\nare not Pandoc's\n%+v", id, want, got[id])
			}
		}
	})
	t.Run("with notes", func(t *testing.T) {
		_, err := os.Stat(chicagoNotes())
		need(t, chicagoNotes(), err)
		got := byNotes(t, list, "items")
		if *updateChicago {
			for id, f := range got {
				f.Text, f.TextAt, f.Entry = expected[id].Text, expected[id].TextAt, expected[id].Entry
				expected[id] = f
			}
			write(t, "expected", expected)
		}
		for id, want := range expected {
			want.Text, want.TextAt, want.Entry = "", "", ""
			if got[id] != want {
				t.Errorf("%s: the golden forms\n%+v\nare not Pandoc's\n%+v", id, want, got[id])
			}
		}
	})
	t.Run("works told apart", func(t *testing.T) {
		got := byDate(t, works(t, "testdata/chicago/apart.json"), "apart")
		if *updateChicago {
			write(t, "apart-expected", got)
		}
		if want := golden(t, "apart-expected"); !maps.Equal(got, want) {
			t.Errorf("the golden forms\n%+v\nare not Pandoc's\n%+v", want, got)
		}
	})
}

func write(t *testing.T, file string, got map[string]forms) {
	t.Helper()
	f, err := os.Create("testdata/chicago/" + file + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := json.NewEncoder(f)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(got); err != nil {
		t.Fatal(err)
	}
}

var (
	citeSpan = regexp.MustCompile(`(?s)<p><span class="citation"[^>]*>(.*?)</span></p>`)
	entryDiv = regexp.MustCompile(`(?s)<div id="ref-([^"]*)" class="csl-entry"[^>]*>(.*?)</div>`)
	noteItem = regexp.MustCompile(`(?s)<li id="fn\d+"[^>]*><p>(.*?)<a href="#fnref`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// byDate gives the forms by author and date.
func byDate(t *testing.T, list []*Source, file string) map[string]forms {
	t.Helper()
	got := map[string]forms{}
	out := pandoc(t, list, file, "")
	cites := citeSpan.FindAllStringSubmatch(out, -1)
	entries := entriesOf(out)
	if len(cites) != 2*len(list) {
		t.Fatalf("Pandoc made %d cites of %d works", len(cites), len(list))
	}
	for n, s := range list {
		f := got[s.ID]
		f.Text, f.TextAt, f.Entry = unhtml(cites[n][1]), unhtml(cites[n+len(list)][1]), entries[s.ID]
		got[s.ID] = f
	}
	return got
}

// byNotes gives the forms with notes.
func byNotes(t *testing.T, list []*Source, file string) map[string]forms {
	t.Helper()
	got := map[string]forms{}
	out := pandoc(t, list, file, chicagoNotes())
	notes := noteItem.FindAllStringSubmatch(out, -1)
	entries := entriesOf(out)
	if len(notes) != 3*len(list) {
		t.Fatalf("Pandoc made %d notes of %d works", len(notes), len(list))
	}
	for n, s := range list {
		f := got[s.ID]
		f.Note, f.ShortAt, f.Short = unhtml(notes[n][1]), unhtml(notes[n+len(list)][1]), unhtml(notes[n+2*len(list)][1])
		f.ListEntry = entries[s.ID]
		got[s.ID] = f
	}
	return got
}

func entriesOf(out string) map[string]string {
	entries := map[string]string{}
	for _, m := range entryDiv.FindAllStringSubmatch(out, -1) {
		entries[html.UnescapeString(m[1])] = unhtml(m[2])
	}
	return entries
}

// unhtml gives the words of some HTML, with italics between underscores.
func unhtml(s string) string {
	s = strings.NewReplacer("<em>", "_", "</em>", "_").Replace(s)
	s = html.UnescapeString(anyTag.ReplaceAllString(s, ""))
	s = strings.ReplaceAll(s, "__", "")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

// pandoc cites every work, then page 4 of every work, and with a style for
// notes every work once more.
func pandoc(t *testing.T, list []*Source, file, style string) string {
	t.Helper()
	var doc strings.Builder
	doc.WriteString("---\nlang: en-US\n---\n\n")
	for _, locator := range []string{"", ", p. 4", ""} {
		if locator == "" && strings.Contains(doc.String(), "p. 4") && style == "" {
			break
		}
		for _, s := range list {
			fmt.Fprintf(&doc, "[@%s%s]\n\n", s.ID, locator)
		}
	}
	args := []string{"--citeproc", "--bibliography=testdata/chicago/" + file + ".json", "--wrap=none", "-t", "html"}
	if style != "" {
		args = append(args, "--csl="+style)
	}
	cmd := exec.Command("pandoc", args...)
	cmd.Stdin = strings.NewReader(doc.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pandoc: %v", err)
	}
	return string(out)
}

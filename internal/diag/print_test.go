package diag

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files in testdata")

// article is a text with all that makes drawing hard.
const article = "---\r\n" +
	"title: Größe 漢字 e\u0301tude\r\n" +
	"\tnames:\t[ISIS, \"IS\"]\r\n" +
	"---\r\n" +
	"Short line.\r\n" +
	"Looming defeats in Fallujah and Raqqa threaten to humiliate the terrorist group, and in connection with impending " +
	"[ISIS]{org=isil} defeats, according to Israeli Brig. Gen. Shalom Harari, the group will look for other places to strike at.\r\n" +
	"evil \u202etxet\u202c \x1b[31m end\r\n" +
	"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字[誰]{person=x}\r\n" +
	"last"

const isis = "# An organization.\n\nid: isis\nname: Islamic State\nid: isil\n"

func testSources(file string) ([]byte, bool) {
	switch file {
	case articleFile:
		return []byte(article), true
	case isisFile:
		return []byte(isis), true
	}
	return nil, false
}

// in gives the span of the n-th piece of text (from 0) in a test file.
func in(file, text string, n int) Span {
	src, _ := testSources(file)
	at := 0
	for ; n >= 0; n-- {
		i := bytes.Index(src[at:], []byte(text))
		if i < 0 {
			panic(text + " is not in " + file)
		}
		at += i + len(text)
	}
	return Span{File: file, Start: at - len(text), End: at}
}

const (
	articleFile = "content/articles/terror.md"
	isisFile    = "content/organizations/isis.yaml"
)

func goldenCases() map[string][]Diagnostic {
	return map[string][]Diagnostic{
		"two-files": {Errorf("unknown-org", in(articleFile, "isil", 0), "no organization has the id `isil`").Label("used here").
			WithPlace(in(isisFile, "id: isis", 0), "this one lists \"ISIL\" among its names").
			WithHelp("write {org=isis}; `dossier check --fix` will do it")},
		"one-block": {
			Errorf("repeated-key", in(isisFile, "id", 1), "the key `id` stands here a second time").WithPlace(in(isisFile, "name", 0), "next to this"),
			Warnf("odd", in(isisFile, "isis", 0), "two places on one line").Label("second").WithPlace(in(isisFile, "id", 0), ""),
			Warnf("odd", in(isisFile, "isis", 0), "two labels on one line").Label("second").WithPlace(in(isisFile, "id", 0), "first"),
			Warnf("odd", in(isisFile, "Islamic State", 0), "a part of another").Label("the whole").WithPlace(in(isisFile, "State", 0), "the part"),
		},
		"wide-and-tabs": {
			Errorf("c", in(articleFile, "字", 0), "a wide character").Label("here"),
			Errorf("c", in(articleFile, "e\u0301", 0), "a combining character").Label("here"),
			Errorf("c", in(articleFile, "tude", 0), "behind it").Label("here"),
			Errorf("c", in(articleFile, "\"IS\"", 0), "behind tabs").Label("here"),
			Errorf("c", in(articleFile, "\t", 1), "a tab").Label("here"),
			Errorf("c", in(articleFile, "[誰]{person=x}", 0), "a long wide line").Label("here"),
		},
		"hostile": {
			Errorf("c", in(articleFile, "txet", 0), "turned text").Label("says \u202eevil"),
			Errorf("c", in(articleFile, "[31m", 0), "a control \x1b[2J character").WithHelp("take\x07 it away\nand this"),
			Errorf("c", in(articleFile, "\u202e", 0), "the override itself"),
		},
		"edges": {
			Errorf("c", Span{File: articleFile, Start: len(article), End: len(article)}, "the end of the file").Label("something is missing"),
			Errorf("c", Span{File: articleFile, Start: len(article) + 50, End: len(article) + 60}, "past the end"),
			Errorf("c", Span{File: articleFile, Start: -5, End: -1}, "before the start"),
			Errorf("c", Span{File: articleFile, Start: strings.Index(article, ".\r\n") + 1, End: strings.Index(article, ".\r\n") + 3}, "a line end").Label("here"),
			Errorf("c", Span{File: isisFile, Start: 19, End: 19}, "an empty line").Label("here"),
			Errorf("c", Span{File: isisFile, Start: strings.Index(isis, "id"), End: len(isis) - 1}, "several lines").Label("a mapping"),
			Errorf("c", Span{File: isisFile, Start: 20, End: len(isis)}, "several lines, no label"),
			Errorf("no-file", Span{File: "gone.md", Start: 1, End: 2}, "a file that is not there").Label("said here").
				WithPlace(in(isisFile, "isil", 0), "and here").WithHelp("bring it back"),
			Errorf("no-place", Span{}, "nowhere at all").WithHelp("look elsewhere").WithNote("a note"),
			New(Info, "remark", in(isisFile, "isil", 0), "by the way"),
		},
		"long-lines": {
			Errorf("c", in(articleFile, "Looming", 0), "at the start").Label("here"),
			Errorf("c", in(articleFile, "strike at.", 0), "at the end").Label("here is where this very long sentence comes to its end at last"),
			Errorf("c", in(articleFile, "defeats, according", 0), "in the middle").WithPlace(in(articleFile, "Harari", 0), "near").WithPlace(in(articleFile, "Looming", 0), "far away"),
			Errorf("c", Span{File: articleFile, Start: strings.Index(article, "Looming"), End: strings.Index(article, "evil") - 2}, "all of it").Label("all"),
		},
	}
}

func TestPrintDrawsAsInTheGoldenFiles(t *testing.T) {
	for name, list := range goldenCases() {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := Print(&out, list, testSources, TextOptions{Explain: true, Width: 80}); err != nil {
				t.Fatal(err)
			}
			golden(t, name+".txt", out.Bytes())
		})
	}
}

func TestPrintColoursOnlyWhenAsked(t *testing.T) {
	list := append(goldenCases()["two-files"], Warnf("w", in(isisFile, "isil", 0), "a warning").WithNote("n"), New(Info, "i", Span{}, "x"))
	var out bytes.Buffer
	if err := Print(&out, list, testSources, TextOptions{Color: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "color.txt", bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛")))
}

func TestLineAndJSONFormatsAreStable(t *testing.T) {
	list := append(goldenCases()["two-files"], goldenCases()["edges"]...)
	list = append(list, goldenCases()["hostile"]...)
	var line, json bytes.Buffer
	if err := PrintLine(&line, list, testSources); err != nil {
		t.Fatal(err)
	}
	golden(t, "line.txt", line.Bytes())
	if err := PrintJSON(&json, list, testSources); err != nil {
		t.Fatal(err)
	}
	golden(t, "json.json", json.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// TestLongLineWithManyPlaces prints thousands of places of one long line; the
// cost of each must not grow with the line.
func TestLongLineWithManyPlaces(t *testing.T) {
	const n = 4_000
	src := []byte(strings.Repeat("some words ISIS and more ", n))
	var list []Diagnostic
	for i := range n {
		at := i*25 + 11
		list = append(list, Errorf("unlabelled-mention", Span{File: "a.md", Start: at, End: at + 4}, "a name").Label("found here"))
	}
	var out strings.Builder
	start := time.Now()
	if err := Print(&out, list, func(string) ([]byte, bool) { return src, true }, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	last := out.String()[strings.LastIndex(out.String(), "error["):]
	if !strings.Contains(last, " --> a.md:1:99987\n") || !strings.Contains(last, "…") || !strings.Contains(last, "^^^^ found here") {
		t.Errorf("got %s", last)
	}
}

package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/htmlindex"
)

// Each archive holds a page and what is read of it. A line "encoding: NAME"
// in its comment says in which encoding the page is given to the reader.
func TestPagesAreReadAsTheirReadersSeeThem(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil || len(files) < 25 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) == 0 {
				t.Fatal(err)
			}
			raw := archive.Files[0].Data
			if _, name, ok := strings.Cut(string(archive.Comment), "encoding: "); ok {
				e, err := htmlindex.Get(strings.Fields(name)[0])
				if err != nil {
					t.Fatal(err)
				}
				if raw, err = e.NewEncoder().Bytes(raw); err != nil {
					t.Fatal(err)
				}
			}
			in := Input{Name: archive.Files[0].Name, Raw: raw}
			if _, address, ok := strings.Cut(string(archive.Comment), "address: "); ok {
				in.URL = strings.Fields(address)[0]
			}
			got := dumpRaw(in)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 || string(archive.Files[1].Data) != got {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// dumpRaw reads a page and writes what was read, one line a paragraph.
func dumpRaw(in Input) string {
	raw, list := readHTML(in)
	var out strings.Builder
	for i, p := range raw.Paragraphs {
		for j, pic := range raw.Pictures {
			if pic.Before == i && !pic.Inline {
				dumpPicture(&out, j, pic)
			}
		}
		fmt.Fprintf(&out, "%s%s\n", paragraphMark(p), shownText(p))
	}
	for j, pic := range raw.Pictures {
		if pic.Before >= len(raw.Paragraphs) || pic.Inline {
			dumpPicture(&out, j, pic)
		}
	}
	m := raw.Meta
	fmt.Fprintf(&out, "meta: title %q by %q publisher %q issued %q url %q canonical %q lang %q\n", m.Title, m.Byline, m.Publisher, m.Issued, m.URL, m.Canonical, m.Lang)
	for _, d := range list {
		fmt.Fprintf(&out, "%s[%s]: %s %s\n", d.Severity, d.Code, d.Message, strings.Join(d.Notes, "; "))
	}
	return out.String()
}

func dumpPicture(out *strings.Builder, i int, p Picture) {
	fmt.Fprintf(out, "picture %d: %s %q caption %q inline %v bytes %d\n", i, p.Source, p.Alt, p.Caption, p.Inline, len(p.Data))
}

// paragraphMark tells the role and the containers of a paragraph.
func paragraphMark(p Paragraph) string {
	mark := ""
	for _, c := range p.Within {
		mark += []string{"> ", "ul", "ol", "- ", "table "}[c.Kind]
		if c.Kind == OrderedList {
			mark += fmt.Sprint(c.First)
		}
	}
	mark += []string{"", "HEADLINE ", "STANDFIRST ", "BYLINE ", "CREDITS "}[p.Role]
	if p.Level > 0 {
		mark += fmt.Sprintf("H%d ", p.Level)
	}
	if p.Code {
		mark += "CODE "
	}
	return mark
}

// shownText writes a paragraph with its line breaks, cells and markup.
func shownText(p Paragraph) string {
	marks := map[int]string{}
	for _, at := range p.Breaks {
		marks[at] += "⏎"
	}
	for _, at := range p.Cells {
		marks[at] += "¦"
	}
	for _, m := range p.Inline {
		name := []string{"em", "strong", "strike", "code", "link " + m.Dest, "image"}[m.Kind]
		marks[m.Start] += "⟨" + name + ":"
		marks[m.End] = "⟩" + marks[m.End]
	}
	var out strings.Builder
	for i := 0; i <= len(p.Text); i++ {
		out.WriteString(marks[i])
		if i < len(p.Text) {
			out.WriteByte(p.Text[i])
		}
	}
	return strings.ReplaceAll(out.String(), "\u00a0", "⍽")
}

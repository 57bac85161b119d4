package revise

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/yaml"
)

// header changes the front matter of an article. What the editor has written
// stays as it is written, but for what the revision itself says.
type header struct {
	doc     *annot.Article
	top     yaml.Value
	fence   int // where the line that ends the front matter begins
	br      string
	splices []edit.Splice
}

func openHeader(doc *annot.Article) (*header, bool) {
	src := doc.Src
	fence := bytes.LastIndex(src[:doc.Body], []byte("---"))
	first := bytes.IndexByte(src, '\n') + 1
	if fence < first || first == 0 {
		return nil, false
	}
	h := &header{doc: doc, fence: fence, br: "\n"}
	if first > 1 && src[first-2] == '\r' {
		h.br = "\r\n"
	}
	h.top, _ = yaml.Parse(doc.Path, src[first:fence], first)
	return h, h.top.Kind == yaml.Map && src[h.top.Span.Start] != '{'
}

func (h *header) has(key string) bool {
	_, ok := h.top.Get(key)
	return ok
}

func (h *header) replace(v yaml.Value, text string) {
	h.splices = append(h.splices, edit.Splice{Start: v.Span.Start, End: v.Span.End, Text: text})
}

func (h *header) insert(at int, text string) {
	h.splices = append(h.splices, edit.Splice{Start: at, End: at, Text: text})
}

// after gives where the line behind a value begins.
func (h *header) after(v yaml.Value) int {
	at := v.Span.End
	if at > 0 && h.doc.Src[at-1] == '\n' {
		return at
	}
	if i := bytes.IndexByte(h.doc.Src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return h.fence
}

// push adds an entry, on one line, to a list under a key; a new list is put at
// an offset.
func (h *header) push(key, entry string, at int) {
	src := h.doc.Src
	list, ok := h.top.Get(key)
	switch {
	case !ok:
		h.insert(at, key+":"+h.br+"  - "+entry+h.br)
	case len(list.Items) == 0:
		h.replace(list, " ["+entry+"]")
	case src[list.Span.Start] == '[':
		h.insert(list.Items[len(list.Items)-1].Span.End, ", "+entry)
	default:
		last := list.Items[len(list.Items)-1]
		line := bytes.LastIndexByte(src[:last.Span.Start], '\n') + 1
		h.insert(h.after(last), string(src[line:last.Span.Start])+entry+h.br)
	}
}

// bytes gives the front matter with its changes.
func (h *header) bytes() ([]byte, error) {
	slices.SortStableFunc(h.splices, func(a, b edit.Splice) int { return a.Start - b.Start })
	return edit.Apply(h.doc.Src[:h.doc.Body], h.splices)
}

// original writes what names an original and proves its bytes.
func original(o annot.Original) string {
	var out []string
	for _, p := range [][2]string{{"file", o.File}, {"sha256", o.SHA256}, {"retrieved", o.Retrieved.Text},
		{"extracted", o.Extracted}, {"extracted_sha256", o.ExtractedSHA256}, {"extraction", o.Extraction}} {
		if p[1] != "" {
			out = append(out, p[0]+": "+yaml.Write(p[1]))
		}
	}
	return "{" + strings.Join(out, ", ") + "}"
}

// setFront writes the front matter of the revised article.
func (r *Revision) setFront(m *merge, in Input, now annot.Original, title string) ([]byte, bool) {
	h, ok := openHeader(in.Old)
	if !ok {
		return nil, false
	}
	v, ok := h.top.Get("original")
	if !ok {
		return nil, false
	}
	h.replace(v, original(now))
	h.push("earlier_originals", original(in.Old.Front.Original), h.after(v))
	h.push("changes", fmt.Sprintf("{on: %s, kind: update, text: %s}", in.Today, yaml.Quote(r.Text)), h.fence)
	if title != "" && in.Old.Front.Title.Text == "" {
		h.insert(h.top.Span.Start, "title: {text: "+yaml.Quote(title)+", from: editor}"+h.br)
	}
	m.renumber(h)
	out, err := h.bytes()
	return out, err == nil
}

// paragraphNumber is the beginning of an entry of `dismissed`.
var paragraphNumber = regexp.MustCompile(`^p(\d+) `)

// renumber gives the suggestions that an editor has rejected the numbers that
// their paragraphs have now; those of paragraphs that are gone are taken out,
// for they would be about others.
func (m *merge) renumber(h *header) {
	list, ok := h.top.Get("dismissed")
	if !ok || len(list.Items) == 0 {
		return
	}
	now := map[int]int{}
	for i, j := range m.passage {
		if n := m.old.passages[i].number; j >= 0 && now[n] == 0 {
			now[n] = m.plain.passages[j].number
		}
	}
	var kept []string
	var splices []edit.Splice
	for _, item := range list.Items {
		entry := item.Text
		if at := paragraphNumber.FindStringSubmatch(entry); at != nil {
			n, _ := strconv.Atoi(at[1])
			if now[n] == 0 {
				continue
			}
			entry = fmt.Sprintf("p%d %s", now[n], entry[len(at[0]):])
		}
		kept = append(kept, yaml.Write(entry))
		if entry != item.Text {
			splices = append(splices, edit.Splice{Start: item.Span.Start, End: item.Span.End, Text: yaml.Write(entry)})
		}
	}
	if len(kept) == len(list.Items) {
		h.splices = append(h.splices, splices...)
		return
	}
	src, items := h.doc.Src, list.Items
	if src[list.Span.Start] == '[' || len(kept) == 0 {
		h.replace(list, "["+strings.Join(kept, ", ")+"]")
		return
	}
	line := bytes.LastIndexByte(src[:items[0].Span.Start], '\n') + 1
	dash := string(src[line:items[0].Span.Start])
	h.splices = append(h.splices, edit.Splice{Start: line, End: h.after(items[len(items)-1]), Text: dash + strings.Join(kept, h.br+dash) + h.br})
}

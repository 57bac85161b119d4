package revise

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/importer"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// story is an original whose sentences all differ.
type story [][]string

func (s story) text() []byte {
	var out []string
	for _, p := range s {
		out = append(out, strings.Join(p, " "))
	}
	return []byte(strings.Join(out, "\n\n") + "\n")
}

var lexicon = strings.Fields("army bridge council river town valley report people winter market window doctor street border office minister soldier village the of and in on with was were is no")

// sentence gives a sentence that no other is like, by its number.
func drawSentence(t *rapid.T, serial *int) string {
	*serial++
	var words []string
	for range rapid.IntRange(2, 9).Draw(t, "length") {
		words = append(words, rapid.SampledFrom(lexicon).Draw(t, "word"))
	}
	at := rapid.IntRange(0, len(words)).Draw(t, "at")
	words = slices.Insert(words, at, fmt.Sprintf("case%d", *serial))
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	if rapid.IntRange(0, 4).Draw(t, "comma") == 0 && len(words) > 3 {
		words[1] += ","
	}
	return strings.Join(words, " ") + "."
}

func drawStory(t *rapid.T, serial *int) story {
	out := story{{"A headline about the valley"}}
	for range rapid.IntRange(1, 6).Draw(t, "paragraphs") {
		out = append(out, drawParagraph(t, serial))
	}
	return out
}

func drawParagraph(t *rapid.T, serial *int) []string {
	var p []string
	for range rapid.IntRange(1, 4).Draw(t, "sentences") {
		p = append(p, drawSentence(t, serial))
	}
	return p
}

// revised changes a story at random.
func revised(t *rapid.T, s story, serial *int) story {
	out := make(story, len(s))
	for i := range s {
		out[i] = slices.Clone(s[i])
	}
	for range rapid.IntRange(0, 5).Draw(t, "edits") {
		i := rapid.IntRange(1, len(out)-1).Draw(t, "paragraph")
		k := rapid.IntRange(0, len(out[i])-1).Draw(t, "sentence")
		switch rapid.IntRange(0, 7).Draw(t, "edit") {
		case 0: // another word
			words := strings.Fields(out[i][k])
			words[rapid.IntRange(0, len(words)-1).Draw(t, "which")] = rapid.SampledFrom(lexicon).Draw(t, "other")
			words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
			out[i][k] = strings.TrimRight(strings.Join(words, " "), ".") + "."
		case 1:
			out[i][k] = drawSentence(t, serial)
		case 2:
			out[i] = slices.Insert(out[i], k, drawSentence(t, serial))
		case 3:
			if len(out[i]) > 1 {
				out[i] = slices.Delete(out[i], k, k+1)
			}
		case 4:
			out = slices.Insert(out, i, drawParagraph(t, serial))
		case 5:
			if len(out) > 2 {
				out = slices.Delete(out, i, i+1)
			}
		case 6: // a paragraph moves
			p := out[i]
			out = slices.Delete(out, i, i+1)
			out = slices.Insert(out, rapid.IntRange(1, len(out)).Draw(t, "to"), p)
		case 7: // a paragraph is parted
			if k > 0 {
				out = slices.Insert(out, i+1, slices.Clone(out[i][k:]))
				out[i] = out[i][:k]
			}
		}
	}
	return out
}

// annotated puts annotations of the kind note="n1" and points into an imported
// article.
func annotated(t *rapid.T, r importer.Result) ([]byte, []string) {
	doc, _ := markdown.Parse(r.ArticlePath, r.Article)
	rd := read(doc, nil)
	var marks []string
	var splices []edit.Splice
	mark := func() string {
		m := fmt.Sprintf("n%d", len(marks)+1)
		marks = append(marks, m)
		return m
	}
	source := func(i int) diag.Span {
		w := rd.words[i]
		return doc.Blocks[w.block].Source(doc.Path, w.from, w.to)
	}
	var notes strings.Builder
	for _, p := range rd.passages {
		for at := p.first; at < p.last; {
			at += rapid.IntRange(0, 12).Draw(t, "skip")
			end := at + rapid.IntRange(1, 6).Draw(t, "span")
			if end > p.last {
				break
			}
			switch rapid.IntRange(0, 7).Draw(t, "kind") {
			case 0: // a footnote
				m := mark()
				splices = append(splices, edit.Splice{Start: source(at).End, End: source(at).End, Text: "[^" + m + "]"})
				notes.WriteString("\n[^" + m + "]: A note.\n")
				at++
				continue
			case 1: // words of the editor
				splices = append(splices, edit.Splice{Start: source(at).End, End: source(at).End, Text: ` [sic]{.inserted note=` + mark() + `}`})
				at++
				continue
			case 2: // words left out
				if end-at >= 2 && end < p.last && at > p.first {
					splices = append(splices, edit.Splice{Start: source(at).Start, End: source(end - 1).End, Text: `[…]{.omitted note=` + mark() + `}`})
					at = end
					continue
				}
			case 3: // a span in a span
				if end-at >= 2 {
					m := mark()
					splices = append(splices, edit.Splice{Start: source(at).Start, End: source(at).Start, Text: "[["},
						edit.Splice{Start: source(at).End, End: source(at).End, Text: "]{person=x checked=" + m + "}"},
						edit.Splice{Start: source(end - 1).End, End: source(end - 1).End, Text: "]{note=" + mark() + "}"})
					at = end
					continue
				}
			}
			splices = append(splices, edit.Splice{Start: source(at).Start, End: source(at).Start, Text: "["},
				edit.Splice{Start: source(end - 1).End, End: source(end - 1).End, Text: "]{note=" + mark() + "}"})
			at = end
		}
	}
	src, err := edit.Apply(doc.Src, splices)
	if err != nil {
		t.Fatal(err)
	}
	return append(src, notes.String()...), marks
}

func importText(t interface{ Fatal(...any) }, name string, text []byte) importer.Result {
	r, list := importer.Import(name, text, importer.Options{Slug: "story", Lang: "en", Retrieved: "2026-11-21"})
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	return r
}

// attribute finds what an article has under a mark: the annotation, or none.
func carrying(a *annot.Article, mark string) *annot.Annotation {
	for i := range a.Annotations {
		for _, key := range []string{"note", "checked"} {
			if v, ok := a.Annotations[i].Get(key); ok && v.Value == mark {
				return &a.Annotations[i]
			}
		}
	}
	return nil
}

// sentenceOf gives the sentence that holds all words of an annotation.
func sentenceOf(a *annot.Article, x *annot.Annotation) string {
	rd := read(a, nil)
	first, last := rd.between(x.Block, x.From, x.To)
	if i, ok := rd.byBlock[x.Block]; ok && first < last {
		for _, s := range rd.passages[i].sentences {
			if s.first <= first && last <= s.last {
				return s.key
			}
		}
	}
	return ""
}

// However a text is changed, the article is proved, every annotation, footnote
// and insertion of the editor's is in the new article or in the list of those
// that lost their place, and annotations in sentences that are still there
// stand in them.
func TestNothingOfTheEditorsIsLostInSilence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		serial := 0
		s := drawStory(t, &serial)
		first := importText(t, "story.txt", s.text())
		src, marks := annotated(t, first)
		old, list := markdown.Parse(first.ArticlePath, src)
		list = append(list, verbatim.Compare(old, "x", s.text())...)
		if diag.HasErrors(list) {
			t.Skip("the annotations are none that an editor can write")
		}
		now := revised(t, s, &serial)
		next := importText(t, "story.txt", now.text())
		r, list := Plan(Input{Old: old, Text: s.text(), Base: first.Article, New: next, Today: "2026-11-22", Taken: nothing})
		if len(list) > 0 {
			t.Fatalf("%v\n%s\n%s", list, src, now.text())
		}
		if r.Unchanged {
			return
		}
		a, list := markdown.Parse(r.Path, r.Article)
		if list = append(list, verbatim.Compare(a, "x", now.text())...); diag.HasErrors(list) {
			t.Fatalf("%v\n%s", list, r.Article)
		}
		text := string(now.text())
		for _, mark := range marks {
			lost := slices.ContainsFunc(r.Lost, func(l Lost) bool { return hasMark(l.Markdown, mark) })
			if kept := hasMark(string(r.Article), mark); !kept && !lost {
				t.Fatalf("%s is neither kept nor lost\n%s\n%s", mark, src, r.Article)
			}
			was := carrying(old, mark)
			if was == nil || was.Has("omitted") || was.Has("inserted") {
				continue
			}
			sentence := sentenceOf(old, was)
			if sentence == "" || !strings.Contains(text, sentence) || strings.Count(text, sentence) > 1 {
				continue
			}
			is := carrying(a, mark)
			if is == nil {
				t.Fatalf("%s in “%s” is lost, which is still there: %v\n%s\n%s", mark, sentence, r.Lost, src, r.Article)
			}
			if got := sentenceOf(a, is); got != sentence {
				t.Fatalf("%s stood in “%s” and stands in “%s”", mark, sentence, got)
			}
			if before, after := verbatim.Fold(old.Blocks[was.Block].Text[was.From:was.To]), verbatim.Fold(a.Blocks[is.Block].Text[is.From:is.To]); before != after {
				t.Fatalf("%s was about “%s” and is about “%s”", mark, before, after)
			}
		}
	})
}

func nothing(string) ([]byte, bool) { return nil, false }

// hasMark reports whether a text has a mark, and not only one that begins so.
func hasMark(text, mark string) bool {
	for {
		i := strings.Index(text, mark)
		if i < 0 {
			return false
		}
		text = text[i+len(mark):]
		if text == "" || text[0] < '0' || text[0] > '9' {
			return true
		}
	}
}

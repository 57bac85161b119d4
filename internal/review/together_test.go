package review_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/review"

	theme "dossier"
)

// many is a dossier whose article has n figures, a third of them with a person
// that is suggested too, a third with no quantity and some with a suggested one.
func many(n int) fstest.MapFS {
	var text, marked, figures, people strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "\n\nIn the town %d there were %d people and more.", i, i+2)
		fmt.Fprintf(&marked, "\n\nIn the town %d there were [%d people]{.suggested figure=f%d} and more.", i, i+2, i)
		fmt.Fprintf(&figures, "  - id: f%d\n    value: %d\n    said_in: front\n", i, i+2)
		switch i % 3 {
		case 0:
			fmt.Fprintf(&figures, "    quantity: civilians\n    claimed_by: [p%d]\n", i/30)
		case 1:
			figures.WriteString("    population: people\n")
		default:
			fmt.Fprintf(&figures, "    quantity: q%d\n", i%7)
			if i%5 == 2 {
				figures.WriteString("    checked: 2026-11-02\n")
			}
		}
		figures.WriteString("    suggested: a number of people\n")
	}
	for i := range n/30 + 1 {
		fmt.Fprintf(&people, "- id: p%d\n  name: Jane Doe %d\n  suggested: the words before “said”\n", i, i)
	}
	var quantities strings.Builder
	for i := range 7 {
		fmt.Fprintf(&quantities, "  - id: q%d\n    title: Kind %d\n    suggested: the noun\n", i, i)
	}
	original := "At the front" + text.String()
	out := files(nil)
	for name := range out {
		if strings.HasPrefix(name, "content/people") || strings.HasPrefix(name, "content/sources") || strings.HasSuffix(name, "nf.yaml") {
			delete(out, name)
		}
	}
	for name, data := range map[string]string{
		"content/originals/front.txt": original,
		"content/articles/front.md": fmt.Sprintf("---\noriginal: {file: originals/front.txt, sha256: %x}\nissued: 2016-12-01\nlang: en\nrights: {status: public-domain}\nannotated: [{by: ed, on: 2026-11-21}]\n---\n# At the front%s\n",
			sha256.Sum256([]byte(original)), marked.String()),
		"content/people/all.yaml":    people.String(),
		"content/figures/front.yaml": "quantities:\n  - id: civilians\n    title: Civilians\n    suggested: the noun\n" + quantities.String() + "figures:\n" + figures.String(),
	} {
		out[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
	}
	return out
}

func dossierOf(t *testing.T, files fstest.MapFS) *review.Dossier {
	t.Helper()
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	d := review.New(r.Graph, r.Source)
	d.Today = annot.DayOf(2026, 11, 21)
	return d
}

// acceptAll accepts every suggestion, by the first of the open ones, and gives
// what it says and how many changes that took.
func acceptAll(t *testing.T, d *review.Dossier, first func([]review.Suggestion) (review.Change, int, int, error)) (says []string, made, changes int) {
	t.Helper()
	for {
		open := d.Open(d.Docs()[0])
		if len(open) == 0 {
			return says, made, changes
		}
		c, n, m, err := first(open)
		if err != nil || n == 0 {
			t.Fatalf("“%s”: %d decided, %v", open[0].Words, n, err)
		}
		d.Apply(c.Plan)
		says, made, changes = append(says, c.Says...), made+m, changes+1
	}
}

func TestAcceptingTogetherMakesWhatOneByOneMakes(t *testing.T) {
	flow := many(20)
	figures := string(flow["content/figures/front.yaml"].Data)
	head := figures[:strings.Index(figures, "figures:\n")]
	inLine := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s), Mode: 0o644} }
	flow["content/figures/front.yaml"] = inLine(strings.Replace(figures, head, "", 1))
	flow["content/figures/other.yaml"] = inLine(head)
	for name, files := range map[string]fstest.MapFS{"many": many(200), "quantities elsewhere": flow, "every kind": files(nil)} {
		t.Run(name, func(t *testing.T) {
			one, all := dossierOf(t, files), dossierOf(t, files)
			says, made, steps := acceptAll(t, one, func(open []review.Suggestion) (review.Change, int, int, error) {
				answers := review.Answers{}
				for _, f := range one.Missing(open[0]) {
					answers[f.ID] = one.OwnQuantity(f, open[0])
				}
				c, err := one.Accept(open[0], answers)
				return c, 1, len(answers), err
			})
			gotSays, gotMade, gotSteps := acceptAll(t, all, all.AcceptFirst)
			for file := range files {
				want, _ := one.Source(file)
				if got, _ := all.Source(file); string(got) != string(want) {
					t.Errorf("%s becomes\n%s\ntogether, and one by one\n%s", file, got, want)
				}
			}
			if strings.Join(gotSays, "\n") != strings.Join(says, "\n") || gotMade != made {
				t.Errorf("it says\n%v and makes %d, one by one\n%v and %d", gotSays, gotMade, says, made)
			}
			if name == "many" && gotSteps*2 > steps {
				t.Errorf("it takes %d changes, and one by one %d", gotSteps, steps)
			}
		})
	}
}

// spent is how many bytes are allocated for accepting n figures: a measure that
// does not depend on what else the machine does.
func spent(t *testing.T, n int) float64 {
	t.Helper()
	files := many(n)
	d := dossierOf(t, files)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	acceptAll(t, d, d.AcceptFirst)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

func TestAcceptingManyTakesTimeInProportion(t *testing.T) {
	few, many := spent(t, 100), spent(t, 400)
	if many > 8*few {
		t.Errorf("four times as many figures take %.1f times the memory", many/few)
	}
}

func TestWhatCannotBeAcceptedStopsNobodyElse(t *testing.T) {
	files := many(40)
	article := files["content/articles/front.md"]
	article.Data = []byte(strings.Replace(string(article.Data), "figure=f20}", "figure=gone}", 1))
	d := dossierOf(t, files)
	var failed []string
	for {
		open := slices.DeleteFunc(d.Open(d.Docs()[0]), func(s review.Suggestion) bool { return slices.Contains(failed, s.Words) })
		if len(open) == 0 {
			break
		}
		c, n, _, err := d.AcceptFirst(open)
		if err != nil && n != 1 {
			t.Fatalf("of %d: %v", n, err)
		}
		if err != nil {
			failed = append(failed, open[0].Words)
			continue
		}
		d.Apply(c.Plan)
	}
	if got := strings.Join(failed, ", "); got != "22 people" {
		t.Errorf("these stay open: %s", got)
	}
}

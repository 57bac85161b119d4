package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/gate"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/review"
	"dossier/internal/suggest"

	theme "dossier"
)

// holders are organizations by how much is known of them.
var holders = []string{
	"designations_checked: {RU: 2026-11-01}\ndesignations: [{jurisdiction: RU, kind: terrorist, decided: 2015-01-01, authority: A court, checked: 2026-11-01}]\n",
	"designations_checked: {RU: 2026-11-01}\n",
	"",
}

// nested draws a dossier of organizations whose names lie within each other
// and across each other, and two articles in which they stand.
func nested(t *rapid.T) fstest.MapFS {
	words := []string{"Northern", "Front", "League", "Valley", "Office"}
	files := fstest.MapFS{}
	put := func(path, text string) { files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	put("dossier.yaml", "title: Case\naudience: [RU]\nas_of: 2026-11-21\n")
	put("content/index.md", "# Case\n\nRead [the](articles/rain.md) [articles](articles/snow.md).\n")
	var names []string
	for i := range rapid.IntRange(2, 5).Draw(t, "organizations") {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 3).Draw(t, "name"), " ")
		if slices.Contains(names, name) {
			continue
		}
		names = append(names, name)
		put(fmt.Sprintf("content/organizations/o%d.yaml", i), fmt.Sprintf("id: o%d\nname: %s\nchecked: 2026-11-01\n%s", i, name, rapid.SampledFrom(holders).Draw(t, "known")))
	}
	cues := []string{"The %s said that it rained.", "According to the %s group, it rained.", "The %s media office said that it rained.", "A new %s grew.", "The anti-%s Coalition said that it rained.", "So said the “%s”.", "Police said that it rained; %s."}
	for _, slug := range []string{"rain", "snow"} {
		text := "Words of " + rapid.SampledFrom(names).Draw(t, "headline") + "\n"
		for range rapid.IntRange(1, 3).Draw(t, "sentences") {
			text += "\n" + fmt.Sprintf(rapid.SampledFrom(cues).Draw(t, "cue"), strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(words, names...)), 1, 3).Draw(t, "whose"), " ")) + "\n"
		}
		put("content/originals/"+slug+".txt", text)
		put("content/articles/"+slug+".md", fmt.Sprintf("---\noriginal: {file: originals/%s.txt, sha256: %x}\nissued: 2016-12-01\nlang: en\nrights: {status: public-domain}\nannotated: [{by: Ed, on: 2026-11-21}]\n---\n# %s", slug, sha256.Sum256([]byte(text)), text))
	}
	return files
}

// firmOnly finds the names of the designated organizations, and of those that
// were looked up, alone: what nobody knows of is not there to hide them.
func firmOnly(g *link.Graph) *link.Graph {
	out := *g
	var in link.Input
	for _, id := range g.IDs {
		e, _ := g.Entity(id)
		if b := e.Common(); b.Kind == "organization" && (b.Designated || b.LookedUp) {
			in.Entities = append(in.Entities, e)
		}
	}
	firm, _ := link.Link(in)
	out.Finder = firm.Finder
	return &out
}

func TestNoDesignatedNameIsBareWithinAnother(t *testing.T) {
	hits := 0
	rapid.Check(t, func(t *rapid.T) {
		files := nested(t)
		g := checkedFiles(t, files).Graph
		engine, register := suggest.New(g), suggest.NewRegister(g)
		var stubs []suggest.Stub
		for _, doc := range g.Articles {
			p := register.Plan(doc, engine.Find(doc))
			files[doc.Path] = &fstest.MapFile{Data: p.Article, Mode: 0o644}
			stubs = append(stubs, p.Stubs...)
		}
		more, err := suggest.Files(stubs, func(path string) ([]byte, error) { return files.ReadFile(path) })
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range more {
			files[f.Path] = &fstest.MapFile{Data: f.New, Mode: 0o644}
		}
		hits += noneBare(t, files)
		acceptAll(t, files)
		noneBare(t, files)
	})
	if hits == 0 {
		t.Error("no label is owed: the test proves nothing")
	}
}

// checkedFiles checks a dossier.
func checkedFiles(t *rapid.T, files fstest.MapFS) *build.Result {
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// noneBare builds a dossier, with drafts and without, and gives how many labels
// stand in it.
func noneBare(t *rapid.T, files fstest.MapFS) (labels int) {
	for _, drafts := range []bool{false, true} {
		r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: drafts})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Diagnostics {
			if d.Severity == diag.Error {
				t.Fatalf("drafts %t: %s: %s [%s]\n%s", drafts, d.At.Span.File, d.Message, d.Code, shown(files))
			}
		}
		owed := kind.Labels(r.Graph, r.Audience, r.AsOf, "en")
		for _, g := range []*link.Graph{r.Graph, firmOnly(r.Graph)} {
			for _, bare := range gate.Check(r.Outputs, g, owed, "en") {
				t.Fatalf("drafts %t: %s\n%s", drafts, bare, shown(files))
			}
		}
		for _, o := range r.Outputs {
			labels += strings.Count(string(o.Data), `class="label-paren"`)
		}
	}
	return labels
}

// acceptAll accepts what is suggested, one after the other.
func acceptAll(t *rapid.T, files fstest.MapFS) {
	r := checkedFiles(t, files)
	d := review.New(r.Graph, r.Source)
	d.Today = annot.DayOf(2026, 11, 21)
	for range 100 {
		var one review.Suggestion
		open := false
		for _, doc := range d.Docs() {
			if list := d.Open(doc); len(list) > 0 && !open {
				one, open = list[0], true
			}
		}
		if !open {
			return
		}
		c, err := d.Accept(one, nil)
		if err != nil {
			t.Fatalf("%s: %v", one.Words, err)
		}
		for _, f := range c.Plan.Files() {
			files[f] = &fstest.MapFile{Data: c.Plan[f], Mode: 0o644}
		}
		d.Apply(c.Plan)
	}
	t.Fatalf("it has no end\n%s", shown(files))
}

// shown gives the files under content.
func shown(files fstest.MapFS) string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(files)) {
		b.WriteString("== " + path + "\n" + string(files[path].Data))
	}
	return b.String()
}

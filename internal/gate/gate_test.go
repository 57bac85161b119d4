package gate_test

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/gate"
	"dossier/internal/mention"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

// labels is a LabelSource with fixed answers.
type labels map[string][]pages.Owed

func (l labels) Owed(org, _ string) []pages.Owed          { return l[org] }
func (l labels) OnDate(string, string, annot.Date) string { return "" }
func (l labels) Unlinked(string) bool                     { return false }

const (
	sign  = `<a class="label-sign" href="#label-isis-ru-terrorist">†</a>`
	paren = ` <span class="label-paren">(Banned)</span>`
)

func TestGate(t *testing.T) {
	finder := mention.New([]mention.Entry{{Org: "isis", Name: annot.Name{Text: "ISIS"}}, {Org: "isis", Name: annot.Name{Text: "Islamic State"}},
		{Org: "isis", Name: annot.Name{Text: "Front"}}, {Org: "free", Name: annot.Name{Text: "Front"}}, {Org: "free", Name: annot.Name{Text: "Free"}}})
	for _, c := range []struct {
		scope, body string
		headline    bool
		want        int
	}{
		{"every", `<p>ISIS</p>`, true, 1},
		{"every", `<p>ISIS` + sign + ` and ISIS` + paren + `</p>`, true, 0},
		{"every", `<p>ISIS` + sign + ` and ISIS</p>`, true, 1},
		{"every", `<p>Islamic<br>State</p><p>Islamic <em>State</em>` + sign + `</p>`, true, 1},
		{"every", `<p>I&shy;SIS</p>`, true, 1},
		{"every", `<p><span class="excused">ISIS</span> ISIS</p>`, true, 1},
		{"every", `<p>Free, Front</p>`, true, 0},
		{"every", `<h2>ISIS</h2>`, true, 1},
		{"every", `<h2>ISIS</h2><p>ISIS` + sign + `</p>`, false, 0},
		{"every", `<img alt="ISIS"><img alt="ISIS (Banned) and ISIS">`, true, 1},
		{"every", `<p class="label-note" id="label-isis-ru-terrorist">ISIS: Banned</p><p class="label-note">ISIS: Banned <a href="#label-isis-ru-terrorist">More</a></p>`, true, 0},
		{"every", `<p class="label-note">ISIS: Banned</p>`, true, 1},
		{"first-in-page", `<p>ISIS` + sign + `</p><h2>x</h2><p>ISIS</p>`, true, 0},
		{"first-in-page", `<p>ISIS</p><p>ISIS` + sign + `</p>`, true, 1},
		{"first-in-page", `<h1>ISIS</h1><p>ISIS</p>`, false, 1},
		{"first-in-section", `<p>ISIS` + sign + ` ISIS</p><h2>x</h2><p>ISIS</p>`, true, 1},
		{"first-in-section", `<p>ISIS` + sign + ` ISIS</p><h2>ISIS` + sign + `</h2><p>ISIS</p>`, true, 0},
	} {
		owed := labels{"isis": {{Org: "isis", Jurisdiction: "RU", Kind: "terrorist", Wording: "Banned.", Mark: "†", Scope: c.scope, Headline: c.headline}}}
		out := publish.Output{Path: "a.html", Data: []byte("<html><body><main>" + c.body + "</main></body></html>")}
		if got := gate.Check([]publish.Output{out}, finder, owed, "en"); len(got) != c.want {
			t.Errorf("%s %s: got %v, want %d", c.scope, c.body, got, c.want)
		}
	}
	source := `<body data-page="source-view"><main>%s<pre>[ISIS]{org=isis}</pre></main></body>`
	for notice, want := range map[string]int{"": 1, "<p>ISIS" + sign + "</p>": 0} {
		out := publish.Output{Path: "a.html", Data: []byte(strings.Replace(source, "%s", notice, 1))}
		owed := labels{"isis": {{Org: "isis", Jurisdiction: "RU", Kind: "terrorist", Wording: "Banned.", Scope: "every"}}}
		if got := gate.Check([]publish.Output{out}, finder, owed, "en"); len(got) != want {
			t.Errorf("%q: got %v, want %d", notice, got, want)
		}
	}
}

package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/gate"
	"dossier/internal/kind"

	theme "dossier"
)

// TestCopiesOfSourcesLeaveNoNameUnlabelled builds a dossier whose copy names a
// designated organization across the borders of what is quoted, and alone.
func TestCopiesOfSourcesLeaveNoNameUnlabelled(t *testing.T) {
	kept := "<p>Fighters of the Grim Legion marched.</p><p>Later they went home, and the Grim <b>Legion</b> with them.</p>"
	for _, show := range []string{"passages", "full"} {
		files := fstest.MapFS{}
		for name, text := range map[string]string{
			"dossier.yaml":                 "title: Case\naudience: [RU]\n",
			"content/index.md":             "# Case\n\nIt says [“Fighters of the Grim”]{.quote from=work} and [“Legion marched. Later”]{.quote from=work}.\n",
			"content/snapshots/work.html":  kept,
			"content/sources/s.yaml":       fmt.Sprintf("{id: work, type: report, title: Work, snapshot: {file: snapshots/work.html, sha256: %x, show: %s}}", sha256.Sum256([]byte(kept)), show),
			"content/organizations/o.yaml": "{id: legion, type: organization, name: Grim Legion, names: [{text: Grim Legion, lang: en}], designations: [{jurisdiction: RU, kind: terrorist, decided: 2020-01-01, sources: [work]}]}",
		} {
			files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
		r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
		if err != nil || r.HasErrors() {
			t.Fatal(err, r.Diagnostics)
		}
		page := ""
		for _, o := range r.Outputs {
			if o.Path == "sources/work/copy/index.html" {
				page = string(o.Data)
			}
		}
		if !strings.Contains(page, "label-legion-ru-terrorist") || !strings.Contains(page, "<mark>Legion") {
			t.Errorf("%s: the copy is not shown with its labels", show)
		}
		for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
			t.Errorf("%s: %s", show, bare)
		}
	}
}

package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/gate"
	"dossier/internal/kind"

	theme "dossier"
)

const legion = "{id: legion, name: Grim Legion, names: [{text: LGN, case: exact}, {text: Basis, quoted: true}], designations: [{jurisdiction: RU, kind: terrorist, decided: 2020-01-01, checked: 2026-11-21}]}"

// siteOf builds the site of a dossier in memory.
func siteOf(t *testing.T, texts map[string]string) *build.Result {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestOutOfTheWayPlacesLeaveNoNameUnlabelled builds dossiers with a name where
// texts are put together from others, and looks through the finished pages.
func TestOutOfTheWayPlacesLeaveNoNameUnlabelled(t *testing.T) {
	const kept = "They lost 17 men."
	raid := "They lost 17 men."
	for name, texts := range map[string]map[string]string{
		"beside an excuse": {
			"content/method.md": "# Method\n\nThe legion [LGN]{org=none note=\"a river\"} and [LGN]{org=legion} are two things.\n",
		},
		"in the locator of a figure whose source has a copy": {
			"content/snapshots/work.txt":  kept,
			"content/sources/s.yaml":      fmt.Sprintf("{id: work, type: report, title: Work, snapshot: {file: snapshots/work.txt, sha256: %x}}", sha256.Sum256([]byte(kept))),
			"content/figures/f.yaml":      "quantities: [{id: lost, title: Lost, unit: people}]\nfigures: [{id: lost-a, quantity: lost, value: 17, claimed_by: unnamed, source: work, wording: They lost 17 men, locator: \"LGN annex, p. 4\"}]",
			"content/originals/raid.txt":  raid,
			"content/articles/raid.md":    fmt.Sprintf("---\npublisher: {literal: LGN}\nrights: {status: quotation}\noriginal: {file: originals/raid.txt, sha256: %x}\n---\nThey lost [17 men]{figure=lost-a}.\n", sha256.Sum256([]byte(raid))),
			"content/people/p.yaml":       "{id: ann, name: Ann, public: true, roles: [{text: of LGN}]}",
			"content/originals/lgn-a.txt": raid,
			"content/articles/lgn-a.md":   fmt.Sprintf("---\nrights: {status: quotation}\noriginal: {file: originals/lgn-a.txt, sha256: %x}\n---\nThey lost 17 men.\n", sha256.Sum256([]byte(raid))),
		},
		"across the parts of a citation": {
			"content/sources/s.yaml": "{id: work, type: report, title: Work, author: [{family: Legion}], issued: 2016}",
			"content/method.md":      "# Method\n\nSo it is [see Grim @work, p. 3].\n",
		},
		"in code": {
			"content/method.md": "# Method\n\nSo it is [`LGN men`]{org=legion} here, and `many` [LGN]{org=legion}.\n",
		},
		"in quotation marks as printers set them": {
			"content/method.md": "# Method\n\nThey call it “[Basis]{org=legion}.”\n",
		},
		"where names overlap": {
			"content/organizations/p.yaml": "{id: very, name: Very Grim}",
			"content/method.md":            "# Method\n\nThe [Very Grim Legion]{org=legion} men.\n",
			"content/sources/s.yaml":       "{id: work, type: report, title: Very Grim Legion men}",
		},
		"in the name of another": {
			"content/organizations/p.yaml": "{id: foes, name: Foes of the Grim Legion, names: [{text: Foes of the Grim Legion, quoted: true}], designations: [{jurisdiction: RU, kind: extremist, decided: 2020-01-01, checked: 2026-11-21}]}",
			"content/method.md":            "# Method\n\n“[Foes of the Grim Legion]{org=foes}”.\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			texts["dossier.yaml"] = "title: Case\naudience: [RU]\n"
			texts["content/index.md"] = "# Case\n"
			texts["content/organizations/o.yaml"] = legion
			texts["content/policies/p.yaml"] = "{id: house, jurisdiction: RU, rules: [{kind: terrorist, wording: {en: Banned.}, sign: †}, {kind: extremist, wording: {en: Extremist.}, placement: banner, sign: ‡}]}"
			r := siteOf(t, texts)
			if r.HasErrors() {
				t.Fatal(r.Diagnostics)
			}
			for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
				t.Error(bare)
			}
		})
	}
}

func TestOnlyPicturesArePublishedAsTheyAre(t *testing.T) {
	texts := map[string]string{"dossier.yaml": "title: Case\n", "content/index.md": "# Case\n", "content/media/a.gif": "GIF89a"}
	for _, file := range []string{"a.svg", "a.html", "n.txt", "b.png"} {
		texts["content/media/"+file] = "<p>LGN"
	}
	r := siteOf(t, texts)
	var published []string
	for _, o := range r.Outputs {
		if strings.HasPrefix(o.Path, "media/") {
			published = append(published, o.Path)
		}
	}
	if !slices.Equal(published, []string{"media/a.gif"}) || !r.HasErrors() {
		t.Errorf("published: %v", published)
	}
}

func TestLabelThatNamesAnotherOrganizationIsRefused(t *testing.T) {
	r := siteOf(t, map[string]string{"dossier.yaml": "title: Case\naudience: [RU]\n", "content/index.md": "# Case\n", "content/organizations/o.yaml": "- " + legion + "\n- {id: other, name: Other, designations: [{jurisdiction: RU, kind: extremist, decided: 2020-01-01, checked: 2026-11-21}]}",
		"content/policies/p.yaml": "{id: house, jurisdiction: RU, rules: [{kind: extremist, wording: {en: Banned as LGN is.}, placement: parenthesis}]}"})
	if !slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
		return d.Code == "wording-names-organization" && d.Severity == diag.Error
	}) {
		t.Error(r.Diagnostics)
	}
}

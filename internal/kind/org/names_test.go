package org_test

import (
	"testing"

	"dossier/internal/annot"
	"dossier/internal/kind/org"
	"dossier/internal/registry"
)

func TestAnOrganizationWithAnEmptyListOfNamesIsLookedForByNone(t *testing.T) {
	for text, want := range map[string]int{
		"id: a\nname: Police\n":                                            1,
		"id: a\nname: Police\nnames: []\n":                                 0,
		"id: a\nname: Police\nnames: [{text: City Police}]\n":              2,
		"id: a\nname: Police\nnames: []\ndesignations_checked: {RU: 2026}": 0,
	} {
		records, list := registry.Read("content/organizations/a.yaml", []byte(text), []annot.Kind{org.Kind{}})
		if len(records) != 1 {
			t.Fatalf("%s: %v", text, list)
		}
		e, list := org.Kind{}.Decode(records[0])
		b := e.Common()
		if len(list) > 0 || len(b.Names) != want || b.Sought != (want > 0) {
			t.Errorf("%s: %d names, sought %t, %v", text, len(b.Names), b.Sought, list)
		}
	}
}

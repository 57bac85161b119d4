package link

import (
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

type thing struct{ annot.Base }

// A reference that may lead to any record says so when it leads nowhere.
func TestAReferenceOfNoKindLeadsNowhere(t *testing.T) {
	at := diag.Span{File: "content/things/a.yaml", Start: 4, End: 5}
	a := &thing{annot.Base{Kind: "thing", ID: "a", IDAt: at}}
	a.Refer("about", []annot.Ref{{ID: "missing", At: at}, {ID: "a", At: at}})
	_, list := Link(Input{Entities: []annot.Entity{a}})
	if len(list) != 1 || list[0].Code != "unknown-id" || list[0].Help == "" {
		t.Errorf("got %v", list)
	}
}

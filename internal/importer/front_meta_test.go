package importer

import (
	"reflect"
	"testing"

	"dossier/internal/annot"
)

func TestWhatTheUserSaysCountsMoreThanTheFile(t *testing.T) {
	m := Meta{Title: " A\n Title ", Byline: []string{"Jane Doe", "", "Jane Doe", "John Roe"}, Publisher: "The Example", Issued: "2016-12-01", URL: "https://a.b/", Canonical: "https://c.d/", Lang: "en_GB"}
	want := Meta{Title: "A Title", Byline: []string{"Jane Doe", "John Roe"}, Publisher: "The Example", Issued: "2016-12-01", URL: "https://a.b/", Canonical: "https://c.d/", Lang: "en-GB"}
	if got := metaOf(m, Options{}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	want.URL, want.Lang, want.Issued = "https://c.d/", "ru", "2017"
	want.Canonical = ""
	if got := metaOf(m, Options{URL: "https://c.d/", Lang: "ru", Issued: "2017"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	odd := Meta{Issued: "yesterday", URL: "javascript:alert(1)", Canonical: "/x", Lang: "English"}
	if got := metaOf(odd, Options{}); !reflect.DeepEqual(got, Meta{}) {
		t.Errorf("what is no date, address or tag was kept: %+v", got)
	}
}

func TestPublisherIsARecordWhereThereIsOne(t *testing.T) {
	named := func(name string) (string, bool) { return "example", name == "The Example" }
	for name, want := range map[string]annot.Ref{"The Example": {ID: "example"}, "Another": {Literal: "Another"}, "": {}} {
		d := &draft{meta: Meta{Publisher: name}}
		if got := d.publisher(Options{Named: named}); got != want {
			t.Errorf("%q gives %+v", name, got)
		}
		if got := d.publisher(Options{Named: named, Publisher: annot.Ref{ID: "user"}}); got.ID != "user" {
			t.Errorf("%q stands before the user's: %+v", name, got)
		}
	}
}

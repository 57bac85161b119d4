package publish

import (
	"strings"
	"testing"
)

func TestCheckRefusesPathsThatCannotBeStored(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		want  string // part of the only error; empty for none
	}{
		{"plain paths", []string{"index.html", "a/index.html", "a/b.html", "a.html", ".well-known/x"}, ""},
		{"file names that share a beginning with a folder", []string{"a/x", "a-b", "a.b", "ab"}, ""},
		{"empty", []string{""}, "is empty"},
		{"dot", []string{"."}, "is not clean"},
		{"parent", []string{"../x"}, "is not clean"},
		{"hidden parent", []string{"a/../../x"}, "is not clean"},
		{"double slash", []string{"a//b"}, "is not clean"},
		{"trailing slash", []string{"a/"}, "is not clean"},
		{"absolute", []string{"/etc/passwd"}, "is absolute"},
		{"backslash", []string{`a\b`}, "contains a backslash"},
		{"NUL", []string{"a\x00b"}, "contains a control character"},
		{"line break would break the listing", []string{"a\nb"}, "contains a control character"},
		{"not UTF-8", []string{"a\xff"}, "is not valid UTF-8"},
		{"the listing itself", []string{".dossier-files"}, "is reserved"},
		{"the listing in capitals", []string{".Dossier-Files"}, "is reserved"},
		{"twice", []string{"a/b", "a/b"}, `"a/b" stands twice`},
		{"file and folder", []string{"a", "a/b"}, `"a/b" lies in a folder that is also the file "a"`},
		{"file and folder, far apart in order", []string{"a", "a-b", "a.c", "a/b"}, `also the file "a"`},
		{"case", []string{"About.html", "about.html"}, `"about.html" differs only in case or Unicode form from "About.html"`},
		{"case of a folder", []string{"A/x.html", "a/y.html"}, `"a/y.html" differs only in case or Unicode form from "A/x.html"`},
		{"case between file and folder", []string{"A", "a/y"}, `from "A"`},
		{"Unicode form", []string{"caf\u00e9", "cafe\u0301"}, "differs only in case or Unicode form from"},
		{"Cyrillic case", []string{"Игил/x", "игил/y"}, "differs only in case or Unicode form from"},
		{"full folding", []string{"straße", "STRASSE"}, "differs only in case or Unicode form from"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var outputs []Output
			for _, p := range test.paths {
				outputs = append(outputs, Output{Path: p})
			}
			errs := Check(outputs)
			if test.want == "" {
				if len(errs) > 0 {
					t.Fatalf("unexpected errors %v", errs)
				}
				return
			}
			if len(errs) != 1 || !strings.Contains(errs[0].Error(), test.want) {
				t.Fatalf("got %v, want one error with %q", errs, test.want)
			}
		})
	}
}

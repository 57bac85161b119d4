package main

import (
	"path/filepath"
	"testing"
)

func TestOnlyWhatABuildReadsIsWatched(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		rel, output string
		ignored     bool
	}{
		{"dossier.yaml", "public", false},
		{"content/articles/a.md", "public", false},
		{"templates/base.html", "public", false},
		{"static/css/95-own.css", "public", false},
		{"public/index.html", "public", true},
		{"site/index.html", "site", true},
		{"node_modules/a/b.js", "public", true},
		{"contents.md", "public", true},
		{"static/site", "static/site", true},
		{"static/site/index.html", "static/site", true},
		{"static/sites/logo.svg", "static/site", false},
		{"content/index.md", "../elsewhere", false},
	} {
		ignore := ignoreOutput(dir, filepath.Join(dir, filepath.FromSlash(c.output)))
		if got := ignore(c.rel, false); got != c.ignored {
			t.Errorf("%s with the site in %s: ignored is %v", c.rel, c.output, got)
		}
	}
}

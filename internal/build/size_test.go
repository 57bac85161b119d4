package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/build"

	theme "dossier"
)

// TestNoPageOutgrowsItsArticle holds the worst articles there are, nothing but
// labelled mentions, one in each paragraph and all in one, to 40 times their
// bytes and 256 KiB.
func TestNoPageOutgrowsItsArticle(t *testing.T) {
	const n = 3000
	files := fstest.MapFS{
		"dossier.yaml": {Data: []byte("title: Sizes\naudience: [RU]\nas_of: 2026-11-21\n")},
		"content/organizations/isis.yaml": {Data: []byte("id: isis\nname: ISIS\nnames: [{text: ISIS, case: exact}]\n" +
			"designations: [{jurisdiction: RU, kind: terrorist, decided: 2014-12-29}]\n")},
	}
	const mark = "[ISIS]{org=isis}"
	put := func(name, original, body string) {
		files["content/originals/"+name+".txt"] = &fstest.MapFile{Data: []byte(original)}
		files["content/articles/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: {text: Many, from: editor}\n"+
			"original: {file: originals/%s.txt, sha256: %x}\nrights: {status: public-domain}\n---\n%s", name, sha256.Sum256([]byte(original)), body)}
	}
	put("apart", strings.Repeat("ISIS\n\n", n), strings.Repeat(mark+"\n\n", n))
	put("together", strings.Repeat("ISIS ", n)+"\n\nISIS\n", strings.Repeat(mark+"\n", n)+"\n"+mark+"\n")
	r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{})
	if err != nil || r.HasErrors() {
		t.Fatalf("%v %+v", err, r.Diagnostics[:min(3, len(r.Diagnostics))])
	}
	most := 40*len(files["content/articles/apart.md"].Data) + 256<<10
	for _, o := range r.Outputs {
		if len(o.Data) > most {
			t.Errorf("%s has %d bytes, more than %d", o.Path, len(o.Data), most)
		}
	}
}

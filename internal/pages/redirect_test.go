package pages

import (
	"slices"
	"testing"

	"dossier/internal/annot"
)

func TestOldAddressesLeadToTheNewOnes(t *testing.T) {
	one := org("one")
	one.Aliases = []string{"First", "one-", "isis:2016"}
	secret := person("secret", true, "Ann")
	secret.Aliases = []string{"ann-brown"}
	g := site(t, map[string]string{"raid": "---\naliases: [old-raid]\n---\n# The raid\n"}, one, secret)
	kinds := []annot.Kind{thingKind{name: "organization"}, thingKind{name: "person"}}
	p := planned(g, "https://example.org/d/", kinds...)
	for old, now := range map[string]string{
		"articles/old-raid/index.html":       "articles/raid/index.html",
		"organizations/first/index.html":     "organizations/one/index.html",
		"organizations/isis-2016/index.html": "organizations/one/index.html",
	} {
		c := content[*Redirect](t, p, old)
		if page := p[old]; c.To != now || c.Link.Runs()[0].Href != now || !page.NoIndex || page.Type != "redirect" || page.Canonical != "https://example.org/d/"+now[:len(now)-len("index.html")] {
			t.Errorf("%s: got %+v, %+v", old, c, page)
		}
	}
	count := 0
	for _, page := range p {
		if page.Type == "redirect" {
			count++
		}
	}
	if count != 3 {
		t.Errorf("got %d pages at old addresses", count)
	}
	var kept []string
	for _, a := range Addresses(g, kinds) {
		if a.At.Start != 0 || a.Path == "articles/old-raid/index.html" {
			kept = append(kept, a.Path)
		}
	}
	if !slices.Contains(kept, "articles/old-raid/index.html") {
		t.Error("no room is kept for an old address, so that a collision with it is not reported")
	}
}

package gate_test

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/gate"
	"dossier/internal/link"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

// labels is a LabelSource with fixed answers.
type labels map[string][]pages.Owed

func (l labels) Owed(org, _ string) []pages.Owed          { return l[org] }
func (l labels) OnDate(string, string, annot.Date) string { return "" }
func (l labels) Unlinked(string) bool                     { return false }

type entity struct{ annot.Base }

// graph links organizations with their names, the first first.
func graph(t *testing.T, orgs map[string][]string) *link.Graph {
	t.Helper()
	var in link.Input
	for id, names := range orgs {
		e := &entity{annot.Base{Kind: "organization", ID: id, Title: names[0], Sought: true}}
		for _, n := range names {
			e.Base.Names = append(e.Base.Names, annot.Name{Text: n})
		}
		in.Entities = append(in.Entities, e)
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

const (
	sign   = `<a class="label-sign" href="#label-isis-ru-terrorist">†</a>`
	paren  = ` <span class="label-paren">(Banned)</span>`
	drawn  = `<tspan class="label-sign" data-note="label-isis-ru-terrorist">†</tspan>`
	note   = `<p class="label-note" id="label-isis-ru-terrorist">† ISIS: Banned.</p>`
	print  = `<span class="mark mark-label" data-label="alq=US isis=RU">*</span>`
	beside = `<a class="label-sign" href="#label-isis-ru-terrorist-p1">†</a>`
	card   = `<div class="card card-label" id="label-isis-ru-terrorist-p1"><p>ISIS</p><p>Banned.</p></div>`
)

// russian is the label that ISIS owes in the tests, as change makes it.
func russian(change func(*pages.Owed)) labels {
	o := pages.Owed{Org: "isis", Jurisdiction: "RU", Kind: "terrorist", Wording: "Banned.", Mark: "†", Placement: "sign", Scope: "every", Headline: true, Aliases: true}
	if change != nil {
		change(&o)
	}
	return labels{"isis": {o}}
}

// bare counts the mentions that stand bare in a page.
func bare(t *testing.T, owed labels, page string) int {
	t.Helper()
	g := graph(t, map[string][]string{"isis": {"ISIS", "Islamic State", "Front"}, "free": {"Free", "Front"}, "alq": {"al-Qaeda"}})
	return len(gate.Check([]publish.Output{{Path: "a.html", Data: []byte(page)}}, g, owed, "en"))
}

func TestMentionsAreHeldAgainstTheirLabels(t *testing.T) {
	scope := func(s string, headline bool) labels {
		return russian(func(o *pages.Owed) { o.Scope, o.Headline = s, headline })
	}
	every, first, section := scope("every", true), scope("first-in-page", true), scope("first-in-section", true)
	for _, c := range []struct {
		owed labels
		body string
		want int
	}{
		{every, `<p>ISIS</p>`, 1},
		{every, `<p>ISIS` + sign + ` and ISIS` + paren + `</p>` + note, 0},
		{every, `<p>ISIS` + sign + ` and ISIS</p>` + note, 1},
		{every, `<p>Islamic<br>State</p><p>Islamic <em>State</em>` + sign + `</p>` + note, 1},
		{every, `<p>I&shy;SIS</p>`, 1},
		{every, `<p><span class="excused">ISIS</span> ISIS</p>`, 1},
		{every, `<p>Free, Front</p>`, 0},
		{every, `<h2>ISIS</h2>`, 1},
		{scope("every", false), `<h2>ISIS</h2><p>ISIS` + sign + `</p>` + note, 0},
		{every, note + `<p class="label-note">ISIS: Banned <a href="#label-isis-ru-terrorist">More</a></p>`, 0},
		{every, `<p class="label-note">ISIS: Banned</p>`, 1},
		{first, `<p>ISIS` + sign + `</p><h2>x</h2><p>ISIS</p>` + note, 0},
		{first, `<p>ISIS</p><p>ISIS` + sign + `</p>` + note, 1},
		{scope("first-in-page", false), `<h1>ISIS</h1><p>ISIS</p>`, 1},
		{section, `<p>ISIS` + sign + ` ISIS</p><h2>x</h2><p>ISIS</p>` + note, 1},
		{section, `<p>ISIS` + sign + ` ISIS</p><h2>ISIS` + sign + `</h2><p>ISIS</p>` + note, 0},
	} {
		if got := bare(t, c.owed, "<html><body><main>"+c.body+"</main></body></html>"); got != c.want {
			t.Errorf("%s\n%d mentions are bare, want %d", c.body, got, c.want)
		}
	}
}

// Each finished page is whole; with the label taken out of it, or put where it
// tells nobody anything, the gate stops it.
func TestPageWithItsLabelTakenOutIsStopped(t *testing.T) {
	every := russian(nil)
	alias := russian(func(o *pages.Owed) { o.Aliases = false })
	aside := russian(func(o *pages.Owed) { o.Placement = "margin" })
	banner := russian(func(o *pages.Owed) { o.Placement = "banner" })
	excused := `<h1><a class="pn" href="#p1">1</a> News of <span class="excused">ISIS</span> the river</h1>`
	both := labels{"isis": {every["isis"][0], {Org: "isis", Jurisdiction: "US", Kind: "terrorist", Wording: "Listed.", Mark: "§", Scope: "every", Headline: true, Aliases: true}}}
	for name, c := range map[string]struct {
		owed     labels
		page     string
		cut, put string
	}{
		"the sign":                     {every, `<p>ISIS` + sign + `</p>` + note, sign, ``},
		"the note of the sign":         {every, `<p>ISIS` + sign + `</p>` + note, note, ``},
		"the wording of the note":      {every, `<p>ISIS` + sign + `</p>` + note, `Banned.`, ``},
		"a note that is hidden":        {every, `<p>ISIS` + sign + `</p>` + note, `class="label-note"`, `hidden`},
		"a sign of another label":      {every, `<p>ISIS` + sign + `</p>` + note, `#label-isis-ru-terrorist`, `#label-isis-us-terrorist`},
		"parentheses":                  {every, `<p>ISIS` + paren + `</p>`, paren, ``},
		"other words in parentheses":   {every, `<p>ISIS` + paren + `</p>`, `(Banned)`, `(Listed)`},
		"a printed label":              {every, `<p>ISIS` + print + `</p>`, print, ``},
		"one of another organization":  {every, `<p>ISIS` + print + `</p>`, `isis=RU`, `alq=RU`},
		"one of another jurisdiction":  {every, `<p>ISIS` + print + `</p>`, `isis=RU`, `isis=US`},
		"one of no jurisdiction":       {every, `<p>ISIS` + print + `</p>`, `isis=RU`, `isis=`},
		"the second label":             {both, `<p>ISIS <span class="label-paren">(Listed)</span>` + print + `</p>`, ` <span class="label-paren">(Listed)</span>`, ``},
		"a first name":                 {alias, `<p>ISIS` + sign + `, Islamic State</p>` + note, sign, ``},
		"a card in the margin":         {aside, `<p>ISIS` + beside + `</p>` + card, card, ``},
		"a card that is to be opened":  {aside, `<p>ISIS` + beside + `</p>` + card, `id=`, `popover id=`},
		"the sign of a card":           {aside, `<p>ISIS` + beside + `</p>` + card, beside, ``},
		"a card that is none":          {aside, `<p>ISIS` + beside + `</p>` + card, `card-label`, `card-org`},
		"the banner":                   {banner, `<div class="banners"><p class="label-note">ISIS: Banned. <a href="#label-isis-ru-terrorist">More</a></p></div><p>ISIS` + sign + `</p>` + note, `class="banners"`, ``},
		"the title of the tab":         {every, `<title>ISIS (Banned)</title>`, ` (Banned)`, ``},
		"code":                         {every, `<p><code>ISIS raid</code>` + sign + ` on</p>` + note, sign, ``},
		"code and what follows":        {every, `<p><code>ISIS</code>` + sign + ` raid</p>` + note, `</code>` + sign + ` raid`, ` raid</code>` + ` of` + sign},
		"words in a drawing":           {every, `<svg><text>Raids by ISIS` + drawn + `</text></svg>` + note, drawn, ``},
		"words in a part of them":      {every, `<svg><text><tspan>IS</tspan>IS<tspan class="label-paren"> (Banned)</tspan></text></svg>`, `<tspan class="label-paren"> (Banned)</tspan>`, ``},
		"the title of a drawing":       {every, `<svg><title>ISIS (Banned)</title></svg>`, ` (Banned)`, ``},
		"the title of a shape":         {every, `<svg><circle><title>ISIS (Banned)</title></circle></svg>`, ` (Banned)`, ``},
		"the description of a drawing": {every, `<svg><desc>ISIS (Banned), ISIS</desc></svg>`, ` (Banned)`, ``},
		"what is read out":             {every, `<button class="sign" aria-label="About ISIS (Banned)"></button>`, ` (Banned)`, ``},
		"a description":                {every, `<meta name="description" content="ISIS (Banned) and ISIS">`, `ISIS (Banned) and`, `ISIS and`},
		"a label too far behind":       {every, `<img alt="ISIS (Banned) in a town">`, ` (Banned) in a town`, ` in a town (Banned)`},
		"the excuse of a picture":      {every, `<span class="excused"><img alt="ISIS"></span>`, `excused`, ``},
		"the excuse of a headline":     {every, `<title>News of ISIS the river – Dossier</title>` + excused, `class="excused"`, ``},
		"a title not of the headline":  {every, `<title>News of ISIS the river – Dossier</title>` + excused, `<title>News of`, `<title>Raid by`},
		"the notice of a file":         {every, `<body data-page="source-view"><p>ISIS` + paren + `</p><pre>[ISIS]{org=isis}</pre>`, `<p>ISIS` + paren + `</p>`, ``},
	} {
		whole := "<!DOCTYPE html><html><body><main>" + c.page + "</main></body></html>"
		if strings.Contains(c.page, "<body ") {
			whole = c.page
		}
		if n := bare(t, c.owed, whole); n != 0 {
			t.Errorf("%s: %d mentions are bare in the whole page", name, n)
		}
		if !strings.Contains(whole, c.cut) {
			t.Fatalf("%s: %s does not stand in the page", name, c.cut)
		}
		if n := bare(t, c.owed, strings.Replace(whole, c.cut, c.put, 1)); n == 0 {
			t.Errorf("%s: the gate lets the page through without it", name)
		}
	}
}

// TestAFileThatCannotBeReadDoesNotPass holds that the gate fails closed: HTML
// that the parser gives up is reported, whatever is in it.
func TestAFileThatCannotBeReadDoesNotPass(t *testing.T) {
	deep := strings.Repeat("<div>", 600) + "ISIS" + strings.Repeat("</div>", 600)
	g, _ := link.Link(link.Input{})
	if found := gate.Check([]publish.Output{{Path: "a.html", Data: []byte(deep)}}, g, nil, "en"); len(found) != 1 {
		t.Errorf("got %v", found)
	}
}

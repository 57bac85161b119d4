package build_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"dossier/internal/build"
	"dossier/internal/gate"
	"dossier/internal/kind"
	"dossier/internal/markdown"

	theme "dossier"
)

// bearers are names as organizations have them: short, long, of several words,
// in other scripts, with signs in them.
var bearers = []string{
	"Zorba Front", "ZORBA", "Zx", "al-Qorr", "O’Zeil", "Z.Q.R.", "Zorba Front of the North", "Фронт Зари", "ЗР", "Zé Livre", "Zahoo!",
	"Q7", "Front & Sons", "Zq\u00a0Zr", "(Zed)", "Zap|Zip", "Z*", "\"Zot\"", "Zu_Zu", "Zy Zy Zy",
}

// dossierOf draws a dossier. Nearly all mentions in its texts are marked.
type dossierOf struct {
	t     *rapid.T
	files fstest.MapFS
	names map[string][]string // by organization
	orgs  []string
}

func (d *dossierOf) put(path, format string, args ...any) {
	d.files[path] = &fstest.MapFile{Data: []byte(fmt.Sprintf(format, args...)), Mode: 0o644}
}

func (d *dossierOf) one(label string, of ...string) string {
	return rapid.SampledFrom(of).Draw(d.t, label)
}

func (d *dossierOf) chance(label string, percent int) bool {
	return rapid.IntRange(0, 99).Draw(d.t, label) < percent
}

// words are what a record says: it may name anybody, without marks.
func (d *dossierOf) words(label string) string {
	var out []string
	for range rapid.IntRange(1, 3).Draw(d.t, label) {
		if d.chance(label+" names", 50) {
			out = append(out, d.name(d.org()))
		} else {
			out = append(out, d.one(label+" word", "the report", "«", "and", "<b>", "\"it\"", "a & b", "’s view:", "x</script>", "{org=none}", "17"))
		}
	}
	return strings.Join(out, " ")
}

// quote writes words as a YAML scalar.
func quote(words string) string { return "'" + strings.ReplaceAll(words, "'", "''") + "'" }

func (d *dossierOf) org() string { return rapid.SampledFrom(d.orgs).Draw(d.t, "org") }

func (d *dossierOf) name(org string) string {
	return rapid.SampledFrom(d.names[org]).Draw(d.t, "name")
}

// escape writes words as Markdown prints them.
func escape(words string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `<`, `\<`, `&`, `\&`, "`", "\\`", `"`, `\"`, `(`, `\(`).Replace(words)
}

// mention writes a name in one of the ways in which a text may hold it.
func (d *dossierOf) mention() string {
	org := d.org()
	name := d.name(org)
	e := escape(name)
	mark := "{org=" + org + "}"
	switch rapid.IntRange(0, 15).Draw(d.t, "how") {
	case 0:
		return "[" + e + "]{org=none note=" + `"another ` + strings.NewReplacer(`"`, "", `\`, "").Replace(name) + `"}`
	case 1:
		return "[*" + e + "*]" + mark
	case 2:
		return "[the [" + e + "]" + mark + " page](https://example.org/a)"
	case 3:
		return "[" + strings.Replace(e, " ", "\n", 1) + "]" + mark
	case 4:
		return "[" + strings.Replace(e, " ", " **x** ", 1) + "]" + mark
	case 5:
		return "anti-[" + e + "]" + mark + "-group"
	case 6:
		r := []rune(name)
		return "[" + escape(string(r[:1])) + "&shy;" + escape(string(r[1:])) + "]" + mark
	case 7:
		return "[" + e + "]{org=" + org + " .suggested}"
	case 8:
		return "[“[" + e + "]" + mark + " says”]{.quote by=" + org + " checked=no}"
	case 9:
		return "[" + e + "]" + mark + "[\\*]{label=" + org + " jurisdiction=RU}"
	case 10:
		return "[**" + e + "** and others]{org=" + org + ` note="` + strings.NewReplacer(`"`, "", `\`, "").Replace(d.words("note")) + `"}`
	case 11:
		return "[`" + strings.ReplaceAll(name, "`", "") + "`]" + mark
	case 12:
		if d.chance("bare", 8) {
			return e
		}
		return "[" + e + "]" + mark
	default:
		return "[" + e + "]" + mark
	}
}

// line writes words and mentions.
func (d *dossierOf) line() string {
	var out []string
	for range rapid.IntRange(1, 5).Draw(d.t, "pieces") {
		if d.chance("mention", 45) {
			out = append(out, d.mention())
		} else {
			out = append(out, d.one("plain", "the news", "said", "*that*", "of old.", "\nThen", "“so”", "5 % of", "see", "[this](index.md)", "[it]{note=\"a remark\"}"))
		}
	}
	return strings.Join(out, " ")
}

// text writes a body.
func (d *dossierOf) text(title string) string {
	var b strings.Builder
	if title != "" {
		b.WriteString("# " + title + "\n\n")
	}
	for i := range rapid.IntRange(1, 7).Draw(d.t, "blocks") {
		flat := strings.ReplaceAll(d.line(), "\n", " ")
		switch rapid.IntRange(0, 8).Draw(d.t, "block") {
		case 0:
			b.WriteString("## " + flat + "\n\n")
		case 1:
			b.WriteString("- " + flat + "\n- " + strings.ReplaceAll(d.line(), "\n", " ") + "\n\n")
		case 2:
			b.WriteString("> " + flat + "\n\n")
		case 3:
			if !strings.Contains(flat, "|") {
				b.WriteString("| a | " + flat + " |\n|---|---|\n| c | " + "d" + " |\n\n")
			}
		case 4:
			fmt.Fprintf(&b, "Note[^n%d] and again[^n%d].\n\n[^n%d]: %s\n\n", i, i, i, flat)
		case 5:
			b.WriteString("## The same words\n\n")
		default:
			b.WriteString(strings.TrimLeft(d.line(), "\n ") + "\n\n")
		}
	}
	return b.String()
}

// article writes an article and the original that it has.
func (d *dossierOf) article(slug string) {
	body := d.text(strings.ReplaceAll(d.line(), "\n", " "))
	a, _ := markdown.Parse("content/articles/"+slug+".md", []byte(body))
	var original []string
	for _, p := range markdown.Text(a) {
		original = append(original, strings.Join(strings.FieldsFunc(p.Text, func(r rune) bool { return r == '\n' }), " "))
	}
	raw := strings.Join(original, "\n\n")
	d.put("content/originals/"+slug+".txt", "%s", raw)
	d.put("content/articles/"+slug+".md", "---\npublisher: %s\nbyline: [{literal: %s}]\nissued: 2016-12-01\nshow: %s\noriginal: {file: originals/%s.txt, sha256: %x}\nrights: {status: quotation, basis: %s}\nchanges: [{on: 2026-01-01, kind: published, text: %s}]\nreply: {on: 2026-01-02, text: %s}\n---\n%s",
		d.org(), quote(d.words("byline")), d.one("show", "full", "full", "excerpts", "notes-only"), slug, sha256.Sum256([]byte(raw)),
		quote(d.words("basis")), quote(d.words("change")), quote(d.words("reply")), body)
}

func (d *dossierOf) organizations() {
	for i := range rapid.IntRange(1, 4).Draw(d.t, "orgs") {
		id := fmt.Sprintf("org-%c", 'a'+i)
		d.orgs = append(d.orgs, id)
		d.names[id] = rapid.SliceOfNDistinct(rapid.SampledFrom(bearers), 1, 4, rapid.ID[string]).Draw(d.t, "names")
	}
	for _, id := range d.orgs {
		var b strings.Builder
		fmt.Fprintf(&b, "id: %s\nname: %s\nnote: %s\nurl: https://%s.example/\nnames:\n", id, quote(d.names[id][0]), quote(d.words("note of org")), id)
		for _, n := range d.names[id] {
			fmt.Fprintf(&b, "  - {text: %s, case: %s}\n", quote(n), d.one("case", "exact", "fold"))
		}
		b.WriteString("designations:\n")
		for _, j := range []string{"RU", "US"} {
			if d.chance("designated", 75) {
				fmt.Fprintf(&b, "  - {jurisdiction: %s, kind: %s, decided: %s, authority: %s, listed_as: %s, checked: 2026-01-01, changes: [{on: 2031-01-01, what: renamed, listed_as: %s}]}\n",
					j, d.one("kind", "terrorist", "undesirable", "foreign-agent"), d.one("decided", "2010-01-01", "2020-01", "2030-01-01"),
					quote(d.words("authority")), quote(d.words("listed as")), quote(d.words("renamed")))
			}
		}
		d.put("content/organizations/"+id+".yaml", "%s", strings.TrimSuffix(b.String(), "designations:\n"))
	}
}

func (d *dossierOf) records() {
	d.put("content/sources/s.yaml", "- {id: src-a, type: report, title: %s, publisher: %s, note: %s, author: [{family: %s}], container-title: %s}\n- {id: 'doe:2016/x', type: report, title: %s}\n",
		quote(d.words("title")), quote(d.words("publisher")), quote(d.words("note")), quote(d.words("author")), quote(d.words("container")), quote(d.words("title")))
	d.put("content/people/p.yaml", "id: per-a\nname: %s\npublic: true\nroles: [{text: %s, organization: %s}]\n", quote(d.words("person")), quote(d.words("role")), d.org())
	d.put("content/figures/f.yaml", "quantities: [{id: q-a, title: %s, unit: %s}]\nfigures:\n  - {id: f-a, quantity: q-a, value: 17, measure: %s, population: %s, scope: %s, hedge: %s, claimed_by: [%s], source: src-a, place: [%s]}\n  - {id: f-b, quantity: q-a, derived_from: f-a, value: 18, claimed_by: unnamed, basis: none-given, source: src-a, actor: {all: [%s]}}\n",
		quote(d.words("quantity")), quote(d.words("unit")), quote(d.words("measure")), quote(d.words("population")), quote(d.words("scope")), quote(d.words("hedge")), d.org(), quote(d.words("place")), d.org())
	if d.chance("policy", 75) {
		var b strings.Builder
		b.WriteString("id: house-ru\njurisdiction: RU\nfrom: 2000-01-01\nrules:\n")
		for _, k := range []string{"terrorist", "undesirable", "foreign-agent"} {
			fmt.Fprintf(&b, "  - {kind: %s, wording: {en: %s}, placement: %s, sign: \"†\", scope: %s, headline: %s, links: %s, aliases: %s}\n", k, quote("Banned, they say."),
				d.one("placement", "sign", "parenthesis", "banner", "margin"), d.one("scope", "every", "every", "first-in-page", "first-in-section"),
				d.one("headline", "true", "true", "false"), d.one("links", "keep", "text-only"), d.one("aliases", "true", "true", "false"))
		}
		d.put("content/policies/ru.yaml", "%s", b.String())
	}
}

// draw draws a whole dossier.
func draw(t *rapid.T) fstest.MapFS {
	d := &dossierOf{t: t, files: fstest.MapFS{}, names: map[string][]string{}}
	d.organizations()
	d.records()
	d.put("dossier.yaml", "title: %s\ndescription: %s\naudience: %s\neditors: [{id: ed, name: %s}]\n", quote(d.words("site")), quote(d.words("about")),
		d.one("audience", "[RU]", "[RU, US]", "US"), quote(d.words("editor")))
	d.put("content/index.md", "%s", d.text(""))
	d.put("content/method.md", "%s", d.text(strings.ReplaceAll(d.line(), "\n", " ")))
	d.article("one")
	if d.chance("two", 40) {
		d.article("two")
	}
	return d.files
}

// TestNoMentionLeavesUnlabelled draws dossiers. In each, every name found in a
// text is covered, excused or an error; and when there is no error, the gate,
// which reads the finished files, finds no bare mention, and the site is whole.
func TestNoMentionLeavesUnlabelled(t *testing.T) {
	clean, labelled := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		files := draw(t)
		r, err := build.New(files, theme.Theme).Build(context.Background(), build.Options{Today: 20000})
		if err != nil {
			t.Fatal(err)
		}
		reported := 0
		for _, d := range r.Diagnostics {
			if d.Code == "unlabelled-mention" {
				reported++
			}
		}
		found, open := 0, 0
		for _, doc := range r.Graph.Docs() {
			for _, f := range r.Graph.Found(doc) {
				found++
				if f.Org == "" && !f.Excused {
					open++
				}
			}
		}
		if reported != open {
			t.Fatalf("%d mentions are open, %d reported", open, reported)
		}
		if r.HasErrors() {
			return
		}
		clean++
		labelled += found
		for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
			t.Errorf("%s", bare)
		}
		for _, f := range readSite(t, r.Outputs).faults() {
			t.Errorf("%s", f)
		}
	})
	t.Logf("%d dossiers without errors, %d mentions in them", clean, labelled)
}

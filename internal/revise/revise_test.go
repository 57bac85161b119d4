package revise

import (
	"errors"
	"os"
	"path"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/importer"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// session is an article whose words an editor has put annotations around, and
// the file that its publisher has now.
type session struct {
	name    string // of the files
	old     string
	edits   []string // pairs: what stands in the imported article, and what an editor makes of it
	now     string
	front   string // lines of front matter that the editor has added
	picture func(string) ([]byte, error)
}

func (s session) imported(t testing.TB, text string) importer.Result {
	t.Helper()
	r, list := importer.Import(s.name, []byte(text), importer.Options{Slug: "story", Lang: "en", Retrieved: "2026-11-21", Picture: s.picture,
		Organizations: func(text string) (names []importer.Name) {
			for at := 0; ; at += len("ISIS") {
				i := strings.Index(text[at:], "ISIS")
				if i < 0 {
					return names
				}
				at += i
				names = append(names, importer.Name{From: at, To: at + len("ISIS"), ID: "isis"})
			}
		}})
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	return r
}

// input makes the article as the editor has it.
func (s session) input(t testing.TB) Input {
	t.Helper()
	first := s.imported(t, s.old)
	src := string(first.Article)
	for i := 0; i < len(s.edits); i += 2 {
		if !strings.Contains(src, s.edits[i]) {
			t.Fatalf("%q does not stand in\n%s", s.edits[i], src)
		}
		src = strings.Replace(src, s.edits[i], s.edits[i+1], 1)
	}
	src = strings.Replace(src, "\nlang: en\n", "\nlang: en\n"+s.front, 1)
	old, list := markdown.Parse(first.ArticlePath, []byte(src))
	text := first.Original
	if first.ExtractedPath != "" {
		text = first.Extracted
	}
	if list = append(list, verbatim.Compare(old, "x", text)...); diag.HasErrors(list) {
		t.Fatalf("%v\n%s", list, src)
	}
	return Input{Old: old, Text: text, Base: first.Article, New: s.imported(t, s.now), Today: "2026-11-22", Taken: nothing}
}

func (s session) revise(t testing.TB) Revision {
	t.Helper()
	r, list := Plan(s.input(t))
	if len(list) > 0 {
		t.Fatal(list)
	}
	return r
}

// result gives the body of a revised article and what was lost, a line each.
func (s session) result(t testing.TB) (body, lost string) {
	t.Helper()
	r := s.revise(t)
	a, _ := markdown.Parse(r.Path, r.Article)
	var lines []string
	for _, l := range r.Lost {
		lines = append(lines, l.What+" "+strings.ReplaceAll(l.Markdown, "\n", " ")+": "+l.Why)
	}
	return strings.TrimSpace(string(a.Src[a.Body:])), strings.Join(lines, "\n")
}

func TestAnnotationsArePlacedAgain(t *testing.T) {
	const head = "A raid on the valley\n\n"
	for _, test := range []struct {
		name string
		session
		body, lost string
	}{
		{"in a sentence that moved to another paragraph",
			session{old: head + "One army came. Two towns fell to it.\n\nNobody saw the end of it all.", edits: []string{"Two towns", "[Two towns]{note=n}"},
				now: head + "One army came.\n\nNobody saw the end of it all. Two towns fell to it."},
			"One army came.\n\nNobody saw the end of it all.\n[Two towns]{note=n} fell to it.", ""},
		{"in a sentence whose other words were changed",
			session{old: head + "The army of the north came at dawn over the old bridge.", edits: []string{"of the north", "[of the north]{note=n}"},
				now: head + "The army of the north came at dusk over the new bridge."},
			"The army [of the north]{note=n} came at dusk over the new bridge.", ""},
		{"by the words around them, of two equal ones",
			session{old: head + "The town was taken, and then the town burnt for a day.", edits: []string{"the town burnt", "the [town]{note=n} burnt"},
				now: head + "The town was taken at night, and then the town burnt for a week."},
			"The town was taken at night, and then the [town]{note=n} burnt for a week.", ""},
		{"never where two places are equally good",
			session{old: head + "He saw the town there.", edits: []string{"the town", "the [town]{note=n}"},
				now: head + "We saw the town; she saw the town."},
			"We saw the town; she saw the town.", "annotation [town]{note=n}: its words stand at several places that fit equally well"},
		{"never in another sentence that was there already",
			session{old: head + "The town burnt. The river saw a town.", edits: []string{"The town", "The [town]{note=n}"},
				now: head + "The river saw a town."},
			"The river saw a town.", "annotation [town]{note=n}: its words are no longer in the text"},
		{"no number by itself",
			session{old: head + "At the bridge 12 soldiers fell that night.", edits: []string{"12", "[12]{figure=f}"},
				now: head + "At the bridge there fell 15 soldiers, among 12 towns that night."},
			"At the bridge there fell 15 soldiers, among 12 towns that night.", "annotation [12]{figure=f}: its words stand elsewhere, in another sentence"},
		{"with what is nested in them",
			session{old: head + "The army against the front came by night.", edits: []string{"army against the front", "[army against the [front]{org=b}]{org=a}"},
				now: head + "The army against the front came by day."},
			"The [army against the [front]{org=b}]{org=a} came by day.", ""},
		{"inside of another one that is lost",
			session{old: head + "The army against the front came by night.", edits: []string{"army against the front", "[army against the [front]{org=b}]{org=a}"},
				now: head + "The army and the front came by night."},
			"The army and the [front]{org=b} came by night.", "annotation [army against the [front]{org=b}]{org=a}: its words are no longer in the text"},
		{"around equal words in their old order",
			session{old: head + "The army came by night.", edits: []string{"The army", "[[The army]{org=b}]{.quote by=c}"},
				now: head + "The army came by day."},
			"[[The army]{org=b}]{.quote by=c} came by day.", ""},
		{"parts of words",
			session{old: head + "An antiwar town stood by the river.", edits: []string{"antiwar", "anti[war]{note=n}"},
				now: head + "An antiwar town stood by the lake."},
			"An anti[war]{note=n} town stood by the lake.", ""},
		{"citations and footnotes with their bodies",
			session{old: head + "The army came by night. It left.", edits: []string{"night.", "night [@a, p. 4].[^x]", "left.", "left.[^x]\n\n[^x]: So [@b]."},
				now: head + "The army came by day. It left."},
			"The army came by day [@a, p. 4].[^x]\nIt left.[^x]\n\n[^x]: So [@b].", ""},
		{"words of the editor",
			session{old: head + "The army came by night to the town.", edits: []string{"army", "army [sic]{.inserted}"},
				now: head + "The army came by day to the town."},
			"The army [sic]{.inserted} came by day to the town.", ""},
		{"omissions, though what is left out has changed",
			session{old: head + "The army came by night to the town. It left.", edits: []string{"by night", "[…]{.omitted}"},
				now: head + "The army came on a day in May to the town. It left."},
			"The army came […]{.omitted} to the town.\nIt left.", ""},
		{"omissions of paragraphs",
			session{old: head + "The army came.\n\nA long story.\n\nIt left the town.", edits: []string{"A long story.", "[…]{.omitted}"},
				now: head + "The army came.\n\nA longer story.\n\nIn two parts.\n\nIt left the town."},
			"The army came.\n\n[…]{.omitted}\n\nIt left the town.", ""},
		{"no omissions where nothing is left to be left out",
			session{old: head + "The army came.\n\nA long story.\n\nIt left the town.", edits: []string{"A long story.", "[…]{.omitted}"},
				now: head + "The army came.\n\nIt left the town."},
			"The army came.\n\nIt left the town.", "omission […]{.omitted}: nothing stands between the words beside it any more, or they are gone"},
		{"links inside the dossier",
			session{old: head + "The army came by night to the town.", edits: []string{"army", "[army](other.md)"},
				now: head + "The army came by day to the town."},
			"The [army](other.md) came by day to the town.", ""},
		{"the editor's own paragraphs",
			session{old: head + "The army came by night.\n\nIt left.", edits: []string{"night.\n", "night.\n\n[This is disputed.]{.inserted}\n"},
				now: head + "The army came by day.\n\nIt left."},
			"The army came by day.\n\n[This is disputed.]{.inserted}\n\nIt left.", ""},
		{"parts of the article that the editor has found",
			session{old: head + "The army came by night.\n\nIt left.\n\nIt came again.", edits: []string{"It left.", "[It [left]{note=n}.]{.standfirst note=m}"},
				now: head + "The army came by night.\n\nIt left at last.\n\nIt came again."},
			"The army came by night.\n\n[It [left]{note=n} at last.]{.standfirst note=m}\n\nIt came again.", ""},
		{"headings that the editor has found",
			session{old: head + "The army came by night.\n\nThe end\n\nIt left.", edits: []string{"The end", "## The end"},
				now: head + "The army came by day.\n\nThe end\n\nIt left."},
			"The army came by day.\n\n## The end\n\nIt left.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.session.name = "story.txt"
			body, lost := test.result(t)
			if want := "# A raid on the valley\n\n" + test.body; body != want {
				t.Errorf("the article is\n%s\nand should be\n%s", body, want)
			}
			if lost != test.lost {
				t.Errorf("lost is\n%s\nand should be\n%s", lost, test.lost)
			}
		})
	}
}

func TestMarkupIsTheNewFiles(t *testing.T) {
	page := func(body string) string {
		return "<html><head><title>A raid</title></head><body><article><h1>A raid on the valley</h1>" + body + "</article></body></html>"
	}
	s := session{name: "story.html",
		old:   page("<p>The <em>army</em> came over <a href=\"https://example.org/a\">the bridge</a> at night.</p><p>Nobody saw it, and <b>nobody</b> spoke of it.</p><p>ISIS* was there.</p><p>* Banned in Russia.</p>"),
		edits: []string{"*army*", "[*army*]{org=a}", "the bridge", "the [bridge]{note=n}", "Nobody saw", "*Nobody* saw", `\*]{label=isis`, `\*]{note=m label=isis`},
		now:   page("<p>The army came over <a href=\"https://example.org/b\">the bridge</a> on <em>Friday</em> at night.</p><p>Nobody saw it, and <b>nobody</b> spoke of it.</p><p>ISIS* was not there.</p><p>* Banned in Russia.</p>")}
	body, lost := s.result(t)
	want := `# A raid on the valley

The [army]{org=a} came over [the [bridge]{note=n}](https://example.org/b) on *Friday* at night.

*Nobody* saw it, and **nobody** spoke of it.

ISIS[\*]{note=m label=isis jurisdiction=RU} was not there.

[\* Banned in Russia.]{label=isis jurisdiction=RU}`
	if body != want || lost != "" {
		t.Errorf("the article is\n%s\n%s", body, lost)
	}
}

// png is a picture of one point.
const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"

func TestPicturesAreTheNewFilesAndTheirDescriptionsTheEditors(t *testing.T) {
	page := func(body string) string {
		return "<html><head><title>A raid</title></head><body><article><h1>A raid on the valley</h1>" + body + "</article></body></html>"
	}
	s := session{name: "story.html", picture: func(source string) ([]byte, error) {
		if source == "gone.png" {
			return nil, errors.New("no answer")
		}
		return []byte(png), nil
	},
		old:   page(`<p>The army came over the bridge at night.</p><figure><img src="a.png" alt="A bridge" width="600" height="400"></figure><p>Nobody saw it, and nobody spoke of it.</p><figure><img src="gone.png" alt="Them" width="600" height="400"></figure>`),
		edits: []string{"![A bridge]", "![The old bridge in winter]"},
		now:   page(`<p>The army came over the bridge by day.</p><figure><img src="a.png" alt="A bridge" width="600" height="400"></figure><p>Nobody saw it, and nobody spoke of it then.</p><figure><img src="gone.png" alt="Them" width="600" height="400"></figure>`)}
	body, lost := s.result(t)
	if !strings.Contains(body, "\n\n![The old bridge in winter](../media/") || strings.Count(body, "![") != 1 || strings.Count(body, "[^picture-1]") != 2 || lost != "" {
		t.Errorf("the article is\n%s\n%s", body, lost)
	}
	s.now = page(`<p>The army came over the bridge by day.</p><p>Nobody saw it, and nobody spoke of it then.</p>`)
	if body, lost = s.result(t); strings.Contains(body, "![") || strings.Contains(body, "[^") || !strings.HasPrefix(lost, "picture ![The old bridge in winter]") || strings.Contains(lost, "\n") {
		t.Errorf("the article is\n%s\n%s", body, lost)
	}
}

func TestAFileWithOtherBytesAndTheSameArticleChangesNothing(t *testing.T) {
	page := func(rest string) string {
		return "<html><head><title>A raid</title></head><body><article><h1>A raid on the valley</h1><p>The army came at night, and nobody saw it.</p></article>" + rest + "</body></html>"
	}
	s := session{name: "story.html", old: page(""), now: page("<!-- served at noon -->")}
	if r := s.revise(t); !r.Unchanged || r.Article != nil {
		t.Errorf("%+v", r)
	}
}

func TestTheFrontMatterStaysAsItIsWritten(t *testing.T) {
	s := session{name: "story.txt", old: "A raid on the valley\n\nOne army came.\n\nTwo towns fell.\n\nThree rivers ran.", now: "A raid on the valley\n\nA new beginning.\n\nOne army came.\n\nThree rivers ran.",
		front: "dismissed: [p4 figure Three, \"p3 figure Two\", p2 figure One] # by us\nrights: {status: permission} # ask again\nchanges: [{on: 2026-11-20, kind: published, text: First published.}]\n"}
	s.edits = []string{"rights: {status: unknown}\n", ""}
	r := s.revise(t)
	src := string(r.Article)
	for _, want := range []string{
		"original: {file: originals/story.2026-11-22.txt, sha256: ",
		"earlier_originals:\n  - {file: originals/story.txt, sha256: ",
		"dismissed: [p4 figure Three, p3 figure One] # by us\n",
		"rights: {status: permission} # ask again\n",
		`text: First published.}, {on: 2026-11-22, kind: update, text: "The text was revised by its publisher: 1 paragraph new, 1 gone."}]` + "\n",
	} {
		if !strings.Contains(src, want) {
			t.Errorf("%q is missing in\n%s", want, src)
		}
	}
}

func TestAnArticleThatIsNotCleanIsNotRevised(t *testing.T) {
	s := session{name: "story.txt", old: "A raid on the valley\n\nOne army came.", now: "A raid on the valley\n\nTwo armies came."}
	for name, change := range map[string][2]string{
		"another word":     {"One army", "Our army"},
		"bad attributes":   {"One army", "[One army]{org}"},
		"no front matter":  {},
		"one line of YAML": {},
	} {
		in := s.input(t)
		src := string(in.Old.Src)
		switch name {
		case "no front matter":
			src = src[in.Old.Body:]
		case "one line of YAML":
			src = "---\n{original: {file: originals/story.txt, sha256: " + in.Old.Front.Original.SHA256 + "}}\n---\n" + src[in.Old.Body:]
		default:
			src = strings.Replace(src, change[0], change[1], 1)
		}
		in.Old, _ = markdown.Parse(in.Old.Path, []byte(src))
		if r, list := Plan(in); !diag.HasErrors(list) || r.Article != nil {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestARevisionOfARevisionKeepsAllOriginals(t *testing.T) {
	s := session{name: "story.txt", old: "A raid on the valley\n\nOne army came.", now: "A raid on the valley\n\nTwo armies came."}
	r := s.revise(t)
	again := s.imported(t, "A raid on the valley\n\nThree armies came.")
	old, _ := markdown.Parse(r.Path, r.Article)
	next, list := Plan(Input{Old: old, Text: r.text, Base: s.imported(t, s.now).Article, New: again, Today: "2026-11-22", Taken: func(name string) ([]byte, bool) {
		return []byte(s.now), name == "content/originals/story.2026-11-22.txt"
	}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	a, list := markdown.Parse(next.Path, next.Article)
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	if got := a.Front.Original.File; got != "originals/story.2026-11-22-2.txt" || next.Files[0].Path != "content/"+got {
		t.Errorf("the original is %s", got)
	}
	var files []string
	for _, o := range a.Front.EarlierOriginals {
		files = append(files, path.Base(o.File))
	}
	if got := strings.Join(files, " "); got != "story.txt story.2026-11-22.txt" {
		t.Errorf("the originals before are %s", got)
	}
}

// dossierWith makes a folder with an article as an import leaves it.
func dossierWith(t *testing.T, in Input) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for name, data := range map[string][]byte{in.Old.Path: in.Old.Src, "content/originals/story.txt": in.Text} {
		if err := edit.Create(root, name, data); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestNothingIsWrittenOverAnArticleThatWasEditedMeanwhile(t *testing.T) {
	s := session{name: "story.txt", old: "A raid on the valley\n\nOne army came.", now: "A raid on the valley\n\nTwo armies came."}
	in := s.input(t)
	root := dossierWith(t, in)
	r, _ := Plan(in)
	if err := root.WriteFile(in.Old.Path, []byte("edited"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := r.Save(root); !errors.Is(err, edit.ErrChanged) {
		t.Errorf("got %v", err)
	}
	if _, err := root.Stat(r.Files[0].Path); err == nil {
		t.Error("the new original was written")
	}
}

// Whichever files of a revision a crash leaves behind, the article names an
// original that is there and proves it; the next try completes the rest.
func TestEveryStepOfASaveLeavesAnArticleThatCanBeProved(t *testing.T) {
	s := session{name: "story.txt", old: "A raid on the valley\n\nOne army came.", now: "A raid on the valley\n\nTwo armies came."}
	in := s.input(t)
	root := dossierWith(t, in)
	r, _ := Plan(in)
	prove := func() {
		t.Helper()
		src, err := root.ReadFile(r.Path)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := markdown.Parse(r.Path, src)
		for _, o := range append([]annot.Original{a.Front.Original}, a.Front.EarlierOriginals...) {
			data, err := root.ReadFile("content/" + o.File)
			if err != nil || sum(data) != o.SHA256 {
				t.Errorf("%s: %v", o.File, err)
			}
		}
		text, _ := root.ReadFile("content/" + a.Front.Original.File)
		if list := verbatim.Compare(a, "x", text); len(list) > 0 {
			t.Error(list)
		}
	}
	for _, f := range r.Files { // all that is written before the article
		if err := edit.Create(root, f.Path, f.Data); err != nil {
			t.Fatal(err)
		}
		prove()
	}
	if err := r.Save(root); err != nil {
		t.Fatal(err)
	}
	prove()
	if src, _ := root.ReadFile(r.Path); string(src) != string(r.Article) {
		t.Error("the article was not written")
	}
}

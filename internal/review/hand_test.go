package review_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	theme "dossier"
	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/review"
)

// broken opens a dossier that may have errors.
func broken(t *testing.T, files fstest.MapFS) *session {
	t.Helper()
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	return &session{Dossier: review.New(r.Graph, r.Source), t: t, files: files}
}

func TestAMarkThatIsFinalByHandIsOpenWhileItsRecordIsOnlySuggested(t *testing.T) {
	byHand := func() fstest.MapFS {
		out := files(nil)
		out[article].Data = []byte(strings.Replace(string(out[article].Data), "{.suggested figure=trapped}", "{figure=trapped}", 1))
		return out
	}
	s := broken(t, byHand())
	one := s.find("60,000 civilians")
	if !one.Final() || s.find("2").Final() {
		t.Error("it is not told which mark is final")
	}
	s.do(s.Accept(one, nil))
	s.has(article, "[60,000 civilians]{figure=trapped}")
	for _, left := range s.Open(s.Docs()[0]) {
		if left.Final() {
			t.Errorf("“%s” is open still", left.Words)
		}
	}
	s = broken(t, byHand())
	s.do(s.Reject(s.find("60,000 civilians"), ""))
	s.has(article, "There are 60,000 civilians,”")
}

func TestWhatOnlyACitationNamesIsLeftOver(t *testing.T) {
	s := broken(t, files(map[string]string{
		"content/index.md":           "# Case\n\nA book [@a-book].\n",
		"content/sources/book.yaml":  "id: a-book\ntype: report\ntitle: A book\nreports: [john-roe]\nsuggested: the words behind “by”\n",
		"content/people/others.yaml": "- {id: john-roe, name: John Roe, roles: [{text: friend}], suggested: the words before “said”}\n",
	}))
	if left := s.Leftovers(); len(left) != 1 || left[0] != "a-book" {
		t.Fatalf("left over %q", left)
	}
	s.do(s.AcceptRecord("a-book", nil))
	s.has("content/sources/book.yaml", "title: A book\n")
	if left := s.Leftovers(); len(left) != 0 {
		t.Errorf("left over %q", left)
	}
}

func TestASuggestionWhoseRecordIsGoneIsDroppedAndNeverAccepted(t *testing.T) {
	without := files(nil)
	delete(without, "content/people/jane-doe.yaml")
	delete(without, "content/sources/a-report.yaml")
	s := open(t, without)
	for _, words := range []string{"Jane Doe", "the report", "60,000 civilians", "2"} {
		if _, err := s.Accept(s.find(words), nil); err == nil || !strings.Contains(err.Error(), "any more") {
			t.Errorf("“%s” is accepted: %v", words, err)
		}
	}
	if _, err := s.Drop(s.find("IS")); err == nil {
		t.Error("a suggestion is dropped whose record is there")
	}
	for n := 0; ; n++ {
		gone := 0
		for _, one := range s.Open(s.Docs()[0]) {
			if len(s.Gone(one)) > 0 {
				gone++
				s.do(s.Drop(one))
				break
			}
		}
		if gone == 0 {
			break
		}
		if n > 20 {
			t.Fatal("dropping does not end")
		}
	}
	s.has(article, "{.suggested .quote} Jane Doe of")
	s.has(article, "said, by the report.")
	s.has(figures, "    claimed_by: [acme]\n")
	if strings.Contains(string(s.files[article].Data), "dismissed") {
		t.Error("what was dropped is noted as dismissed")
	}
	s.walk(3)
}

func TestAnOldIDIsNotGone(t *testing.T) {
	s := open(t, files(map[string]string{"content/people/jane-doe.yaml": "id: jane\nname: Jane Doe\naliases: [jane-doe]\nroles: [{text: of Acme Press}]\n"}))
	if gone := s.Gone(s.find("Jane Doe")); len(gone) > 0 {
		t.Errorf("gone %q", gone)
	}
}

func TestAQuantityOfItsOwnHasATitleThatTellsAndIsNotTaken(t *testing.T) {
	s := open(t, files(nil))
	one := s.find("300 people")
	f := s.Missing(one)[0]
	if got, want := s.OwnQuantity(f, one), "“300 people” (At the front)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	f.Population = "people on the list"
	first := s.OwnQuantity(f, one)
	if want := "People on the list (At the front)"; first != want {
		t.Errorf("got %q, want %q", first, want)
	}
	s.do(s.Accept(one, review.Answers{"listed": first}))
	second := s.OwnQuantity(f, one)
	if want := "People on the list, “300 people” (At the front)"; second != want {
		t.Errorf("got %q, want %q", second, want)
	}
	two := s.find("2")
	f.Population = ""
	if got := s.OwnQuantity(f, two); got != "“Doe said 2” (At the front)" {
		t.Errorf("got %q", got)
	}
}

// TestSeveralArticlesMayNameTheSameStub accepts and rejects in each of three
// articles that name the same records.
func TestSeveralArticlesMayNameTheSameStub(t *testing.T) {
	more := map[string]string{}
	for _, slug := range []string{"second", "third"} {
		text := "At the front\n\nJane Doe said, by the report, that the Northern Front* left. The Northern Front is gone.\n\n* Banned here."
		more["content/originals/"+slug+".txt"] = text
		more["content/articles/"+slug+".md"] = fmt.Sprintf("---\noriginal: {file: originals/%s.txt, sha256: %x}\nissued: 2016-12-02\nlang: en\nrights: {status: public-domain}\nannotated: [{by: ed, on: 2026-11-21}]\n---\n# At the front\n\n"+
			"[Jane Doe]{.suggested .attribution person=jane-doe} said, by [the report]{.suggested .attribution source=a-report}, that the [Northern Front]{.suggested org=nf}[*]{.suggested label=nf} left. The Northern Front is gone.\n\n\\* [Banned here.]{.suggested label=nf jurisdiction=RU}\n",
			slug, sha256.Sum256([]byte(text)))
	}
	for seed := range 8 {
		s := open(t, files(more))
		for n := seed*7919 + 5; ; n = (n*31 + 7) & 0xffffff {
			var all []review.Suggestion
			for _, doc := range s.Docs() {
				all = append(all, s.Open(doc)...)
			}
			if len(all) == 0 {
				break
			}
			if one := all[n%len(all)]; n>>8%2 == 0 {
				s.do(s.Accept(one, review.Answers{"listed": "People on lists"}))
			} else {
				s.do(s.Reject(one, ""))
			}
			if t.Failed() {
				t.FailNow()
			}
		}
		for _, d := range checked(t, s.files).Diagnostics {
			if d.Severity == diag.Error || d.Code == "open-suggestions" || d.Code == "gone-record" {
				t.Errorf("seed %d: %s [%s]", seed, d.Message, d.Code)
			}
		}
	}
}

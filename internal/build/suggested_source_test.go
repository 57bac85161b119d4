package build_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheSourceOfAnArticleDoesNotTellWhatIsOnlySuggested(t *testing.T) {
	files := proposals()
	tags := regexp.MustCompile(`<[^>]*>`)
	source := tags.ReplaceAllString(pageAt(t, made(t, files, false), "articles/front/source/index.html"), "")
	if strings.Contains(source, "suggested") {
		t.Errorf("the source tells of suggestions:\n%s", source)
	}
	if !strings.Contains(source, "[Red League]{org=red-league}") {
		t.Errorf("the source has lost the mark of an organization on record:\n%s", source)
	}
	if drafts := tags.ReplaceAllString(pageAt(t, made(t, files, true), "articles/front/source/index.html"), ""); !strings.Contains(drafts, ".suggested") {
		t.Error("a draft hides what is only suggested")
	}
}

func TestAnArticleOfWhichNothingIsKnownHasNoEmptyBox(t *testing.T) {
	for _, known := range []bool{false, true} {
		files := proposals()
		const path = "content/articles/front.md"
		text := regexp.MustCompile(`(?m)^(issued|publisher|byline|retrieved|url): .*\n`).ReplaceAllString(string(files[path].Data), "")
		if known {
			text = strings.Replace(text, "lang: ", "issued: 2016-12-01\nlang: ", 1)
		}
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		page := pageAt(t, made(t, files, false), "articles/front/index.html")
		if strings.Contains(page, `class="about"`) != known {
			t.Errorf("known %t: the box about the article is wrong:\n%s", known, page)
		}
	}
}

package revise

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/internal/verbatim"
)

// Count is how many paragraphs a publisher has changed.
type Count struct{ Changed, New, Gone, Moved int }

// count compares two originals.
func count(old, now []byte) Count {
	a, _ := verbatim.Original("", old)
	b, _ := verbatim.Original("", now)
	p := pair(readParagraphs(a), readParagraphs(b))
	var c Count
	paired := 0
	for i, j := range p.passage {
		switch {
		case j < 0:
			c.Gone++
		case !p.same[i]:
			c.Changed++
		}
		if j >= 0 {
			paired++
		}
	}
	c.New, c.Moved = len(p.new.passages)-paired, p.moved
	return c
}

func number(n int) string { return strconv.Itoa(n) }

// words says in the language of a dossier what has changed, for its readers.
func (c Count) words(language string, lost int) string {
	if language == "ru" || strings.HasPrefix(language, "ru-") {
		return c.russian(lost)
	}
	parts := c.parts()
	out := "The text was revised by its publisher: " + strings.Join(parts, ", ")
	if len(parts) == 0 {
		out = "The article was published anew with the same words"
	}
	switch lost {
	case 0:
	case 1:
		out += "; 1 annotation lost its place"
	default:
		out += fmt.Sprintf("; %d annotations lost their place", lost)
	}
	return out + "."
}

// parts counts paragraphs in English.
func (c Count) parts() []string {
	var out []string
	for _, p := range []struct {
		n    int
		word string
	}{{c.Changed, "changed"}, {c.New, "new"}, {c.Gone, "gone"}, {c.Moved, "moved"}} {
		switch {
		case p.n == 0:
		case len(out) > 0:
			out = append(out, fmt.Sprintf("%d %s", p.n, p.word))
		case p.n == 1:
			out = append(out, "1 paragraph "+p.word)
		default:
			out = append(out, fmt.Sprintf("%d paragraphs %s", p.n, p.word))
		}
	}
	return out
}

func (c Count) russian(lost int) string {
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{c.Changed, "изменено"}, {c.New, "добавлено"}, {c.Gone, "убрано"}, {c.Moved, "переставлено"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", p.word, p.n))
		}
	}
	out := "Издатель изменил текст (абзацев " + strings.Join(parts, ", ") + ")"
	if len(parts) == 0 {
		out = "Статья опубликована заново теми же словами"
	}
	if lost > 0 {
		out += fmt.Sprintf("; потеряли место примечания: %d", lost)
	}
	return out + "."
}

// String says in words how much was changed.
func (c Count) String() string {
	if parts := c.parts(); len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	return "the words are the same"
}

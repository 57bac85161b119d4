package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/kind/figure"
	"dossier/internal/review"
)

// line asks for a line.
func (w *walk) line(question string) (string, error) {
	p := w.sheet()
	lines := wrap(question, p.columns-4)
	for i, l := range lines {
		if i < len(lines)-1 {
			p.line("  " + l)
		} else {
			fmt.Fprint(p.w, "  "+l+" ▸ ")
		}
	}
	answer, err := w.keys.line(p.w)
	if w.keys.terminal == nil || err != nil {
		p.line(answer)
	}
	if errors.Is(err, errEscape) {
		return "", errAgain
	}
	return strings.TrimSpace(answer), err
}

// most is how many quantities are offered.
const most = 9

// askQuantity asks what a figure counts: a quantity on record, or the title of
// a new one; nothing leaves the figure for later.
func (w *walk) askQuantity(s review.Suggestion, f *figure.Figure) (string, error) {
	p := w.sheet()
	known := w.d.Quantities(s.Words + " " + f.Population + " " + f.Measure)
	known = known[:min(most, len(known))]
	p.line("  What does it count?")
	t := table{indent: 2, flexible: 1, least: 20}
	for i, q := range known {
		t.rows = append(t.rows, row{{text: strconv.Itoa(i + 1), color: "1"}, {text: named(q)}})
	}
	own := w.d.OwnQuantity(f, s)
	t.rows = append(t.rows, row{{text: "0", color: "1"}, {text: "a new one: " + own}})
	p.table(t)
	answer, err := w.line("A number, or the title of a new one. Enter: later. Esc: back")
	if err != nil {
		return "", err
	}
	if n, err := strconv.Atoi(answer); err == nil {
		if n == 0 {
			return own, nil
		}
		if n < 1 || n > len(known) {
			w.refuse(fmt.Errorf("there is no %d in the list", n))
			return "", errAgain
		}
		return known[n-1].ID, nil
	}
	return w.newQuantity(answer)
}

// newQuantity makes sure that an answer is meant as the title of a new quantity:
// a key pressed by habit is none. The id or title of a quantity on record means
// that one.
func (w *walk) newQuantity(answer string) (string, error) {
	if answer == "" {
		return "", nil
	}
	for _, q := range w.d.Quantities("") {
		if answer == q.ID || strings.EqualFold(fold(answer), fold(q.Title)) {
			return q.ID, nil
		}
	}
	if len(slices.Collect(letters(answer))) < shortest {
		w.refuse(fmt.Errorf("“%s” is too short for the title of a quantity", answer))
		return "", errAgain
	}
	yes, err := w.line("This makes a new quantity, “" + answer + "”. Enter: yes. Esc, or anything else: back")
	if err == nil && yes != "" && !strings.EqualFold(yes, "y") && !strings.EqualFold(yes, "yes") {
		err = errAgain
	}
	return answer, err
}

// shortest is how many letters the title of a quantity has at least.
const shortest = 4

// letters gives the letters of a text.
func letters(text string) iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for _, r := range text {
			if unicode.IsLetter(r) && !yield(r) {
				return
			}
		}
	}
}

// edit asks what shall be edited, and how.
func (w *walk) edit(s review.Suggestion) error {
	p := w.sheet()
	refers := w.d.Refers(s)
	t := table{indent: 2, flexible: 1, least: 20}
	var do []func() error
	offer := func(says string, f func() error) {
		do = append(do, f)
		t.rows = append(t.rows, row{{text: strconv.Itoa(len(do)), color: "1", right: true}, {text: says}})
	}
	offer("the words: “"+p.cut(s.Words, max(20, p.columns-20))+"”", func() error { return w.editWords(s) })
	for _, r := range refers {
		offer(r.Key+": "+r.ID, func() error { return w.editID(s, r) })
	}
	done := map[string]bool{}
	for _, r := range refers {
		e, ok := w.d.Record(r.ID)
		if !ok || e.Common().Suggested == "" || done[r.ID] {
			continue
		}
		done[r.ID] = true
		of := ""
		if len(refers) > 1 {
			of = r.ID + ", "
		}
		for _, f := range w.d.Fields(r.ID) {
			offer(of+strings.ReplaceAll(f.Key, "_", " ")+": "+f.Value, func() error { return w.editField(r.ID, f.Key) })
		}
		offer(of+"another field", func() error { return w.editField(r.ID, "") })
	}
	p.table(t)
	answer, err := w.line("Which? Enter or Esc: nothing")
	if err != nil {
		return err
	}
	if answer == "" {
		return errAgain
	}
	n, err := strconv.Atoi(answer)
	if err != nil || n < 1 || n > len(do) {
		w.refuse(fmt.Errorf("there is no `%s` in the list", answer))
		return errAgain
	}
	if err := do[n-1](); err != nil {
		return err
	}
	return errAgain
}

func (w *walk) editWords(s review.Suggestion) error {
	answer, err := w.line("The exact words, as printed. Enter: as they are")
	if err != nil || answer == "" {
		return err
	}
	c, err := w.d.SetWords(s, answer)
	return w.decide("edited", c, err)
}

func (w *walk) editID(s review.Suggestion, r review.Reference) error {
	answer, err := w.line("Another id: that of a record, or a new one. Enter: as it is")
	if err != nil || answer == "" {
		return err
	}
	c, err := w.d.SetID(s, r.Key, r.ID, answer)
	return w.decide("edited", c, err)
}

func (w *walk) editField(id, key string) error {
	if key == "" {
		answer, err := w.line("Which field? Enter: none")
		if err != nil || answer == "" {
			return err
		}
		key = strings.ReplaceAll(answer, " ", "_")
		if slices.Contains([]string{"id", "suggested"}, key) {
			w.refuse(errors.New("an id is edited as such, and `suggested` goes with accepting"))
			return nil
		}
	}
	answer, err := w.line("The value, as in the file; - takes the field away. Enter: as it is")
	if err != nil || answer == "" {
		return err
	}
	if answer == "-" {
		answer = ""
	}
	c, err := w.d.SetField(id, key, answer)
	return w.decide("edited", c, err)
}

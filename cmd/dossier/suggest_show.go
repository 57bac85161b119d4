package main

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"dossier/internal/pages"
)

// lines gives the lines of the file on which the suggestions stand; brackets
// add none.
func (p proposed) lines() []int {
	out := make([]int, len(p.Suggestions))
	at, line := 0, 1
	for i, s := range p.Suggestions {
		start := p.doc.Blocks[s.Block].Source(p.doc.Path, s.From, s.To).Start
		if start < at {
			at, line = 0, 1
		}
		line += bytes.Count(p.doc.Src[at:start], []byte("\n"))
		at, out[i] = start, line
	}
	return out
}

// suggestText prints what was proposed, a table for each article.
func (a *app) suggestText(list []proposed, looked int, dry bool) {
	page := a.sheet()
	tables := make([]table, len(list))
	marked, open, records := 0, 0, map[string]bool{}
	for i, p := range list {
		tables[i] = p.table(page.columns)
		for _, s := range p.Suggestions {
			if s.Final {
				marked++
			} else {
				open++
			}
		}
		for _, s := range p.Stubs {
			records[s.ID] = true
		}
	}
	alike(tables)
	for i, p := range list {
		if i > 0 {
			page.line("")
		}
		page.line(page.paint("1", p.doc.Path))
		page.table(tables[i])
	}
	if len(list) == 0 {
		page.line("nothing to suggest in " + pages.Count(looked, "article", "articles"))
		return
	}
	page.line("")
	words := pages.Count(open, "suggestion", "suggestions")
	if marked > 0 {
		words += ", " + pages.Count(marked, "certain name", "certain names")
	}
	if len(records) > 0 {
		words += ", " + pages.Count(len(records), "new record", "new records")
	}
	words += " in " + pages.Count(len(list), "article", "articles")
	if looked > len(list) {
		words += " of " + strconv.Itoa(looked)
	}
	page.line(words)
	switch {
	case dry:
		a.say("nothing was written: this is a dry run")
	case open > 0:
		a.say("`dossier review` walks through the suggestions; until then they are not published")
	}
}

// table is a row for each suggestion; the same words for the same record are
// one row, at their first place. On a narrow terminal the words are cut, so that
// there is room for the reasons.
func (p proposed) table(columns int) table {
	t := table{indent: 2, flexible: 5, least: 24, most: []int{0, 0, 0, 44, 40}}
	if columns > 0 && columns < 130 {
		t.most[3], t.most[4] = 32, 26
	}
	rows, times := map[string]int{}, map[string]int{}
	lines := p.lines()
	for n, s := range p.Suggestions {
		kind, color := s.Kind.String(), ""
		if s.Final {
			kind, color = "marked", faint
		}
		key := strings.Join([]string{kind, s.Words, strings.Join(s.IDs, " ")}, "\x00")
		if i, again := rows[key]; again {
			times[key]++
			t.rows[i][2].text = "×" + strconv.Itoa(times[key]+1)
			continue
		}
		rows[key] = len(t.rows)
		t.rows = append(t.rows, row{
			{text: strconv.Itoa(lines[n]), color: faint, right: true},
			{text: kind, color: color},
			{color: faint},
			{text: s.Words},
			{text: s.Key + "=" + p.short(s.IDs), color: color},
			{text: s.Reason, color: faint},
		})
	}
	return t
}

// short writes ids without the slug of the article, with which its own begin.
func (p proposed) short(ids []string) string {
	words := strings.Split(p.doc.Slug, "-")
	var out []string
	for _, id := range ids {
		n := 0
		for i := range words {
			if front := strings.Join(words[:i+1], "-") + "-"; strings.HasPrefix(id, front) {
				n = len(front)
			}
		}
		if len(id) > n && n > 12 {
			id = "…" + id[n-1:]
		}
		out = append(out, id)
	}
	return strings.Join(out, " ")
}

// The JSON of `dossier suggest`; its help describes the shape.
type (
	suggestJSON struct {
		Written  bool           `json:"written"`
		Articles []proposedJSON `json:"articles"`
	}
	proposedJSON struct {
		File        string           `json:"file"`
		Suggestions []suggestionJSON `json:"suggestions"`
		Records     []stubJSON       `json:"records"`
	}
	suggestionJSON struct {
		Line   int      `json:"line"`
		Kind   string   `json:"kind"`
		Words  string   `json:"words"`
		Key    string   `json:"key"`
		IDs    []string `json:"ids"`
		Final  bool     `json:"final"`
		Reason string   `json:"reason"`
	}
	stubJSON struct {
		Kind string `json:"kind"`
		ID   string `json:"id"`
		File string `json:"file"`
	}
)

func (a *app) suggestJSON(list []proposed, written bool) error {
	out := suggestJSON{Written: written, Articles: []proposedJSON{}}
	for _, p := range list {
		one := proposedJSON{File: p.doc.Path, Suggestions: []suggestionJSON{}, Records: []stubJSON{}}
		lines := p.lines()
		for i, s := range p.Suggestions {
			one.Suggestions = append(one.Suggestions, suggestionJSON{lines[i], s.Kind.String(), s.Words, s.Key, s.IDs, s.Final, s.Reason})
		}
		for _, s := range p.Stubs {
			one.Records = append(one.Records, stubJSON{s.Kind, s.ID, s.Path})
		}
		out.Articles = append(out.Articles, one)
	}
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

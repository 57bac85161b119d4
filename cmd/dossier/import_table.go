package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/suggest"
)

// eachListed is the number of files up to which the closing table has a row for
// each; of more it has those that were refused.
const eachListed = 100

// mostRows is the number of rows of one kind in such a table.
const mostRows = 100

// table says what happened to each file, and counts.
func (b *batch) table() {
	if b.quiet {
		return
	}
	s := sheet{w: b.err, colored: b.colored(b.err), columns: width(b.err)}
	all := len(b.rows)+len(b.skipped) <= eachListed || b.verbose
	t := table{flexible: 2, least: 20, most: []int{0, 60}}
	names, last := 60, 0
	if s.columns > 0 {
		names = min(names, max(12, (s.columns-15)/2))
		last = max(t.least, s.columns-15-names)
	}
	counts := map[importer.Outcome]int{}
	hidden := 0
	for _, r := range b.rows {
		counts[r.what]++
		switch {
		case !all && r.what != importer.Refused:
		case !all && counts[r.what] > mostRows:
			hidden++
		default:
			color := faint
			if r.what == importer.Refused {
				color = red
			}
			t.rows = append(t.rows, row{{text: r.what.String(), color: color}, {text: shortPath(diag.Plain(r.source), names)}, {text: shortWords(diag.Plain(r.why()), last)}})
		}
	}
	if hidden > 0 {
		t.rows = append(t.rows, row{{text: ""}, {text: fmt.Sprintf("… and %d more (--verbose lists all)", hidden)}, {}})
	}
	if all {
		for _, p := range b.skipped {
			t.rows = append(t.rows, row{{text: "skipped", color: faint}, {text: shortPath(diag.Plain(p.name), names)}, {text: p.why}})
		}
	}
	s.table(t)
	if len(b.sources) > inFull {
		b.remarks(s)
	}
	if !all {
		b.skippedByReason(s)
	}
	line := fmt.Sprintf("%d created, %d unchanged, %d refused", counts[importer.Created], counts[importer.Unchanged], counts[importer.Refused])
	if len(b.skipped) > 0 {
		line += fmt.Sprintf(", %d skipped", len(b.skipped))
	}
	if left := len(b.sources) - len(b.rows); left > 0 {
		line += fmt.Sprintf(", %d not reached", left)
	}
	s.line(line)
}

// why is the last cell of a row: where the article stands, or why there is
// none.
func (o outcome) why() string {
	if o.what != importer.Refused && o.wanted != "" {
		return o.slug + " (" + o.wanted + " was taken)"
	}
	if o.what != importer.Refused {
		return o.slug
	}
	for _, d := range o.list {
		if d.Severity == diag.Error {
			return d.Message + " [" + d.Code + "]"
		}
	}
	return ""
}

// remarks counts, by code, what was said of files of which there are too many
// to print it all.
func (b *batch) remarks(s sheet) {
	files := map[string]int{}
	for _, r := range b.rows {
		if r.what != importer.Created {
			continue
		}
		seen := map[string]bool{}
		for _, d := range r.list {
			if !seen[d.Code] {
				files[d.Severity.String()+"["+d.Code+"]"]++
				seen[d.Code] = true
			}
		}
	}
	for _, code := range slices.SortedFunc(maps.Keys(files), func(a, b string) int { return strings.Compare(b, a) }) {
		s.line(fmt.Sprintf("%s in %s (`dossier explain` tells more)", code, plural(files[code], "article")))
	}
}

// skippedByReason counts the files that were passed over.
func (b *batch) skippedByReason(s sheet) {
	reasons := map[string]int{}
	for _, p := range b.skipped {
		reasons[p.why]++
	}
	for _, why := range slices.Sorted(maps.Keys(reasons)) {
		s.line(fmt.Sprintf("skipped %s: %s", plural(reasons[why], "file"), why))
	}
}

// plural counts things in words.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// suggested tells of the suggestions of an article, if there are any.
func suggested(list []suggest.Suggestion) string {
	marked := 0
	for _, s := range list {
		if s.Final {
			marked++
		}
	}
	switch open := len(list) - marked; {
	case len(list) == 0:
		return ""
	case open == 0:
		return fmt.Sprintf(", %d marked", marked)
	case marked == 0:
		return fmt.Sprintf(", %d suggested: walk through them with `dossier review`", open)
	default:
		return fmt.Sprintf(", %d marked, %d suggested: walk through them with `dossier review`", marked, open)
	}
}

// shortPath cuts a path that is too long at its beginning: its end tells it from
// others.
func shortPath(name string, columns int) string {
	if columnsOf(name) <= columns {
		return name
	}
	runes := []rune(name)
	for len(runes) > 0 && columnsOf(string(runes)) > columns-1 {
		runes = runes[1:]
	}
	if at := slices.Index(runes, '/'); at >= 0 && at < len(runes)/2 {
		runes = runes[at:]
	}
	return "…" + string(runes)
}

// shortWords cuts each word that is wider than a line; 0 for lines of any width.
func shortWords(text string, columns int) string {
	if columns == 0 {
		return text
	}
	words := strings.Fields(text)
	for i, word := range words {
		runes := []rune(word)
		for columnsOf(string(runes)) > columns {
			runes = append(runes[:len(runes)-2], '…')
		}
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

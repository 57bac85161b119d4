package importer

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/diag"
)

// proveLines counts the signs of each page again: what the file shows is in
// the lines or among the running heads.
func (d *pdfDocument) proveLines(at diag.Span) []diag.Diagnostic {
	shown := make([]map[rune]int, d.pages)
	for i := range shown {
		shown[i] = map[rune]int{}
	}
	for _, s := range d.sheets {
		for r, n := range s.glyphs {
			shown[s.page][r] += n
		}
		for _, b := range s.bands {
			if b.running {
				for _, c := range b.chunks {
					countSigns(shown[s.page], c.text(), -1)
				}
			}
		}
	}
	for _, l := range d.lines {
		countSigns(shown[l.page], l.text, -1)
	}
	for page, count := range shown {
		if r, ok := unbalanced(count); ok {
			return []diag.Diagnostic{lostSigns(at, pageName(page), r)}
		}
	}
	return nil
}

// proveParagraphs counts the signs of all lines against those of the
// paragraphs: nothing is gone but the hyphens that were taken out.
func (d *pdfDocument) proveParagraphs(at diag.Span, paragraphs []Paragraph) []diag.Diagnostic {
	count := map[rune]int{}
	for _, l := range d.lines {
		countSigns(count, l.text, 1)
	}
	for r, n := range d.hyphens.takenLetters {
		count[r] -= n
	}
	for _, p := range paragraphs {
		countSigns(count, p.Text, -1)
	}
	count['\u00ad'] = 0 // only ever at the end of a line, where it is a hyphen
	if r, ok := unbalanced(count); ok {
		return []diag.Diagnostic{lostSigns(at, "the joined lines", r)}
	}
	return nil
}

// countSigns counts what is no white space; a raised digit counts as a digit.
func countSigns(count map[rune]int, text string, by int) {
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			continue
		case strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r):
			r = '0'
		case r >= '0' && r <= '9':
			r = '0'
		}
		count[r] += by
	}
}

// unbalanced gives the first sign of which there are too few or too many.
func unbalanced(count map[rune]int) (rune, bool) {
	for _, r := range slices.Sorted(maps.Keys(count)) {
		if count[r] != 0 {
			return r, true
		}
	}
	return 0, false
}

func lostSigns(at diag.Span, where string, r rune) diag.Diagnostic {
	return diag.Errorf("lossy-import", at, "signs such as `%c` would be lost or doubled: %s", r, where).
		WithNote("nothing was written; this is a mistake of the program, please report it with the file")
}

package lint

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// A baseline lets an old dossier begin to be checked: it lists the warnings
// that were there on a day, and check then tells only of new ones. A line is a
// warning's code, its file, and a hash of its message and of the line of the
// file that it stands on, so that it stays the same when other lines move.
// Errors are never in it.

// Baseline writes the baseline of some diagnostics, sorted.
func Baseline(list []diag.Diagnostic, src diag.Sources) []byte {
	var lines []string
	for _, d := range list {
		if d.Severity == diag.Warning {
			lines = append(lines, fingerprint(d, src))
		}
	}
	slices.Sort(lines)
	return []byte("# Warnings that dossier check passes over (--baseline); take lines out as you mend them.\n" + strings.Join(append(lines, ""), "\n"))
}

// WithoutBaseline takes out the warnings of a baseline, each as often as it
// stands there.
func WithoutBaseline(list []diag.Diagnostic, baseline []byte, src diag.Sources) []diag.Diagnostic {
	left := map[string]int{}
	for line := range bytes.Lines(baseline) {
		left[string(bytes.TrimSpace(line))]++
	}
	var out []diag.Diagnostic
	for _, d := range list {
		if d.Severity == diag.Warning {
			if f := fingerprint(d, src); left[f] > 0 {
				left[f]--
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

func fingerprint(d diag.Diagnostic, src diag.Sources) string {
	line := ""
	if text, ok := src(d.At.Span.File); ok && d.At.Span.Start <= len(text) {
		from := bytes.LastIndexByte(text[:d.At.Span.Start], '\n') + 1
		line = strings.TrimSpace(string(text[from:lineEnd(text, d.At.Span.Start)]))
	}
	sum := sha256.Sum256([]byte(d.Message + "\n" + line))
	return d.Code + "\t" + d.At.Span.File + "\t" + hex.EncodeToString(sum[:8])
}

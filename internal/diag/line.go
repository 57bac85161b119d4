package diag

import (
	"bufio"
	"fmt"
	"io"
)

// PrintLine writes one line for each diagnostic, for editors and scripts:
//
//	path:line:col: severity: message [code]
//
// Lines and columns are Position's. Without a source the path stands alone,
// without a place it is left out. The error is the writer's.
func PrintLine(w io.Writer, list []Diagnostic, src Sources) error {
	files := newListings(src)
	out := bufio.NewWriter(w)
	for _, d := range list {
		if !d.At.Span.IsZero() {
			fmt.Fprintf(out, "%s: ", placeText(d.At.Span, files.of(d.At.Span.File)))
		}
		fmt.Fprintf(out, "%s: %s [%s]\n", d.Severity, plain(d.Message), plain(d.Code))
	}
	return out.Flush()
}

package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// PrintGitHub writes diagnostics as workflow commands of GitHub Actions, which
// turns them into remarks beside the changed lines:
//
//	::error file=PATH,line=L,endLine=L,col=C,endColumn=C,title=CODE::MESSAGE%0Ahelp: HELP
//
// Lines and columns are Position's, the end exclusive. Columns are given only
// within one line, for GitHub refuses others. An Info is a notice. Help, notes
// and other places follow the message. Without a source the place is the file,
// without a place there is none. The error is the writer's.
func PrintGitHub(w io.Writer, list []Diagnostic, src Sources) error {
	files := newListings(src)
	out := bufio.NewWriter(w)
	for _, d := range list {
		command := d.Severity.String()
		if d.Severity != Error && d.Severity != Warning {
			command = "notice"
		}
		fmt.Fprintf(out, "::%s ", command)
		if s := d.At.Span; !s.IsZero() {
			fmt.Fprintf(out, "file=%s,", githubProperty.Replace(s.File))
			if file := files.of(s.File); file != nil {
				fmt.Fprintf(out, "%s,", githubPlace(s, file))
			}
		}
		text := remarks(d, files)
		if d.At.Text != "" {
			text = strings.Replace(text, d.Message, d.Message+": "+d.At.Text, 1)
		}
		fmt.Fprintf(out, "title=%s::%s\n", githubProperty.Replace(plain(d.Code)), githubData.Replace(plainLines(text)))
	}
	return out.Flush()
}

// githubPlace gives a place's lines, and its columns when it is on one.
func githubPlace(s Span, file *listing) string {
	line, col := file.position(s.Start)
	endLine, endCol := file.position(max(s.Start, s.End))
	if line != endLine {
		return fmt.Sprintf("line=%d,endLine=%d", line, file.endLine(s))
	}
	return fmt.Sprintf("line=%d,endLine=%d,col=%d,endColumn=%d", line, endLine, col, endCol)
}

// The escapes of workflow commands: for what follows the second "::", and for
// the values before it.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

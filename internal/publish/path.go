package publish

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// reservedPrefix starts the names that the dir target keeps for itself at
// the top of the site.
const reservedPrefix = ".dossier-"

// PathError is an output that cannot be stored under its path.
type PathError struct {
	Path   string // the output's path
	Other  string // the output that it collides with, or empty
	Reason string // lower case, without a full stop
}

// Error gives the path, the reason, and the other path where there is one.
func (e *PathError) Error() string {
	if e.Other == "" {
		return fmt.Sprintf("output path %q %s", e.Path, e.Reason)
	}
	return fmt.Sprintf("output path %q %s %q", e.Path, e.Reason, e.Other)
}

// Check looks at the paths of the outputs and gives one *PathError for every
// output that cannot be stored, sorted by path. A path must be relative,
// clean and valid UTF-8, without backslashes and control characters, and must
// not start with ".dossier-". No two may be equal, none may be a folder of
// another, and no two, nor any two of their folders, may differ only in case
// or in Unicode form: such files overwrite each other on the file systems of
// macOS and Windows. Forms are compared by Unicode's canonical caseless
// matching (Unicode Standard, 3.13, D145).
func Check(outputs []Output) []error {
	paths := make([]string, len(outputs))
	for i, o := range outputs {
		paths[i] = o.Path
	}
	slices.Sort(paths)
	c := checker{fold: cases.Fold(), nodes: make(map[string]node, 2*len(paths)), dirs: make(map[string]bool)}
	var found []*PathError
	for _, p := range paths {
		if reason := badPath(p); reason != "" {
			found = append(found, &PathError{Path: p, Reason: reason})
		} else if err := c.add(p); err != nil {
			found = append(found, err)
		}
	}
	slices.SortStableFunc(found, func(a, b *PathError) int { return cmp.Compare(a.Path, b.Path) })
	errs := make([]error, len(found))
	for i, err := range found {
		errs[i] = err
	}
	return errs
}

// badPath says what is wrong with a path on its own, or nothing.
func badPath(p string) string {
	switch {
	case p == "":
		return "is empty"
	case !utf8.ValidString(p):
		return "is not valid UTF-8"
	case strings.HasPrefix(p, "/"):
		return "is absolute"
	case strings.Contains(p, `\`):
		return "contains a backslash"
	case strings.ContainsFunc(p, func(r rune) bool { return r < 0x20 || r == 0x7f }):
		return "contains a control character"
	case p == "." || !fs.ValidPath(p):
		return "is not clean"
	case strings.HasPrefix(strings.ToLower(p), reservedPrefix):
		return "is reserved"
	}
	return ""
}

// node is what stands under a folded path: one spelling, and the output that
// brought it.
type node struct {
	spelled string
	output  string
	dir     bool
}

type checker struct {
	fold  cases.Caser
	nodes map[string]node // by folded path
	dirs  map[string]bool // folders already added, as spelled
}

// add enters p and its folders, and gives the collision if there is one.
func (c *checker) add(p string) *PathError {
	for i := range len(p) {
		if p[i] == '/' && !c.dirs[p[:i]] {
			if err := c.enter(node{p[:i], p, true}); err != nil {
				return err
			}
			c.dirs[p[:i]] = true
		}
	}
	return c.enter(node{p, p, false})
}

func (c *checker) enter(n node) *PathError {
	key := c.key(n.spelled)
	old, taken := c.nodes[key]
	switch {
	case !taken:
		c.nodes[key] = n
		return nil
	case old.spelled != n.spelled:
		return &PathError{Path: n.output, Other: old.output, Reason: "differs only in case or Unicode form from"}
	case old.dir && n.dir:
		return nil
	case old.dir:
		return &PathError{Path: n.output, Other: old.output, Reason: "is also a folder of"}
	case n.dir:
		return &PathError{Path: n.output, Other: old.output, Reason: "lies in a folder that is also the file"}
	}
	return &PathError{Path: n.output, Reason: "stands twice"}
}

// key folds what some file systems do not tell apart.
func (c *checker) key(p string) string {
	if strings.IndexFunc(p, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(p)
	}
	return norm.NFD.String(c.fold.String(norm.NFD.String(p)))
}

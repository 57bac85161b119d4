package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// listingName is the file that lists what is ours in the site's folder:
// sorted, one path a line, without itself. It is committed with the site, so
// that a fresh clone knows it too.
const listingName = ".dossier-files"

// readListing gives the set of paths that the listing names. A folder without
// one holds nothing of ours. Lines that are no path of the site (a merge
// conflict's marks, say) match no file and so do nothing.
func readListing(site *os.Root) (map[string]bool, error) {
	info, err := site.Lstat(listingName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file; it must list the files of the site", listingName)
	}
	data, err := site.ReadFile(listingName)
	if err != nil {
		return nil, err
	}
	listed := make(map[string]bool)
	for line := range strings.Lines(string(data)) {
		listed[strings.TrimRight(line, "\r\n")] = true
	}
	return listed, nil
}

// formatListing is the listing of the outputs.
func formatListing(outputs []Output) []byte {
	paths := make([]string, len(outputs))
	for i, o := range outputs {
		paths[i] = o.Path
	}
	slices.Sort(paths)
	var b strings.Builder
	for _, p := range paths {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

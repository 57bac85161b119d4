package suggest

import (
	"embed"
	"strings"
)

// One folder a language; the files in it are described where they are read.
//
//go:embed lang
var languageFiles embed.FS

// languageOf gives the name of the folder with the words of a language (a
// BCP 47 tag, of which the first part counts), and whether there is one.
func languageOf(tag string) (string, bool) {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if base == "" || strings.ContainsAny(base, "./\\") {
		return "", false
	}
	_, err := languageFiles.ReadDir("lang/" + base)
	return base, err == nil
}

// languages gives the names of the folders, sorted.
func languages() []string {
	var out []string
	folders, _ := languageFiles.ReadDir("lang") // what is built in can be read
	for _, f := range folders {
		out = append(out, f.Name())
	}
	return out
}

// words reads a data file of a language: one entry a line, white space at the
// ends cut off; empty lines and those that begin with # are left out. A file
// that is not there has no entries.
func words(language, file string) []string {
	data, err := languageFiles.ReadFile("lang/" + language + "/" + file)
	if err != nil {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// Knows reports whether there are words for a language (a BCP 47 tag): in
// others only organizations are found.
func Knows(lang string) bool {
	_, ok := languageOf(lang)
	return ok
}

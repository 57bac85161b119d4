package importer

import (
	"path"
	"regexp"
	"strings"

	"dossier/internal/slug"
)

// slugLimit is the length in bytes at which a made slug is cut.
const slugLimit = 60

// validSlug is the form of every id; a slug is one.
var validSlug = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Slug makes a slug of any words, as slug.Of does, cut at a word's end to at
// most 60 bytes. Where it would be a name that no file can have, "-article" is
// put behind it.
func Slug(words string) string {
	out := slug.Of(words, slugLimit)
	if slug.Reserved(out) {
		out += "-article"
	}
	return out
}

// hashName is the name of a file that no person gave: numbers in hexadecimal.
var hashName = regexp.MustCompile(`^[a-f_-]*[0-9][0-9a-f_-]*$`)

// slugFor picks the slug of an article: from its headline, else from the name
// of its file, else from its first words.
func slugFor(file, headline, text string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	if hashName.MatchString(base) {
		base = ""
	}
	for _, words := range []string{headline, base, firstWords(text, slugLimit)} {
		if name := Slug(words); name != "" {
			return name
		}
	}
	return "article"
}

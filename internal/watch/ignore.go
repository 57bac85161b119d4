package watch

import (
	"path"
	"strings"
)

// noise reports whether a file or folder is known by its name to be nobody's
// content.
func noise(rel string) bool {
	name := path.Base(rel)
	switch name {
	case "4913", // Vim tries with it whether it may write here
		".DS_Store", "Thumbs.db", "desktop.ini",
		".git", ".hg", ".svn", ".jj":
		return true
	}
	switch {
	case strings.HasSuffix(name, "~"), // backups of Vim and Emacs
		strings.HasPrefix(name, ".#"),                                                    // locks of Emacs
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"),                     // autosaves of Emacs
		strings.HasPrefix(name, ".goutputstream-"),                                       // saves of GNOME programs
		strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"), // saves of JetBrains programs
		strings.HasPrefix(name, "._"), // what macOS puts on foreign disks
		strings.HasPrefix(name, "~$"), // locks of office programs
		strings.HasPrefix(name, ".~lock."):
		return true
	case strings.HasPrefix(name, "."):
		// Vim's swap files, .name.swp, .swo and on; and what the publisher
		// puts beside the site.
		ext := path.Ext(name)
		return len(ext) == 4 && strings.HasPrefix(ext, ".sw") ||
			ext == ".dossier-staged" || ext == ".dossier-lock"
	}
	return false
}

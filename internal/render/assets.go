package render

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/publish"
)

// bundles are the files that are put together from all files of a folder of
// the theme, in the order of their names. Their published names hold a hash of
// their content, so that a browser never mixes two versions.
var bundles = [...]struct{ folder, name, ext string }{
	{"static/css", "dossier", ".css"},
	{"static/js", "dossier", ".js"},
}

// assets are the theme's files that pages use.
type assets struct {
	outputs []publish.Output
	names   map[string]string // "dossier.css" → "static/dossier.1a2b3c4d.css"
}

// readAssets reads the static files of a theme. The names in the mapping are
// those that templates use: dossier.css, dossier.js, and every other file by
// its path below static/.
func readAssets(theme fs.FS) (assets, error) {
	a := assets{names: map[string]string{}}
	joined := make([][]byte, len(bundles))
	err := fs.WalkDir(theme, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return err
		}
		for i, b := range bundles {
			if path.Dir(name) == b.folder && path.Ext(name) == b.ext {
				joined[i] = append(append(joined[i], data...), '\n')
				return nil
			}
		}
		a.outputs = append(a.outputs, publish.Output{Path: name, Data: data})
		a.names[strings.TrimPrefix(name, "static/")] = name
		return nil
	})
	if err != nil {
		return assets{}, err
	}
	for i, b := range bundles {
		sum := sha256.Sum256(joined[i])
		name := "static/" + b.name + "." + hex.EncodeToString(sum[:4]) + b.ext
		a.outputs = append(a.outputs, publish.Output{Path: name, Data: joined[i]})
		a.names[b.name+b.ext] = name
	}
	slices.SortFunc(a.outputs, func(x, y publish.Output) int { return strings.Compare(x.Path, y.Path) })
	return a, nil
}

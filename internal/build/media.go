package build

import (
	"bytes"
	"image"
	_ "image/gif"  // its header
	_ "image/jpeg" // its header
	_ "image/png"  // its header
	"slices"
	"strings"

	_ "golang.org/x/image/webp" // its header

	"dossier/internal/lint"
	"dossier/internal/pages"
)

// media gives the pictures that are published, sorted.
func media(r *Result) []string {
	var out []string
	for path := range r.Graph.Files {
		if strings.HasPrefix(path, "content/media/") && lint.Picture(path, r.sources[path]) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// sizes gives the sizes of the pictures that are published, by their
// addresses, as far as their headers tell them. A picture that its viewer may
// turn (Exif) has none, for its sides may be exchanged.
func sizes(r *Result) map[string]pages.Size {
	const header = 64 << 10
	out := map[string]pages.Size{}
	for _, path := range media(r) {
		data := r.sources[path]
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err == nil && !bytes.Contains(data[:min(len(data), header)], []byte("Exif\x00\x00")) {
			out[strings.TrimPrefix(path, "content/")] = pages.Size{Width: config.Width, Height: config.Height}
		}
	}
	return out
}

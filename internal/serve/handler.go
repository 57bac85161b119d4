package serve

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// own holds the files that the preview adds to the pages.
//
//go:embed browser
var own embed.FS

// ownPath is where everything of the preview's own stands.
const ownPath = "/_dossier/"

// ServeHTTP answers a request. Only GET and HEAD exist.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	// Browsers may keep a page but must ask each time whether it is the same.
	h.Set("Cache-Control", "no-cache")
	switch {
	case !isLocal(r.Host):
		http.Error(w, "this preview answers only at 127.0.0.1, [::1] and localhost", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are possible here", http.StatusMethodNotAllowed)
	case strings.HasPrefix(r.URL.Path, ownPath):
		s.serveOwn(w, r, strings.TrimPrefix(r.URL.Path, ownPath))
	default:
		s.serveSite(w, r)
	}
}

// serveSite answers from the files of the site.
func (s *Server) serveSite(w http.ResponseWriter, r *http.Request) {
	shown := s.shown.Load()
	a := shown.find(r.URL.Path)
	if a.location != "" {
		to := url.URL{Path: a.location, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(a.status)
		return
	}
	data := a.data
	if isPage(a.path) {
		data = shown.inject(data, r.URL.Path)
	}
	write(w, r, a.status, a.path, data)
}

// serveOwn answers with what is the preview's own.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.events(w, r)
	case "problems.txt":
		write(w, r, http.StatusOK, name, s.shown.Load().problems.text)
	default:
		data, err := own.ReadFile(path.Join("browser", path.Clean("/"+name)))
		if err != nil {
			http.Error(w, "the preview has no such file", http.StatusNotFound)
			return
		}
		write(w, r, http.StatusOK, name, data)
	}
}

// inject adds the preview's script to a page, and for browsers without scripts
// a line that says that there are errors. The script is told which page it is
// on and what the page is like, so that it knows when it is another.
func (s *snapshot) inject(page []byte, url string) []byte {
	digest, _ := s.identify(page)
	add := fmt.Sprintf(`<script defer src="%sreload.js" data-page="%s" data-digest="%s"></script>`, ownPath, html.EscapeString(url), digest)
	if s.problems.Errors > 0 {
		add += fmt.Sprintf(`<noscript><p><a href="%sproblems.txt">%s in the dossier</a></p></noscript>`, ownPath, s.problems.Summary)
	}
	add += "\n"
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(add))
	out = append(out, page[:at]...)
	out = append(out, add...)
	return append(out, page[at:]...)
}

// write sends a file with its type and a tag by which the browser can ask for
// it again.
func write(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	if status != http.StatusOK {
		h.Set("Content-Length", fmt.Sprint(len(data)))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(data)
		}
		return
	}
	sum := sha256.Sum256(data)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// types are the content types of what a site can hold, so that they are the
// same on every machine.
var types = map[string]string{
	".atom":        "application/atom+xml; charset=utf-8",
	".avif":        "image/avif",
	".bib":         "text/plain; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".epub":        "application/epub+zip",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".jsonld":      "application/ld+json",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
	".yaml":        "text/plain; charset=utf-8",
	".zip":         "application/zip",
}

func contentType(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// state is what a browser is told of the page it shows.
type state struct {
	Digest   string   `json:"digest"`           // of the page as it is now
	Styles   []string `json:"styles,omitempty"` // the addresses of its stylesheets, in order
	Kept     bool     `json:"kept,omitempty"`   // it is the page of an earlier build
	Problems problems `json:"problems"`
}

// state tells what there is at a decoded URL path.
func (s *snapshot) state(url string) state {
	a := s.find(url)
	st := state{Kept: a.kept, Problems: s.problems.on(url)}
	if a.location != "" {
		// The page that is shown there has gone and another folder came.
		st.Digest = a.location
		return st
	}
	st.Digest, st.Styles = s.identify(a.data)
	return st
}

// events streams the state of the page at the URL path in `page`: at once, so
// that a browser which was away learns what it missed, and after every build.
// One event is
//
//	event: state
//	data: {"digest", "styles", "kept", "problems"}
//
// The stream ends with the request or with the server.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	page := r.URL.Query().Get("page")
	control := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 1000\n\n")
	for {
		shown := s.shown.Load()
		data, err := json.Marshal(shown.state(page))
		if err != nil {
			return
		}
		// A browser that does not read must not hold the server. Not every
		// ResponseWriter has deadlines, and it is no harm.
		_ = control.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if _, err := fmt.Fprintf(w, "event: state\ndata: %s\n\n", data); err != nil {
			return
		}
		if control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-shown.replaced:
		}
	}
}

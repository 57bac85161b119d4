package importer

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"dossier/internal/diag"
)

// mhtmlExtraction names how the text of a page in a single file is found. The
// page in it is read as any other one (htmlExtraction).
const mhtmlExtraction = "mhtml 1"

// maxParts is how many files of a page are looked at.
const maxParts = 2000

// mhtmlFormat is the format of a page that a browser saved as a single file,
// its pictures in it (MHTML, RFC 2557).
func mhtmlFormat() Format {
	return Format{
		Name:       "MHTML",
		Extensions: []string{".mhtml", ".mht"},
		Types:      []string{"multipart/related", "message/rfc822", "application/x-mimearchive"},
		Recognise:  isMHTML,
		Read:       readMHTML,
	}
}

// isMHTML looks for what the head of such a file says.
func isMHTML(raw []byte) bool {
	const far = 4096
	head := bytes.ToLower(raw[:min(len(raw), far)])
	end := bytes.Index(bytes.ReplaceAll(head, []byte("\r"), nil), []byte("\n\n"))
	if end < 0 {
		end = len(head)
	}
	head = head[:min(end, len(head))]
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("multipart/related"))
}

// mhtml is what a page in a single file consists of.
type mhtml struct {
	page     []byte
	kind     string            // the media type of the page, parameters included
	address  string            // where it was saved from
	pictures map[string][]byte // by address and by "cid:" and their id
}

// readMHTML reads the page and takes its pictures from beside it.
func readMHTML(in Input) (Raw, []diag.Diagnostic) {
	m, ok := openMHTML(in.Raw)
	if !ok {
		return Raw{}, []diag.Diagnostic{diag.Errorf("unreadable-original", diag.Span{File: in.Name}, "there is no page in the file").
			WithHelp("save the page from the browser again, complete or as a single file")}
	}
	address := first(in.URL, m.address)
	raw, list := readHTML(Input{Name: in.Name, Raw: m.page, Type: m.kind, Encoding: in.Encoding, URL: address})
	if diag.HasErrors(list) {
		return Raw{}, list
	}
	raw.Extraction = mhtmlExtraction + strings.TrimPrefix(raw.Extraction, htmlExtraction)
	base := webAddress(address)
	for i := range raw.Pictures {
		p := &raw.Pictures[i]
		if p.Data != nil {
			continue
		}
		p.Data = m.pictures[p.Source]
		if full, ok := absolute(base, p.Source); ok && p.Data == nil {
			p.Data = m.pictures[full]
		}
	}
	return raw, list
}

// openMHTML takes the file apart: its first page is the page.
func openMHTML(file []byte) (mhtml, bool) {
	m := mhtml{pictures: map[string][]byte{}}
	message, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(file)))
	if err != nil {
		return m, false
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" {
		return m, false
	}
	m.address = strings.TrimSpace(first(message.Header.Get("Snapshot-Content-Location"), message.Header.Get("Content-Location")))
	parts := multipart.NewReader(message.Body, params["boundary"])
	for range maxParts {
		part, err := parts.NextRawPart()
		if err != nil {
			break
		}
		m.add(part)
	}
	return m, m.page != nil
}

// add takes up a part: the first page, or a picture.
func (m *mhtml) add(part *multipart.Part) {
	kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	location := strings.TrimSpace(part.Header.Get("Content-Location"))
	switch {
	case err != nil:
	case m.page == nil && (kind == "text/html" || kind == "application/xhtml+xml"):
		if data, ok := transferDecoded(part, part.Header, maxPageSize+1); ok {
			m.page, m.kind = data, part.Header.Get("Content-Type")
			m.address = first(m.address, location)
		}
	case strings.HasPrefix(kind, "image/"):
		data, ok := transferDecoded(part, part.Header, maxPictureBytes+1)
		if !ok {
			return
		}
		if full, ok := absolute(nil, location); ok {
			m.pictures[full] = data
		}
		if location != "" {
			m.pictures[location] = data
		}
		if id := strings.Trim(part.Header.Get("Content-Id"), "<> "); id != "" {
			m.pictures["cid:"+id] = data
		}
	}
}

// transferDecoded reads a part as its transfer encoding says (RFC 2045, section 6), as
// far as a limit.
func transferDecoded(part io.Reader, header textproto.MIMEHeader, limit int64) ([]byte, bool) {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		part = base64.NewDecoder(base64.StdEncoding, part)
	case "quoted-printable":
		part = quotedprintable.NewReader(part)
	}
	data, err := io.ReadAll(io.LimitReader(part, limit))
	return data, err == nil
}

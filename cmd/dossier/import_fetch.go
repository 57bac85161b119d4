package main

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/diag"
	"dossier/internal/fetch"
	"dossier/internal/importer"
)

// The limits of the pictures of one page.
const (
	mostPictures = 60
	pictureTime  = time.Minute // for all of them
)

// fetch gets the page at an address. Its format is told by the media type
// that the server declares, else by the last part of the address, else by its
// bytes.
func (b *batch) fetch(address string, o importer.Options) (raw []byte, name string, _ importer.Options, list []diag.Diagnostic, err error) {
	opts := fetch.Options{AllowPrivate: b.flags.allowPrivate, Accept: accepted(), Wanted: wanted}
	page, list, err := fetch.Get(b.ctx, address, opts)
	if err != nil || len(list) > 0 {
		return nil, address, o, list, err
	}
	at, err := url.Parse(page.URL)
	if err != nil {
		return nil, address, o, nil, err
	}
	o.Type = cmp.Or(o.Type, page.Type)
	o.URL = cmp.Or(o.URL, page.URL)
	o.Picture = b.pictures(at)
	name = path.Base(at.Path)
	if name == "." || name == "/" {
		name = at.Hostname()
	}
	return page.Body, name, o, nil, nil
}

// accepted is the Accept header of a page: the formats that can be imported,
// and what a server has instead.
func accepted() string {
	var types []string
	for _, f := range importer.Formats() {
		types = append(types, f.Types...)
	}
	slices.Sort(types)
	return "text/html, " + strings.Join(slices.Compact(types), ";q=0.8, ") + ";q=0.8, */*;q=0.1"
}

// wanted tells whether a body can be imported, before it is read. A server
// that does not know what it sends says nothing, or octet-stream: the name of
// the file then tells, and the bytes do later.
func wanted(mediaType, name string) bool {
	if mediaType == "" || mediaType == "text/plain" {
		return true
	}
	ending := strings.ToLower(path.Ext(name))
	for _, f := range importer.Formats() {
		if slices.Contains(f.Types, mediaType) || mediaType == "application/octet-stream" && slices.Contains(f.Extensions, ending) {
			return true
		}
	}
	return false
}

// pictures gets the pictures of a fetched page, by the same rules as the page
// itself.
func (b *batch) pictures(page *url.URL) func(string) ([]byte, error) {
	opts := fetch.Options{AllowPrivate: b.flags.allowPrivate, Accept: "image/png, image/jpeg, image/gif, image/webp", Wanted: func(mediaType, _ string) bool {
		return mediaType == "" || mediaType == "application/octet-stream" || strings.HasPrefix(mediaType, "image/")
	}}
	asked, end := 0, time.Now().Add(pictureTime)
	return func(source string) ([]byte, error) {
		place, err := url.Parse(source)
		if err != nil {
			return nil, errors.New("its address is none")
		}
		if asked++; asked > mostPictures {
			return nil, errors.New("the page has too many pictures")
		}
		address := page.ResolveReference(place)
		ctx, stop := context.WithDeadline(b.ctx, end)
		defer stop()
		got, list, err := fetch.Get(ctx, address.String(), opts)
		switch {
		case err != nil:
			return nil, errors.New("the pictures of the page took too long")
		case len(list) > 0:
			return nil, errors.New(diag.Plain(list[0].Message))
		}
		return got.Body, nil
	}
}

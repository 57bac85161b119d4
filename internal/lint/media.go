package lint

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

var notAPicture = Rule{
	Code:  "not-a-picture",
	Title: "a file among the pictures is no picture of points",
	Text: `Files below content/media are published as they are, and nothing looks for the names of
organizations in them. So only pictures that hold no text for a reader may lie there: PNG,
JPEG, GIF, WebP and AVIF, told by their bytes, under the ending that belongs to them. A
drawing in SVG, a page or a text file would carry words past every label: it is not
published. Make a picture of points of a drawing, and write texts as pages of the dossier.`,
	Before: "content/media/map.svg",
	After:  "content/media/map.png",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, file := range slices.Sorted(maps.Keys(in.Sources)) {
			if !strings.HasPrefix(file, "content/media/") || Picture(file, in.Sources[file]) {
				continue
			}
			at := diag.Span{File: file, Start: 0, End: min(1, len(in.Sources[file]))}
			if f := pictureFormat(in.Sources[file]); f != nil {
				out = append(out, diag.Errorf("not-a-picture", at, "the file holds a picture in %s, but its name says another thing", f.name).
					WithHelp("name it %s%s", strings.TrimSuffix(path.Base(file), path.Ext(file)), f.endings[0]))
				continue
			}
			out = append(out, diag.Errorf("not-a-picture", at, "the file is no picture in PNG, JPEG, GIF, WebP or AVIF, and is not published").
				WithHelp("make such a picture of it, or move it out of content/media"))
		}
		return out
	},
}

// Picture reports whether a file is a picture made of points in a format that
// browsers show, under an ending of that format. Nothing else is published from
// among the pictures.
func Picture(file string, data []byte) bool {
	f := pictureFormat(data)
	return f != nil && slices.Contains(f.endings, strings.ToLower(path.Ext(file)))
}

// format is a format of pictures.
type format struct {
	name    string
	endings []string // the usual one first
	is      func(data []byte) bool
}

// formats are told by their first bytes. Sources: PNG (W3C) § 5.2; JPEG (ITU-T
// T.81) B.1.1.3; GIF89a § 17; WebP (RFC 9649) § 2.4; AVIF 1.1 § 6, with the
// brands of ISO/IEC 14496-12 § 4.3.
var formats = []format{
	{"PNG", []string{".png"}, starts("\x89PNG\r\n\x1a\n")},
	{"JPEG", []string{".jpg", ".jpeg"}, starts("\xff\xd8\xff")},
	{"GIF", []string{".gif"}, func(data []byte) bool { return starts("GIF87a")(data) || starts("GIF89a")(data) }},
	{"WebP", []string{".webp"}, func(data []byte) bool { return starts("RIFF")(data) && len(data) >= 12 && string(data[8:12]) == "WEBP" }},
	{"AVIF", []string{".avif"}, isAVIF},
}

func starts(with string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(with)) }
}

// isAVIF looks for the brands of AVIF in the file type box.
func isAVIF(data []byte) bool {
	if len(data) < 16 || string(data[4:8]) != "ftyp" {
		return false
	}
	size := int(data[0])<<24 | int(data[1])<<16 | int(data[2])<<8 | int(data[3])
	for at := 8; at+4 <= min(size, len(data)); at += 4 {
		if brand := string(data[at : at+4]); at != 12 && (brand == "avif" || brand == "avis") {
			return true
		}
	}
	return false
}

func pictureFormat(data []byte) *format {
	i := slices.IndexFunc(formats, func(f format) bool { return f.is(data) })
	if i < 0 {
		return nil
	}
	return &formats[i]
}

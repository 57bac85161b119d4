package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/webp"
)

// Pictures are decoded only within these limits: a file of a few bytes may
// claim to hold more points than a machine has memory for.
const (
	maxPictureBytes  = 20 << 20
	maxPicturePoints = 40_000_000
	maxArticlePoints = 120_000_000
	maxKeptPictures  = 50
)

// jpegQuality is that of JPEG files written anew: what they lose cannot be seen.
const jpegQuality = 88

// storedPicture says what became of a picture of an article.
type storedPicture struct {
	Path          string // content/media/<sha256>.<ext>; empty when there is none
	Width, Height int    // in points
	Why           string // why there is none
}

// storePictures makes the pictures of an article anew from their points: what
// else their files hold (places, names, scripts, other files) is gone, and the
// same points give the same file. The bytes come from the article itself or
// from get, by the address that the article has; get may be nil. There is one
// result for each picture.
func storePictures(pictures []Picture, get func(source string) ([]byte, error)) ([]storedPicture, []Media) {
	stored := make([]storedPicture, len(pictures))
	var media []Media
	known := map[string]bool{}
	points, kept := 0, 0
	for i, p := range pictures {
		if p.Embedded { // no picture
			continue
		}
		if kept >= maxKeptPictures {
			stored[i].Why = "the article has more pictures than are kept"
			continue
		}
		data, why := pictureBytes(p, get)
		if why != "" {
			stored[i].Why = why
			continue
		}
		made, why := remake(data, maxArticlePoints-points)
		if why != "" {
			stored[i].Why = why
			continue
		}
		kept++
		points += made.width * made.height
		sum := sha256.Sum256(made.data)
		stored[i] = storedPicture{Path: "content/media/" + hex.EncodeToString(sum[:]) + made.extension, Width: made.width, Height: made.height}
		if !known[stored[i].Path] {
			known[stored[i].Path] = true
			media = append(media, Media{Path: stored[i].Path, Data: made.data})
		}
	}
	return stored, media
}

// pictureBytes gets the file of a picture, or says why there is none.
func pictureBytes(p Picture, get func(source string) ([]byte, error)) ([]byte, string) {
	data := p.Data
	if data == nil {
		if get == nil || p.Source == "" {
			return nil, "its file is not at hand"
		}
		var err error
		if data, err = get(p.Source); err != nil {
			return nil, "its file could not be had: " + err.Error()
		}
	}
	switch {
	case len(data) == 0:
		return nil, "its file is empty"
	case len(data) > maxPictureBytes:
		return nil, "its file is larger than 20 MiB"
	}
	return data, ""
}

// raster is a picture made anew.
type raster struct {
	data          []byte
	extension     string
	width, height int
}

// remake decodes a picture and encodes its points. PNG and GIF become PNG,
// JPEG stays JPEG and is uprighted as its file says it was taken, WebP becomes the
// one or the other. The room is how many points may still be decoded. The
// decoders are the work of others on input of others: one that panics could
// not read the file.
func remake(data []byte, room int) (out raster, why string) {
	defer func() {
		if recover() != nil {
			out, why = raster{}, "its file is damaged"
		}
	}()
	codec := codecOf(data)
	if codec == nil {
		return raster{}, "its file is no picture in PNG, JPEG, GIF or WebP"
	}
	config, err := codec.config(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return raster{}, "its file is damaged"
	}
	if config.Width > maxPicturePoints/config.Height {
		return raster{}, "it has more than 40 million points"
	}
	if config.Width*config.Height > room {
		return raster{}, "the article's pictures have more than 120 million points in all"
	}
	img, err := codec.decode(bytes.NewReader(data))
	if err != nil {
		return raster{}, "its file is damaged"
	}
	if codec.name == "JPEG" {
		return encode(uprighted(img, orientation(data)), true)
	}
	return encode(img, lossy(img))
}

// codec reads one format of pictures.
type codec struct {
	name   string
	is     func(data []byte) bool
	config func(*bytes.Reader) (image.Config, error)
	decode func(*bytes.Reader) (image.Image, error)
}

// codecOf tells the format of a picture by its first bytes; nil for any other
// file.
func codecOf(data []byte) *codec {
	for _, c := range []codec{
		{"PNG", begins("\x89PNG\r\n\x1a\n"),
			func(r *bytes.Reader) (image.Config, error) { return png.DecodeConfig(r) },
			func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) }},
		{"JPEG", begins("\xff\xd8\xff"),
			func(r *bytes.Reader) (image.Config, error) { return jpeg.DecodeConfig(r) },
			func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }},
		{"GIF", begins("GIF8"),
			func(r *bytes.Reader) (image.Config, error) { return gif.DecodeConfig(r) },
			func(r *bytes.Reader) (image.Image, error) { return gif.Decode(r) }},
		{"WebP", func(data []byte) bool { return begins("RIFF")(data) && len(data) >= 12 && string(data[8:12]) == "WEBP" },
			func(r *bytes.Reader) (image.Config, error) { return webp.DecodeConfig(r) },
			func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) }},
	} {
		if c.is(data) {
			return &c
		}
	}
	return nil
}

func begins(with string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(with)) }
}

// encode writes the points of a picture: as JPEG those that were stored with
// loss and hide nothing behind them, as PNG all others.
func encode(img image.Image, loss bool) (raster, string) {
	const large = 8_000_000 // points above which PNG is packed fast rather than tight
	size := img.Bounds()
	out := raster{width: size.Dx(), height: size.Dy(), extension: ".png"}
	var b bytes.Buffer
	var err error
	if loss {
		out.extension = ".jpg"
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality})
	} else {
		encoder := png.Encoder{}
		if out.width*out.height > large {
			encoder.CompressionLevel = png.BestSpeed
		}
		err = encoder.Encode(&b, img)
	}
	if err != nil {
		return raster{}, "it cannot be stored: " + strings.TrimPrefix(err.Error(), "jpeg: ")
	}
	out.data = b.Bytes()
	return out, ""
}

// lossy reports whether the points of a picture were stored with loss, as a
// WebP file may, and all of them are opaque.
func lossy(img image.Image) bool {
	switch img := img.(type) {
	case *image.YCbCr:
		return true
	case *image.NYCbCrA:
		return img.Opaque()
	}
	return false
}

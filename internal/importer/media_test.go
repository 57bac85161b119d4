package importer

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/lint"
)

// striped is a picture 3 points wide and 2 high, each of another colour.
func striped() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	for i := range 6 {
		img.SetNRGBA(i%3, i/3, color.NRGBA{uint8(40 * i), uint8(255 - 40*i), 90, 255})
	}
	return img
}

func asPNG(t testing.TB, img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk is a chunk of PNG (PNG, W3C, section 5.3) with a checksum that nobody
// looks at here.
func chunk(kind, data string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + kind + data + "\x00\x00\x00\x00"
}

func TestPicturesAreMadeAnewFromTheirPoints(t *testing.T) {
	plain := asPNG(t, striped())
	told := append(bytes.Clone(plain), "<script>alert(1)</script>PK\x03\x04"...)
	stored, media := storePictures([]Picture{{Data: plain}, {Data: told}}, nil)
	if len(media) != 1 || stored[0] != stored[1] || stored[0].Width != 3 || stored[0].Height != 2 {
		t.Fatalf("%+v, %d files", stored, len(media))
	}
	if bytes.Contains(media[0].Data, []byte("script")) || !lint.Picture(stored[0].Path, media[0].Data) {
		t.Errorf("%s holds more than points: %q", stored[0].Path, media[0].Data)
	}
	img, err := png.Decode(bytes.NewReader(media[0].Data))
	if err != nil || color.NRGBAModel.Convert(img.At(2, 1)) != striped().At(2, 1) {
		t.Errorf("%v: the points are others", err)
	}
}

func TestFormatsOfPictures(t *testing.T) {
	paletted := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.White, color.Black})
	var moving bytes.Buffer
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{paletted, paletted}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	webp, err := base64.StdEncoding.DecodeString("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data      []byte
		extension string
	}{
		"PNG":  {asPNG(t, striped()), ".png"},
		"JPEG": {asJPEG(t, striped()), ".jpg"},
		"grey": {asJPEG(t, image.NewGray(image.Rect(0, 0, 4, 4))), ".jpg"},
		"GIF":  {moving.Bytes(), ".png"},
		"WebP": {webp, ".jpg"},
	} {
		stored, media := storePictures([]Picture{{Data: test.data}}, nil)
		if !strings.HasSuffix(stored[0].Path, test.extension) || len(media) != 1 || !lint.Picture(stored[0].Path, media[0].Data) {
			t.Errorf("%s: %+v", name, stored)
		}
		again, _ := storePictures([]Picture{{Data: test.data}}, nil)
		if again[0] != stored[0] {
			t.Errorf("%s is made differently each time", name)
		}
	}
}

// exif puts an orientation into a JPEG file.
func exif(file []byte, order binary.AppendByteOrder, orientation uint16) []byte {
	tiff := []byte("II*\x00")
	if order.String() == "BigEndian" {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, orientation)
	segment := append([]byte("Exif\x00\x00"), append(tiff, 0, 0, 0, 0, 0, 0)...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), file[2:]...)
}

// A picture 16 points wide and 8 high whose left top corner is white is turned
// as its orientation says.
func TestPicturesAreTurnedAsTheyWereTaken(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 16, 8))
	for y := range 4 {
		for x := range 4 {
			img.SetGray(x, y, color.Gray{255})
		}
	}
	file := asJPEG(t, img)
	corners := map[uint16][2]int{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}, 9: {0, 0}}
	for o, corner := range corners {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			stored, media := storePictures([]Picture{{Data: exif(file, order, o)}}, nil)
			if len(media) != 1 || (stored[0].Width < stored[0].Height) != (o >= 5 && o <= 8) {
				t.Fatalf("%d: %+v", o, stored)
			}
			made, err := jpeg.Decode(bytes.NewReader(media[0].Data))
			if err != nil || bytes.Contains(media[0].Data, []byte("Exif")) {
				t.Fatal(o, err)
			}
			x, y := 1+corner[0]*(stored[0].Width-3), 1+corner[1]*(stored[0].Height-3)
			if r, _, _, _ := made.At(x, y).RGBA(); r < 0xc000 {
				t.Errorf("%d: the corner is not at %d, %d", o, x, y)
			}
		}
	}
}

func TestPicturesThatCannotBeKeptSayWhy(t *testing.T) {
	bomb := "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00")
	big := asPNG(t, image.NewPaletted(image.Rect(0, 0, 8000, 6000), color.Palette{color.White}))
	whole := asPNG(t, striped())
	failing := func(string) ([]byte, error) { return nil, errors.New("no such file") }
	for name, test := range map[string]struct {
		picture Picture
		get     func(string) ([]byte, error)
		why     string
	}{
		"nobody gets it":   {Picture{Source: "a.png"}, nil, "not at hand"},
		"it is not there":  {Picture{Source: "a.png"}, failing, "no such file"},
		"a drawing":        {Picture{Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")}, nil, "no picture"},
		"a page":           {Picture{Data: []byte("<!DOCTYPE html>")}, nil, "no picture"},
		"cut off":          {Picture{Data: whole[:len(whole)-20]}, nil, "damaged"},
		"a wrong checksum": {Picture{Data: []byte(bomb)}, nil, "damaged"},
		"too many points":  {Picture{Data: big}, nil, "40 million"},
		"too many bytes":   {Picture{Data: make([]byte, maxPictureBytes+1)}, nil, "20 MiB"},
		"nothing":          {Picture{Data: []byte{}}, nil, "empty"},
	} {
		stored, media := storePictures([]Picture{test.picture}, test.get)
		if len(media) > 0 || stored[0].Path != "" || !strings.Contains(stored[0].Why, test.why) {
			t.Errorf("%s: %+v", name, stored)
		}
	}
}

func TestAnArticleKeepsSoManyPicturesAndNoMore(t *testing.T) {
	var all []Picture
	for i := range maxKeptPictures + 5 {
		img := image.NewGray(image.Rect(0, 0, 2, 2))
		img.SetGray(0, 0, color.Gray{uint8(i)})
		all = append(all, Picture{Data: asPNG(t, img)})
	}
	stored, media := storePictures(all, nil)
	if len(media) != maxKeptPictures || len(stored) != len(all) || stored[len(all)-1].Why == "" {
		t.Errorf("%d of %d are kept", len(media), len(all))
	}
}

func TestOnlyFilesBesideThePageAreRead(t *testing.T) {
	files := fstest.MapFS{
		"page_files/a.jpg":   {Data: []byte("a")},
		"page_files/b c.jpg": {Data: []byte("b")},
		"50%25.jpg":          {Data: []byte("c")},
		"secret":             {Mode: fs.ModeDir},
	}
	get := Beside(files)
	for source, want := range map[string]string{
		"page_files/a.jpg": "a", "./page_files/a.jpg?v=1#x": "a", "page_files/b%20c.jpg": "b", "page_files/b c.jpg": "b", "50%25.jpg": "c",
		"../page_files/a.jpg": "", "page_files/../../x": "", "/etc/passwd": "", "file:///etc/passwd": "", "https://example.org/a.jpg": "",
		"page_files\\a.jpg": "", "": "", ".": "", "secret": "", "page_files/%2e%2e/%2e%2e/x": "", "a\x00b": "", "missing.jpg": "",
	} {
		data, err := get(source)
		if string(data) != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", source, data, err)
		}
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(asPNG(f, striped()))
	f.Add(exif(asJPEG(f, striped()), binary.LittleEndian, 6))
	f.Add([]byte("GIF89a\x01\x00\x01\x00"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8 "))
	f.Fuzz(func(t *testing.T, data []byte) {
		if codec := codecOf(data); codec != nil {
			if c, err := codec.config(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1_000_000 {
				return
			}
		}
		stored, media := storePictures([]Picture{{Data: data}}, nil)
		if (stored[0].Path == "") == (stored[0].Why == "") {
			t.Fatalf("%+v", stored)
		}
		for _, m := range media {
			if !lint.Picture(m.Path, m.Data) {
				t.Fatalf("%s is no picture", m.Path)
			}
		}
	})
}

package lint

import "testing"

func TestPicturesAreToldByTheirBytesAndTheirEndings(t *testing.T) {
	const avif = "\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf"
	for _, c := range []struct {
		file, data string
		want       bool
	}{
		{"a.png", "\x89PNG\r\n\x1a\n…", true},
		{"a.PNG", "\x89PNG\r\n\x1a\n…", true},
		{"a.jpeg", "\xff\xd8\xff\xe0", true},
		{"a.gif", "GIF89a…", true},
		{"a.webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", true},
		{"a.avif", avif, true},
		{"a.avif", "\x00\x00\x00\x1cftypheic\x00\x00\x00\x00mif1heixmiaf", false},
		{"a.html", "\x89PNG\r\n\x1a\n<p>words", false},
		{"a.png", "\xff\xd8\xff\xe0", false},
		{"a.png", "<svg><text>words</text></svg>", false},
		{"a.svg", "<svg><text>words</text></svg>", false},
		{"a.wav", "RIFF\x00\x00\x00\x00WAVEfmt ", false},
		{"a.png", "", false},
	} {
		if got := Picture(c.file, []byte(c.data)); got != c.want {
			t.Errorf("Picture(%s, %q) = %v", c.file, c.data, got)
		}
	}
}

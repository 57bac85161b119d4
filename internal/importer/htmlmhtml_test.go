package importer

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// single is a page in a single file, as browsers save it.
func single(t testing.TB, picture []byte) string {
	t.Helper()
	return strings.ReplaceAll(`From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/bridge
Subject: Bridge opens
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----x"

------x
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/bridge

<html><head><title>x</title></head><body><h1>=CC=EE=F1=F2 =EE=F2=EA=F0=FB=F2</h1><p>=CC=EE=F1=
=F2 =EE=F2=EA=F0=FB=F2 <a href=3D"/a">=F1=ED=EE=E2=E0</a>.</p><img src=3D"https://example.org/b.png"><img src=3D"c.png"><img src=3D"cid:d@x"></body></html>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/b.png

`+base64.StdEncoding.EncodeToString(picture)+`
------x
Content-Type: image/png
Content-Transfer-Encoding: binary
Content-Location: https://example.org/c.png

binary
------x
Content-Type: image/png
Content-ID: <d@x>

id
------x--
`, "\n", "\r\n")
}

func TestPagesInASingleFileAreReadWithTheirPictures(t *testing.T) {
	picture := asPNG(t, striped())
	file := single(t, picture)
	raw, list := readMHTML(Input{Name: "x.mhtml", Raw: []byte(file)})
	got := fmt.Sprintf("%s|%s|%s|%s|%s", raw.Paragraphs[0].Text, raw.Paragraphs[1].Text, raw.Paragraphs[1].Inline[0].Dest, raw.Meta.URL, raw.Extraction)
	if got != "Мост открыт|Мост открыт снова.|https://example.org/a|https://example.org/bridge|mhtml 1, windows-1251" {
		t.Errorf("%s, %v", got, list)
	}
	if len(raw.Pictures) != 3 || !bytes.Equal(raw.Pictures[0].Data, picture) || string(raw.Pictures[1].Data) != "binary" || string(raw.Pictures[2].Data) != "id" {
		t.Errorf("the pictures are %v", raw.Pictures)
	}
	if f, ok := formatOf("article", "", []byte(file)); !ok || f.Name != "MHTML" {
		t.Errorf("it is recognised as %s", f.Name)
	}
}

func TestSingleFilesWithoutAPageAreRefused(t *testing.T) {
	for _, file := range []string{"", "x", "MIME-Version: 1.0\r\n\r\n", "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--", "Content-Type: text/html\r\n\r\n<p>x"} {
		if _, list := readMHTML(Input{Name: "x.mhtml", Raw: []byte(file)}); codes(list) != "error unreadable-original" {
			t.Errorf("%q: %v", file, list)
		}
	}
}

func FuzzMHTML(f *testing.F) {
	f.Add([]byte(single(f, []byte("x"))))
	f.Fuzz(func(t *testing.T, file []byte) {
		_, list := readMHTML(Input{Name: "x.mhtml", Raw: file})
		if strings.Contains(codes(list), "lossy-import") {
			t.Fatalf("%v", list)
		}
	})
}

package importer

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Bytes of good files are changed, doubled and cut: what comes of it is read,
// with the proof, or refused.
func TestDamagedFilesAreReadOrRefused(t *testing.T) {
	var files [][]byte
	for _, name := range []string{"testdata/docx/article.docx", "testdata/pdf/article.pdf", "testdata/pdf/columns.pdf"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, raw)
	}
	unpacked := &pdfMaker{}
	unpacked.pages = []string{unpacked.show(60, 600, 10, fill, false), unpacked.show(60, 600, 10, fill, true)}
	files = append(files, unpacked.file(), hostilePDFs()["good"].raw, docxOf(t, para(wordRun("Words."))+para(wordRun("More.")), nil))
	rapid.Check(t, func(rt *rapid.T) {
		which := rapid.IntRange(0, len(files)-1).Draw(rt, "file")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "damage"), 1))
		raw := slices.Clone(files[which])
		for range 1 + random.IntN(12) {
			at := random.IntN(len(raw))
			n := min(random.IntN(40), len(raw)-at)
			switch random.IntN(4) {
			case 0:
				raw[at] = byte(random.IntN(256))
			case 1:
				raw = slices.Delete(raw, at, at+n)
			case 2:
				raw = slices.Insert(raw, at, slices.Clone(raw[at:at+n])...)
			case 3:
				raw[at] = "0123456789<>[]()/ R"[random.IntN(19)]
			}
		}
		read := readPDF
		if strings.HasPrefix(string(files[which]), "PK") {
			read = readDocx
		}
		out, list := read(Input{Name: "x", Raw: raw})
		for _, d := range list {
			if d.Code == "lossy-import" || strings.Contains(d.Message, "not foreseen") {
				rt.Fatalf("%v", d)
			}
		}
		checkParagraphs(t, out)
	})
}

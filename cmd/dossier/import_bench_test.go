package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pressArticles writes so many texts of 500 to 700 words, each with a
// headline, names, figures and quotations, into a folder.
func pressArticles(tb testing.TB, dir string, n int) {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	people := []string{"Jane Doe", "John Roe", "the mayor", "a spokesman of the council", "Mary Major", "the commission"}
	places := []string{"Harbour Street", "Northfield", "the old town", "Mill Lane", "the valley", "Southport"}
	things := []string{"bridges", "houses", "families", "workers", "square kilometres of forest", "trams", "schools"}
	for i := range n {
		var text strings.Builder
		fmt.Fprintf(&text, "Report %d of the Council on %s\n\n", i+1, pick(places))
		for words := 0; words < 600; {
			var paragraph []string
			for range 4 {
				var s string
				switch random.IntN(5) {
				case 0:
					s = fmt.Sprintf("“We have counted %d %s in %s,” said %s on Monday.", 2+random.IntN(9000), pick(things), pick(places), pick(people))
				case 1:
					s = fmt.Sprintf("According to %s, nearly %d,000 %s were affected between 2014 and 2016, or %d percent of all.", pick(people), 1+random.IntN(90), pick(things), 1+random.IntN(99))
				case 2:
					s = fmt.Sprintf("%s was closed for repairs in March, and nobody in %s knew for how long (see Section %d).", pick(places), pick(places), random.IntN(9))
				case 3:
					s = fmt.Sprintf("The work, which costs about $%d million, began in the spring & ended *late*, %s told reporters.", 1+random.IntN(40), pick(people))
				default:
					s = fmt.Sprintf("In %s, people walked to work for %d weeks, and some of them liked it better than the tram.", pick(places), 2+random.IntN(9))
				}
				words += len(strings.Fields(s))
				if s[0] < 0x80 {
					s = strings.ToUpper(s[:1]) + s[1:]
				}
				paragraph = append(paragraph, s)
			}
			text.WriteString(strings.Join(paragraph, " ") + "\n\n")
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(text.String()), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
}

// command runs a command line and gives its outputs.
func command(tb testing.TB, want int, args ...string) (out, errors string) {
	tb.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(context.Background(), args, stdio{strings.NewReader(""), &stdout, &stderr}); status != want {
		tb.Fatalf("dossier %s: exit status %d, want %d\n%s", strings.Join(args, " "), status, want, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// BenchmarkImport imports a folder of 1,000 texts into a new dossier, and the
// same again.
func BenchmarkImport(b *testing.B) {
	texts := b.TempDir()
	pressArticles(b, texts, 1000)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			dir := filepath.Join(b.TempDir(), "d")
			command(b, exitClean, "init", dir)
			command(b, exitClean, "-C", dir, "import", texts)
		}
	})
	b.Run("again", func(b *testing.B) {
		dir := filepath.Join(b.TempDir(), "d")
		command(b, exitClean, "init", dir)
		command(b, exitClean, "-C", dir, "import", texts)
		for b.Loop() {
			command(b, exitClean, "-C", dir, "import", texts)
		}
	})
}

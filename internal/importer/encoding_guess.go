package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding/charmap"
)

// guessed is what the letters of a text tell of its encoding.
type guessed struct {
	name   string   // empty when they do not tell
	likely []string // then those that are not excluded, the likeliest first
	ranked []reading
}

// reading is a text read in one encoding.
type reading struct {
	name  string
	text  string  // its sample
	n     int     // characters beyond ASCII in it
	score float64 // how much they look like those of a text, together
}

// mean is the score of a character.
func (r reading) mean() float64 { return r.score / float64(r.n) }

// Borders of a guess.
const (
	plausible = 1.0 // the least mean of a text; a wrong encoding gives less than 0.5
	lead      = 2.0 // of its score before that of the next encoding that reads it otherwise
)

// candidates are the encodings of one byte a character that readings are told
// apart in; of two that read the same, the first counts. The prior is taken off
// the score, for how rare an encoding's files are.
var candidates = []struct {
	name  string
	table *charmap.Charmap
	prior float64
}{
	{"windows-1251", charmap.Windows1251, 0},
	{"windows-1252", charmap.Windows1252, 0},
	{"koi8-r", charmap.KOI8R, 0},
	{"koi8-u", charmap.KOI8U, 0},
	{"ibm866", charmap.CodePage866, 0},
	{"iso-8859-5", charmap.ISO8859_5, 0},
	{"windows-1250", charmap.Windows1250, 1},
	{"iso-8859-2", charmap.ISO8859_2, 1},
	{"iso-8859-15", charmap.ISO8859_15, 1.5},
	{"windows-1254", charmap.Windows1254, 1.5},
	{"windows-1253", charmap.Windows1253, 0.5},
	{"iso-8859-7", charmap.ISO8859_7, 0.5},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, 2},
	{"macintosh", charmap.Macintosh, 3},
}

// guess tells the encoding of bytes that are not UTF-8 and hold no NUL: by how
// much their letters look like words of a European language in each candidate,
// and, where none does or two do, by the models of the library, which know
// Hebrew, Thai and the encodings of East Asia, too.
func guess(raw []byte) guessed {
	sample := sampleOf(raw)
	if len(sample) == 0 || !isPrinted(raw) {
		return guessed{}
	}
	var g guessed
	for _, c := range candidates {
		runes := runesOf(c.table)
		if r, ok := read(sample, &runes); ok {
			r.name = c.name
			r.score -= c.prior
			g.ranked = append(g.ranked, r)
		}
	}
	slices.SortStableFunc(g.ranked, func(a, b reading) int { return cmp.Compare(b.score, a.score) })
	library := guessByLibrary(sample)
	for i, r := range g.ranked {
		if r.mean() < plausible || g.ranked[0].score-r.score > lead {
			break
		}
		if i == 0 || r.text != g.ranked[0].text {
			g.likely = append(g.likely, r.name)
		}
	}
	switch {
	case len(g.likely) == 1:
		g.name = g.likely[0]
	case slices.Contains(g.likely, library) || len(g.likely) == 0 && library != "":
		g.name = library
	}
	if g.name != "" && !fits(g.name, raw) {
		// It fits the sample, but not the rest.
		g.name, g.likely = "", append([]string{g.name}, g.likely...)
	}
	return g
}

// contradicts reports whether the letters speak clearly against an encoding
// that is declared: servers declare one for all files, whatever is in them.
func (g guessed) contradicts(declared string) bool {
	if g.name == "" || g.name == declared {
		return false
	}
	best, own := -1, -1
	for i, r := range g.ranked {
		switch r.name {
		case g.name:
			best = i
		case declared:
			own = i
		}
	}
	const clear = 1
	return best >= 0 && own >= 0 && g.ranked[best].mean()-g.ranked[own].mean() >= clear
}

// isPrinted reports whether bytes hold no control characters but those that
// files of text have: white space, escapes of encodings and DOS's end of file.
func isPrinted(raw []byte) bool {
	return !slices.ContainsFunc(raw, func(b byte) bool {
		return b < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b", rune(b)) || b == 0x7f
	})
}

// sampleOf gives a part of the text with enough of the bytes that are not
// ASCII to judge by.
func sampleOf(raw []byte) []byte {
	const around, most, enough = 100, 1 << 15, 1000
	first := firstBeyondASCII(raw)
	if first < 0 {
		return nil
	}
	raw = raw[max(0, first-around):]
	n := 0
	for i, b := range raw[:min(len(raw), most)] {
		if b >= utf8.RuneSelf {
			n++
		}
		if n >= enough && (b == '\n' || b == ' ' || n >= 2*enough) {
			return raw[:i]
		}
	}
	return raw[:min(len(raw), most)]
}

// guessByLibrary asks the library, and counts only an answer that it is sure
// of. It is called with a short sample; what it might do with hostile bytes is
// no answer.
func guessByLibrary(sample []byte) (name string) {
	defer func() {
		if recover() != nil {
			name = ""
		}
	}()
	const sure = 0.9
	r := chardet.Detect(sample)
	if r.Confidence < sure {
		return ""
	}
	name, _ = Encoding(r.Charset)
	if name == "utf-8" || isWide(name) {
		return "" // it is not, or was looked at
	}
	return name
}

// guessWide tells UTF-16 and UTF-32 without a byte order mark: the one in
// which all is well-formed, without NUL, and most characters are such as texts
// are made of. Empty when there is none.
func guessWide(raw []byte) string {
	const most, least = 1 << 16, 4 // characters from which there is something to tell
	sample := raw[:min(len(raw), most)]
	best, share := "", 0.5
	for _, name := range []string{"utf-16le", "utf-16be", "utf-32le", "utf-32be"} {
		unit := 2
		if strings.HasPrefix(name, "utf-32") {
			unit = 4
		}
		if len(raw)%unit != 0 || len(raw) < least*unit {
			continue
		}
		d := decodeAs(name, sample[:len(sample)/unit*unit])
		// A surrogate pair may be cut at the end of the sample.
		if d.nul >= 0 || d.count > 1 || d.count == 1 && (len(sample) == len(raw) || d.bad[0] < len(sample)-4) {
			continue
		}
		if s := commonShare(d.text); s > share {
			best, share = name, s
		}
	}
	return best
}

// commonShare gives the part of a text's characters that are white space,
// ASCII, or letters and punctuation of Europe; of a text in another script, a
// space, a line end or a full stop now and then makes up for them.
func commonShare(text []byte) float64 {
	n, common := 0, 0
	for _, r := range string(text) {
		n++
		switch {
		case r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r):
			return 0
		case r < 0x530 || r >= 0x2010 && r < 0x2040:
			common++
		case strings.ContainsRune("。、，", r):
			common += 10
		}
	}
	return float64(min(n, common)) / float64(max(1, n))
}

// read reads a sample by a table and says how much it looks like a text in the
// language that it looks like most. It is false when a byte has no character.
func read(sample []byte, runes *[256]rune) (reading, bool) {
	text := make([]rune, 0, len(sample)+2)
	text = append(text, ' ')
	for _, b := range sample {
		r := runes[b]
		if r == utf8.RuneError {
			return reading{}, false
		}
		text = append(text, r)
	}
	text = append(text, ' ')
	out := reading{text: string(text)}
	scores := make([]float64, len(alphabets))
	for i := 1; i < len(text)-1; i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		out.n++
		for k, a := range alphabets {
			scores[k] += a.likeness(text[i-1], text[i], text[i+1])
		}
	}
	out.score = slices.Max(scores)
	return out, out.n > 0
}

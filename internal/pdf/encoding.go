package pdf

import (
	_ "embed"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// unknown stands where a font does not tell which character a sign is.
const unknown = "\ufffd"

// glyphNames is the part of the Adobe Glyph List (https://github.com/adobe-type-tools/agl-aglfn,
// BSD-3-Clause, see LICENSES/agl.txt) for the Latin, Greek and Cyrillic letters and the signs of
// running text: a name and a code point on each line.
//
//go:embed glyphs.txt
var glyphNames string

// readGlyphNames makes a map of the list.
func readGlyphNames() map[string]rune {
	out := make(map[string]rune, 2000)
	for line := range strings.Lines(glyphNames) {
		n, hex, _ := strings.Cut(strings.TrimSpace(line), " ")
		if code, err := strconv.ParseUint(hex, 16, 32); err == nil {
			out[n] = rune(code)
		}
	}
	return out
}

// named gives the characters of a glyph's name, by the rules of the Adobe Glyph
// List Specification, section 2; empty where the name does not tell.
func (f *File) named(glyph string) string {
	if f.names == nil {
		f.names = readGlyphNames()
	}
	glyph, _, _ = strings.Cut(glyph, ".")
	var out strings.Builder
	for part := range strings.SplitSeq(glyph, "_") {
		r, ok := f.names[part]
		if !ok {
			if r, ok = hexName(part); !ok {
				return ""
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

// hexName reads names such as uni0416 and u1F600.
func hexName(part string) (rune, bool) {
	hex, ok := strings.CutPrefix(part, "uni")
	if !ok || len(hex) != 4 {
		if hex, ok = strings.CutPrefix(part, "u"); !ok || len(hex) < 4 || len(hex) > 6 {
			return 0, false
		}
	}
	code, err := strconv.ParseUint(hex, 16, 32)
	return rune(code), err == nil && strings.ToUpper(hex) == hex && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}

// standardUpper is the upper half of StandardEncoding (ISO 32000-1, D.2), from
// 0xA0; a space stands where it has nothing.
const standardUpper = " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    "

// table gives the characters of the codes of an encoding; 0 for those that it
// does not have.
func table(encoding name) (out [256]rune) {
	for i := ' '; i < 127; i++ {
		out[i] = i
	}
	switch encoding {
	case "WinAnsiEncoding", "MacRomanEncoding":
		cs := charmap.Windows1252
		if encoding == "MacRomanEncoding" {
			cs = charmap.Macintosh
		}
		for i := 128; i < 256; i++ {
			if r := cs.DecodeByte(byte(i)); r >= 0xa0 {
				out[i] = r
			}
		}
		if encoding == "WinAnsiEncoding" {
			out[127] = '•' // ISO 32000-1, D.2, note 3
		}
	case "Symbol":
		for i := range out {
			out[i] = Symbol(byte(i))
		}
	case "ZapfDingbats":
		for i := 0x21; i < 0x7f; i++ {
			out[i] = rune(0x2700 + i - 0x20)
		}
	default:
		out['\''], out['`'] = '’', '‘'
		for i, r := range []rune(standardUpper) {
			if r != ' ' {
				out[0xa0+i] = r
			}
		}
	}
	return out
}

// docEncoding reads a byte of PDFDocEncoding; the signs at 0x80 to 0x9F are
// those of ISO 32000-1, D.2.
func docEncoding(b byte) rune {
	const signs = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€"
	if b >= 0x80 && b <= 0xa0 {
		return []rune(signs)[b-0x80]
	}
	return rune(b)
}

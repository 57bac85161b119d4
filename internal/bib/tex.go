package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are the combining characters of TeX's accents.
var accents = map[string]rune{
	"`": '\u0300', "'": '\u0301', "^": '\u0302', "~": '\u0303', "=": '\u0304', "u": '\u0306', ".": '\u0307', `"`: '\u0308', "r": '\u030a',
	"H": '\u030b', "v": '\u030c', "d": '\u0323', "c": '\u0327', "k": '\u0328', "b": '\u0331', "t": '\u0361',
}

// commands are the commands of TeX that stand for characters.
var commands = map[string]string{
	"ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—",
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»",
	"ldots": "…", "dots": "…", "textellipsis": "…", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "euro": "€",
	"texteuro": "€", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "textasciitilde": "~", "textbackslash": `\`, "textasciicircum": "^", "textunderscore": "_",
	"textbar": "|", "textless": "<", "textgreater": ">", "textdegree": "°", "textbullet": "•", "textperiodcentered": "·", "slash": "/", "newline": " ",
	"par": " ", "quad": " ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "aleph": "ℵ", "prime": "′",
	// what changes the letters' form alone
	"em": "", "it": "", "bf": "", "sc": "", "tt": "", "rm": "", "sl": "", "sf": "", "itshape": "", "bfseries": "", "scshape": "", "upshape": "", "relax": "",
	"protect": "", "noopsort": "", "emph": "", "textit": "", "textbf": "", "textsc": "", "texttt": "", "textrm": "", "textsf": "", "textsl": "", "textup": "",
	"textnormal": "", "textmd": "", "text": "", "mbox": "", "hbox": "", "uline": "", "underline": "", "url": "", "path": "", "nolinkurl": "",
	"autocap": "", "mkbibemph": "", "mkbibitalic": "", "nohyphens": "",
}

// symbols are what a backslash before a sign stands for.
var symbols = map[byte]string{
	'%': "%", '&': "&", '#': "#", '_': "_", '$': "$", '{': "{", '}': "}", ' ': " ", '\n': " ", '\t': " ", '\\': " ", ',': "\u202f", ';': " ", ':': " ",
	'/': "", '-': "", '@': "", '!': "", '+': "",
}

// tex makes Unicode of TeX. It reads its text once, from the left.
func tex(s string) string {
	t := texReader{src: s}
	for t.at < len(t.src) {
		t.step()
	}
	return norm.NFC.String(fold(t.out.String()))
}

type texReader struct {
	src string
	at  int
	out strings.Builder
	// quotes are, for each open brace, what is written where it closes.
	quotes []string
}

func (t *texReader) step() {
	c := t.src[t.at]
	rest := t.src[t.at:]
	switch {
	case (c == '$' || c == '\\') && t.math():
		return
	case c == '\\':
		t.command()
		return
	case c == '{':
		t.quotes = append(t.quotes, "")
		t.at++
		return
	case c == '}':
		if n := len(t.quotes) - 1; n >= 0 {
			t.out.WriteString(t.quotes[n])
			t.quotes = t.quotes[:n]
		}
		t.at++
		return
	}
	for _, x := range [...]struct{ from, to string }{
		{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {"~", "\u00a0"},
	} {
		if strings.HasPrefix(rest, x.from) {
			t.out.WriteString(x.to)
			t.at += len(x.from)
			return
		}
	}
	t.out.WriteByte(c)
	t.at++
}

// command reads what stands behind a backslash.
func (t *texReader) command() {
	start := t.at
	t.at++
	if t.at >= len(t.src) {
		t.out.WriteByte('\\')
		return
	}
	name := t.name()
	if mark, ok := accents[name]; ok && t.accent(mark) {
		return
	}
	if words, ok := symbols[name[0]]; ok && len(name) == 1 {
		t.out.WriteString(words)
		return
	}
	switch name {
	case "ensuremath":
		if inner, ok := t.argument(); ok {
			t.out.WriteString(formula(inner))
		}
		return
	case "textsuperscript", "textsubscript":
		if inner, ok := t.argument(); ok {
			t.out.WriteString(raised(tex(inner), name == "textsuperscript"))
		}
		return
	case "enquote", "mkbibquote":
		if t.at < len(t.src) && t.src[t.at] == '{' {
			t.at++
			t.out.WriteString("“")
			t.quotes = append(t.quotes, "”")
		}
		return
	case "href", "hyperref", "textcolor", "foreignlanguage":
		t.argument() // the address; the words follow
		return
	}
	if words, ok := commands[name]; ok {
		t.out.WriteString(words)
		return
	}
	t.out.WriteString(t.src[start:t.at])
}

// name reads the name of a command: letters, and the space behind them, or one
// sign.
func (t *texReader) name() string {
	start := t.at
	for t.at < len(t.src) && (t.src[t.at]|0x20 >= 'a' && t.src[t.at]|0x20 <= 'z') {
		t.at++
	}
	if t.at == start {
		_, size := utf8.DecodeRuneInString(t.src[t.at:])
		t.at += size
		return t.src[start:t.at]
	}
	name := t.src[start:t.at]
	if _, known := commands[name]; known || accents[name] != 0 {
		for t.at < len(t.src) && isSpace(t.src[t.at]) {
			t.at++
		}
	}
	return name
}

// argument passes over what stands in braces, and gives it. ok is false where
// nothing does.
func (t *texReader) argument() (inner string, ok bool) {
	if t.at >= len(t.src) || t.src[t.at] != '{' {
		return "", false
	}
	from := t.at + 1
	if n := closingBrace(t.src[t.at:]); n >= 0 {
		t.at += n + 1
		return t.src[from : t.at-1], true
	}
	t.at = len(t.src)
	return "", false
}

// accent writes the letter behind an accent with it; it reports whether there
// is one. The letter stands alone, in braces, or is \i or \j.
func (t *texReader) accent(mark rune) bool {
	at := t.at
	braces := 0
	for at < len(t.src) && (isSpace(t.src[at]) || t.src[at] == '{') {
		if t.src[at] == '{' {
			braces++
		}
		at++
	}
	if braces > 2 {
		return false
	}
	letter := ""
	switch rest := t.src[at:]; {
	case strings.HasPrefix(rest, `\i`) || strings.HasPrefix(rest, `\j`):
		letter = rest[1:2]
		at += 2
		for at < len(t.src) && isSpace(t.src[at]) {
			at++
		}
		if strings.HasPrefix(t.src[at:], "{}") {
			at += 2
		}
	case strings.HasPrefix(rest, `\`):
		n := 1 // a letter such as \o or \ae
		for n < len(rest) && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
			n++
		}
		if letter = commands[rest[1:n]]; letter == "" {
			return false
		}
		at += n
	default:
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || !unicode.IsLetter(r) {
			return false
		}
		letter = rest[:size]
		at += size
	}
	t.out.WriteString(letter)
	t.out.WriteRune(mark)
	for ; braces > 0; braces-- {
		if at < len(t.src) && t.src[at] == '}' {
			at++
			continue
		}
		t.quotes = append(t.quotes, "") // more than the letter stands in the braces
	}
	t.at = at
	return true
}

// verbatim is a value that is no TeX: an address, or a number of one.
func verbatim(s string) string {
	s = strings.TrimSpace(fold(s))
	if rest, ok := strings.CutPrefix(s, `\url{`); ok {
		s = strings.TrimSuffix(rest, "}")
	}
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\~{}`, "~", `\textasciitilde{}`, "~", `\textasciitilde`, "~",
		`\{`, "{", `\}`, "}", "{", "", "}", "").Replace(s)
}

package mention

import (
	"maps"
	"slices"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alikes gives, for each letter, those taken for it by a reader: the
// confusables of Unicode UTS #39 that are alike in common typefaces and stand
// for one letter; letters with a stroke; ё, which Russian print mostly spells
// е; the final sigma; and the spellings of one Arabic letter that Lucene's
// ArabicNormalizer makes one. The two cases are apart, since case-exact names
// must tell them apart: a small capital is a capital.
var alikes = map[rune]string{
	'a': "аαɑ", 'c': "сϲⲥ", 'd': "ԁđ", 'e': "еёѐҽ℮", 'g': "ɡց", 'h': "һհħ", 'i': "іıɩιɨ", 'j': "јϳ", 'k': "κ", 'l': "ӏǀłƚ",
	'n': "ո", 'o': "оοօѻⱺøⲟ", 'p': "рρⲣ", 'q': "ԛզ", 's': "ѕ", 't': "ŧ", 'u': "υս", 'v': "νѵ", 'w': "ԝѡա", 'x': "хχ", 'y': "уγү", 'z': "ƶ",
	'A': "АΑᴀᎪꓮ", 'B': "ВΒʙᏴꓐ", 'C': "СϹᴄᏟꓚⲤ", 'D': "ĐᴅᎠꓓ", 'E': "ЕЁЀΕᴇᎬꓰ", 'F': "Ϝꜰꓝ", 'G': "ԌɢᏀꓖ", 'H': "НΗʜᎻꓧⲎĦ", 'I': "ІΙɪӀꓲⲒƗꞮ",
	'J': "ЈᎫꓙᴊ", 'K': "КΚᏦꓗᴋ", 'L': "ŁʟᏞꓡԼ\U00016f16", 'M': "МΜᎷꓟᴍⲘ", 'N': "ΝꓠɴⲚ", 'O': "ОΟՕꓳᴏⲞØ", 'P': "РΡᏢꓑᴘⲢ", 'Q': "Ԛ", 'R': "ᎡꓣʀᏒ\U00016f35",
	'S': "ЅᏚꓢꜱՏ\U00016f3a", 'T': "ТΤᎢꓔᴛⲦŦ\U00016f0a", 'U': "ꓴՍᴜ", 'V': "ѴᏙꓦᴠ\U00016f08", 'W': "ԜᎳꓪᴡ", 'X': "ХΧꓫⲬ", 'Y': "УΥҮʏꓬⲨ", 'Z': "ΖᏃꓜᴢƵ",
	'σ': "ς",
	'ا': "أإآٱ", 'ي': "ىی", 'ك': "ک", 'ه': "ةۃہەھ",
}

// stroke reports whether a letter is one stroke, which is taken for I and for l.
func stroke(r rune) bool { return r == 'ӏ' || r == 'Ӏ' || r == 'ǀ' }

// letter is what the finder knows of a rune that needs no look at its
// neighbours.
type letter struct {
	r      rune // as it is compared: hyphens, apostrophes and quotation marks made one
	look   rune // the letter it looks like, in its case, without diacritics
	class  rune // one for all that may be taken for each other in either case
	kind   kind
	script script
	single bool // it is read as itself wherever it stands: no space, mark or disguise
	plain  bool // it tells nothing of a disguise: single or a space, and not Arabic
}

// kind says how a rune joins its neighbours to a word (Unicode UAX #29, with
// scripts written without spaces letter by letter).
type kind uint8

const (
	sign     kind = iota // no part of a word
	wordy                // letters and digits: a run of them is a word
	alone                // ideographs, Hiragana and the scripts of South East Asia: each is a word
	hangul               // a run of them is a word, and parts from other letters
	katakana             // likewise
	joined               // a mark: belongs to the letter before
)

// script is what some rules ask for.
type script uint8

const (
	anyScript script = iota
	cyrillic
	arabic
)

// alphabet answers for runes. The answers for those below tabled are ready.
type alphabet struct {
	looks map[rune]rune // letter → the one it is taken for
	canon map[rune]rune // look → class, where that is not its lower case
	table [tabled]letter
}

// tabled is the first rune behind the Arabic block: all before have two bytes
// at most.
const tabled = 0x700

// letters gives the alphabet; it is made once and never changes.
var letters = sync.OnceValue(func() *alphabet {
	a := &alphabet{looks: map[rune]rune{}, canon: map[rune]rune{}}
	for to, from := range alikes {
		for _, r := range from {
			a.looks[r] = to
		}
	}
	a.join()
	for r := range rune(tabled) {
		a.table[r] = a.make(r)
	}
	return a
})

// join makes classes: a look belongs with the looks of its other case.
func (a *alphabet) join() {
	root := func(r rune) rune {
		for a.canon[r] != 0 && a.canon[r] != r {
			r = a.canon[r]
		}
		return r
	}
	join := func(r, s rune) {
		r, s = root(r), root(s)
		a.canon[max(r, s)], a.canon[min(r, s)] = min(r, s), min(r, s)
	}
	for _, r := range slices.Sorted(maps.Keys(a.looks)) {
		for _, s := range []rune{a.look(r), a.look(unicode.ToLower(r)), a.look(unicode.ToUpper(r))} {
			join(s, a.look(unicode.ToLower(s)))
			join(s, a.look(unicode.ToUpper(s)))
			join(s, a.look(r))
		}
	}
	join('i', 'l') // which a stroke may stand for
	for r := range a.canon {
		a.canon[r] = root(r)
	}
}

// of gives what is known of a rune.
func (a *alphabet) of(r rune) letter {
	if r < tabled {
		return a.table[r]
	}
	return a.make(r)
}

func (a *alphabet) make(r rune) letter {
	l := letter{r: punctuation(r), script: scriptOf(r)}
	l.look = a.look(l.r)
	l.class = a.class(l.look)
	switch {
	case a.looks[r] != 0:
		l.kind, l.single = kindOf(l.look), true
	case l.r != r:
		l.kind, l.single = sign, true
	default:
		l.kind = kindOf(r)
		l.single = !ignorable(r) && !space(r) && !unicode.IsMark(r) && !halfRing(r) && !jamo(r) && !inBlackDisc(r) && !inParentheses(r) && !regional(r) &&
			norm.NFKC.QuickSpanString(string(r)) == len(string(r))
	}
	l.plain = (l.single || space(r)) && l.script != arabic && (l.kind == sign || l.kind == wordy)
	return l
}

// look gives the letter that a rune is taken for: itself, without the
// diacritics of the Latin and Greek scripts, or one that looks the same.
func (a *alphabet) look(r rune) rune {
	if r < 0x80 {
		return r
	}
	if l, ok := a.looks[r]; ok {
		return l
	}
	if r >= 0xab70 && r <= 0xabbf {
		return a.look(unicode.ToUpper(r)) // the small letters of Cherokee have the shapes of its capitals
	}
	if variant := unicode.ToLower(unicode.ToUpper(r)); variant != r && variant != unicode.ToLower(r) {
		return a.look(variant) // another shape of a small letter, as ᲂ of о
	}
	if unicode.In(r, unicode.Latin, unicode.Greek) {
		if d := []rune(norm.NFD.String(string(r))); d[0] != r {
			return a.look(d[0])
		}
	}
	return r
}

func (a *alphabet) class(look rune) rune {
	if c, ok := a.canon[look]; ok {
		return c
	}
	lower := unicode.ToLower(look)
	if c, ok := a.canon[lower]; ok {
		return c
	}
	return lower
}

// same reports whether a letter of a text may stand for one of a name: they
// look the same, in the name's own case or, unless that is asked for, in the
// other.
func (a *alphabet) same(look, want rune, exact bool) bool {
	if look == want || look == a.of(want).look {
		return true
	}
	return !exact && (look == a.of(unicode.ToLower(want)).look || look == a.of(unicode.ToUpper(want)).look)
}

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return wordy
		}
		return sign
	case unicode.IsMark(r):
		return joined
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return sign
	case r < 0xe00:
		return wordy
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return alone
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.Is(unicode.Katakana, r) || r == '\u30fc':
		return katakana
	}
	return wordy
}

func scriptOf(r rune) script {
	switch {
	case r < 0x400:
		return anyScript
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic
	case unicode.Is(unicode.Arabic, r):
		return arabic
	}
	return anyScript
}

// InWord reports whether a rune is a part of a word: a letter, a digit or a
// combining mark.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

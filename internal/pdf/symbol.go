package pdf

// The letters of the font Symbol at the places of A to Z and a to z.
const (
	symbolCapitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
	symbolSmall    = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
)

// symbolSigns are its signs that running text may hold.
var symbolSigns = map[byte]rune{
	0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2a: '∗', 0x2d: '−', 0x40: '≅', 0x5c: '∴', 0x5e: '⊥',
	0xa0: '€', 0xa2: '′', 0xa3: '≤', 0xa4: '⁄', 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓',
	0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb5: '∝', 0xb6: '∂', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…',
	0xc7: '∩', 0xc8: '∪', 0xce: '∈', 0xd2: '®', 0xd3: '©', 0xd4: '™', 0xd6: '√', 0xd7: '⋅', 0xd8: '¬', 0xde: '⇒', 0xe2: '®', 0xe3: '©', 0xe4: '™', 0xe5: '∑',
}

// Symbol gives the character at a code of the font Symbol (ISO 32000-1, D.5);
// 0 where it has none that running text may hold.
func Symbol(code byte) rune {
	switch r, ok := symbolSigns[code]; {
	case ok:
		return r
	case code >= 'A' && code <= 'Z':
		return []rune(symbolCapitals)[code-'A']
	case code >= 'a' && code <= 'z':
		return []rune(symbolSmall)[code-'a']
	case code >= ' ' && code < 0x7f:
		return rune(code)
	}
	return 0
}

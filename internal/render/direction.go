package render

import (
	"slices"

	"golang.org/x/text/language"
)

// rightToLeft are the scripts in use that run from right to left (ISO 15924).
var rightToLeft = []string{"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}

// direction gives the value of the dir attribute for a language of BCP 47: rtl
// where its script runs from right to left, else nothing.
func direction(lang string) string {
	if lang == "" {
		return ""
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return ""
	}
	if script, _ := tag.Script(); slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return ""
}

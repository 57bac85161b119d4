package config

import (
	"regexp"
	"slices"

	bcp47 "golang.org/x/text/language"
)

// jurisdictionForm is the form of the code of a jurisdiction.
var jurisdictionForm = regexp.MustCompile(`^[A-Z]{2}$`)

// unions are the codes beside those of countries: the European Union and the
// United Nations, which ISO 3166-1 reserves for them.
var unions = []string{"EU", "UN"}

// IsJurisdiction reports whether a word is the code of a jurisdiction: a country
// of ISO 3166-1 alpha-2, EU or UN. Codes that were never given
// (UK, ZZ) are none.
func IsJurisdiction(code string) bool {
	if !jurisdictionForm.MatchString(code) {
		return false
	}
	region, err := bcp47.ParseRegion(code)
	return slices.Contains(unions, code) || err == nil && region.IsCountry() && region.String() == code && region.Canonicalize() == region
}

// JurisdictionHelp says what to write in the place of a word that is no code of
// a jurisdiction.
func JurisdictionHelp(code string) string {
	if region, err := bcp47.ParseRegion(code); err == nil && jurisdictionForm.MatchString(code) {
		if now := region.Canonicalize().String(); now != code && IsJurisdiction(now) {
			return "did you mean `" + now + "`?"
		}
	}
	return "write two capital letters of ISO 3166-1, as in RU, US or GB, or EU or UN"
}

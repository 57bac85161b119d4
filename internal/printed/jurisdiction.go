package printed

// Jurisdiction gives the ISO 3166-1 code of the one jurisdiction that the words
// of a label name; empty when they name none, or several.
func Jurisdiction(text string) string {
	found, several := "", false
	words().states.find(split(text), func(code string) bool {
		several = found != "" && found != code
		found = code
		return !several
	})
	if several {
		return ""
	}
	return found
}

package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/currency"
)

// Numbers are written with commas between thousands, a true minus sign, and
// "million", "billion" (10⁹) and "trillion" (10¹²) where that drops nothing.
// A currency stands before its amount by its code of ISO 4217, which reads the
// same everywhere, and a percent sign behind its number:
//
//	1,335   −5   12.5%   USD 12 billion   1,200–1,500   at least 300

// boundWords are the words before a value.
var boundWords = map[string]string{
	"about": "about ", "at-least": "at least ", "over": "over ", "at-most": "at most ", "up-to": "up to ", "as-many-as": "as many as ",
}

// number writes a value with its bound, and with its unit where that is a
// currency or percent.
func number(v Value, bound, unit string) string {
	switch {
	case !v.Given:
		return "no number"
	case v.Words != "":
		return boundWords[bound] + v.Words
	}
	before, after := "", ""
	switch {
	case isCurrency(unit):
		before = strings.TrimSpace(unit) + "\u00a0"
	case isPercent(unit):
		after = "%"
	}
	return boundWords[bound] + before + amount(v.Low, v.High) + after
}

// unitInNumber reports whether number writes a unit with the value.
func unitInNumber(v Value, unit string) bool {
	return v.Given && v.Words == "" && (isCurrency(unit) || isPercent(unit))
}

// amount writes a number, or a range: 1,200–1,500, 1.2–1.5 billion, −5 to 3.
func amount(low, high float64) string {
	if low == high {
		return digits(low)
	}
	if low < 0 {
		return digits(low) + " to " + digits(high)
	}
	a, b := digits(low), digits(high)
	if _, word, ok := strings.Cut(b, "\u00a0"); ok {
		if short, same := strings.CutSuffix(a, "\u00a0"+word); same {
			a = short
		} else if low != 0 {
			return a + " to " + b
		}
	}
	return a + "–" + b
}

// scales are the words for large numbers, the largest first.
var scales = []struct {
	unit float64
	word string
}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}}

// mostDigits is the size from which a number is written as a power of ten.
const mostDigits = 1e15

// digits writes one number.
func digits(n float64) string {
	sign := ""
	if n < 0 {
		sign, n = "−", -n
	}
	switch {
	case n == 0: // and −0
		return "0"
	case math.IsNaN(n) || math.IsInf(n, 0): // which value.go does not let in
		return "no number"
	case n >= mostDigits || n > 0 && n < 1e-6:
		mantissa, power, _ := strings.Cut(strconv.FormatFloat(n, 'e', -1, 64), "e")
		return sign + mantissa + " × 10" + raised(power)
	}
	for _, s := range scales {
		if n < s.unit {
			continue
		}
		if short := strconv.FormatFloat(n/s.unit, 'f', -1, 64); decimals(short) <= 2 {
			return sign + grouped(short) + "\u00a0" + s.word
		}
		break
	}
	return sign + grouped(strconv.FormatFloat(n, 'f', -1, 64))
}

func decimals(s string) int {
	_, rest, _ := strings.Cut(s, ".")
	return len(rest)
}

// grouped puts commas between the thousands of digits.
func grouped(s string) string {
	whole, rest, ok := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		whole += "." + rest
	}
	return whole
}

// raised writes an exponent in small raised digits.
func raised(power string) string {
	n, _ := strconv.Atoi(power)
	return strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").
		Replace(strconv.Itoa(n))
}

// isPercent reports whether a unit is a hundredth.
func isPercent(unit string) bool {
	switch fold(unit) {
	case "%", "percent", "per cent":
		return true
	}
	return false
}

// unitKey is a unit in a form that is equal for units that are one: however
// percent and people are written.
func unitKey(unit string) string {
	switch key := fold(unit); {
	case isPercent(unit):
		return "%"
	case key == "persons", key == "person":
		return "people"
	default:
		return key
	}
}

// smallCurrency gives the code that a unit in small letters is meant as. Words
// of English that are codes as well are taken as words.
func smallCurrency(unit string) (code string, ok bool) {
	unit = strings.TrimSpace(unit)
	code = strings.ToUpper(unit)
	switch fold(unit) {
	case "all", "bob", "cup", "gel", "mad", "mop", "pen", "sit", "top", "try":
		return "", false
	}
	return code, len(unit) == 3 && code != unit && isCurrency(code)
}

// looksLikeCurrency reports whether a unit is written as codes of currencies
// are: three capital letters (ISO 4217).
func looksLikeCurrency(unit string) bool {
	unit = strings.TrimSpace(unit)
	if len(unit) != 3 {
		return false
	}
	for i := range unit {
		if unit[i] < 'A' || unit[i] > 'Z' {
			return false
		}
	}
	return true
}

// youngCurrencies are codes of ISO 4217 that the Unicode CLDR behind the
// library does not have yet.
var youngCurrencies = []string{"SLE", "VED", "XAD", "XCG", "ZWG"}

// isCurrency reports whether a unit is the code of a currency, of today or of
// the past. XXX, "no currency", and XTS, for tests, are none.
func isCurrency(unit string) bool {
	unit = strings.TrimSpace(unit)
	if !looksLikeCurrency(unit) || unit == "XXX" || unit == "XTS" {
		return false
	}
	if slices.Contains(youngCurrencies, unit) {
		return true
	}
	_, err := currency.ParseISO(unit)
	return err == nil
}

// currencies are the codes that an unknown one may be meant as: those that are
// or were legal tender somewhere, as the library lists them.
func currencies() []string {
	out := slices.Clone(youngCurrencies)
	for it := currency.Query(currency.Historical); it.Next(); {
		out = append(out, it.Unit().String())
	}
	return out
}

package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// small are the words that a headline writes small unless they stand first or
// last: articles, and, or, and prepositions of any length (Chicago 8.159).
var small = strings.Fields(`a about above across after against along among an and around as at before behind below beneath beside between beyond but by
	despite down during except for from in inside into like near nor of off on onto or over past per since so than the through throughout till to toward
	towards under underneath until up upon versus via vs vs. v. with within without yet`)

// english reports whether a work is said to be in English. Nothing is guessed:
// the words of a title are changed only where its language has headlines.
func (i *item) english() bool {
	return i.Language == "en" || strings.HasPrefix(i.Language, "en-") || strings.HasPrefix(i.Language, "en_")
}

// tag is markup that a title may hold; its letters are no words.
var tag = regexp.MustCompile(`</?(?:[abisu]|em|strong|sc|sub|sup|span)(?: [^<>]*)?>`)

// tagMark stands for a tag while a title is changed; no title holds it.
const tagMark = "\uFDD0"

// headline writes an English title with a capital for each word that counts.
// Words with a capital of their own stay as they are, and so do tags.
func headline(title string) string {
	tags := tag.FindAllString(title, -1)
	if len(tags) == 0 || strings.Contains(title, tagMark) {
		return capitals(title)
	}
	out := capitals(tag.ReplaceAllLiteralString(title, tagMark))
	for _, t := range tags {
		out = strings.Replace(out, tagMark, t, 1)
	}
	return out
}

// capitals is a headline of words alone.
func capitals(title string) string {
	words := strings.Split(title, " ")
	begins := true // a title, or what stands behind a colon
	for n, w := range words {
		parts := strings.SplitAfter(w, "-")
		for k, part := range parts {
			bare := strings.TrimFunc(part, notLetter)
			inside := !begins && n < len(words)-1 || k > 0
			if bare == strings.ToLower(bare) && !(inside && slices.Contains(small, bare)) {
				parts[k] = upperFirst(part)
			}
			begins = begins && bare == ""
		}
		words[n] = strings.Join(parts, "")
		end := strings.TrimRight(w, "”’\"'")
		begins = begins || w == "—" || w == "–" || end != "" && strings.ContainsAny(end[len(end)-1:], ":?!")
	}
	return strings.Join(words, " ")
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// upperFirst makes the first letter of a word large, behind marks that open it.
func upperFirst(w string) string {
	for i, r := range w {
		if unicode.IsDigit(r) {
			return w
		}
		if unicode.IsLetter(r) {
			return w[:i] + string(unicode.ToUpper(r)) + w[i+utf8.RuneLen(r):]
		}
	}
	return w
}

// titled is a title in the case of its language.
func (i *item) titled(title string) string {
	if i.english() && !isDescription(title) {
		return headline(title)
	}
	return title
}

// inQuotes is a title in quotation marks; those in it become single ones. A
// description stands as it is.
func (i *item) inQuotes(title string) line {
	if title == "" || isDescription(title) {
		return plain(title)
	}
	return plain("“" + nested(i.titled(curled(title))) + "”")
}

// nested gives the quotation marks in a quoted title the form of their level:
// single within the outer ones, double within these.
func nested(s string) string {
	runes := []rune(s)
	var open []rune
	marks := func() (rune, rune) {
		if len(open)%2 == 1 {
			return '‘', '’'
		}
		return '“', '”'
	}
	for k, r := range runes {
		switch {
		case r == '“' || r == '‘':
			open = append(open, r)
			runes[k], _ = marks()
		case len(open) == 0:
		case r == '”' || r == '’' && open[len(open)-1] == '‘' && (k+1 == len(runes) || !unicode.IsLetter(runes[k+1])):
			_, runes[k] = marks()
			open = open[:len(open)-1]
		}
	}
	return string(runes)
}

// inItalics is a title in italics; a description stands as it is.
func (i *item) inItalics(title string) line {
	if isDescription(title) {
		return plain(title)
	}
	return italic(i.titled(curled(title)))
}

// curled gives the quotation marks and apostrophes of a typewriter their
// printed form.
func curled(s string) string {
	if !strings.ContainsAny(s, `"'`) {
		return s
	}
	runes := []rune(s)
	for k, r := range runes {
		opens := k == 0 || unicode.IsSpace(runes[k-1]) || strings.ContainsRune("([{—–“‘\"", runes[k-1])
		switch {
		case r == '"' && opens:
			runes[k] = '“'
		case r == '"':
			runes[k] = '”'
		case r == '\'' && opens && strings.ContainsRune(string(runes[k+1:]), '\''):
			runes[k] = '‘'
		case r == '\'':
			runes[k] = '’'
		}
	}
	return string(runes)
}

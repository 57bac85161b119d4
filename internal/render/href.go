package render

import (
	"strings"
	"unicode/utf8"
)

// address makes a link's address ready to be written into the page at path
// from: addresses from the site's root are made relative to the page, so that
// the site works below any prefix and from file://. It reports false for an
// address that must not become a link: any scheme but http, https and mailto,
// and forms that a browser would take for another site's.
func address(from, base, href string) (string, bool) {
	if href == "" || strings.HasPrefix(href, "//") || hasControls(href) {
		return "", false
	}
	if scheme, ok := schemeOf(href); ok {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
			return percent(href), true
		default:
			return "", false
		}
	}
	if href[0] == '#' {
		return percent(href), true
	}
	path, rest := href, ""
	if i := strings.IndexAny(href, "?#"); i >= 0 {
		path, rest = href[:i], href[i:]
	}
	path = strings.TrimLeft(path, "/\\")
	if base != "" {
		return base + percent(path+rest), true
	}
	if path == from && strings.HasPrefix(rest, "#") {
		return percent(rest), true
	}
	return percent(relative(from, path) + rest), true
}

// schemeOf gives what stands before a colon that ends a scheme.
func schemeOf(href string) (string, bool) {
	i := strings.IndexAny(href, ":/?#")
	if i < 0 || href[i] != ':' {
		return "", false
	}
	return href[:i], true
}

// hasControls reports characters that browsers skip in addresses, with which
// a scheme could hide.
func hasControls(href string) bool {
	for i := range len(href) {
		if href[i] < ' ' || href[i] == 0x7F {
			return true
		}
	}
	return href[0] == ' '
}

// relative gives the way from the page at from to path, both counted from the
// site's root. The first step never looks like a scheme.
func relative(from, path string) string {
	for {
		i, j := strings.IndexByte(from, '/'), strings.IndexByte(path, '/')
		if i < 0 || j < 0 || from[:i] != path[:j] {
			break
		}
		from, path = from[i+1:], path[j+1:]
	}
	up := strings.Repeat("../", strings.Count(from, "/"))
	if first, _, _ := strings.Cut(path, "/"); up == "" && strings.Contains(first, ":") {
		return "./" + path
	}
	return up + path
}

// percent encodes the bytes that may not stand in an address as they are.
// Letters of all scripts stay readable.
func percent(href string) string {
	const hex = "0123456789ABCDEF"
	var out []byte
	from := 0
	for i := 0; i < len(href); {
		r, size := utf8.DecodeRuneInString(href[i:])
		if strings.IndexByte(" \"<>\\^`{|}'", href[i]) >= 0 || r == utf8.RuneError && size == 1 {
			out = append(out, href[from:i]...)
			out = append(out, '%', hex[href[i]>>4], hex[href[i]&15])
			from = i + 1
		}
		i += size
	}
	if from == 0 {
		return href
	}
	return string(append(out, href[from:]...))
}

// isWeb reports whether an address leads out of the site.
func isWeb(href string) bool {
	scheme, ok := schemeOf(href)
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

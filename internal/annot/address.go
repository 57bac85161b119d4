package annot

import "net/url"

// IsAddress reports whether a text is an absolute address of http or https, the
// only ones that a page may link to.
func IsAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

package importer

import (
	"encoding/base64"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxPagePictures is how many pictures of one page are kept.
const maxPagePictures = 200

// picture takes up a picture. One that begins or ends a paragraph stands
// before or behind it; only one in the midst of its words stands in it.
func (b *blocks) picture(n *html.Node) {
	if sign := emoji(n); sign != "" {
		b.text(sign)
		return
	}
	if !contentPicture(n) || len(b.pictures) >= maxPagePictures {
		return
	}
	pic := Picture{Source: b.page.pictureSource(n), Alt: plainLine(attribute(n, "alt")), Before: len(b.out)}
	if strings.HasPrefix(pic.Source, "data:") {
		pic.Data = dataURI(pic.Source)
		pic.Source = "data:"
		if pic.Data == nil {
			return
		}
	} else if b.page.pictured[pic.Source] {
		return
	}
	b.page.pictured[pic.Source] = pic.Data == nil
	b.show(pic)
}

// show puts a picture where the page has it.
func (b *blocks) show(pic Picture) {
	b.pictures = append(b.pictures, pic)
	if !b.run.empty() && b.level == 0 && b.table == nil {
		b.floating = append(b.floating, len(b.pictures)-1)
	}
}

// float puts the pictures at hand into the paragraph, for it goes on.
func (b *blocks) float() {
	for _, i := range b.floating {
		b.pictures[i].Inline = true
		b.run.marks = append(b.run.marks, Inline{Kind: Image, Start: len(b.run.text), End: len(b.run.text), Picture: i})
	}
	b.floating = b.floating[:0]
}

// endFigure gives the pictures of a figure their caption.
func (b *blocks) endFigure() {
	f := b.figures[len(b.figures)-1]
	b.figures = b.figures[:len(b.figures)-1]
	if f.text < 0 {
		return
	}
	var words []string
	for _, p := range b.out[f.text:f.end] {
		words = append(words, p.Text)
	}
	for i := f.first; i < len(b.pictures); i++ {
		if b.pictures[i].Caption == "" {
			b.pictures[i].Caption = strings.Join(words, " ")
		}
	}
}

// isFigure and isCaption tell the parts of a figure, as HTML or WordPress mark
// them.
func isFigure(n *html.Node) bool {
	return is(n, "figure") || is(n, "div") && hasToken(n, "class", "wp-caption")
}

func isCaption(n *html.Node) bool {
	return is(n, "figcaption") || is(n, "p", "div") && hasToken(n, "class", "wp-caption-text")
}

var (
	notContent = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:icons?|logo|avatar|emoji|smiley|sprite|pixel|tracker|tracking|spacer|badge|gravatar|userpic|counter)(?:$|[-_ ])`)
	notPicture = regexp.MustCompile(`(?i)^(?:spacer|pixel|blank|clear|transparent|1x1|placeholder|empty|dot|counter|hit|logo)(?:[-_.].*)?$`)
)

// contentPicture reports whether a picture is one of the article's: not an
// icon, a portrait beside a byline, a counter or what holds a place.
func contentPicture(n *html.Node) bool {
	const icon = 32
	for _, key := range []string{"width", "height"} {
		size, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attribute(n, key)), "px"))
		if err == nil && size <= icon {
			return false
		}
	}
	if notContent.MatchString(names(n, "class")) || notContent.MatchString(names(n, "id")) || hasToken(n, "role", "presentation", "none") {
		return false
	}
	source := sourceOf(n, false)
	if strings.HasPrefix(source, "data:") {
		return !strings.HasPrefix(source, "data:image/svg") && len(source) > 1000
	}
	name, _, _ := strings.Cut(source, "?")
	return source != "" && !notPicture.MatchString(path.Base(name)) && (!strings.HasSuffix(strings.ToLower(name), ".svg") || isDrawing(n))
}

// sourceOf gives the address of a picture: a file beside the page, as browsers
// save it, unless the page names another base; else the largest that is
// offered; else the one that a script would fill in.
func sourceOf(n *html.Node, based bool) string {
	src := strings.TrimSpace(attribute(n, "src"))
	if src != "" && !based && relative(src) && !notPicture.MatchString(path.Base(src)) {
		return src
	}
	best, width := "", 0.0
	try := func(set string) {
		if address, w := largest(set); w > width {
			best, width = address, w
		}
	}
	try(attribute(n, "srcset"))
	try(attribute(n, "data-srcset"))
	if is(n.Parent, "picture") {
		most := 50
		for s := n.Parent.FirstChild; s != nil && most > 0; s = s.NextSibling {
			if most--; is(s, "source") && !strings.Contains(attribute(s, "type"), "avif") {
				try(attribute(s, "srcset"))
				try(attribute(s, "data-srcset"))
			}
		}
	}
	if best != "" && !strings.HasPrefix(best, "data:") {
		return best
	}
	for _, key := range []string{"data-src", "data-lazy-src", "data-original", "data-full-src", "data-url"} {
		if lazy := strings.TrimSpace(attribute(n, key)); lazy != "" {
			return lazy
		}
	}
	return src
}

// relative reports whether an address is a path from where the page lies.
func relative(address string) bool {
	return !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "#") && !regexpScheme.MatchString(address)
}

var regexpScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// largest gives the address with the greatest width or density of a srcset
// (HTML standard, 4.8.4.2.1), and that number.
func largest(set string) (string, float64) {
	best, most := "", 0.0
	for rest := strings.TrimSpace(set); rest != ""; {
		end := strings.IndexFunc(rest, htmlSpace)
		if end < 0 {
			end = len(rest)
		}
		address, descriptor := rest[:end], ""
		rest = rest[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed == address {
			descriptor, rest, _ = strings.Cut(rest, ",")
		} else {
			address = trimmed
		}
		size := 1.0
		if d := strings.TrimSpace(descriptor); d != "" {
			if n, err := strconv.ParseFloat(d[:len(d)-1], 64); err == nil {
				size = n
			}
		}
		if address != "" && size > most {
			best, most = address, size
		}
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return htmlSpace(r) || r == ',' })
	}
	return best, most
}

// pictureSource gives the address of a picture as the page has it, or resolved
// against the one that the page names as its base.
func (p *page) pictureSource(n *html.Node) string {
	source := sourceOf(n, p.named != nil)
	switch {
	case strings.HasPrefix(source, "data:"), strings.HasPrefix(source, "cid:"):
		return source
	case strings.HasPrefix(source, "//"):
		source = "https:" + source
	case p.named == nil && !regexpScheme.MatchString(source):
		return source
	}
	out, _ := absolute(p.named, source)
	return out
}

// dataURI gives the bytes in a data: address (RFC 2397); nil when there are
// none.
func dataURI(address string) []byte {
	head, body, ok := strings.Cut(strings.TrimPrefix(address, "data:"), ",")
	if !ok || len(body) > maxPictureBytes*4/3+4 {
		return nil
	}
	if body, err := url.PathUnescape(body); err == nil && strings.HasSuffix(strings.TrimSpace(strings.ToLower(head)), ";base64") {
		body = strings.Map(func(r rune) rune {
			if htmlSpace(r) || r == '=' {
				return -1
			}
			return r
		}, body)
		data, err := base64.RawStdEncoding.DecodeString(body)
		if err != nil {
			return nil
		}
		return data
	} else if err == nil {
		return []byte(body)
	}
	return nil
}

// plainLine folds the white space of a text and takes control characters out.
func plainLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}

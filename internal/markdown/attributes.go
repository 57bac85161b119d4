package markdown

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/util"
)

// Attributes writes the attributes of a span that stands in no file yet, with
// their braces, as Format would leave them. Of each its Kind, Key and Value
// count; white space in a value becomes single spaces.
func Attributes(attrs ...annot.Attr) string {
	attrs = slices.Clone(attrs)
	for i, attr := range attrs {
		attrs[i] = annot.Attr{Kind: attr.Kind, Key: attr.Key, Value: strings.Join(strings.Fields(attr.Value), " ")}
	}
	return writeAttributes(nil, attrs)
}

// writeAttributes writes attributes with their braces.
func writeAttributes(src []byte, attrs []annot.Attr) string {
	attrs = slices.Clone(attrs)
	slices.SortStableFunc(attrs, func(a, b annot.Attr) int { return cmp.Compare(attributeRank(a), attributeRank(b)) })
	parts := make([]string, len(attrs))
	for i, attr := range attrs {
		switch attr.Kind {
		case annot.ID:
			parts[i] = "#" + attr.Key
		case annot.Class:
			parts[i] = "." + attr.Key
		default:
			parts[i] = attr.Key + "=" + attributeValue(src, attr)
		}
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// attributeRank orders attributes; equal ones stay in the order of the file.
func attributeRank(attr annot.Attr) int {
	known := -1
	switch attr.Kind {
	case annot.ID:
		return 0
	case annot.Class:
		known = slices.Index(annot.Classes, attr.Key)
	default:
		known = slices.IndexFunc(annot.Keys, func(k annot.Key) bool { return k.Name == attr.Key })
	}
	if known < 0 {
		known = 999
	}
	return 1 + 1000*int(1-min(attr.Kind, annot.Class)) + known
}

// attributeValue writes a value, in quotes where it needs them. One that holds
// a "|", which a table would escape, or a control character stays as written
// where it stands in a file.
func attributeValue(src []byte, attr annot.Attr) string {
	v := attr.Value
	if attr.KeyAt.End > 0 && strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r == '|' }) {
		return string(src[attr.KeyAt.End+1 : attr.At.End])
	}
	if v != "" && !strings.ContainsAny(v, " }\\") && v[0] != '"' && v[0] != '\'' {
		return v
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(v) {
		if v[i] == '"' || v[i] == '\\' && (i+1 == len(v) || util.IsPunct(v[i+1])) {
			b.WriteByte('\\')
		}
		b.WriteByte(v[i])
	}
	b.WriteByte('"')
	return b.String()
}

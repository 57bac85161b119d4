// Package yaml reads the YAML of front matter, records and configuration: it
// turns text into a closed tree of values that know their place in the file,
// and decodes such a tree strictly into Go structs. It is the only user of
// the YAML library, of which it takes the tokens and the grammar; places and
// the meaning of scalars are its own.
//
// # The language
//
// One document of mappings with text keys, lists, and scalars, in block or
// flow form, with comments. Anchors, aliases, tags, merge keys, directives,
// `?` keys and further documents are errors (yaml-feature), a nesting of more
// than 32 levels too (too-deep). Line ends are LF or CRLF; a byte order mark
// may stand first. Text that is not UTF-8 is bad-encoding, a control character
// is control-character; both keep the text from being read at all, and so does
// bad-yaml, a break of the grammar. A key written twice in one mapping is
// repeated-key, with both places; the first one counts.
//
// Scalars have no types of their own. `~`, `null` and nothing at all are
// empty; everything else is a text as it is written (`no`, `0123`, `2016-06~`,
// `1,139`), and only the Go type that it is decoded into asks for a number or
// for true or false. A quoted scalar and a block scalar are texts always.
//
// # Decoding
//
// Decode fills the fields of a struct that have a tag `yaml:"name"`; others
// are left alone, and an embedded struct without a tag lends its fields to the
// outer one. Fields are strings, bools, integers, floats, slices, maps with
// text keys, structs, pointers to any of them, Value (kept as it is), or
// anything with an UnmarshalYAML method. Options follow the name after a comma:
//
//	required  a missing or empty key is missing-key
//	one       a slice takes a single text or mapping for a list of it
//
// A field of type diag.Span tagged `yaml:"-span"` receives the place of its
// own struct's mapping. An empty value leaves a field as it is; an empty entry
// of a list is a mistake. Unknown keys are unknown-key, with the nearest known
// one; wrong shapes and numbers are bad-value. Decoding goes on after each
// mistake and returns all of them.
package yaml

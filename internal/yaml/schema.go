package yaml

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// Schema is a JSON Schema of draft 2020-12, as far as the files of a dossier
// need one. Only keywords are used that older drafts read in the same way, for
// the sake of editors. The zero Schema takes everything.
type Schema struct {
	Draft       string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Type        Types              `json:"type,omitempty"`
	Enum        []any              `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"` // of texts only
	Minimum     *int               `json:"minimum,omitempty"` // of numbers only
	Maximum     *int               `json:"maximum,omitempty"`
	MinItems    int                `json:"minItems,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	Properties  Properties         `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Names       *Schema            `json:"propertyNames,omitempty"`
	Others      any                `json:"additionalProperties,omitempty"` // false, or the *Schema of all other values
	OneOf       []*Schema          `json:"oneOf,omitempty"`
	AnyOf       []*Schema          `json:"anyOf,omitempty"`
	Defs        map[string]*Schema `json:"$defs,omitempty"`
}

// Types are the names of JSON's types.
type Types []string

// MarshalJSON writes a text when there is one type.
func (t Types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return marshal(t[0])
	}
	return marshal([]string(t))
}

// Properties are the keys of a mapping in the order of their struct.
type Properties []Property

// Property is one key of a mapping.
type Property struct {
	Name string
	Is   *Schema
}

// MarshalJSON writes an object.
func (list Properties) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, p := range list {
		if i > 0 {
			b = append(b, ',')
		}
		name, err := marshal(p.Name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(p.Is)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// marshal writes JSON without the escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// TextSchema takes any scalar as the text that it is written as: other readers
// of YAML take `14` for a number and `true` for a truth value.
func TextSchema() *Schema { return &Schema{Type: Types{"string", "number", "boolean"}} }

// PatternSchema takes texts of a form, a regular expression in the syntax that
// Go and ECMAScript share (\pL, which only Go has, is rewritten). Whole numbers
// that are not negative are taken too, when the digits of one would match.
func PatternSchema(pattern string) *Schema {
	s := &Schema{Type: Types{"string"}, Pattern: strings.ReplaceAll(pattern, `\pL`, `\p{L}`)}
	if regexp.MustCompile(pattern).MatchString("2016") {
		s.Type, s.Minimum = append(s.Type, "integer"), new(int)
	}
	return s
}

// EnumSchema takes one of some words; of a word that is a whole number also
// the number.
func EnumSchema(words ...string) *Schema {
	s := &Schema{}
	for _, w := range words {
		s.Enum = append(s.Enum, w)
	}
	for _, w := range words {
		if wholeNumber.MatchString(w) {
			s.Enum = append(s.Enum, json.Number(w))
		}
	}
	return s
}

var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

// OneOfSchema takes what exactly one of the schemas takes.
func OneOfSchema(list ...*Schema) *Schema { return &Schema{OneOf: list} }

// listOf takes a list of what s takes.
func listOf(s *Schema) *Schema { return &Schema{Type: Types{"array"}, Items: s} }

// orNull is a schema that also takes an empty value.
func (s *Schema) orNull() *Schema {
	out := *s
	switch {
	case s.OneOf != nil:
		out.OneOf = append(slices.Clip(s.OneOf), nullSchema())
	case s.Enum != nil:
		out.Enum = append(slices.Clip(s.Enum), nil)
	case s.Type != nil && len(s.Properties) == 0:
		out.Type = append(slices.Clip(s.Type), "null")
	case s.Type == nil && s.Ref == "":
		return s // takes everything
	default:
		return OneOfSchema(s, nullSchema())
	}
	return &out
}

func nullSchema() *Schema { return &Schema{Type: Types{"null"}} }

package yaml

import "dossier/internal/diag"

// Kind tells the four shapes of a Value apart.
type Kind uint8

const (
	// Null is an empty value: nothing after the colon or dash, `~` or `null`.
	Null Kind = iota
	// Scalar is a text, number, date, true or false: all of them are texts here.
	Scalar
	// List is a sequence.
	List
	// Map is a mapping with text keys.
	Map
)

// String gives the words used in diagnostics: "empty", "a text", "a list",
// "a mapping".
func (k Kind) String() string {
	switch k {
	case Scalar:
		return "a text"
	case List:
		return "a list"
	case Map:
		return "a mapping"
	default:
		return "empty"
	}
}

// Value is one node of a YAML document. The tree is closed: it holds no
// pointer into the parser.
type Value struct {
	Kind Kind
	// Text is a scalar's text, unquoted; numbers and dates stay as written.
	Text string
	// Quoted is set for quoted scalars and block scalars, which are never
	// null, bool or number.
	Quoted bool
	// Span covers the token as written, quotes and brackets included; for a
	// block collection it runs from its first key or dash to the end of its
	// last value. An empty value's span is the place where it would stand.
	Span diag.Span
	// Items are the entries of a List.
	Items []Value
	// Pairs are the entries of a Map in file order, repeated keys included.
	Pairs []Pair
}

// Pair is one entry of a mapping.
type Pair struct {
	Key     string
	KeySpan diag.Span // the key as written, quotes included, colon not
	Value   Value
}

// Get finds the value of a key; of a repeated key, the first.
func (v Value) Get(key string) (Value, bool) {
	for _, p := range v.Pairs {
		if p.Key == key {
			return p.Value, true
		}
	}
	return Value{}, false
}

// Place is the place of a key's value, or other where there is no such key.
func (v Value) Place(key string, other diag.Span) diag.Span {
	if x, ok := v.Get(key); ok {
		return x.Span
	}
	return other
}

// head is the place that stands for a whole value where its full extent would
// only clutter: a mapping's first key, a list's first line, else all of it.
func (v Value) head() diag.Span {
	if v.Kind == Map && len(v.Pairs) > 0 {
		return v.Pairs[0].KeySpan
	}
	if v.Kind == List && len(v.Items) > 0 {
		s := v.Span
		s.End = min(s.End, s.Start+1)
		return s
	}
	return v.Span
}

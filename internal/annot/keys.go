package annot

// Key is one key of the annotation language.
type Key struct {
	Name  string
	Kinds []string // the kinds that its ids point at; empty when its value is no id
	Many  bool     // may hold several ids
	Words []string // values that are no ids: none, no
}

// Keys lists the keys that a span may carry.
var Keys = []Key{
	{Name: "org", Kinds: []string{"organization"}, Many: true, Words: []string{"none"}},
	{Name: "person", Kinds: []string{"person"}, Many: true},
	{Name: "source", Kinds: []string{"source", "article"}, Many: true},
	{Name: "figure", Kinds: []string{"figure"}},
	{Name: "label", Kinds: []string{"organization"}, Many: true},
	{Name: "by", Kinds: []string{"person", "organization"}, Many: true},
	{Name: "from", Kinds: []string{"source", "article"}, Many: true},
	{Name: "checked"},
	{Name: "part"},
	{Name: "jurisdiction"},
	{Name: "note"},
	{Name: "noted_by"},
	{Name: "noted_on"},
}

// Classes lists the classes that a span may carry.
var Classes = []string{"quote", "standfirst", "byline", "dateline", "omitted", "inserted", "suggested", "attribution"}

// KeyNamed finds a key of the language.
func KeyNamed(name string) (Key, bool) {
	for _, k := range Keys {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

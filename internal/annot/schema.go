package annot

import "dossier/internal/yaml"

// What the schemas for editors say of the types of this package. A test of
// internal/schema holds them against what `dossier check` accepts.

// The words of closed vocabularies that articles and records share.
var (
	ChangeKinds    = []string{"published", "update", "correction", "label", "reply"}
	RightsStatuses = []string{"permission", "licence", "public-domain", "quotation", "unknown"}
	Shows          = []string{"full", "excerpts", "notes-only"}
	Cases          = []string{"exact", "fold"}
)

// Patterns of scalars. An id is that of any record; sources may have the
// characters of Pandoc's citation keys.
const (
	idPattern      = `^[\p{L}\d_][\p{L}\d_:.#$%&+?<>~/-]*$`
	point          = `\d{4}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|-(0[469]|11)-(0[1-9]|[12]\d|30)|-02-(0[1-9]|[12]\d))?[~?%]?`
	sha256Pattern  = `^[0-9a-fA-F]{64}$`
	addressPattern = `^([Hh][Tt][Tt][Pp][Ss]?://[^/?#]+.*)?$`
)

// DateSchema takes one date, not an interval.
func DateSchema() *yaml.Schema { return years(`^` + point + `$`) }

// DaySchema takes one certain day.
func DaySchema() *yaml.Schema {
	return yaml.PatternSchema(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)
}

// AddressSchema takes an absolute http address, or an empty text.
func AddressSchema() *yaml.Schema { return yaml.PatternSchema(addressPattern) }

// HashSchema takes a SHA-256 in hexadecimal digits.
func HashSchema() *yaml.Schema { return yaml.PatternSchema(sha256Pattern) }

// years takes dates. A year alone is a number to other readers of YAML, which
// do not tell 0016 from 16: a year before 1000 needs quotes in their eyes.
func years(pattern string) *yaml.Schema {
	s := yaml.PatternSchema(pattern)
	least, most := 1000, 9999
	s.Minimum, s.Maximum = &least, &most
	return s
}

// YAMLSchema tells what a date is: a day, month or year, perhaps approximate,
// or an interval of these with or without an open end.
func (Date) YAMLSchema() *yaml.Schema {
	s := years(`^(` + point + `(/(` + point + `|\.\.))?|\.\./(` + point + `|\.\.))$`)
	s.Description = "a date of EDTF: 2016-12-01, 2016-12, 2016, 2016-06~ (approximate), 2014/2016-10-22, 2014/.."
	return s
}

// YAMLSchema tells what a reference is.
func (Ref) YAMLSchema() *yaml.Schema {
	id := yaml.PatternSchema(idPattern)
	id.Description = "the id of a record or the slug of an article"
	literal := yaml.TextSchema()
	literal.Description = "the words as they are to be shown"
	free := &yaml.Schema{Type: yaml.Types{"object"}, Others: false, Required: []string{"literal"},
		Description: "free text, where there is no record", Properties: yaml.Properties{{Name: "literal", Is: literal}}}
	return yaml.OneOfSchema(id, free)
}

// YAMLSchema tells what a title is that the original does not print.
func (TitleFrom) YAMLSchema() *yaml.Schema {
	return yaml.OneOfSchema(yaml.TextSchema(), yaml.MappingSchema[TitleFrom]())
}

// YAMLKeys tells what the keys are for.
func (TitleFrom) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"text": {Text: "the title"},
		"from": {Text: "where the title is from: the id of a source, or `editor`"},
	}
}

// YAMLKeys tells what the keys are for.
func (Name) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"text":   {Text: "the name as it stands in texts"},
		"lang":   {Text: "the language of the name, as in en or ru"},
		"case":   {Text: "whether the name counts only in this case (exact) or in any (fold, the default)", Is: yaml.EnumSchema(Cases...)},
		"quoted": {Text: "whether the name counts only inside quotation marks"},
		"from":   {Text: "since when it is called so"},
		"to":     {Text: "until when it was called so"},
	}
}

// YAMLKeys tells what the keys are for.
func (Credit) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"by": {Text: "the id of an editor in dossier.yaml, or a name"},
		"on": {Text: "the day"},
	}
}

// YAMLKeys tells what the keys are for.
func (Change) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"on":   {Text: "the day of the change"},
		"kind": {Text: "what kind of change it is", Is: yaml.EnumSchema(ChangeKinds...)},
		"text": {Text: "what was changed, for readers"},
	}
}

// YAMLKeys tells what the keys are for.
func (Reply) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"on":     {Text: "the day of the reply"},
		"text":   {Text: "the reply, in the words of those who gave it"},
		"source": {Text: "where the reply can be read: the id of a source"},
	}
}

// YAMLKeys tells what the keys are for.
func (Head) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id": {Text: "the record's id, unique in the dossier: small letters, digits and hyphens"},

		"aliases":   {Text: "ids that the record had before"},
		"note":      {Text: "a remark of the editors"},
		"sources":   {Text: "what the record rests on: ids of sources"},
		"checked":   {Text: "when the record was last checked against its sources"},
		"annotated": {Text: "who worked on the record and when"},
		"changes":   {Text: "the public history of the record, oldest first"},
		"reply":     {Text: "the answer of those whom the record is about"},
		"suggested": {Text: "why the program proposed the record, as long as no editor has looked at it; it is not published until then"},
	}
}

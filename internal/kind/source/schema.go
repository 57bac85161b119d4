package source

import (
	"dossier/internal/annot"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Fields is the struct that a record is decoded into, for its schema.
func (Kind) Fields() any { return fields{} }

// YAMLKeys tells what the keys are for.
func (fields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id": {Text: "the source's id, unique in the dossier; citations [@id] name it",
			Is: yaml.PatternSchema(registry.SourceID.String())},
		"reports":  {Text: "whom or what the work reports: ids"},
		"read_in":  {Text: "where the work was read, if not in itself: the id of a source"},
		"snapshot": {Text: "a copy of the work as it was read"},
		"grade":    {Text: "an editor's judgement of the work by the Admiralty code; shown only when it is signed"},
	}
}

// YAMLKeys tells what the keys are for.
func (Snapshot) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"file":      {Text: "the copy, below content/: snapshots/…", Is: yaml.PatternSchema(`^snapshots/`)},
		"sha256":    {Text: "the SHA-256 of the copy, in hexadecimal digits", Is: annot.HashSchema()},
		"retrieved": {Text: "when it was made"},
		"show":      {Text: "how much of the copy its page shows: the passages around what the dossier quotes (the default), or all of it where the rights allow that", Is: yaml.EnumSchema(snapshotShows...)},
	}
}

// YAMLKeys tells what the keys are for.
func (Grade) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"reliability": {Text: "how reliable its author is in general: A (reliable) to E (unreliable), F (cannot be judged)", Is: yaml.EnumSchema(reliabilities...)},
		"credibility": {Text: "how credible what it says is: 1 (confirmed) to 5 (improbable), 6 (cannot be judged)", Is: yaml.EnumSchema(credibilities...)},
		"by":          {Text: "who judges: the id of an editor in dossier.yaml, or a name"},
		"on":          {Text: "the day of the judgement"},
		"because":     {Text: "the reason"},
	}
}

// YAMLKeys tells what the keys are for.
func (Name) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"family":                {Text: "the family name"},
		"given":                 {Text: "the given names"},
		"dropping-particle":     {Text: "a particle that falls away when only the family name is shown: de in Alphonse de Lamartine"},
		"non-dropping-particle": {Text: "a particle that stays with the family name: van in Vincent van Gogh"},
		"suffix":                {Text: "what follows the name: Jr., III"},
		"literal":               {Text: "the whole name, of a body or of a person whose name has no parts"},
	}
}

// YAMLSchema tells what a name is.
func (Name) YAMLSchema() *yaml.Schema {
	s := yaml.MappingSchema[Name]()
	for _, key := range []string{"literal", "family", "given"} {
		text := yaml.TextSchema()
		text.Pattern = "." // not empty
		s.AnyOf = append(s.AnyOf, &yaml.Schema{Required: []string{key}, Properties: []yaml.Property{{Name: key, Is: text}}})
	}
	return s
}

package person

import (
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Fields is the struct that a record is decoded into, for its schema.
func (Kind) Fields() any { return fields{} }

// YAMLKeys tells what the keys are for.
func (fields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":     {Is: yaml.PatternSchema(registry.ID.String())},
		"name":   {Text: "the person's name where no language is known"},
		"names":  {Text: "the names that texts call the person by"},
		"roles":  {Text: "what the person does or did, as a source words it"},
		"public": {Text: "true for a public role; without it the person has no page and is in no index, search or sitemap"},
		"url":    {Text: "the person's own page"},
	}
}

// YAMLKeys tells what the keys are for.
func (Role) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"text":         {Text: "the role in the words of a source"},
		"organization": {Text: "where the person has it: the id of an organization"},
		"from":         {Text: "since when"},
		"to":           {Text: "until when"},
	}
}

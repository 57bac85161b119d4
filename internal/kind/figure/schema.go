package figure

import (
	"dossier/internal/annot"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Fields is the struct that a record is decoded into, for its schema.
func (Kind) Fields() any { return fields{} }

// Fields is the struct that a record is decoded into, for its schema.
func (QuantityKind) Fields() any { return quantityFields{} }

// YAMLKeys tells what the keys are for.
func (quantityFields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":    {Is: yaml.PatternSchema(registry.ID.String())},
		"title": {Text: "what is counted, as a heading"},
		"unit":  {Text: "what one of it is: people, attacks, USD (three capital letters are a currency of ISO 4217)"},
	}
}

// YAMLKeys tells what the keys are for.
func (fields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":           {Is: yaml.PatternSchema(registry.ID.String())},
		"quantity":     {Text: "what is counted: the id of a quantity; figures are compared within one quantity"},
		"value":        {Text: "how many: a number, {low: …, high: …}, or {words: hundreds}"},
		"bound":        {Text: "how the wording bounds the number; unqualified when not given", Is: yaml.EnumSchema(bounds...)},
		"unit":         {Text: "the unit; the quantity's when not given; three capital letters are a currency of ISO 4217"},
		"measure":      {Text: "what happened to those counted: killed, injured, displaced"},
		"population":   {Text: "who was counted: civilians, fighters"},
		"actor":        {Text: "who did it: ids, {all: [ids]}, or {any: [ids], open: true}"},
		"place":        {Text: "where"},
		"scope":        {Text: "a limit that no other key tells: 11 attacks"},
		"period":       {Text: "the time counted; 2014/.. runs to as_of"},
		"as_of":        {Text: "the day, month or year to which the number holds", Is: annot.DateSchema()},
		"claimed_by":   {Text: "whose number it is: ids, `unnamed` where the wording names nobody, or `publisher` where the article itself says so", Required: true},
		"hedge":        {Text: "the words that weaken the claim: it’s been estimated"},
		"basis":        {Text: "how the number was arrived at", Is: yaml.EnumSchema(bases...)},
		"derived_from": {Text: "the figure that this one repeats; nothing but the quantity is inherited"},
		"part_of":      {Text: "the figure that this one is a part of"},
		"source":       {Text: "where the number was published: the id of a source"},
		"said_in":      {Text: "the article that states the number: its slug"},
		"read_in":      {Text: "where the source was read, if not itself: the id of a source"},
		"locator":      {Text: "where in the source: p. 4"},
		"series":       {Text: "the name of a running count; of its figures, which count the same to other days, the later supersedes the earlier"},
		"wording":      {Text: "the article's own words for the figure; they must be found in it"},
	}
}

// RestrictYAML demands what a figure counts, by itself or through another.
func (fields) RestrictYAML(s *yaml.Schema) {
	given := func(name string) *yaml.Schema {
		return &yaml.Schema{Required: []string{name}, Properties: yaml.Properties{{Name: name, Is: &yaml.Schema{Type: yaml.Types{"string", "integer", "object"}}}}}
	}
	s.AnyOf = []*yaml.Schema{given("quantity"), given("derived_from")}
}

// YAMLSchema tells what a value is.
func (Value) YAMLSchema() *yaml.Schema {
	number := func(text string) *yaml.Schema { return &yaml.Schema{Type: yaml.Types{"number"}, Description: text} }
	words := yaml.TextSchema()
	words.Pattern, words.Description = hasWord, "the words for the number: hundreds"
	return yaml.OneOfSchema(
		number("the number"),
		&yaml.Schema{Type: yaml.Types{"object"}, Others: false, Required: []string{"low", "high"}, Properties: yaml.Properties{
			{Name: "low", Is: number("the smaller number")}, {Name: "high", Is: number("the larger number")}}},
		&yaml.Schema{Type: yaml.Types{"object"}, Others: false, Required: []string{"words"}, Properties: yaml.Properties{{Name: "words", Is: words}}},
	)
}

// YAMLSchema tells what an actor is.
func (Actor) YAMLSchema() *yaml.Schema {
	one := annot.Ref{}.YAMLSchema()
	some := &yaml.Schema{Type: yaml.Types{"array"}, Items: one}
	named := func(key, text string) *yaml.Schema {
		several := *some
		several.MinItems = 1
		ids := yaml.OneOfSchema(one, &several)
		ids.Description = text
		open := &yaml.Schema{Type: yaml.Types{"boolean", "null"}, Description: "whether there are others who are not named"}
		return &yaml.Schema{Type: yaml.Types{"object"}, Others: false, Required: []string{key},
			Properties: yaml.Properties{{Name: key, Is: ids}, {Name: "open", Is: open}}}
	}
	return yaml.OneOfSchema(append(one.OneOf, some,
		named("all", "each of them had a share in the number"),
		named("any", "each case is the doing of one or other of them"))...)
}

// YAMLSchema tells what a claim is.
func (Claim) YAMLSchema() *yaml.Schema {
	one := annot.Ref{}.YAMLSchema()
	return yaml.OneOfSchema(append(one.OneOf, &yaml.Schema{Type: yaml.Types{"array"}, Items: one, MinItems: 1})...)
}

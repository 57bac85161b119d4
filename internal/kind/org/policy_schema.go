package org

import (
	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Fields is the struct that a record is decoded into, for its schema.
func (PolicyKind) Fields() any { return policyFields{} }

// YAMLKeys tells what the keys are for.
func (policyFields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":           {Is: yaml.PatternSchema(registry.ID.String())},
		"jurisdiction": {Text: "whose designations it words: two capital letters of ISO 3166-1, or EU or UN", Is: config.JurisdictionSchema()},
		"from":         {Text: "since when the policy holds; until a later one speaks of the same kind of designation", Is: annot.DateSchema()},
		"to":           {Text: "the day from which the policy no longer holds", Is: annot.DateSchema()},
		"precedence": {Text: "kinds of designation, the weightiest first: of those that stand against one organization only the first is labelled; without it, every one is",
			Is: yaml.EnumSchema(labelled...)},
		"rules": {Text: "how each kind of designation is labelled; where several stand, their labels follow this order"},
	}
}

// The words of a rule.
var (
	placements = []string{"sign", "parenthesis", "margin", "banner"}
	scopes     = []string{"every", "first-in-section", "first-in-page"}
	linkings   = []string{"keep", "text-only"}
)

// YAMLKeys tells what the keys are for.
func (Rule) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"kind":      {Text: "the kind of designation", Is: yaml.EnumSchema(labelled...)},
		"wording":   {Text: "the label's words, by language: {en: …, ru: …}"},
		"placement": {Text: "where the words stand: in a note behind a sign (the default), in parentheses, in the margin, or in large letters above the page", Is: yaml.EnumSchema(placements...)},
		"sign":      {Text: "the sign of a label with `placement: sign`; never one that an article prints itself"},
		"scope":     {Text: "which mentions are labelled; every one when not given", Is: yaml.EnumSchema(scopes...)},
		"headline":  {Text: "whether headings are labelled too; true when not given"},
		"aliases":   {Text: "whether other names than the record's first are labelled too; true when not given"},
		"links":     {Text: "whether links to the organization's own pages stay; keep when not given", Is: yaml.EnumSchema(linkings...)},
	}
}

// RestrictYAML demands a sign where labels are signs.
func (Rule) RestrictYAML(s *yaml.Schema) {
	sign := yaml.TextSchema()
	sign.Pattern = "." // not empty
	s.AnyOf = []*yaml.Schema{
		{Required: []string{"sign"}, Properties: yaml.Properties{{Name: "sign", Is: sign}}},
		{Required: []string{"placement"}, Properties: yaml.Properties{{Name: "placement", Is: yaml.EnumSchema(placements[1:]...)}}},
	}
}

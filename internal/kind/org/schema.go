package org

import (
	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// Fields is the struct that a record is decoded into, for its schema.
func (Kind) Fields() any { return fields{} }

// YAMLKeys tells what the keys are for.
func (fields) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":           {Is: yaml.PatternSchema(registry.ID.String())},
		"type":         {Text: "what it is; organization when not given", Is: yaml.EnumSchema(types...)},
		"name":         {Text: "what the organization is called where no language is known"},
		"names":        {Text: "every name that texts call it by; all are looked for in articles, and name too; an empty list: it is only described, and looked for by no name"},
		"part_of":      {Text: "what it is a part of: ids of organizations"},
		"predecessor":  {Text: "what it followed: ids of organizations"},
		"successor":    {Text: "what followed it: ids of organizations"},
		"split_from":   {Text: "what it split from: ids of organizations"},
		"url":          {Text: "its own site"},
		"designations": {Text: "what official lists say of it, with dates and sources"},
		"designations_checked": {Text: "when the lists of a jurisdiction were last looked through, by the jurisdiction's code",
			Names: config.JurisdictionSchema()},
	}
}

// YAMLKeys tells what the keys are for.
func (Designation) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"jurisdiction": {Text: "whose designation it is: two capital letters of ISO 3166-1, or EU or UN", Is: config.JurisdictionSchema()},
		"kind":         {Text: "what it is designated as; regime, a sanctions regime, never owes a label", Is: yaml.EnumSchema(kinds...)},
		"list":         {Text: "the name of the list"},
		"authority":    {Text: "who decided"},
		"instrument":   {Text: "the decision, as lawyers cite it"},
		"listed_as":    {Text: "the name on the list"},
		"as_name_of":   {Text: "the organization among whose names the list carries it; with that one's listing in the jurisdiction it stands or falls"},
		"decided":      {Text: "when it was decided", Is: annot.DateSchema()},
		"in_force":     {Text: "when it came into force", Is: annot.DateSchema()},
		"published":    {Text: "when it was published", Is: annot.DateSchema()},
		"effect":       {Text: "what it means for the organization", Is: yaml.EnumSchema(effects...)},
		"ends":         {Text: "the day on which it ends by itself, unless a change renews it before", Is: annot.DateSchema()},
		"changes":      {Text: "what happened to the designation since, in any order"},
		"sources":      {Text: "what the entry rests on: ids of sources"},
		"checked":      {Text: "when the entry was last checked; that of the record when not given", Is: annot.DateSchema()},
		"note":         {Text: "a remark of the editors"},
	}
}

// YAMLKeys tells what the keys are for.
func (StatusChange) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"on": {Text: "when it happened", Is: annot.DateSchema()},
		"what": {Text: "what happened; suspended, revoked, expired and annulled are four different things, and remade renews a designation that has a sunset",
			Is: yaml.EnumSchema(whats...)},
		"listed_as":  {Text: "the name on the list since then"},
		"name":       {Text: "the name that was added or removed"},
		"ends":       {Text: "of listed and remade: the day on which the new term ends by itself", Is: annot.DateSchema()},
		"instrument": {Text: "the decision, as lawyers cite it"},
		"note":       {Text: "a remark of the editors"},
		"sources":    {Text: "what it rests on: ids of sources"},
	}
}

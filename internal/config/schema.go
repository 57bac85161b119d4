package config

import (
	"dossier/internal/annot"
	"dossier/internal/yaml"
)

// JurisdictionSchema takes the code of a jurisdiction.
func JurisdictionSchema() *yaml.Schema { return yaml.PatternSchema(jurisdictionForm.String()) }

// YAMLKeys tells what the keys are for.
func (Config) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"title":            {Text: "the name of the dossier"},
		"description":      {Text: "what the dossier is about, in a sentence or two"},
		"base_url":         {Text: "the address of the published site, for canonical addresses, sitemap and feeds", Is: annot.AddressSchema()},
		"language":         {Text: "the language of the dossier's own words, as in en or ru", Is: yaml.PatternSchema(language.String())},
		"editors":          {Text: "those whom credits name by an id"},
		"audience":         {Text: "whose readers the labels are for: codes of jurisdictions, as in RU, US, EU or UN", Is: JurisdictionSchema()},
		"as_of":            {Text: "the day as of which labels are owed; today when not given", Is: annot.DaySchema()},
		"stale_after_days": {Text: "after how many days without a check a record counts as stale; 0 for never"},
		"levels":           {Text: "how loud a warning is, by its code; errors cannot be silenced", Is: yaml.EnumSchema(levels...)},
		"sections":         {Text: "the entries of the site's navigation; the default ones when not given"},
		"targets":          {Text: "where the site can be published"},
	}
}

// YAMLKeys tells what the keys are for.
func (Editor) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"id":   {Text: "the id by which credits name the editor"},
		"name": {Text: "the name that readers see"},
		"url":  {Text: "the editor's own page"},
	}
}

// YAMLKeys tells what the keys are for.
func (Section) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"title": {Text: "the words of the entry"},
		"page":  {Text: "where it leads: one of the dossier's own pages (method.md) or a folder of the site (sources)"},
	}
}

// YAMLKeys tells what the keys are for.
func (Target) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"name": {Text: "the name by which `dossier publish` knows the target"},
		"kind": {Text: "what kind of target it is"},
		"path": {Text: "where it lies"},
	}
}

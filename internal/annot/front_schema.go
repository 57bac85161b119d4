package annot

import "dossier/internal/yaml"

// YAMLKeys tells what the keys are for.
func (FrontMatter) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"title":             {Text: "a title, only where the original prints no headline"},
		"byline":            {Text: "who wrote the article: ids of people or organizations; [] where it names nobody"},
		"publisher":         {Text: "who published the article: the id of an organization"},
		"issued":            {Text: "when the article was published"},
		"url":               {Text: "the address of the article", Is: AddressSchema()},
		"retrieved":         {Text: "when the article was read at its address"},
		"canonical":         {Text: "the address that the publisher gives as the article's own", Is: AddressSchema()},
		"original":          {Text: "the article as it was received, which proves the text"},
		"earlier_originals": {Text: "what the article was made of before its publisher revised it, oldest first"},
		"lang":              {Text: "the language of the article, as in en or ru"},
		"translation_of":    {Text: "the article that this one translates: a slug or the id of a source"},
		"rights":            {Text: "whether and why the text may be shown"},
		"show":              {Text: "how much of the text the page shows; full when not given", Is: yaml.EnumSchema(Shows...)},
		"draft":             {Text: "whether the article is left out of the site"},
		"aliases":           {Text: "slugs that the article had before"},
		"dismissed":         {Text: "suggestions of the program that an editor rejected"},
		"annotated":         {Text: "who annotated the article and when"},
		"changes":           {Text: "the public history of the page, oldest first"},
		"reply":             {Text: "the answer of those whom the article or its annotations are about"},
	}
}

// YAMLKeys tells what the keys are for.
func (Original) YAMLKeys() map[string]yaml.Key {
	inside := yaml.PatternSchema(`^originals/`)
	return map[string]yaml.Key{
		"file":             {Text: "the file as received, below content/: originals/…", Is: inside},
		"sha256":           {Text: "the SHA-256 of the file, in hexadecimal digits", Is: HashSchema()},
		"retrieved":        {Text: "when the file was received"},
		"extracted":        {Text: "the file with the article's text, where the original is not text: originals/….extracted.txt", Is: yaml.PatternSchema(`^(originals/.*)?$`)},
		"extracted_sha256": {Text: "the SHA-256 of the extracted text"},
		"extraction":       {Text: "the name of the extractor that made the text"},
	}
}

// YAMLKeys tells what the keys are for.
func (Rights) YAMLKeys() map[string]yaml.Key {
	return map[string]yaml.Key{
		"holder":  {Text: "who holds the rights: the id of a record"},
		"status":  {Text: "why the text may be shown; with unknown the page is kept out of search engines, feeds and exports", Is: yaml.EnumSchema(RightsStatuses...)},
		"basis":   {Text: "what the status rests on: the licence, the agreement, the law"},
		"checked": {Text: "when the rights were last looked into"},
	}
}

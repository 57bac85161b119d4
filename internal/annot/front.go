package annot

import (
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// FrontMatter is everything about an article that is not printed in it.
type FrontMatter struct {
	Title     TitleFrom `yaml:"title"`
	Byline    []Ref     `yaml:"byline"`
	Publisher Ref       `yaml:"publisher"`
	Issued    Date      `yaml:"issued"`
	URL       string    `yaml:"url"`
	Retrieved Date      `yaml:"retrieved"`
	Canonical string    `yaml:"canonical"`
	Original  Original  `yaml:"original"`
	// EarlierOriginals are what the article was made of before its publisher
	// revised it, oldest first.
	EarlierOriginals []Original `yaml:"earlier_originals"`
	Lang             string     `yaml:"lang"`
	TranslationOf    Ref        `yaml:"translation_of"`
	Rights           Rights     `yaml:"rights"`
	Show             string     `yaml:"show"` // full (default), excerpts, notes-only
	Draft            bool       `yaml:"draft"`
	Aliases          []string   `yaml:"aliases"`
	Dismissed        []string   `yaml:"dismissed"`
	Annotated        []Credit   `yaml:"annotated"`
	Changes          []Change   `yaml:"changes"`
	Reply            *Reply     `yaml:"reply"`
	At               diag.Span  `yaml:"-span"` // the whole mapping; zero without front matter
}

// TitleFrom is a title that the original does not print, and where it is from.
type TitleFrom struct {
	Text string    `yaml:"text,required"`
	From string    `yaml:"from"` // a source's id, or editor
	At   diag.Span `yaml:"-span"`
	// FromAt is the place of From; zero where it is not written.
	FromAt diag.Span `yaml:"-"`
}

// UnmarshalYAML reads {text, from}, or a text alone, which is the editor's.
func (t *TitleFrom) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	if v.Kind == yaml.Scalar {
		*t = TitleFrom{Text: v.Text, From: "editor", At: v.Span}
		return nil
	}
	type plain TitleFrom
	var p plain
	list := yaml.Decode(v, &p)
	*t = TitleFrom(p)
	t.At = v.Span
	if from, ok := v.Get("from"); ok {
		t.FromAt = from.Span
	}
	return list
}

// Original names the article as received and proves its bytes.
type Original struct {
	File            string    `yaml:"file,required"` // below content/
	SHA256          string    `yaml:"sha256,required"`
	Retrieved       Date      `yaml:"retrieved"`
	Extracted       string    `yaml:"extracted"` // the text, where File is not text
	ExtractedSHA256 string    `yaml:"extracted_sha256"`
	Extraction      string    `yaml:"extraction"` // the extractor's name
	At              diag.Span `yaml:"-span"`
}

// Rights says whether and why an article's text may be shown.
type Rights struct {
	Holder  Ref       `yaml:"holder"`
	Status  string    `yaml:"status"` // permission, licence, public-domain, quotation, unknown
	Basis   string    `yaml:"basis"`
	Checked Date      `yaml:"checked"`
	At      diag.Span `yaml:"-span"`
}

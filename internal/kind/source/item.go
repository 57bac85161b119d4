package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// item is a work in the variables of CSL 1.0.2 (appendix IV of its
// specification, and the schema for input data). Dates are EDTF. `note` stands
// in the head that every record has.
type item struct {
	Type string `yaml:"type,required"`

	Author              []Name `yaml:"author"`
	Chair               []Name `yaml:"chair"`
	CollectionEditor    []Name `yaml:"collection-editor"`
	Compiler            []Name `yaml:"compiler"`
	Composer            []Name `yaml:"composer"`
	ContainerAuthor     []Name `yaml:"container-author"`
	Contributor         []Name `yaml:"contributor"`
	Director            []Name `yaml:"director"`
	Editor              []Name `yaml:"editor"`
	EditorialDirector   []Name `yaml:"editorial-director"`
	Guest               []Name `yaml:"guest"`
	Host                []Name `yaml:"host"`
	Interviewer         []Name `yaml:"interviewer"`
	Organizer           []Name `yaml:"organizer"`
	OriginalAuthor      []Name `yaml:"original-author"`
	Producer            []Name `yaml:"producer"`
	Recipient           []Name `yaml:"recipient"`
	ReviewedAuthor      []Name `yaml:"reviewed-author"`
	SeriesCreator       []Name `yaml:"series-creator"`
	Translator          []Name `yaml:"translator"`
	Illustrator         []Name `yaml:"illustrator"`
	Narrator            []Name `yaml:"narrator"`
	Performer           []Name `yaml:"performer"`
	ScriptWriter        []Name `yaml:"script-writer"`
	Curator             []Name `yaml:"curator"`
	ExecutiveProducer   []Name `yaml:"executive-producer"`
	Abstract            string `yaml:"abstract"`
	Annote              string `yaml:"annote"`
	Archive             string `yaml:"archive"`
	ArchiveCollection   string `yaml:"archive_collection"`
	ArchiveLocation     string `yaml:"archive_location"`
	ArchivePlace        string `yaml:"archive-place"`
	Authority           string `yaml:"authority"`
	CallNumber          string `yaml:"call-number"`
	ChapterNumber       string `yaml:"chapter-number"`
	CitationKey         string `yaml:"citation-key"`
	CollectionNumber    string `yaml:"collection-number"`
	CollectionTitle     string `yaml:"collection-title"`
	ContainerTitle      string `yaml:"container-title"`
	ContainerTitleShort string `yaml:"container-title-short"`
	Dimensions          string `yaml:"dimensions"`
	Division            string `yaml:"division"`
	DOI                 string `yaml:"DOI"`
	Edition             string `yaml:"edition"`
	EventTitle          string `yaml:"event-title"`
	EventPlace          string `yaml:"event-place"`
	Genre               string `yaml:"genre"`
	ISBN                string `yaml:"ISBN"`
	ISSN                string `yaml:"ISSN"`
	Issue               string `yaml:"issue"`
	Jurisdiction        string `yaml:"jurisdiction"`
	Keyword             string `yaml:"keyword"`
	Language            string `yaml:"language"`
	License             string `yaml:"license"`
	Medium              string `yaml:"medium"`
	Number              string `yaml:"number"`
	NumberOfPages       string `yaml:"number-of-pages"`
	NumberOfVolumes     string `yaml:"number-of-volumes"`
	OriginalPublisher   string `yaml:"original-publisher"`
	OriginalPlace       string `yaml:"original-publisher-place"`
	OriginalTitle       string `yaml:"original-title"`
	Page                string `yaml:"page"`
	PageFirst           string `yaml:"page-first"`
	Part                string `yaml:"part"`
	PartTitle           string `yaml:"part-title"`
	PMCID               string `yaml:"PMCID"`
	PMID                string `yaml:"PMID"`
	Printing            string `yaml:"printing"`
	Publisher           string `yaml:"publisher"`
	PublisherPlace      string `yaml:"publisher-place"`
	References          string `yaml:"references"`
	ReviewedGenre       string `yaml:"reviewed-genre"`
	ReviewedTitle       string `yaml:"reviewed-title"`
	Scale               string `yaml:"scale"`
	Section             string `yaml:"section"`
	Status              string `yaml:"status"`
	Supplement          string `yaml:"supplement"`
	Title               string `yaml:"title"`
	TitleShort          string `yaml:"title-short"`
	URL                 string `yaml:"URL"`
	Version             string `yaml:"version"`
	Volume              string `yaml:"volume"`
	VolumeTitle         string `yaml:"volume-title"`

	Accessed     annot.Date `yaml:"accessed"`
	Available    annot.Date `yaml:"available-date"`
	EventDate    annot.Date `yaml:"event-date"`
	Issued       annot.Date `yaml:"issued"`
	OriginalDate annot.Date `yaml:"original-date"`
	Submitted    annot.Date `yaml:"submitted"`
}

// Name is the name of a person in its parts, or of a body as a whole.
type Name struct {
	Family              string    `yaml:"family"`
	Given               string    `yaml:"given"`
	DroppingParticle    string    `yaml:"dropping-particle"`
	NonDroppingParticle string    `yaml:"non-dropping-particle"`
	Suffix              string    `yaml:"suffix"`
	Literal             string    `yaml:"literal"`
	At                  diag.Span `yaml:"-span"`
}

// UnmarshalYAML reads a name in its parts or as a whole. A plain text is no
// name, for nothing tells which part of it is which.
func (n *Name) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	if v.Kind == yaml.Scalar {
		*n = Name{Literal: v.Text, At: v.Span}
		return []diag.Diagnostic{diag.Errorf("bad-value", v.Span, "a name must be a mapping, but here it is a text").
			WithHelp("write {literal: %s} for a body, or {family: …, given: …} for a person", v.Text)}
	}
	type plain Name
	var p plain
	list := yaml.Decode(v, &p)
	*n = Name(p)
	return list
}

// names gives all names of a work.
func (i *item) names() []Name {
	return slices.Concat(i.Author, i.Chair, i.CollectionEditor, i.Compiler, i.Composer, i.ContainerAuthor, i.Contributor, i.Director,
		i.Editor, i.EditorialDirector, i.Guest, i.Host, i.Interviewer, i.Organizer, i.OriginalAuthor, i.Producer, i.Recipient,
		i.ReviewedAuthor, i.SeriesCreator, i.Translator, i.Illustrator, i.Narrator, i.Performer, i.ScriptWriter, i.Curator, i.ExecutiveProducer)
}

// types are the types of CSL 1.0.2 (appendix III of its specification).
var types = []string{
	"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection",
	"dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case",
	"legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
	"personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
	"thesis", "treaty", "webpage",
}

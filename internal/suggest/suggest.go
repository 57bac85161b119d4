// Package suggest proposes annotations of an article: the organizations that
// it names, the figures that it states, and who says what.
//
//	Article ──Engine.Find──▶ []Finding ──Register.Plan──▶ Proposal{splices, stub records}
//
// Find looks at the words alone and needs nothing of the dossier but the names
// of its organizations, so that many articles can be read at a time. Plan
// gives ids to what was found, one article after the other: a person who
// speaks in two articles is one record.
//
// What a figure or a reporting verb is, is said in words: one folder of data
// files a language (lang/en, lang/ru). The engine knows no language. An article
// in a language without a folder gets organizations only.
//
// Everything that is proposed carries the class .suggested and is not
// published until an editor has looked at it, but for the names of
// organizations in the dossier's records: an exact and unambiguous one is
// certain.
package suggest

// Kind is what a finding proposes.
type Kind uint8

// The kinds of findings.
const (
	Organization Kind = iota // these words name an organization
	Figure                   // these words state how many or how much
	Attribution              // these words name whose statement it is
	Quote                    // these words are a quotation
	Label                    // these words are a printed ban label
)

// String gives the word for the kind.
func (k Kind) String() string {
	switch k {
	case Figure:
		return "figure"
	case Attribution:
		return "attribution"
	case Quote:
		return "quote"
	case Label:
		return "label"
	default:
		return "organization"
	}
}

// Finding is something found in an article. Words are a range of the text of
// one of its blocks.
type Finding struct {
	Kind     Kind
	Block    int // index in Article.Blocks
	From, To int // bytes of the block's Text
	Reason   string
	// Org is the organization of the dossier that is named, or the several that
	// may be, parted by spaces; empty when the words name one that it has no
	// record of, or none.
	Org string
	// Final says that the words are certain, and not only suggested.
	Final  bool
	Number *Number // of a Figure
	Party  *Party  // of an Attribution, and of an Organization without a record
	// By is the index of the Attribution, in the same list, that names the
	// party of a Figure or a Quote, or of the Organization whose Label it is; -1
	// when nobody is named.
	By int
	// Also are the indexes of further Attributions whose the Figure or the Quote
	// is: what two say together. Empty where By is -1.
	Also []int
	// Jurisdiction is the code of the place whose ban a Label speaks of; empty
	// when it names none, or several.
	Jurisdiction string
}

// Number is how many or how much a figure says.
type Number struct {
	From, To  int    // where the number itself stands in the block, its unit sign and its range included
	Low, High string // decimal numbers, magnitudes multiplied out: "2000", "0.83", "12000000000"; equal but for a range
	Words     string // instead of them, where no number is said: "thousands", "half of"
	Bound     string // as in a figure's record: unqualified, about, at-least, over, at-most, up-to, as-many-as
	Unit      string // "%", an ISO 4217 code, "km²", "m"; empty for a count
	Noun      string // what is counted or measured, as printed: "civilians"
	Befell    string // what befell those who are counted, as printed: "killed"
	Hedge     string // words that weaken it, as printed: "something like"
	Wording   string // the clause or sentence that states it, as printed
}

// PartyKind says what record names a party.
type PartyKind uint8

// The kinds of parties.
const (
	Person PartyKind = iota
	Body             // an organization, an office, a state
	Work             // a report, a study, a statement: a source
)

// Party is whom a statement is attributed to.
type Party struct {
	Kind PartyKind
	// Name is what it is called, without its role, in the nominative where
	// the language's data can tell: "Shalom Harari", "Amnesty International".
	Name string
	Role string // "Member of the Counter-Terrorism Institute Herzliya"; empty when none is printed
	// Unnamed says that Name is a description: "Pentagon spokesman".
	Unnamed bool
}

package diag

import "strings"

// The part of SARIF's object model that PrintSARIF uses, in the order in which
// it is written; the numbers are sections of the standard.

type sarifLog struct { // 3.13
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct { // 3.14
	Tool struct { // 3.18
		Driver struct { // 3.19
			Name  string      `json:"name"`
			Rules []sarifRule `json:"rules,omitempty"`
		} `json:"driver"`
	} `json:"tool"`
	ColumnKind string               `json:"columnKind"`
	Bases      map[string]sarifBase `json:"originalUriBaseIds,omitempty"`
	Artifacts  []sarifArtifact      `json:"artifacts,omitempty"`
	Results    []sarifResult        `json:"results"`
}

// sarifBase names a base without saying where it lies (3.14.14).
type sarifBase struct {
	Description sarifMessage `json:"description"`
}

type sarifArtifact struct { // 3.24
	Location sarifArtifactLocation `json:"location"`
}

type sarifArtifactLocation struct { // 3.4
	URI   string `json:"uri"`
	Base  string `json:"uriBaseId"`
	Index int    `json:"index"`
}

type sarifRule struct { // 3.49
	ID    string     `json:"id"`
	Short *sarifHelp `json:"shortDescription,omitempty"`
	Full  *sarifHelp `json:"fullDescription,omitempty"`
	Help  *sarifHelp `json:"help,omitempty"`
}

type sarifHelp struct { // 3.12
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct { // 3.27
	Rule      string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
	Fixes     []sarifFix      `json:"fixes,omitempty"`
}

type sarifFix struct { // 3.55
	Changes []sarifChange `json:"artifactChanges"`
}

type sarifChange struct { // 3.56
	Artifact     sarifArtifactLocation `json:"artifactLocation"`
	Replacements []sarifReplacement    `json:"replacements"`
}

type sarifReplacement struct { // 3.57
	Deleted  *sarifRegion `json:"deletedRegion"`
	Inserted sarifContent `json:"insertedContent"`
}

type sarifContent struct { // 3.3
	Text string `json:"text"`
}

type sarifLocation struct { // 3.28
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct { // 3.29
	Artifact sarifArtifactLocation `json:"artifactLocation"`
	Region   *sarifRegion          `json:"region,omitempty"`
}

type sarifRegion struct { // 3.30
	Line      int `json:"startLine,omitempty"`
	Column    int `json:"startColumn,omitempty"`
	EndLine   int `json:"endLine,omitempty"`
	EndColumn int `json:"endColumn,omitempty"`
	Offset    int `json:"byteOffset"`
	Length    int `json:"byteLength"`
}

type sarifMessage struct { // 3.11
	Text string `json:"text"`
}

// sarifEscapes makes a text literal: braces are placeholders unless doubled
// (3.11.5), and [words](address) is a link unless its bracket is escaped
// (3.11.6).
var sarifEscapes = strings.NewReplacer("{", "{{", "}", "}}", "](", `\](`)

// sarifText makes a message of plain text; its lines are made safe to show.
func sarifText(text string) sarifMessage {
	return sarifMessage{Text: sarifEscapes.Replace(plainLines(text))}
}

// plainLines makes every line of a text safe to show.
func plainLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = plain(strings.TrimSuffix(line, "\r"))
	}
	return strings.Join(lines, "\n")
}

func newSARIFRule(code string, docs []Doc) sarifRule {
	r := sarifRule{ID: code}
	for _, d := range docs {
		if d.Code != code {
			continue
		}
		r.Short, r.Full = &sarifHelp{Text: sarifEscapes.Replace(d.Title)}, &sarifHelp{Text: sarifEscapes.Replace(d.Text)}
		text, markdown := d.Text, d.Text
		for _, part := range []struct{ title, text string }{{"Before", d.Before}, {"After", d.After}} {
			if part.text != "" {
				text += "\n\n" + part.title + ":\n\n    " + strings.ReplaceAll(part.text, "\n", "\n    ")
				markdown += "\n\n**" + part.title + "**\n\n" + fenced(part.text)
			}
		}
		r.Help = &sarifHelp{Text: sarifEscapes.Replace(text), Markdown: braces.Replace(markdown)}
		break
	}
	return r
}

// braces escapes what Markdown does not: placeholders.
var braces = strings.NewReplacer("{", "{{", "}", "}}")

// fenced sets a text as code between fences longer than any run of backticks
// in it.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + text + "\n" + fence
}

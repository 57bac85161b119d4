// Package markdown reads the language in which articles are annotated. It is
// the only user of the Markdown library.
//
// # The file
//
//	file        = [ front-matter ] body
//	front-matter= "---" newline YAML newline "---" newline      (first line of the file)
//	body        = CommonMark 0.31.2
//	            + tables, strikethrough, footnotes               (as on GitHub)
//	            + spans, citations                               (as in Pandoc)
//	            - raw HTML, bare links, heading attributes
//
// Raw HTML is an error (raw-html) and stays in the text as it is written.
//
// # Spans
//
//	span        = "[" inlines "]" attributes                     nothing between "]" and "{"
//	attributes  = "{" [ space ] [ attribute { space attribute } ] [ space ] "}"
//	attribute   = key "=" value | "." name | "#" name
//	key, name   = letter { letter | digit | "_" | "-" | ":" | "." }   ("_" may begin it)
//	value       = bare | '"' { any | "\" punctuation } '"' | "'" … "'"
//	bare        = { any but white space and "}" }
//	space       = white space, at most one line break at a time
//
// A line break in a quoted value is one space. Values are plain text: no
// entities, no markup. The inlines of a span may hold any inline markup and
// other spans. Brackets that are followed by "{" and no well-formed attributes
// stay text and are an error (bad-attributes). A span begins and ends in one
// block; brackets nest, so spans cannot overlap in part.
//
// One kind inside itself is an error (same-kind-nested), read as: the same
// key of org, person, source, figure and label with an id in common, or the
// same class. A span of one organization may lie in that of another:
// [US-led coalition against [ISIS]{org=isis}]{org=coalition}.
//
// # Citations
//
//	citation    = "[" item { ";" item } "]"                      not followed by "{", a link's "(…)" or label
//	item        = [ prefix ] [ "-" ] "@" citekey [ "," ] [ locator ] [ suffix ]
//	citekey     = ( letter | digit | "_" ) { letter | digit | "_" | inner }
//	            | "{" { any but "}" and white space } "}"
//	inner       = one of : . # $ % & - + ? < > ~ / before a letter, digit or "_"
//	locator     = [ label ] number { separator number }          "pp. 33-35, 38"
//
// "-" before "@" leaves the author out. Prefix and suffix are plain text. What
// begins with "[@" defines no link, and brackets that are a span or a citation
// are no label, so that a citation stays one when spans around it come and go.
//
// # Footnotes
//
// "[^label]" refers to the block "[^label]: text"; both are the editor's.
// They are numbered in the order of their first references in the article.
//
// # Precedence
//
// Code spans bind tighter than footnote references, these than citations,
// spans, links, <addresses> and emphasis, in this order. Which brackets are
// spans and citations is settled for a block in one pass before its inlines
// are parsed; where the parser then finds a bracket swallowed by something
// else, the span is left as text.
//
// # Limits
//
// What is larger than any article costs nothing: a file of more than
// maxSource bytes, a line of more than maxLine, more than maxMarks lines and
// signs of markup, or more than maxBlanks blank lines times the depth they
// stand in, make the whole body plain paragraphs. Else the part that goes over
// a limit is read as text: a container below maxContainers, a span below
// maxSpans, inline markup below maxInlines, brackets below maxLabels, signs of
// emphasis behind the first maxDelimiters of a block, a table of more than
// maxCells cells or of maxFill for each of its pipes, definitions of links
// behind maxReferences, footnotes behind maxNotes, spans and cites behind
// maxAnnotations. Each is said once in a file (too-large, too-deep, too-many),
// and at most maxReports diagnostics are given. Together the limits keep the
// time linear in the file and every later walk over the tree within the stack.
//
// # The text
//
// Text gives the words that the article's original must have, Escape writes
// plain text so that Parse reads just that text back, and Format writes a file
// in canonical form without touching a word of it.
package markdown

const (
	maxSource      = 4 << 20
	maxLine        = 1 << 20
	maxFront       = 64 << 10
	maxMarks       = 400_000
	maxBlanks      = 1_000_000
	maxContainers  = 64
	maxSpans       = 64
	maxInlines     = 200
	maxLabels      = 100
	maxDelimiters  = 1000
	maxCells       = 20_000
	maxFill        = 20
	maxReferences  = 10_000
	maxNotes       = 5000
	maxInfo        = 256
	maxAnnotations = 20_000
	maxAttributes  = 64
	maxReports     = 1000
)

package importer

import (
	"bytes"
	"path"
	"strings"

	"dossier/internal/diag"
)

// docxExtraction names this extraction. A change that gives other words, or
// other borders between paragraphs, counts it up.
const docxExtraction = "docx 1"

// docxFormat is the format of Office Open XML documents (ISO 29500, both its
// forms), read with the standard library alone.
//
// What is printed is text: paragraphs, tables, text boxes (behind the paragraph
// that they hang on), results of fields, footnotes and endnotes (at the end,
// with their marks), labels of lists other than bare numbers. What tracked
// changes take out is not, nor are hidden words, comments, running heads and
// feet; each is told. A second reading of the same XML proves that no word is
// lost.
func docxFormat() Format {
	return Format{
		Name: "Word document", Extensions: []string{".docx", ".docm", ".dotx"},
		Types:     []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		Recognise: isDocx, Read: readDocx,
	}
}

// isDocx recognises an archive that holds the parts of a document.
func isDocx(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw, []byte("[Content_Types].xml")) && bytes.Contains(raw, []byte("word/"))
}

// docxParts are the parts of a document besides its text.
type docxParts struct {
	archive  *archive
	main     string
	styles   docxStyles
	lists    docxLists
	relsOf   map[string]map[string]docxRel // by kind of part; "" is the main one
	settings *element
}

// docxRel is a relationship: where an id of a part leads.
type docxRel struct {
	kind     string // the last word of its type: "hyperlink", "image"
	target   string // the name of a part, or an address
	external bool
}

const (
	footnotesPart = "footnotes"
	endnotesPart  = "endnotes"
)

// readDocx reads a document of Word.
func readDocx(in Input) (Raw, []diag.Diagnostic) {
	raw, list, err := extractDocx(in)
	if err != nil {
		return Raw{}, []diag.Diagnostic{unreadable(in.Name, err)}
	}
	return raw, list
}

func extractDocx(in Input) (Raw, []diag.Diagnostic, error) {
	if isOLE(in.Raw) {
		if bytes.Contains(in.Raw, wideASCII("EncryptedPackage")) {
			return Raw{}, nil, errArchive("is protected with a password")
		}
		found, _ := refuseForeign("x.doc", in.Raw)
		found.At.Span.File = in.Name
		return Raw{}, []diag.Diagnostic{found}, nil
	}
	if found, other := otherThanDocx(in); other {
		return Raw{}, []diag.Diagnostic{found}, nil
	}
	a, err := openArchive(in.Raw)
	if err != nil {
		return Raw{}, nil, err
	}
	parts, document, err := openDocx(a)
	if err != nil {
		return Raw{}, nil, err
	}
	foot, end, err := parts.noteParts()
	if err != nil {
		return Raw{}, nil, err
	}
	var told docxTold
	assembly := &docxAssembly{told: &told}
	notes := readNotes(foot, end, parts.settings)
	w := &docxWalk{parts: parts, rels: parts.rels(""), pictures: &assembly.pictures, notes: &notes, told: &told}
	w.body(document)
	w.flush()
	w.endNotes()
	assembly.assemble(w.blocks)
	out := Raw{Paragraphs: assembly.out, Pictures: assembly.pictures, Extraction: docxExtraction, Meta: parts.meta()}
	list := told.diagnostics(in.Name)
	list = append(list, parts.runningHeads(in.Name)...)
	return out, append(list, parts.prove(in.Name, assembly, &notes)...), nil
}

// otherThanDocx refuses what bears the extension of a document and is none.
func otherThanDocx(in Input) (diag.Diagnostic, bool) {
	if bytes.HasPrefix(in.Raw, []byte("PK\x03\x04")) && !hasMimetype("application/")(in.Raw) || len(in.Raw) == 0 {
		return diag.Diagnostic{}, false
	}
	if found, ok := refuseForeign(strings.TrimSuffix(in.Name, path.Ext(in.Name)), in.Raw); ok {
		return found, true
	}
	return diag.Diagnostic{}, false
}

// wideASCII writes ASCII as the names in an OLE2 file stand.
func wideASCII(ascii string) []byte {
	var out []byte
	for i := range len(ascii) {
		out = append(out, ascii[i], 0)
	}
	return out
}

// openDocx finds the main part by the relationships of the package, and reads
// what stands around it.
func openDocx(a *archive) (*docxParts, *element, error) {
	p := &docxParts{archive: a, relsOf: map[string]map[string]docxRel{}}
	root, err := p.readRels("_rels/.rels", "")
	if err != nil {
		return nil, nil, err
	}
	p.main = "word/document.xml"
	for _, r := range root {
		if r.kind == "officeDocument" && !r.external {
			p.main = r.target
		}
	}
	p.relsOf["package"] = root
	document, err := a.parse(p.main)
	if err != nil {
		return nil, nil, err
	}
	body := document.child("w:document").child("w:body")
	if body == nil {
		return nil, nil, errArchive("is an archive without the text of a Word document")
	}
	if p.relsOf[""], err = p.readRels(relsName(p.main), p.main); err != nil {
		return nil, nil, err
	}
	styles, err := p.related("styles")
	if err != nil {
		return nil, nil, err
	}
	numbering, err := p.related("numbering")
	if err != nil {
		return nil, nil, err
	}
	p.styles, p.lists = readStyles(styles), readLists(numbering)
	p.settings, err = p.related("settings")
	return p, body, err
}

// noteParts reads the notes and their relationships.
func (p *docxParts) noteParts() (foot, end *element, err error) {
	for kind, to := range map[string]**element{footnotesPart: &foot, endnotesPart: &end} {
		if *to, err = p.related(kind); err != nil {
			return nil, nil, err
		}
		if name := p.partOf(kind); name != "" {
			if p.relsOf[kind], err = p.readRels(relsName(name), name); err != nil {
				return nil, nil, err
			}
		}
	}
	return foot, end, nil
}

// relsName gives the part that holds the relationships of another.
func relsName(part string) string { return path.Dir(part) + "/_rels/" + path.Base(part) + ".rels" }

// rels gives the relationships of a part by its kind; "" is the main part.
func (p *docxParts) rels(kind string) map[string]docxRel { return p.relsOf[kind] }

// readRels reads the relationships of a part.
func (p *docxParts) readRels(name, of string) (map[string]docxRel, error) {
	out := map[string]docxRel{}
	root, err := p.archive.parse(name)
	if root == nil || err != nil {
		return out, err
	}
	list := root.child("Relationships")
	if list == nil {
		return out, nil
	}
	for _, e := range list.children {
		r := docxRel{kind: path.Base(e.attr("Type")), target: e.attr("Target"), external: e.attr("TargetMode") == "External"}
		if !r.external {
			r.target = strings.TrimPrefix(path.Join("/", path.Dir(of), r.target), "/")
			if strings.HasPrefix(e.attr("Target"), "/") {
				r.target = strings.TrimPrefix(path.Clean(e.attr("Target")), "/")
			}
		}
		if id := e.attr("Id"); id != "" {
			out[id] = r
		}
	}
	return out, nil
}

// partOf gives the name of the part that the main one is related to; of
// several the one whose name is the first in the alphabet.
func (p *docxParts) partOf(kind string) string {
	name := ""
	for _, r := range p.relsOf[""] {
		if r.kind == kind && !r.external && (name == "" || r.target < name) {
			name = r.target
		}
	}
	return name
}

// related parses a part that the main one is related to; nil when there is
// none.
func (p *docxParts) related(kind string) (*element, error) {
	name := p.partOf(kind)
	if name == "" {
		return nil, nil
	}
	return p.archive.parse(name)
}

// media gives the bytes of a picture; none where it is missing or broken.
func (p *docxParts) media(name string) []byte {
	raw, err := p.archive.read(name)
	if err != nil {
		return nil
	}
	return raw
}

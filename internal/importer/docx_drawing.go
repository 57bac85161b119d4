package importer

import (
	"cmp"
	"path"
	"strings"
)

const maxPictures = 500 // of a document; what is beyond is told

// drawing walks a drawing, a picture of VML or an embedded object: its text
// boxes become paragraphs behind this one, its pictures are kept in their
// place.
func (in *docxInline) drawing(e *element) {
	alt := ""
	if d := e.find("wp:docPr"); d != nil {
		alt = cmp.Or(d.attr("descr"), d.attr("title"))
	}
	in.shapes(e, alt)
}

func (in *docxInline) shapes(e *element, alt string) {
	for _, c := range e.children {
		switch c.name {
		case "w:txbxContent":
			if !in.walk.inCode() {
				in.boxes = append(in.boxes, c)
			}
		case "mc:AlternateContent":
			if branch := shownBranch(c); branch != nil {
				in.shapes(branch, alt)
			}
		case "a:blip":
			in.picture(cmp.Or(c.attrOf("r:embed"), c.attrOf("r:link")), alt)
			in.shapes(c, alt)
		case "v:imagedata":
			in.picture(c.attrOf("r:id"), cmp.Or(alt, c.attrOf("o:title")))
		case "v:textpath":
			if words := strings.TrimSpace(c.attr("string")); words != "" {
				in.generate(" "+words+" ", docxPiece{})
			}
		case "c:chart", "dgm:relIds":
			in.walk.told.charts++
		case "v:shape":
			in.shapes(c, cmp.Or(alt, c.attr("alt")))
		default:
			in.shapes(c, alt)
		}
	}
}

// picture keeps a picture where it stands.
func (in *docxInline) picture(id, alt string) {
	w := in.walk
	rel, ok := w.rels[id]
	if !ok || in.walk.inCode() {
		return
	}
	if len(*w.pictures) >= maxPictures {
		w.told.morePictures++
		return
	}
	p := Picture{Source: rel.target, Alt: strings.Join(strings.Fields(alt), " ")}
	if !rel.external {
		p.Source = path.Base(rel.target)
		p.Data = w.parts.media(rel.target)
	}
	in.block.text.images = append(in.block.text.images, docxImage{len(in.block.text.raw), len(*w.pictures)})
	*w.pictures = append(*w.pictures, p)
}

package importer
import ("testing";"os";"fmt";"time";"dossier/internal/pdf")
func TestZZPDF(t *testing.T) {
 raw,_ := os.ReadFile(os.Getenv("ZZ"))
 s := time.Now()
 out, list := readPDF(Input{Name:"a.pdf",Raw:raw})
 fmt.Println(time.Since(s))
 for _,p := range out.Paragraphs { fmt.Printf("[%d %d] %s\n\n", p.Role, p.Level, p.Text) }
 fmt.Printf("%+v\n%v\n", out.Meta, len(out.Pictures))
 for _,d := range list { fmt.Println(d.Severity, d.Code, d.Message) }
}

func dumpPDF(raw []byte) {
	file, err := pdf.Open(raw)
	if err != nil { panic(err) }
	pages, _ := file.Pages()
	doc := &pdfDocument{pages: len(pages)}
	for i, p := range pages {
		content, _ := file.Content(p)
		doc.addPage(i, p, content)
	}
	doc.findRunning()
	doc.findLines()
	for _, l := range doc.lines { fmt.Printf("p%d r%d x%.0f-%.0f y%.0f s%.1f w%.0f row=%v %s\n", l.page, l.region, l.x0, l.x1, l.y, l.size, l.word, l.row, l.text) }
}
func TestZZDump(t *testing.T) { raw,_ := os.ReadFile(os.Getenv("ZZ")); dumpPDF(raw) }

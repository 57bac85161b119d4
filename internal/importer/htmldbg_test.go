package importer
import ("testing";"os";"fmt";"path/filepath";"strings";"bytes";"time";"golang.org/x/net/html";"dossier/internal/verbatim")
func TestDbgCorpus(t *testing.T){
 dir:=os.Getenv("CORPUS"); if dir=="" {t.Skip()}
 fs,_:=filepath.Glob(dir+"/*/source.html")
 tr,tp,n:=0.0,0.0,0
 for _,f:=range fs {
  raw,_:=os.ReadFile(f); exp,_:=os.ReadFile(filepath.Dir(f)+"/expected.html")
  t0:=time.Now(); r,list:=readHTML(Input{Name:"x.html",Raw:raw}); d:=time.Since(t0)
  doc,_:=html.Parse(bytes.NewReader(exp))
  want:=map[string]int{}; wt:=0
  for _,s:=range passagesOf(doc,nil){ for _,w:=range strings.Fields(s){want[w]++;wt++}}
  gt,hit:=0,0
  for _,p:=range r.Paragraphs { for _,w:=range strings.Fields(verbatim.Fold(p.Text)){ gt++; if want[w]>0{want[w]--;hit++}}}
  rec,prec:=float64(hit)/float64(max(wt,1)),float64(hit)/float64(max(gt,1))
  tr+=rec;tp+=prec;n++
  bad:=""; for _,x:=range list{ if x.Severity==1 {bad=x.Code+" "+x.Message}}
  if rec<0.95||prec<0.8||d>300*time.Millisecond||bad!="" {fmt.Printf("%-40s rec %.3f prec %.3f  want %d got %d %v %s\n",filepath.Base(filepath.Dir(f)),rec,prec,wt,gt,d.Round(time.Millisecond),bad)}
 }
 fmt.Println(n,tr/float64(n),tp/float64(n))
}
func TestDbg(t *testing.T){
 f:=os.Getenv("DBG"); if f=="" {t.Skip()}
 raw,_:=os.ReadFile(f); fmt.Println(dumpRaw(Input{Name:"x.html",Raw:raw}))
}
func TestDbgMiss(t *testing.T){
 f:=os.Getenv("MISS"); if f=="" {t.Skip()}
 raw,_:=os.ReadFile(f+"/source.html"); exp,_:=os.ReadFile(f+"/expected.html")
 r,_:=readHTML(Input{Name:"x.html",Raw:raw}); doc,_:=html.Parse(bytes.NewReader(exp))
 got:=map[string]bool{}; for _,p:=range r.Paragraphs{got[verbatim.Fold(p.Text)]=true}
 all:=""; for _,p:=range r.Paragraphs{all+=verbatim.Fold(p.Text)+" "}
 w:=map[string]bool{}
 for _,s:=range passagesOf(doc,nil){w[s]=true; if !strings.Contains(all,s){fmt.Printf("MISS %.150q\n",s)}}
 for _,p:=range r.Paragraphs{ if !w[verbatim.Fold(p.Text)] {fmt.Printf("MORE %.100q\n",p.Text)}}
}

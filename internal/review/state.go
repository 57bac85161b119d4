package review

import (
	"bytes"
	"maps"
	"slices"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/mend"
	"dossier/internal/mention"
	"dossier/internal/registry"
	"dossier/internal/suggest"
)

// Dossier is what a review works on: the texts and the records as they are
// after the decisions so far. It is not safe for concurrent use.
type Dossier struct {
	Today   annot.Day // for credits; 0: none are written
	config  config.Config
	docs    []*annot.Article // articles by slug, then pages
	src     map[string][]byte
	records map[string]entry           // by id
	byFile  map[string][]string        // ids
	reverse map[string]map[string]bool // ids → those of the records that refer to them
	placed  map[*annot.Article]map[string][]spot
	last    *annot.Article // read last: a plan is proved, and then taken over
	lastOf  recordFile
	engine  func() *suggest.Engine
	found   map[string][]suggest.Finding // what the engine finds, by the paths of documents
	finder  *mention.Finder              // of the names that are looked for; nil when it must be made anew
}

// entry is a record and what its kind made of it.
type entry struct {
	annot.Entity
	raw annot.Record
}

func (e entry) stub() bool { return e.Entity != nil && e.Common().Suggested != "" }

// New makes the dossier of a graph, which must have been made with drafts. src
// gives the bytes of its files.
func New(g *link.Graph, src diag.Sources) *Dossier {
	g = g.Whole()
	d := &Dossier{config: g.Config, docs: g.Docs(), src: map[string][]byte{}, records: map[string]entry{}, byFile: map[string][]string{},
		reverse: map[string]map[string]bool{}, placed: map[*annot.Article]map[string][]spot{}, finder: g.Finder,
		engine: sync.OnceValue(func() *suggest.Engine { return suggest.New(g) }), found: map[string][]suggest.Finding{}}
	for _, doc := range d.docs {
		d.src[doc.Path] = doc.Src
	}
	for _, id := range g.IDs {
		e, _ := g.Entity(id)
		file := e.Common().IDAt.File
		if e.Common().Kind == "article" || d.src[file] != nil {
			continue
		}
		if data, ok := src(file); ok {
			d.src[file] = data
			d.read(file)
		}
	}
	return d
}

// read reads the records of a file again.
func (d *Dossier) read(file string) {
	for _, id := range d.byFile[file] {
		for _, r := range d.records[id].Common().Refs {
			delete(d.reverse[r.Ref.ID], id)
		}
		delete(d.records, id)
	}
	delete(d.byFile, file)
	records, _ := d.recordsOf(file, d.src[file])
	for _, r := range records {
		i := slices.IndexFunc(kind.All, func(k annot.Kind) bool { return k.Name() == r.Kind })
		e, _ := kind.All[i].Decode(r)
		if _, taken := d.records[r.ID]; e == nil || taken {
			continue
		}
		d.records[r.ID] = entry{e, r}
		d.byFile[file] = append(d.byFile[file], r.ID)
		for _, ref := range e.Common().Refs {
			to := ref.Ref.ID
			if d.reverse[to] == nil {
				d.reverse[to] = map[string]bool{}
			}
			d.reverse[to][r.ID] = true
		}
	}
}

// recordFile is a file of records and what it holds.
type recordFile struct {
	name    string
	src     []byte
	records []annot.Record
	list    []diag.Diagnostic
}

// recordsOf reads a file of records; the one read last is remembered, since a
// plan is proved, and then taken over.
func (d *Dossier) recordsOf(file string, src []byte) ([]annot.Record, []diag.Diagnostic) {
	if d.lastOf.name != file || !bytes.Equal(d.lastOf.src, src) {
		records, list := registry.Read(file, src, kind.All)
		d.lastOf = recordFile{file, src, records, list}
	}
	return d.lastOf.records, d.lastOf.list
}

// Source gives the bytes of a file as they are after the decisions so far.
func (d *Dossier) Source(file string) ([]byte, bool) {
	data, ok := d.src[file]
	return data, ok
}

// Docs gives the articles, then the pages.
func (d *Dossier) Docs() []*annot.Article { return d.docs }

// Record gives the record with an id.
func (d *Dossier) Record(id string) (annot.Entity, bool) {
	e, ok := d.records[id]
	return e.Entity, ok
}

// Apply takes a plan over, which the caller has stored.
func (d *Dossier) Apply(plan mend.Plan) {
	for _, file := range plan.Files() {
		i := slices.IndexFunc(d.docs, func(a *annot.Article) bool { return a.Path == file })
		if d.src[file] = plan[file]; plan[file] == nil {
			delete(d.src, file)
		}
		if i >= 0 {
			own := d.docs[i].Own
			delete(d.placed, d.docs[i])
			d.docs[i] = d.parse(file, plan[file])
			d.docs[i].Own = own
			continue
		}
		if slices.ContainsFunc(d.byFile[file], d.sought) {
			d.finder = nil
		}
		d.read(file)
		if slices.ContainsFunc(d.byFile[file], d.sought) {
			d.finder = nil
		}
	}
}

func (d *Dossier) sought(id string) bool { return d.records[id].Common().Sought }

// names gives the finder of the names that are looked for.
func (d *Dossier) names() *mention.Finder {
	if d.finder == nil {
		d.finder = d.namesWith("")
	}
	return d.finder
}

// namesWith gives the finder as it will be when a record is accepted.
func (d *Dossier) namesWith(stub string) *mention.Finder {
	var names []mention.Entry
	for _, id := range slices.Sorted(maps.Keys(d.records)) {
		b := d.records[id].Common()
		if !b.Sought && id != stub {
			continue
		}
		names = append(names, link.Entries(b)...)
	}
	return mention.New(names)
}

// spot is a place in the texts that refers to a record.
type spot struct {
	doc   *annot.Article
	index int // of the annotation; -1 for a citation
	key   string
	ref   annot.Ref
}

func (s spot) suggested() bool {
	return s.index >= 0 && s.doc.Annotations[s.index].Has("suggested")
}

// spots gives the places in the texts that refer to a record.
func (d *Dossier) spots(id string) []spot {
	var out []spot
	for _, doc := range d.docs {
		all, ok := d.placed[doc]
		if !ok {
			all = spotsOf(doc)
			d.placed[doc] = all
		}
		out = append(out, all[id]...)
	}
	return out
}

// spotsOf gives the places in a document that refer to records, by their ids.
func spotsOf(doc *annot.Article) map[string][]spot {
	out := map[string][]spot{}
	for i := range doc.Annotations {
		for _, r := range refs(&doc.Annotations[i]) {
			out[r.ref.ID] = append(out[r.ref.ID], spot{doc, i, r.key, r.ref})
		}
	}
	for _, c := range doc.Citations {
		for _, item := range c.Cites {
			out[item.ID] = append(out[item.ID], spot{doc, -1, "cite", annot.Ref{ID: item.ID, At: item.At}})
		}
	}
	return out
}

// keyed is an id in a span and its key.
type keyed struct {
	key string
	ref annot.Ref
}

// refs gives the ids of a span.
func refs(a *annot.Annotation) []keyed {
	var out []keyed
	for _, attr := range a.Attrs {
		key, ok := annot.KeyNamed(attr.Key)
		if attr.Kind != annot.KeyValue || !ok || len(key.Kinds) == 0 {
			continue
		}
		for _, r := range attr.IDs() {
			if !slices.Contains(key.Words, r.ID) {
				out = append(out, keyed{attr.Key, r})
			}
		}
	}
	return out
}

// referrers gives the ids of the records that refer to one, sorted.
func (d *Dossier) referrers(id string) []string {
	return slices.Sorted(maps.Keys(d.reverse[id]))
}

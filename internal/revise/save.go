package revise

import (
	"bytes"
	"os"

	"dossier/internal/edit"
	"dossier/internal/suggest"
)

// Save writes a revision: the new original and its pictures, then records, the
// article last. A file that is there already with the same bytes is left alone.
// Errors are the disk's; edit.ErrChanged among them when somebody has changed
// the article meanwhile.
func (r *Revision) Save(root *os.Root) error {
	batch := edit.NewBatch(root)
	defer batch.Discard()
	for _, f := range r.Files {
		if there, err := root.ReadFile(f.Path); err == nil && bytes.Equal(there, f.Data) {
			continue
		}
		if err := batch.Create(f.Path, f.Data); err != nil {
			return err
		}
	}
	if err := suggest.Save(batch, r.Stubs); err != nil {
		return err
	}
	if err := batch.Replace(r.Path, r.Old, r.Article); err != nil {
		return err
	}
	return batch.Commit()
}

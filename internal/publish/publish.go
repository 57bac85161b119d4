// Package publish carries the finished files of the site to where they are
// read from. It renders nothing and decides nothing about content: it is
// handed all files at once, as bytes, and makes a target hold exactly them.
//
// A Target promises:
//
//   - All or nothing. After an error the target is as it was before.
//   - What is not ours stays. A target remembers which files it wrote; it
//     replaces and removes those, and no others. Where a file of the site
//     would have to replace one that is not ours, it refuses and names it.
//   - Nothing changes without need. A file whose bytes are already there is
//     not written again, and if none differs the target is not touched.
//   - The same outputs give the same bytes on every machine: nothing of the
//     time, the user or the machine is written.
//
// Output paths are checked by Check before anything else happens, so that
// the site can be stored on file systems that fold case or Unicode forms,
// and in git.
//
// The target for a folder is Dir. Each further target has a file of its own.
package publish

import "context"

// Output is one finished file of the site.
type Output struct {
	// Path is relative to the site's root, slash-separated and clean, as
	// io/fs wants it: "articles/bombing/index.html". See Check.
	Path string
	// Data is the whole content. A target reads it and never changes it.
	Data []byte
}

// Report counts what a Sync did to the files of the site. Files that are not
// ours and the target's own book-keeping are not counted.
type Report struct {
	Written   int // files that are new or have other bytes than before
	Unchanged int // files that were there already
	Removed   int // files of an earlier Sync that the site no longer has
}

// Target is a place that holds the site.
type Target interface {
	// Sync makes the target hold the outputs, in whatever order they come,
	// and no other file of an earlier Sync. On an error the target is as it
	// was, except where the target's own documentation says otherwise.
	Sync(ctx context.Context, outputs []Output) (Report, error)
}

package importer

// interval is a range of bytes of a text.
type interval struct{ start, end int }

package pages

// RawText makes a Text of runs as they are. It is for the labeller, which has
// looked for mentions in them, and for the tests of render; a test holds that
// nothing else calls it.
func RawText(runs ...Run) Text { return Text{runs: runs} }

// RawPlain makes a Plain of words as they are. It is for the labeller and for
// the tests of render; a test holds that nothing else calls it.
func RawPlain(words string) Plain { return Plain{words: words} }

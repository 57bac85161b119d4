package figure

// Worded gives the words that state the figure, and where in its source they
// stand.
func (f *Figure) Worded() (words, locator string) { return f.Wording, f.Locator }

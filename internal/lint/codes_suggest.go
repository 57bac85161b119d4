package lint

// suggestCodes documents what is reported of suggestions where they are made.
var suggestCodes = []Doc{
	{Code: "no-suggestions", Warns: true, Title: "an imported article could not be given its suggestions",
		Text: `With the suggested annotations in it the article would not say what its original says, so it
was imported without them. That is a mistake of the program: please report it with the
file. dossier suggest tries again.`,
		Before: "dossier import article.html   # says no-suggestions", After: "dossier suggest article"},
}

// Package dossier holds what is built into the program: the theme and the
// starter of a new dossier.
package dossier

import "embed"

// Theme is the theme as it is shipped: the folders templates and static. A
// dossier's own file of the same path wins over the one in here.
//
//go:embed all:templates static
var Theme embed.FS

// Starter is the folder starter: the files of a new dossier, with the file
// gitignore for .gitignore.
//
//go:embed starter
var Starter embed.FS

// Package verbatim keeps the program's first promise: without its annotations
// an article is its original.
//
//	text(article) = text(original)
//
// The article's side is markdown.Text: what a reader sees, without the
// editor's items. The original's side is Original: the paragraphs of the text
// as it was received, or as it was extracted from what was received.
//
//   - Words are what stands between white space (Unicode White_Space, U+00A0
//     included), in Unicode's form NFC. The same words must stand in the same
//     order; how much and what white space parts them does not count.
//   - The same paragraphs must begin and end at the same words.
//   - An .omitted span stands for one run of the original that holds at least
//     one word or part of a word and may reach over paragraphs. Where white
//     space parts the span from the words beside it, white space or the border
//     of a paragraph parts them in the original. Some of the original must be
//     left.
//
// The comparison takes time in proportion to the texts: differences are looked
// at in a window of a few words, and equal paragraphs are found by their text.
package verbatim

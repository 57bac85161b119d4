package importer

import "testing"

func TestBlocksAreWrittenAsMarkdown(t *testing.T) {
	list := func(kind ContainerKind, id, item int) []Container {
		return []Container{{Kind: kind, ID: id, First: 1}, {Kind: Item, ID: item}}
	}
	quote, table := Container{Kind: Quotation, ID: 90}, Container{Kind: Table, ID: 91}
	in := func(text string, within ...Container) part {
		return part{Paragraph: Paragraph{Text: text, Within: within}}
	}
	row := func(text string, within ...Container) part {
		p := in(text, within...)
		for i := range text {
			if text[i] == ' ' {
				p.Cells = append(p.Cells, i)
			}
		}
		return p
	}
	code := part{Paragraph: Paragraph{Text: "a   ``` b", Code: true, Breaks: []int{1, 2, 7}, Within: list(BulletList, 1, 2)}}
	heading := part{Paragraph: Paragraph{Text: "A #", Level: 3}}
	for name, test := range map[string]struct {
		parts []part
		want  string
	}{
		"lists side by side":   {[]part{in("a", list(BulletList, 1, 2)...), in("b", list(BulletList, 3, 4)...), in("c", list(BulletList, 5, 6)...)}, "- a\n\n+ b\n\n- c\n"},
		"numbers side by side": {[]part{in("a", list(OrderedList, 1, 2)...), in("b", list(OrderedList, 3, 4)...)}, "1. a\n\n1) b\n"},
		"tight and nested": {[]part{in("a", list(BulletList, 1, 2)...), in("b", append(list(BulletList, 1, 2), list(OrderedList, 3, 4)...)...), in("c", append(list(BulletList, 1, 2), list(OrderedList, 3, 5)...)...), in("d", list(BulletList, 1, 6)...)},
			"- a\n  1. b\n  2. c\n- d\n"},
		"loose":                 {[]part{in("a. B", list(BulletList, 1, 2)...), in("c", list(BulletList, 1, 2)...), in("d", list(BulletList, 1, 3)...)}, "- a.\n  B\n\n  c\n\n- d\n"},
		"quotation in a list":   {[]part{in("a", list(BulletList, 1, 2)...), in("b", append(list(BulletList, 1, 2), quote)...)}, "- a\n\n  > b\n"},
		"quotations apart":      {[]part{in("a", quote), in("b", Container{Kind: Quotation, ID: 7})}, "> a\n\n> b\n"},
		"table in a quotation":  {[]part{row("a b", quote, table), row("c| d e", quote, table)}, "> | a | b |  |\n> | --- | --- | --- |\n> | c\\| | d | e |\n"},
		"table of one column":   {[]part{row("-", table), row("|", table)}, "| \\- |\n| --- |\n| \\| |\n"},
		"table in a list":       {[]part{row("a b", append(list(OrderedList, 1, 2), table)...)}, "1. | a | b |\n   | --- | --- |\n"},
		"code in a list":        {[]part{code}, "- ````\n  a\n\n   ```\n  b\n  ````\n"},
		"heading":               {[]part{heading, in("b")}, "### A \\#\n\nb\n"},
		"empty cell":            {[]part{row(" a", table)}, "|  | a |\n| --- | --- |\n"},
		"paragraph behind list": {[]part{in("a", list(BulletList, 1, 2)...), in("    b")}, "- a\n\nb\n"},
	} {
		d := &draft{lang: "en", paragraphs: test.parts}
		if body, _, lost := d.write(0); string(body) != test.want || len(lost) > 0 {
			t.Errorf("%s is written\n%s\nwant\n%s%v", name, body, test.want, lost)
		}
	}
}

func TestPicturesStandAtTheirPlaces(t *testing.T) {
	item := []Container{{Kind: BulletList, ID: 1}, {Kind: Item, ID: 2}}
	next := []Container{{Kind: BulletList, ID: 1}, {Kind: Item, ID: 3}}
	kept, gone := storedPicture{Path: "content/media/00.png"}, storedPicture{Why: "no answer"}
	for name, test := range map[string]struct {
		parts    []part
		pictures []Picture
		kept     []storedPicture
		want     string
	}{
		"before a paragraph": {[]part{{Paragraph: Paragraph{Text: "a"}}}, []Picture{{Alt: "The *bridge*]\nhere"}}, []storedPicture{kept}, "![The \\*bridge\\*\\] here](../media/00.png)\n\na\n"},
		"between two items": {[]part{{Paragraph: Paragraph{Text: "a", Within: item}}, {Paragraph: Paragraph{Text: "b", Within: next}}}, []Picture{{Before: 1}}, []storedPicture{kept},
			"- a\n\n  ![](../media/00.png)\n\n- b\n"},
		"in a paragraph": {[]part{{Paragraph: Paragraph{Text: "a b", Inline: []Inline{{Kind: Image, Start: 2, End: 2}}}}}, []Picture{{Inline: true, Alt: "x"}}, []storedPicture{kept}, "a ![x](../media/00.png)b\n"},
		"missing, in a paragraph": {[]part{{Paragraph: Paragraph{Text: "a b", Inline: []Inline{{Kind: Image, Start: 2, End: 2}}}}}, []Picture{{Inline: true, Alt: "x", Source: "https://a.b/c"}}, []storedPicture{gone},
			"a[^picture-1] b\n\n[^picture-1]: The original shows a picture here: “x”. It is missing: no answer. [Its address](https://a.b/c).\n"},
		"missing, at the beginning": {[]part{{Paragraph: Paragraph{Text: ": b", Inline: []Inline{{Kind: Image}}}}}, []Picture{{Inline: true}}, []storedPicture{{}},
			"\\: b[^picture-1]\n\n[^picture-1]: The original shows a picture here.\n"},
		"missing, with a name that owes a mark": {[]part{{Paragraph: Paragraph{Text: "a"}}}, []Picture{{Before: 1, Alt: "A flag of ISIS"}}, []storedPicture{{}},
			"a\n\n[^picture-1]\n\n[^picture-1]: The original shows a picture here.\n"},
		"missing, between paragraphs": {[]part{{Paragraph: Paragraph{Text: "a"}}, {Paragraph: Paragraph{Text: "b"}}}, []Picture{{Before: 1}}, []storedPicture{{}},
			"a\n\n[^picture-1]\n\nb\n\n[^picture-1]: The original shows a picture here.\n"},
	} {
		d := &draft{lang: "en", paragraphs: test.parts, pictures: test.pictures, kept: test.kept, names: nameFinder{find: known}}
		if body, _, lost := d.write(0); string(body) != test.want || len(lost) > 0 {
			t.Errorf("%s is written\n%s\nwant\n%s%v", name, body, test.want, lost)
		}
	}
}

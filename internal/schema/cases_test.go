package schema

// agreeCases are files that check and the schemas take, and files that both
// refuse.
var agreeCases = map[string]struct{ good, bad []string }{
	"dossier": {
		good: []string{
			"title: 2016", "title: T\ndescription:", "title: T\naudience: RU", "title: T\naudience: [RU, EU]", "title: T\nas_of: 2026-11-21",
			"title: T\nbase_url: https://example.org/x/", "title: T\nbase_url: ''", "title: T\nlanguage: zh-Hant", "title: T\nstale_after_days: 0",
			"title: T\neditors: [{id: e, name: E}]", "title: T\nsections: [{title: S, page: sources}]", "title: T\nlevels: {}",
		},
		bad: []string{
			"{}", "title:", "title: [T]", "titel: T", "title: T\nlanguage: English", "title: T\naudience: ru", "title: T\naudience: [Russia]",
			"title: T\nas_of: 2026-11", "title: T\nas_of: 2026-11-21~", "title: T\nas_of: 2026-01-01/2026-02-01", "title: T\nbase_url: example.org",
			"title: T\nbase_url: https://", "title: T\nstale_after_days: many", "title: T\nstale_after_days: '3'", "title: T\nlevels: {x: error}",
			"title: T\nlevels: [x]", "title: T\nlevels: {x: }", "title: T\neditors: [{id: e}]", "title: T\neditors: {id: e, name: E}", "title: T\nsections: [~]",
			"title: T\nas_of: 2016", "- title: T", "T",
		},
	},
	"article": {
		good: []string{
			"publisher: acme\nbyline: [joe, {literal: Jane Doe}]", "publisher: {literal: The Daily}", "byline: []\npublisher:", "title: Words", "title: {text: Words, from: src}",
			"issued: 2016", "issued: 2016-06~", "issued: 2014/..", "issued: ../2016", "issued: 2016-02-29", "issued: '2016'", "issued: 2016-06-01?/2016%",
			"url: https://example.org", "url: ''", "lang: no", "draft: true", "rights: {holder: acme, status: unknown, checked: 2026}", "show:", "annotated: [{by: e, on: 2026}]",
			"reply: {on: 2026-01-01, text: No., source: src}", "aliases: [b, c]", "translation_of: src", "retrieved: 2026-11-21",
		},
		bad: []string{
			"publisher: [acme]", "publisher: The Daily", "byline: joe", "byline: [~]", "byline: [{literal: }]", "byline: [{name: x}]", "title: {from: src}", "title: {text: x, by: e}", "title: [x]",
			"issued: 2016-13", "issued: 2016-04-31", "issued: 2016-02-30", "issued: June 2016", "issued: 16-06-01", "issued: ..", "issued: 2016-6", "issued: [2016]", "issued: 2016/",
			"issued: 2016-06-01T10:00", "issued: ''", "url: example.org/a", "url: ftp://example.org", "canonical: www", "draft: yes", "draft: 'true'", "show: excerpt", "rights: {status: mine}",
			"rights: unknown", "changes: [{on: 2026, kind: fixed, text: x}]", "changes: [{on: 2026, text: x}]", "annotated: {by: e, on: 2026}", "annotated: [{by: e}]", "reply: {text: No.}",
			"pubisher: acme", "aliases: b", "original: {file: originals/a.txt}", "original: {file: ../a.txt, sha256: '" + zeros + "'}", "original: {file: originals/a.txt, sha256: abc}", "[]",
		},
	},
	"organization": {
		good: []string{
			"id: o\nname: N N", "id: o\nname: N N\nsuggested: the words before “said”", "[]", "- {id: o, name: N N}\n- {id: o-2, name: M M}", "# nothing yet", "id: o\nname: 1984 1984", "id: o\nname: N N\npart_of: acme", "id: o\nname: N N\npart_of: [acme]\nsuccessor: []",
			"id: o\nname: N N\nnames: [{text: M M, lang: en, quoted: true, from: 2014, to: 2016}]", "id: o\nname: N N\nsources: src\nchecked: 2014/2016", "id: o\nname: N N\ndesignations_checked: {RU: 2026-11-21, US: }",
			"id: o\nname: N N\ndesignations: [{jurisdiction: US, kind: terrorist, decided: 2014, in_force: 2014-05, published: 2014-05-14~, ends:, as_name_of: acme, sources: [src]}]",
		},
		bad: []string{
			"name: N", "id: o", "id: O\nname: N", "id: 2o\nname: N", "id: o o\nname: N", "id: [o]\nname: N", "id:\nname: N", "id: o\nname:", "id: o\nname: N\nnames: M", "id: o\nname: N\nnames: [M]", "id: o\nname: N\nnames: [{lang: en}]",
			"id: o\nname: N\npart_of: [~]", "id: o\nname: N\nwebsite: x", "id: o\nname: N\ndesignations_checked: {Russia: 2026}", "id: o\nname: N\ndesignations_checked: {RU: soon}", "id: o\nname: N\ndesignations_checked: 2026",
			"id: o\nname: N\ndesignations: {jurisdiction: US, kind: terrorist}", "id: o\nname: N\ndesignations: [{kind: terrorist}]", "id: o\nname: N\ndesignations: [{jurisdiction: us, kind: terrorist}]",
			"id: o\nname: N\ndesignations: [{jurisdiction: US, kind: terrorist, decided: 2014/2015}]", "id: o\nname: N\ndesignations: [{jurisdiction: US, kind: terrorist, checked: 2014/..}]",
			"id: o\nname: N\ndesignations: [{jurisdiction: US, kind: terrorist, changes: [{what: listed}]}]", "text", "- text", "- [{id: o, name: N}]", "organizations: [{id: o, name: N}]",
		},
	},
	"policy": {
		good: []string{
			"id: p\njurisdiction: US", "id: p\njurisdiction: US\nfrom: 2026\nrules: []", "id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}, sign: †}]",
			"id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}, placement: parenthesis, headline: false}]", "id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}, placement: banner}]",
		},
		bad: []string{
			"id: p", "id: p\njurisdiction: usa", "id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}}]", "id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}, placement: sign, sign: ''}]",
			"id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: x, sign: †}]", "id: p\njurisdiction: US\nrules: [{kind: terrorist, sign: †}]", "id: p\njurisdiction: US\nrules: [{wording: {en: x}, sign: †}]",
			"id: p\njurisdiction: US\nrules: {kind: terrorist, wording: {en: x}, sign: †}", "id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: [x]}, sign: †}]",
			"id: p\njurisdiction: US\nrules: [{kind: terrorist, wording: {en: x}, sign: †, headline: maybe}]",
		},
	},
	"person": {
		good: []string{"id: p\nname: N N", "id: p\nname: N N\npublic: true\nroles: [{text: Editor, organization: acme, from: 2014, to: 2016}]", "id: p\nname: N N\nroles: []\nurl:"},
		bad:  []string{"id: p", "id: p\nname: N\npublic: 1", "id: p\nname: N\nroles: [Editor]", "id: p\nname: N\nroles: [{organization: acme}]", "id: p\nname: N\nroles: [{text: E, organization: The Daily}]", "id: p\nname: N\nrole: x"},
	},
	"source": {
		good: []string{
			"id: s\ntype: report", "id: 2016-Müller.a:b/c\ntype: webpage\nURL: https://a.example/x\nissued: 2016", "id: s\ntype: book\nauthor: [{family: Bloggs, given: Joe}, {literal: Acme}]", "id: s\ntype: book\nnumber-of-pages: 14\nISBN: 1",
			"id: s\ntype: book\nreports: joe\nread_in: src", "id: s\ntype: book\ngrade: {reliability: B, credibility: 2, by: e, on: 2026}", "id: s\ntype: book\ngrade: {reliability: B, credibility: '2'}", "id: s\ntype: book\nsnapshot: {file: snapshots/a.txt, sha256: '" + originalSum + "', show: full}", "id: s\ntype: book\nURL: ''",
			"id: s\ntype: book\neditor:", "id: 2016\ntype: book",
		},
		bad: []string{
			"id: s", "type: report", "id: s\ntype: reprot", "id: s s\ntype: report", "id: s\ntype: book\nauthor: Joe", "id: s\ntype: book\nauthor: [Joe Bloggs]", "id: s\ntype: book\nauthor: [{}]", "id: s\ntype: book\nauthor: [{suffix: Jr.}]",
			"id: s\ntype: book\nauthor: [{literal: ''}]", "id: s\ntype: book\nauthor: {family: Bloggs}", "id: s\ntype: book\nissued: {date-parts: [[2016]]}", "id: s\ntype: book\nurl: x", "id: s\ntype: book\ngrade: {reliability: B}",
			"id: s\ntype: book\ngrade: B2", "id: s\ntype: book\ngrade: {reliability: B, credibility: 7}", "id: s\ntype: book\nsnapshot: {file: snapshots/x, sha256: abc}", "id: s\ntype: book\nsnapshot: {file: snapshots/x}",
			"id: s\ntype: book\nsnapshot: {file: media/x, sha256: '" + zeros + "'}", "id: s\ntype: book\nsnapshot: {file: snapshots/x, sha256: '" + zeros + "', show: all}",
			"id: s\ntype: book\nURL: 'javascript:alert(1)'", "id: s\ntype: book\nURL: www.example.org", "id: s\ntype: book\nread_in: [src]",
		},
	},
	"figures": {
		good: []string{
			"quantities: [{id: k, title: K, unit: people}]", "quantities:\nfigures: []", "# nothing", "quantities: {id: k, title: K}", "figures: [{id: g, quantity: q, value: 1.5, claimed_by: joe}]",
			"figures: [{id: g, derived_from: f, value: {low: 1, high: 2}, claimed_by: [joe, acme], said_in: a}]", "figures: [{id: g, quantity: q, value: {words: hundreds}, claimed_by: publisher}]",
			"figures: [{id: g, quantity: q, value: -3, claimed_by: {literal: A Man}, actor: {any: [acme], open: true}, place: [Iraq, Syria], period: 2014/.., as_of: 2016}]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: {all: acme}, place: Iraq}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: [acme, {literal: X}]}]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: acme, bound:, basis: count}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: {literal: X}}]",
		},
		bad: []string{
			"[]", "figure: []", "quantities: [{id: k}]", "- {id: g, quantity: q, value: 1, claimed_by: unnamed}", "figures: [{id: g, quantity: q, value: 1}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: }]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: []}]", "figures: [{id: g, value: 1, claimed_by: unnamed}]", "figures: [{id: g, quantity: , value: 1, claimed_by: unnamed}]", "figures: [{id: g, quantity: q, claimed_by: unnamed}]",
			"figures: [{id: g, quantity: q, value: '1,139', claimed_by: unnamed}]", "figures: [{id: g, quantity: q, value: 1_139, claimed_by: unnamed}]", "figures: [{id: g, quantity: q, value: {low: 1}, claimed_by: unnamed}]",
			"figures: [{id: g, quantity: q, value: {words: ''}, claimed_by: unnamed}]", "figures: [{id: g, quantity: q, value: {words: many, low: 1, high: 2}, claimed_by: unnamed}]", "figures: [{id: g, quantity: q, value: [1, 2], claimed_by: unnamed}]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: {all: [acme], any: [joe]}}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: {open: true}}]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, actor: {any: []}}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, as_of: 2014/2016}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: A Man}]",
			"figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, period: 'the war'}]", "figures: [{id: g, quantity: q, value: 1, claimed_by: unnamed, place: {name: Iraq}}]",
		},
	},
}

const zeros = "0000000000000000000000000000000000000000000000000000000000000000"

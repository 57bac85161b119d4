package render

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

func TestLexerGivesBackEveryByte(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"[", "]", "{", "}", "(", ")", "\n", "\n\n", "---\n", "```", "`", "\\", "\"", "=", ".quote", "#id", "@key", "org=isis", "a", " ", "é", "\xff", "# ", "- ", "1. ", "> ", "key: ", "*", "_"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "text"), "")
		var got strings.Builder
		next, err := markdownLexer{}.Tokenise(nil, text)
		if err != nil {
			t.Fatal(err)
		}
		for token := next(); token != chroma.EOF; token = next() {
			got.WriteString(token.Value)
		}
		if got.String() != text {
			t.Errorf("got %q, want %q", got.String(), text)
		}
	})
}

func TestLexerColoursTheLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"[IS]{org=isis .quote #x by=\"a b\"}": `[ sign|IS|]{ sign|org key|= sign|isis string| |.quote name| |#x ref| |by key|= sign|"a b" string|} sign`,
		"## [@ectc, p. 4] \\*":                "## word| |[ sign|@ectc ref|, p. 4|] sign| |\\* escape",
		"---\na: {b: c} # d\n---\n":           "--- comment|a key|: sign| |{ sign|b key|: sign| |c string|} sign| |# d --- comment",
		"a@b [x](y)":                          "a@b |[ sign|x|]( sign|y ref|) sign",
	} {
		var got []string
		for _, token := range tokens(text, lexerName) {
			piece := strings.ReplaceAll(token.Value, "\n", " ")
			if name := tokenClass(token.Type); name != "" {
				piece = strings.TrimSpace(piece) + " " + name
			}
			got = append(got, strings.TrimSuffix(piece, "\n"))
		}
		if joined := strings.Join(got, "|"); joined != want {
			t.Errorf("%q\n got %s\nwant %s", text, joined, want)
		}
	}
}

func TestHostileCodeIsColouredInLinearTime(t *testing.T) {
	for _, piece := range []string{"[", "]{", "`", "]{a=\"", "](", "[@", "\\", "*", "---\n", "```\n"} {
		text := strings.Repeat(piece, codeLimit/len(piece))
		if got := tokens(text, lexerName); len(got) == 0 {
			t.Errorf("%q: no tokens", piece)
		}
	}
}

func TestCodeThatIsTooLongOrUnknownStaysPlain(t *testing.T) {
	for language, text := range map[string]string{
		"go":      "package a\n" + strings.Repeat("// x\n", codeLimit/4),
		"klingon": "nuqneH",
		"":        "a",
	} {
		list := tokens(text, language)
		if len(list) != 1 || list[0].Value != text {
			t.Errorf("%s: %d tokens", language, len(list))
		}
	}
}

func TestLexersOfOthersKeepTheText(t *testing.T) {
	for _, language := range []string{"go", "yaml", "json", "html", "bash", "markdown", "python", "diff"} {
		for _, text := range []string{"", "a", "a\r\nb\r\n", "\n\n a: [b, \"c\n", "<script>alert(1)</script>\n", "x\n\n"} {
			var got strings.Builder
			for _, token := range tokens(text, language) {
				got.WriteString(token.Value)
			}
			if got.String() != text {
				t.Errorf("%s: got %q, want %q", language, got.String(), text)
			}
		}
	}
}

func TestCodeIsEscapedAndItsLabelsStandBehindIt(t *testing.T) {
	w := writer{path: "a/index.html"}
	w.block(&pages.Node{Kind: annot.CodeBlock, Info: `html" onload="x y`, Text: "<b>&\n",
		Signs: []pages.Sign{{Mark: "†", Note: "label-isis", Says: "Banned."}}})
	got := string(w.b)
	for _, part := range []string{`class="language-html"`, "&lt;", "&amp;", "</code></pre>\n<p class=\"code-signs\">", `href="#label-isis"`} {
		if !strings.Contains(got, part) {
			t.Errorf("%s lacks %s", got, part)
		}
	}
	if strings.Contains(got, "<b>") {
		t.Errorf("code became markup: %s", got)
	}
}

func TestEveryLineOfAFileHasAnAddress(t *testing.T) {
	w := writer{}
	w.sourceLines("a\n\n[b]{org=x}\n", lexerName)
	for _, id := range []string{`id="L1"`, `id="L2"`, `id="L3"`} {
		if !strings.Contains(string(w.b), id) {
			t.Errorf("no %s in %s", id, w.b)
		}
	}
	if strings.Contains(string(w.b), `id="L4"`) {
		t.Errorf("a line too many in %s", w.b)
	}
}

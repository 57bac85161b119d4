package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"
)

func reportCases() []Diagnostic {
	list := append(goldenCases()["two-files"], goldenCases()["edges"]...)
	list = append(list, goldenCases()["wide-and-tabs"]...)
	return append(append(list, goldenCases()["hostile"]...),
		Errorf("unknown-org", in(articleFile, "isil", 0), "two edits").
			WithFix(Edit{in(articleFile, "isil", 0), "isis"}, Edit{Span{isisFile, 0, 0}, "# {mended}\n"}, Edit{in(articleFile, "ISIS", 1), "Isis"}),
		Warnf("odd", Span{File: "content/a b/größe%:,é.md", Start: 3, End: 9}, "100%% of [words](x) in {0}, and a::b").WithNote("first\r\nsecond"),
		Warnf("odd", Span{File: "c:d.md"}, "a path that looks like a scheme"))
}

var testDocs = []Doc{
	{Code: "unknown-org", Title: "an id stands for no organization", Text: "Write an id that a record has, as in {org=isis}.",
		Before: "[ISIS]{org=isil}", After: "```\n[ISIS]{org=isis}"},
	{Code: "never-seen", Title: "a code that does not occur", Text: "It is no rule of the log."},
}

// sarifValidator is the standard's own schema.
func sarifValidator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sarif(t interface{ Fatal(...any) }, schema *jsonschema.Schema, list []Diagnostic) []byte {
	var out bytes.Buffer
	if err := PrintSARIF(&out, list, testSources, testDocs); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Fatal(err, out.String())
	}
	return out.Bytes()
}

func TestSARIFIsValidAndStable(t *testing.T) {
	golden(t, "sarif.json", sarif(t, sarifValidator(t), reportCases()))
}

func TestSARIFOfNothingIsAnEmptyRun(t *testing.T) {
	out := sarif(t, sarifValidator(t), nil)
	if !strings.Contains(string(out), `"results": []`) {
		t.Errorf("got %s", out)
	}
}

// TestSARIFRegionsAreTheBytesOfTheSpan holds that lines, columns and offsets
// of a region name one place, whatever span there is.
func TestSARIFRegionsAreTheBytesOfTheSpan(t *testing.T) {
	schema := sarifValidator(t)
	rapid.Check(t, func(t *rapid.T) {
		at := Span{File: articleFile, Start: rapid.IntRange(-3, len(article)+3).Draw(t, "start"), End: rapid.IntRange(-3, len(article)+3).Draw(t, "end")}
		d := Errorf(rapid.String().Draw(t, "code"), at, "%s", rapid.String().Draw(t, "message")).Label("%s", rapid.String().Draw(t, "label"))
		var log sarifLog
		if err := json.Unmarshal(sarif(t, schema, []Diagnostic{d}), &log); err != nil {
			t.Fatal(err)
		}
		r := log.Runs[0].Results[0].Locations[0].Physical.Region
		if r == nil {
			if at.Start != 0 || at.End != 0 {
				t.Fatalf("%v has no region", at)
			}
			return
		}
		line, col := Position([]byte(article), r.Offset)
		endLine, endCol := Position([]byte(article), r.Offset+r.Length)
		if r.Line != line || r.Column != col || r.EndLine != endLine || r.EndColumn != endCol {
			t.Fatalf("%+v, but the bytes lie at %d:%d to %d:%d", r, line, col, endLine, endCol)
		}
		if at.Start >= 0 && at.End >= at.Start && at.End <= len(article) && (r.Offset != at.Start || r.Offset+r.Length != at.End) {
			t.Fatalf("%+v is not %+v", r, at)
		}
	})
}

func TestGitHubCommandsAreOneLineEach(t *testing.T) {
	var out bytes.Buffer
	list := append(reportCases(), Errorf("a,b::c", in(articleFile, "[ISIS]", 0), "::set-output name=x::%%0A\n::error::injected"))
	if err := PrintGitHub(&out, list, testSources); err != nil {
		t.Fatal(err)
	}
	golden(t, "github.txt", out.Bytes())
	for line := range strings.Lines(out.String()) {
		command, _, ok := strings.Cut(line[2:], "::")
		if word, _, _ := strings.Cut(command, " "); !ok || word != "error" && word != "warning" && word != "notice" {
			t.Errorf("%q is none of our commands", line)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != len(list) {
		t.Errorf("%d lines for %d diagnostics", n, len(list))
	}
}

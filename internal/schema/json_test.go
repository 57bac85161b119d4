package schema

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/internal/kind"
	"dossier/internal/yaml"
)

// The scalars of YAML 1.2's core schema (10.3.2), by which editors read.
var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// editors gives a value as the YAML support of an editor hands it to a schema.
func editors(v yaml.Value) any {
	switch v.Kind {
	case yaml.List:
		out := []any{}
		for _, item := range v.Items {
			out = append(out, editors(item))
		}
		return out
	case yaml.Map:
		out := map[string]any{}
		for i := len(v.Pairs) - 1; i >= 0; i-- { // of repeated keys the first counts
			out[v.Pairs[i].Key] = editors(v.Pairs[i].Value)
		}
		return out
	case yaml.Null:
		return nil
	}
	switch text := v.Text; {
	case v.Quoted:
	case text == "true" || text == "false":
		return text == "true"
	case coreInt.MatchString(text):
		return json.Number(number(text))
	case coreFloat.MatchString(text):
		if f, err := json.Number(text).Float64(); err == nil {
			return f
		}
	}
	return v.Text
}

// number writes a whole number as JSON does.
func number(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign = "-"
	}
	if text = strings.TrimLeft(text, "+-0"); text == "" {
		return "0"
	}
	return sign + text
}

// compile makes validators of schemas, by name; it refuses what is no schema of
// the draft.
func compile(t *testing.T, list []Named) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, n := range list {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(encode(t, n))))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(n.Name, doc); err != nil {
			t.Fatal(err)
		}
		if out[n.Name], err = c.Compile(n.Name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func compiled(t *testing.T) map[string]*jsonschema.Schema { return compile(t, All(kind.All)) }

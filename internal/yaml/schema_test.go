package yaml

import (
	"reflect"
	"strings"
	"testing"
)

type unsaid struct {
	A string `yaml:"a"`
}

type extra struct {
	A string `yaml:"a"`
}

func (extra) YAMLKeys() map[string]Key { return map[string]Key{"a": {Text: "x"}, "b": {Text: "y"}} }

type unshaped struct {
	On date `yaml:"on"`
}

func (unshaped) YAMLKeys() map[string]Key { return map[string]Key{"on": {Text: "x"}} }

func TestSchemaOfRefusesTypesThatDoNotSayAll(t *testing.T) {
	for want, typ := range map[string]reflect.Type{
		"says nothing of its key a": reflect.TypeFor[unsaid](),
		"has no key b":              reflect.TypeFor[extra](),
		"has no YAMLSchema":         reflect.TypeFor[unshaped](),
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("%s: %q does not say %q", typ, got, want)
				}
			}()
			SchemaOf(typ)
		}()
	}
}

type outer struct {
	inner
	C string   `yaml:"c,required"`
	B []string `yaml:"b,one"`
}

type inner struct {
	A string `yaml:"a"`
}

func (inner) YAMLKeys() map[string]Key { return map[string]Key{"a": {Text: "of the inner"}} }
func (outer) YAMLKeys() map[string]Key {
	return map[string]Key{"a": {Is: EnumSchema("x", "1")}, "b": {Text: "<b>", Is: PatternSchema(`^\pL$`)}, "c": {Text: "of the outer"}}
}

func TestSchemasAreWrittenInTheOrderOfTheStruct(t *testing.T) {
	got, err := marshal(SchemaOf(reflect.TypeFor[outer]()))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"type":"object","properties":{` +
		`"c":{"description":"of the outer","type":["string","number","boolean"]},` +
		`"b":{"description":"<b>","oneOf":[{"type":"string","pattern":"^\\p{L}$"},{"type":"array","items":{"type":"string","pattern":"^\\p{L}$"}},{"type":"null"}]},` +
		`"a":{"description":"of the inner","enum":["x","1",1,null]}},` +
		`"required":["c"],"additionalProperties":false}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

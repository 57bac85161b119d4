package schema

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/registry"
	"dossier/internal/yaml"
)

// everything has a field of every sort that the decoder knows.
type everything struct {
	common
	Text   string                `yaml:"text"`
	Need   string                `yaml:"need,required"`
	Count  int                   `yaml:"count"`
	Size   uint                  `yaml:"size"`
	Share  float64               `yaml:"share"`
	Public bool                  `yaml:"public"`
	Maybe  *bool                 `yaml:"maybe"`
	List   []string              `yaml:"list"`
	Single []string              `yaml:"single,one"`
	Parts  []part                `yaml:"parts,one"`
	Part   *part                 `yaml:"part"`
	Days   map[string]annot.Date `yaml:"days"`
	Raw    yaml.Value            `yaml:"raw"`
}

type common struct {
	On annot.Date `yaml:"on"`
}

type part struct {
	A string   `yaml:"a,required"`
	B []part2  `yaml:"b"`
	C []uint64 `yaml:"c,one"`
}

type part2 struct {
	D bool `yaml:"d"`
}

func texts(names ...string) map[string]yaml.Key {
	out := map[string]yaml.Key{}
	for _, n := range names {
		out[n] = yaml.Key{Text: "a key"}
	}
	return out
}

func (common) YAMLKeys() map[string]yaml.Key { return texts("on") }
func (everything) YAMLKeys() map[string]yaml.Key {
	return texts("text", "need", "count", "size", "share", "public", "maybe", "list", "single", "parts", "part", "days", "raw")
}
func (part) YAMLKeys() map[string]yaml.Key  { return texts("a", "b", "c") }
func (part2) YAMLKeys() map[string]yaml.Key { return texts("d") }

// TestSchemasTakeWhatTheDecoderTakes holds the walker against the decoder, over
// random values of the shapes that editors write.
func TestSchemasTakeWhatTheDecoderTakes(t *testing.T) {
	s := compile(t, []Named{head("everything", "x", "y", yaml.SchemaOf(reflect.TypeFor[everything]()))})["everything"]
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		v := yaml.Value{Kind: yaml.Map, Pairs: []yaml.Pair{{Key: "need", Value: yaml.Value{Kind: yaml.Scalar, Text: "x"}}}}
		for range rapid.IntRange(1, 3).Draw(t, "keys") {
			key := rapid.SampledFrom([]string{"on", "text", "need", "count", "size", "share", "public", "maybe", "list", "single", "parts", "part", "days", "raw", "other"}).Draw(t, "key")
			if _, known := v.Get(key); !known {
				v.Pairs = append(v.Pairs, yaml.Pair{Key: key, Value: anyValue(t, 3)})
			}
		}
		if agree(t, s, v, new(everything)) {
			taken++
		}
	})
	if taken == 0 {
		t.Error("no value was taken")
	}
}

// agree holds the decoder against a schema and tells whether they take v.
func agree(t *rapid.T, s *jsonschema.Schema, v yaml.Value, into any) bool {
	list := yaml.Decode(v, into)
	err := s.Validate(editors(v))
	if (err == nil) != (len(list) == 0) {
		t.Fatalf("%#v:\nthe decoder says %v\nthe schema says %v", editors(v), list, err)
	}
	return err == nil
}

// anyValue draws a value. Texts that editors take for the number that another
// text is (1e3, +5) are left out.
func anyValue(t *rapid.T, depth int) yaml.Value {
	kinds := []yaml.Kind{yaml.Scalar, yaml.Scalar, yaml.Null}
	if depth > 0 {
		kinds = append(kinds, yaml.List, yaml.Map)
	}
	v := yaml.Value{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
	switch v.Kind {
	case yaml.Scalar:
		v.Text = rapid.SampledFrom([]string{"word", "true", "false", "7", "-7", "1.5", "2016", "2016-02-30", "2016-06~", "2014/..", "1,139", "yes"}).Draw(t, "text")
		v.Quoted = rapid.Bool().Draw(t, "quoted")
	case yaml.List:
		for range rapid.IntRange(0, 2).Draw(t, "items") {
			v.Items = append(v.Items, anyValue(t, depth-1))
		}
	case yaml.Map:
		for _, key := range []string{"a", "b", "c", "d"} {
			if rapid.IntRange(0, 3).Draw(t, key) == 0 {
				v.Pairs = append(v.Pairs, yaml.Pair{Key: key, Value: anyValue(t, depth-1)})
			}
		}
	}
	return v
}

// TestDatesOfTheSchemaAreThoseOfTheCalendar holds the pattern of dates against
// the parser. Only the 29th of February of a common year passes the pattern.
func TestDatesOfTheSchemaAreThoseOfTheCalendar(t *testing.T) {
	pattern := regexp.MustCompile(annot.Date{}.YAMLSchema().Pattern)
	point := rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 5).Draw(t, "open") == 0 {
			return ".."
		}
		text := ""
		for i := range rapid.IntRange(1, 4).Draw(t, "parts") {
			width := rapid.SampledFrom([]int{2, 2, 2, 2, 1}).Draw(t, "width")
			digits := strings.Repeat("0", 3) + strconv.Itoa(rapid.IntRange(0, 33).Draw(t, "number"))
			if i == 0 {
				text = rapid.SampledFrom([]string{"2016", "2015", "1900", "0000", "16"}).Draw(t, "year")
				continue
			}
			text += "-" + digits[len(digits)-width:]
		}
		return text + rapid.SampledFrom([]string{"", "", "~", "?", "%", "!"}).Draw(t, "mark")
	})
	rapid.Check(t, func(t *rapid.T) {
		text := point.Draw(t, "from")
		if rapid.Bool().Draw(t, "interval") {
			text += "/" + point.Draw(t, "to")
		}
		_, err := annot.ParseDate(text)
		if err != nil && (strings.Contains(err.Error(), "ends before") || strings.Contains(text, "-02-29")) {
			return
		}
		if pattern.MatchString(text) != (err == nil) {
			t.Fatalf("%q: the parser says %v, the pattern %v", text, err, pattern.MatchString(text))
		}
	})
}

// TestEveryIDCanBeReferredTo holds the pattern of references against the forms
// of ids.
func TestEveryIDCanBeReferredTo(t *testing.T) {
	pattern := regexp.MustCompile(annot.Ref{}.YAMLSchema().OneOf[0].Pattern)
	rapid.Check(t, func(t *rapid.T) {
		for _, form := range []*regexp.Regexp{registry.ID, registry.SourceID} {
			if id := rapid.StringMatching(form.String()).Draw(t, "id"); !pattern.MatchString(id) {
				t.Fatalf("%q is an id, but no reference", id)
			}
		}
	})
}

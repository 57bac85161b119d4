package yaml

import (
	"fmt"
	"reflect"
	"strings"
)

// Keyed is a struct that tells of its keys what their types do not. An
// embedded struct tells of its own; what the outer one says of the same key
// counts.
type Keyed interface {
	YAMLKeys() map[string]Key
}

// Key is what a schema says of one key of a struct.
type Key struct {
	Text string // what the key is for, for people
	// Is is the schema of the key's value in place of its type's: of a list's
	// entries, of a map's values.
	Is *Schema
	// Names is the schema of a map's keys.
	Names *Schema
	// Required marks a key that a rule demands, though its type does not.
	Required bool
}

// Shaped is a type with an UnmarshalYAML method that tells what it reads. It
// must not say null, which UnmarshalYAML is never given.
type Shaped interface {
	YAMLSchema() *Schema
}

// Restricted is a struct that demands more than its keys show one by one.
type Restricted interface {
	RestrictYAML(*Schema)
}

// SchemaOf gives the schema of what Decode takes without an error for a struct
// of type t, with the types it is made of in Defs. It follows the plan that
// Decode itself follows. A schema cannot see whether a text was quoted or how a
// number was written, and takes no empty text ("") for a word of an enumeration.
//
// SchemaOf panics when a type with an UnmarshalYAML method is not Shaped, and
// when a key has no Text: both are mistakes of the program.
func SchemaOf(t reflect.Type) *Schema {
	d := describer{defs: map[string]*Schema{}, types: map[string]reflect.Type{}}
	s := d.mapping(t)
	s.Defs = d.defs
	return s
}

// MappingSchema gives the schema of the mapping form of a struct that has an
// UnmarshalYAML method for its other forms.
func MappingSchema[T any]() *Schema {
	d := describer{}
	return d.mapping(reflect.TypeFor[T]())
}

// describer gathers the definitions of one schema; without defs, types stand
// where they are used.
type describer struct {
	defs  map[string]*Schema
	types map[string]reflect.Type
}

// value gives the schema of a type; is, when not nil, stands for that of its
// scalars.
func (d *describer) value(t reflect.Type, is *Schema) *Schema {
	p := planOf(t)
	switch p.what {
	case isPointer:
		return d.value(t.Elem(), is)
	case isSlice:
		return listOf(d.value(t.Elem(), is))
	case isMap:
		if is != nil {
			return &Schema{Type: Types{"object"}, Others: is}
		}
		return &Schema{Type: Types{"object"}, Others: d.value(t.Elem(), nil).orNull()}
	}
	if is != nil {
		return is
	}
	switch p.what {
	case isValue:
		return &Schema{}
	case isUnmarshaler:
		return d.define(t, func() *Schema {
			shaped, ok := reflect.Zero(t).Interface().(Shaped)
			if !ok {
				panic(fmt.Sprintf("yaml: %s decodes itself and has no YAMLSchema", t))
			}
			return shaped.YAMLSchema()
		})
	case isStruct:
		return d.define(t, func() *Schema { return d.mapping(t) })
	case isBool:
		return &Schema{Type: Types{"boolean"}}
	case isInt:
		return &Schema{Type: Types{"integer"}}
	case isUint:
		return &Schema{Type: Types{"integer"}, Minimum: new(int)}
	case isFloat:
		return &Schema{Type: Types{"number"}}
	default:
		return TextSchema()
	}
}

// define puts the schema of a type among the definitions and refers to it.
func (d *describer) define(t reflect.Type, make func() *Schema) *Schema {
	if d.defs == nil {
		return make()
	}
	name := strings.ToLower(t.Name())
	if known, ok := d.types[name]; ok && known != t {
		panic(fmt.Sprintf("yaml: %s and %s would have one name in a schema", known, t))
	} else if !ok {
		d.types[name] = t
		d.defs[name] = make()
	}
	return &Schema{Ref: "#/$defs/" + name}
}

// mapping gives the schema of a struct.
func (d *describer) mapping(t reflect.Type) *Schema {
	s := &Schema{Type: Types{"object"}, Others: false}
	keys := keysOf(t)
	p := &plan{byName: map[string]field{}}
	p.add(t, nil)
	for _, f := range p.fields {
		key, ok := keys[f.name]
		if !ok || key.Text == "" {
			panic(fmt.Sprintf("yaml: %s says nothing of its key %s", t, f.name))
		}
		delete(keys, f.name)
		v := d.value(t.FieldByIndex(f.index).Type, key.Is)
		if f.one {
			v = OneOfSchema(v.Items, v)
		}
		if key.Names != nil {
			v.Names = key.Names
		}
		if f.required || key.Required {
			s.Required = append(s.Required, f.name)
		} else {
			v = v.orNull()
		}
		described := *v
		described.Description = key.Text
		s.Properties = append(s.Properties, Property{f.name, &described})
	}
	for name := range keys {
		panic(fmt.Sprintf("yaml: %s has no key %s", t, name))
	}
	if r, ok := reflect.Zero(t).Interface().(Restricted); ok {
		r.RestrictYAML(s)
	}
	return s
}

// keysOf gathers what a struct and those embedded in it say of their keys.
func keysOf(t reflect.Type) map[string]Key {
	out := map[string]Key{}
	for i := range t.NumField() {
		f := t.Field(i)
		if _, tagged := f.Tag.Lookup("yaml"); f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct {
			for name, key := range keysOf(f.Type) {
				out[name] = key
			}
		}
	}
	// reflect does not call methods of an unexported embedded struct, and a
	// promoted method only repeats what has been gathered.
	if k, ok := reflect.Zero(t).Interface().(Keyed); ok {
		for name, key := range k.YAMLKeys() {
			if key.Text == "" {
				key.Text = out[name].Text
			}
			out[name] = key
		}
	}
	return out
}

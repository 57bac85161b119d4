package yaml

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"dossier/internal/diag"
)

// shape is what Decode does with a Go type.
type shape uint8

const (
	isString shape = iota + 1
	isBool
	isInt
	isUint
	isFloat
	isSlice
	isMap
	isStruct
	isPointer
	isValue
	isUnmarshaler
)

// words names what a scalar of this shape must be.
func (s shape) words() string {
	switch s {
	case isBool:
		return "true or false"
	case isInt:
		return "a whole number"
	case isUint:
		return "a whole number, not negative"
	case isFloat:
		return "a number"
	default:
		return "a text"
	}
}

// plan is what Decode knows of a Go type; for a struct, its keys.
type plan struct {
	what   shape
	fields []field
	byName map[string]field
	names  []string // of fields, in the order of the struct
	span   []int    // index of the field that receives the mapping's span
}

// field is one key of a struct.
type field struct {
	name          string
	index         []int
	required, one bool
}

// plans caches the plan of every type seen; it is filled on demand and its
// entries never change, so it is no state in any way that shows.
var plans sync.Map // reflect.Type → *plan

var (
	valueType       = reflect.TypeFor[Value]()
	spanType        = reflect.TypeFor[diag.Span]()
	unmarshalerType = reflect.TypeFor[Unmarshaler]()
)

// planOf gives the plan of t; it panics for a type that Decode cannot fill.
func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p, _ := plans.LoadOrStore(t, newPlan(t))
	return p.(*plan)
}

func newPlan(t reflect.Type) *plan {
	if t == valueType {
		return &plan{what: isValue}
	}
	if reflect.PointerTo(t).Implements(unmarshalerType) {
		return &plan{what: isUnmarshaler}
	}
	switch t.Kind() {
	case reflect.String:
		return &plan{what: isString}
	case reflect.Bool:
		return &plan{what: isBool}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &plan{what: isInt}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &plan{what: isUint}
	case reflect.Float32, reflect.Float64:
		return &plan{what: isFloat}
	case reflect.Slice:
		return &plan{what: isSlice}
	case reflect.Pointer:
		return &plan{what: isPointer}
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return &plan{what: isMap}
		}
	case reflect.Struct:
		p := &plan{what: isStruct, byName: map[string]field{}}
		p.add(t, nil)
		return p
	}
	panic(fmt.Sprintf("yaml: cannot decode into a %s", t))
}

// add takes in the fields of struct t, which lies at index in the outermost
// struct. A field of an outer struct hides one of the same name in an
// embedded struct, as in Go.
func (p *plan) add(t reflect.Type, index []int) {
	var embedded []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("yaml")
		name, options, _ := strings.Cut(tag, ",")
		at := append(append([]int(nil), index...), i)
		switch {
		case name == "-":
		case name == "-span":
			if f.Type != spanType {
				panic(fmt.Sprintf("yaml: %s.%s is tagged -span and is no diag.Span", t, f.Name))
			}
			if p.span == nil {
				p.span = at
			}
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct:
			embedded = append(embedded, f)
		case !tagged || !f.IsExported():
		default:
			p.addField(t, f, field{name: name, index: at}, options)
		}
	}
	for _, f := range embedded {
		p.add(f.Type, append(append([]int(nil), index...), f.Index...))
	}
}

// addField takes in one tagged field with its options.
func (p *plan) addField(t reflect.Type, f reflect.StructField, added field, options string) {
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "":
		case "required":
			added.required = true
		case "one":
			if f.Type.Kind() != reflect.Slice {
				panic(fmt.Sprintf("yaml: %s.%s is tagged one and is no slice", t, f.Name))
			}
			added.one = true
		default:
			panic(fmt.Sprintf("yaml: %s.%s has the unknown tag option %q", t, f.Name, option))
		}
	}
	if _, ok := p.byName[added.name]; ok {
		return
	}
	p.byName[added.name] = added
	p.fields = append(p.fields, added)
	p.names = append(p.names, added.name)
}

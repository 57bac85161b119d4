package yaml

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"dossier/internal/diag"
)

// Unmarshaler is a type that decodes itself from any shape of value. It is
// found on the address of a field, an entry of a list or a value of a map, and
// is not called for an empty value, which leaves the zero value.
type Unmarshaler interface {
	UnmarshalYAML(v Value) []diag.Diagnostic
}

// Decode fills into, a non-nil pointer, from v and returns every mistake it
// finds; what could be read is in place even so. The package comment has the
// rules. An empty value at the top decodes like an empty mapping, so that the missing
// keys are reported. Decode panics only when into, or a type within it, is not
// of a supported type: that is a mistake of the program.
func Decode(v Value, into any) []diag.Diagnostic {
	rv := reflect.ValueOf(into)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		panic(fmt.Sprintf("yaml.Decode: into is a %T, not a pointer", into))
	}
	d := decoder{}
	target := rv.Elem()
	if v.Kind == Null && planOf(target.Type()).what == isStruct {
		v.Kind = Map
	}
	d.value(v, target, "this")
	return d.list
}

// decoder gathers the mistakes of one Decode.
type decoder struct {
	list []diag.Diagnostic
}

func (d *decoder) report(x diag.Diagnostic) { d.list = append(d.list, x) }

// value decodes v into the addressable target. subject is what a message calls
// the value, such as "`names`".
func (d *decoder) value(v Value, target reflect.Value, subject string) {
	p := planOf(target.Type())
	if p.what == isValue {
		target.Set(reflect.ValueOf(v))
		return
	}
	if v.Kind == Null {
		return
	}
	switch p.what {
	case isUnmarshaler:
		d.list = append(d.list, target.Addr().Interface().(Unmarshaler).UnmarshalYAML(v)...)
	case isPointer:
		fresh := reflect.New(target.Type().Elem())
		d.value(v, fresh.Elem(), subject)
		target.Set(fresh)
	case isStruct:
		d.structure(v, target, p, subject)
	case isSlice:
		d.slice(v, target, subject, false)
	case isMap:
		d.mapping(v, target, subject)
	default:
		d.scalar(v, target, p.what, subject)
	}
}

// structure decodes a mapping into the fields of a struct.
func (d *decoder) structure(v Value, target reflect.Value, p *plan, subject string) {
	if p.span != nil {
		target.FieldByIndex(p.span).Set(reflect.ValueOf(v.Span))
	}
	if v.Kind != Map {
		d.report(badShape(v, subject, "a mapping"))
		return
	}
	for _, f := range p.fields {
		if !f.required {
			continue
		}
		got, ok := v.Get(f.name)
		switch {
		case !ok:
			d.report(diag.Errorf("missing-key", v.head(), "the key `%s` is missing", f.name).
				WithHelp("add `%s:` to this mapping", f.name))
		case got.Kind == Null:
			d.report(diag.Errorf("missing-key", keySpan(v, f.name), "the key `%s` has no value", f.name).
				WithHelp("write one behind `%s:`", f.name))
		}
	}
	seen := make(map[string]bool, len(v.Pairs))
	for _, pair := range v.Pairs {
		if seen[pair.Key] {
			continue // Parse has reported it; the first one counts
		}
		seen[pair.Key] = true
		f, ok := p.byName[pair.Key]
		if !ok {
			d.report(UnknownKey(pair, p.names))
			continue
		}
		name := "`" + pair.Key + "`"
		into := target.FieldByIndex(f.index)
		if f.one && pair.Value.Kind != Null {
			d.slice(pair.Value, into, name, pair.Value.Kind != List)
			continue
		}
		d.value(pair.Value, into, name)
	}
}

// slice decodes a list; alone says that v is the only entry of a list that was
// not written as one.
func (d *decoder) slice(v Value, target reflect.Value, subject string, alone bool) {
	items := v.Items
	elem := planOf(target.Type().Elem()).what
	if alone {
		if v.Kind == Map && elem <= isFloat {
			d.report(badShape(v, subject, elem.words()+" or a list"))
			return
		}
		items = []Value{v}
	} else if v.Kind != List {
		d.report(badShape(v, subject, "a list").WithHelp("put it in brackets, or on a line of its own after a dash"))
		return
	} else {
		subject = "an entry of " + subject
	}
	out := reflect.MakeSlice(target.Type(), len(items), len(items))
	for i, item := range items {
		if item.Kind == Null && elem != isPointer && elem != isValue {
			d.report(diag.Errorf("bad-value", item.Span, "%s is empty", subject).
				WithHelp("write a value, or take the entry away"))
			continue
		}
		d.value(item, out.Index(i), subject)
	}
	target.Set(out)
}

// mapping decodes a mapping into a Go map with text keys.
func (d *decoder) mapping(v Value, target reflect.Value, subject string) {
	if v.Kind != Map {
		d.report(badShape(v, subject, "a mapping"))
		return
	}
	t := target.Type()
	out := reflect.MakeMapWithSize(t, len(v.Pairs))
	for _, pair := range v.Pairs {
		key := reflect.ValueOf(pair.Key).Convert(t.Key())
		if out.MapIndex(key).IsValid() {
			continue // repeated: the first one counts
		}
		fresh := reflect.New(t.Elem()).Elem()
		d.value(pair.Value, fresh, "`"+pair.Key+"`")
		out.SetMapIndex(key, fresh)
	}
	target.Set(out)
}

// scalar decodes a text, bool or number.
func (d *decoder) scalar(v Value, target reflect.Value, what shape, subject string) {
	wanted := what.words()
	if v.Kind != Scalar {
		d.report(badShape(v, subject, wanted))
		return
	}
	if what == isString {
		target.SetString(v.Text)
		return
	}
	if v.Quoted {
		d.report(diag.Errorf("bad-value", v.Span, "%s must be %s, but here it is a quoted text", subject, wanted).
			WithHelp("take the quotes away"))
		return
	}
	if setScalar(v.Text, target, what) {
		return
	}
	x := diag.Errorf("bad-value", v.Span, "%s must be %s, but here it is `%s`", subject, wanted, shorten(v.Text))
	digits := strings.NewReplacer(",", "", "_", "", " ", "", "\u00a0", "", "\u202f", "").Replace(v.Text)
	switch {
	case what == isBool:
		x = x.WithHelp("write `true` or `false`, in lower case")
	case setScalar(digits, reflect.New(target.Type()).Elem(), what):
		x = x.WithHelp("write `%s`", digits)
	case strings.Trim(v.Text, "0123456789") == "":
		x = x.WithNote("the number is too large")
	}
	d.report(x)
}

// setScalar reads text as a bool or number of target's type; it reports
// whether text is one and fits.
func setScalar(text string, target reflect.Value, what shape) bool {
	switch what {
	case isBool:
		if text != "true" && text != "false" {
			return false
		}
		target.SetBool(text == "true")
	case isInt:
		n, err := strconv.ParseInt(text, 10, target.Type().Bits())
		if err != nil {
			return false
		}
		target.SetInt(n)
	case isUint:
		n, err := strconv.ParseUint(text, 10, target.Type().Bits())
		if err != nil {
			return false
		}
		target.SetUint(n)
	case isFloat:
		n, err := strconv.ParseFloat(text, target.Type().Bits())
		// strconv also takes inf, nan, hexadecimal digits and underscores.
		if err != nil || strings.Trim(text, "+-.0123456789eE") != "" || strings.Contains(text, "_") {
			return false
		}
		target.SetFloat(n)
	}
	return true
}

// badShape says that a value has not the shape it must have.
func badShape(v Value, subject, wanted string) diag.Diagnostic {
	help := "write " + wanted + " there"
	if wanted == "a mapping" {
		help = "write keys with their values there, as in {key: value}"
	}
	return diag.Errorf("bad-value", v.head(), "%s must be %s, but here it is %s", subject, wanted, v.Kind).WithHelp("%s", help)
}

// UnknownKey is the diagnostic for a key that is none of known; it suggests
// the nearest of them or lists them all, in the order given.
func UnknownKey(p Pair, known []string) diag.Diagnostic {
	d := diag.Errorf("unknown-key", p.KeySpan, "unknown key `%s`", shorten(p.Key))
	if near, ok := diag.Near(p.Key, known); ok {
		return d.WithHelp("did you mean `%s`?", near)
	}
	if strings.Trim(p.Key, "0123456789") == "" {
		return d.WithHelp("a comma parts two entries here: write a number without one, as in 2000")
	}
	if len(known) == 0 {
		return d
	}
	return d.WithHelp("the keys here are `%s`", strings.Join(known, "`, `"))
}

// keySpan is the place of a key that v has.
func keySpan(v Value, key string) diag.Span {
	for _, p := range v.Pairs {
		if p.Key == key {
			return p.KeySpan
		}
	}
	return v.head()
}

// shorten keeps a quoted piece of the user's text to one short line.
func shorten(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

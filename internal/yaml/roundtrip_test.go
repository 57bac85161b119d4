package yaml

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/diag"
)

// plainSafe matches texts that need no quotes in block or flow form.
var plainSafe = regexp.MustCompile(`^[\pL\d]([\pL\d ./~+,-]*[\pL\d.~])?$`)

// writer writes a tree as YAML, choosing at random among the forms that a
// text may have.
type writer struct {
	t *rapid.T
	b strings.Builder
}

func (w *writer) pick(n int) int { return rapid.IntRange(0, n-1).Draw(w.t, "form") }

// gap writes comments and blank lines, where the next line begins.
func (w *writer) gap() {
	switch w.pick(6) {
	case 0:
		w.b.WriteString("\n")
	case 1:
		w.b.WriteString("# ä: b\n")
	}
}

func (w *writer) scalar(text string, indent int, flow bool) {
	canPlain := plainSafe.MatchString(text) && text != "null" && !(flow && strings.Contains(text, ","))
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	canBlock := !flow && text != "" && strings.TrimSpace(lines[0]) == lines[0] && lines[0] != "" &&
		!strings.ContainsAny(text, "\t") && !strings.HasSuffix(text, "\n\n")
	for _, line := range lines {
		// The library drops white space at the end of a block scalar.
		canBlock = canBlock && strings.TrimRight(line, " ") == line
	}
	switch form := w.pick(4); {
	case form == 0 && canPlain:
		w.b.WriteString(text)
	case form == 1 && canBlock:
		head := "|-"
		if strings.HasSuffix(text, "\n") {
			head = "|"
		}
		w.b.WriteString(head)
		for _, line := range lines {
			if w.b.WriteString("\n"); line != "" {
				w.b.WriteString(strings.Repeat(" ", indent+1) + line)
			}
		}
	case form == 2 && !strings.ContainsAny(text, "\n\t"):
		w.b.WriteString("'" + strings.ReplaceAll(text, "'", "''") + "'")
	default:
		r := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "é", `\u00e9`)
		w.b.WriteString(`"` + r.Replace(text) + `"`)
	}
}

func (w *writer) value(v Value, indent int, flow bool) {
	switch v.Kind {
	case Scalar:
		w.b.WriteString(" ")
		w.scalar(v.Text, indent, flow)
	case Null:
		if !flow {
			w.b.WriteString([]string{" ~", " null", ""}[w.pick(3)])
		} else {
			w.b.WriteString([]string{" ~", " null"}[w.pick(2)])
		}
	default:
		if flow || len(v.Items)+len(v.Pairs) == 0 || w.pick(3) == 0 {
			w.b.WriteString(" ")
			w.flow(v, indent)
			return
		}
		w.b.WriteString("\n")
		w.block(v, indent+1+w.pick(2))
	}
}

func (w *writer) flow(v Value, indent int) {
	open, end := "[", "]"
	if v.Kind == Map {
		open, end = "{", "}"
	}
	w.b.WriteString(open)
	for i, item := range v.Items {
		if i > 0 {
			w.b.WriteString(",")
		}
		w.value(item, indent, true)
	}
	for i, p := range v.Pairs {
		if i > 0 {
			w.b.WriteString(", ")
		}
		w.key(p.Key)
		w.value(p.Value, indent, true)
	}
	w.b.WriteString(end)
}

func (w *writer) key(key string) {
	if plainSafe.MatchString(key) && !strings.Contains(key, ",") {
		w.b.WriteString(key + ":")
	} else {
		w.b.WriteString(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(key) + `":`)
	}
}

func (w *writer) block(v Value, indent int) {
	for _, item := range v.Items {
		w.gap()
		w.b.WriteString(strings.Repeat(" ", indent) + "-")
		w.value(item, indent, false)
		w.endLine()
	}
	for _, p := range v.Pairs {
		w.gap()
		w.b.WriteString(strings.Repeat(" ", indent))
		w.key(p.Key)
		w.value(p.Value, indent, false)
		w.endLine()
	}
}

func (w *writer) endLine() {
	if !strings.HasSuffix(w.b.String(), "\n") {
		w.b.WriteString("\n")
	}
}

// anyText draws what people write and what could be taken for syntax.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[\w éИ漢.,:#'"\\~&*!|>%@{}\[\]-]{0,12}`),
		rapid.StringMatching(`[a-zé]{1,6}(\n{1,2}[ a-z#:-]{1,6}){0,2}\n?`),
		rapid.SampledFrom([]string{"no", "null", "~", "true", "0123", "2016-06~", "2014/..", "a: b", "a #b", "- a", "---", "...", " x", "x ", "<<", "?", "é\té", "", "+", "1,139"}),
	)
}

func anyValue(depth int) *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		kinds := []Kind{Null, Scalar, Scalar, List, Map}
		if depth == 0 {
			kinds = kinds[:3]
		}
		v := Value{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		switch v.Kind {
		case Scalar:
			v.Text = anyText().Draw(t, "text")
		case List:
			v.Items = rapid.SliceOfN(anyValue(depth-1), 0, 4).Draw(t, "items")
		case Map:
			for _, key := range rapid.SliceOfNDistinct(anyText(), 0, 4, rapid.ID[string]).Draw(t, "keys") {
				v.Pairs = append(v.Pairs, Pair{Key: key, Value: anyValue(depth-1).Draw(t, "value")})
			}
		}
		return v
	})
}

// bare writes what a tree holds, without its places.
func bare(v Value) string {
	var b strings.Builder
	switch v.Kind {
	case Scalar:
		fmt.Fprintf(&b, "%q", v.Text)
	case Null:
		b.WriteString("null")
	case List:
		b.WriteString("[")
		for _, item := range v.Items {
			b.WriteString(bare(item) + " ")
		}
		b.WriteString("]")
	case Map:
		b.WriteString("{")
		for _, p := range v.Pairs {
			fmt.Fprintf(&b, "%q:%s ", p.Key, bare(p.Value))
		}
		b.WriteString("}")
	}
	return b.String()
}

func TestATreeWrittenAsYAMLReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		v := anyValue(3).Filter(func(v Value) bool { return len(v.Items)+len(v.Pairs) > 0 }).Draw(r, "tree")
		w := &writer{t: r}
		w.block(v, 0)
		src := w.b.String()
		if rapid.Bool().Draw(r, "crlf") {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		got, list := Parse("f", []byte(src), 3)
		if len(list) > 0 {
			r.Fatalf("%v\nin\n%s", list, src)
		}
		if bare(got) != bare(v) {
			r.Fatalf("read  %s\nwrote %s\nas\n%s", bare(got), bare(v), src)
		}
		checkSpans(t, src, 3, got, diag.Span{File: "f", Start: 3, End: 3 + len(src)})
	})
}

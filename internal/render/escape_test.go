package render

import (
	"html"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTextAndAttributesReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.String().Draw(t, "words")
		var text, attr buffer
		text.text(words)
		attr.attr(words)
		want := strings.ReplaceAll(words, "\x00", "\uFFFD")
		if got := html.UnescapeString(string(text.b)); got != want {
			t.Errorf("text: got %q, want %q", got, want)
		}
		if got := html.UnescapeString(string(attr.b)); got != want {
			t.Errorf("attr: got %q, want %q", got, want)
		}
		if strings.ContainsAny(string(text.b), "<>") || strings.ContainsAny(string(attr.b), `<>"'`) {
			t.Errorf("%q lets markup through: %s / %s", words, text.b, attr.b)
		}
	})
}

func TestBytesThatAreNoTextAreReplaced(t *testing.T) {
	var w buffer
	w.text("a\xffb\x00c</script>")
	if got, want := string(w.b), "a\uFFFDb\uFFFDc&lt;/script&gt;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestClassesHoldNothingThatEndsAnAttribute(t *testing.T) {
	if got, want := class(`org" onclick="x`), "orgonclickx"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

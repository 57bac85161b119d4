package verbatim

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/markdown"
)

// foldedText is what an article says, by the definition: its paragraphs,
// folded, and where they have gaps.
func foldedText(a *annot.Article) string {
	var b strings.Builder
	for _, p := range markdown.Text(a) {
		fmt.Fprintf(&b, "%q %v\n", Fold(p.Text), p.Gaps)
	}
	return b.String()
}

// characters are what random edits put into an article.
var characters = []rune("abcdeABCxyz0123456789 .,;:!?'\"“”’–-()[]{}*_`~\\&<>#=@^|/\n\t\u00a0éжא\u0301中\u200b👍")

// edited makes a random edit of one character: adds, removes or replaces it.
func edited(r *rand.Rand, body string) string {
	at := r.IntN(len(body) + 1)
	for at < len(body) && !utf8.RuneStart(body[at]) {
		at++
	}
	_, size := utf8.DecodeRuneInString(body[at:])
	c := string(characters[r.IntN(len(characters))])
	switch r.IntN(3) {
	case 0:
		return body[:at] + c + body[at:]
	case 1:
		return body[:at] + body[at+size:]
	default:
		return body[:at] + c + body[at+size:]
	}
}

func TestRandomEditsThatChangeTheTextAreSeen(t *testing.T) {
	t.Parallel()
	count := 10_000
	if testing.Short() {
		count = 500
	}
	const seed = 21
	r := rand.New(rand.NewPCG(2, seed))
	names, bodies, originals := samples(t)
	changed, unchanged := 0, 0
	text := map[string]string{}
	for changed < count {
		n := r.IntN(len(names))
		body := string(bodies[n])
		if text[names[n]] == "" {
			text[names[n]] = foldedText(parsed(body))
		}
		after := edited(r, body)
		a := parsed(after)
		same := foldedText(a) == text[names[n]]
		list := Compare(a, "x.txt", originals[n])
		if same != (len(list) == 0) {
			t.Fatalf("%s, edit %d: the text is the same: %v, differences: %v\n%q", names[n], changed+unchanged, same, list, after)
		}
		if same {
			unchanged++
		} else {
			changed++
		}
	}
	t.Logf("%d random edits of one character that change the text (seed %d): all seen; %d that do not: none reported", changed, seed, unchanged)
}

func TestRandomAnnotationsAreNoEdits(t *testing.T) {
	t.Parallel()
	count := 10_000
	if testing.Short() {
		count = 500
	}
	const seed = 22
	r := rand.New(rand.NewPCG(2, seed))
	names, bodies, originals := samples(t)
	added, removed := 0, 0
	current := make([]string, len(names))
	for i := range bodies {
		current[i] = string(bodies[i])
	}
	for added+removed < count {
		n := r.IntN(len(names))
		a := parsed(current[n])
		after := ""
		if k := len(a.Annotations); k > 0 && r.IntN(50) < k {
			x := a.Annotations[r.IntN(k)]
			after = current[n][:x.At.Start] + current[n][x.Words.Start:x.Words.End] + current[n][x.At.End:]
			removed++
		} else if k := len(a.Citations); k > 0 && r.IntN(10) < k {
			x := a.Citations[r.IntN(k)]
			if current[n][x.At.Start-1] != ' ' {
				continue // the space before it lies in a span
			}
			after = current[n][:x.At.Start-1] + current[n][x.At.End:] // with the space before it
			removed++
		} else {
			after = annotated(r, a)
			added++
		}
		if list := Compare(parsed(after), "x.txt", originals[n]); len(list) > 0 {
			t.Fatalf("%s, step %d: %s\n%s\nwas\n%s", names[n], added+removed, list[0].Message, after, current[n])
		}
		current[n] = after
	}
	t.Logf("%d random annotations and citations added and %d removed (seed %d): no false alarm", added, removed, seed)
}

func endsInSpace(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsSpace(last)
}

// attributeTexts are what random annotations say.
var attributeTexts = []string{"org=isis", "person=x source=y", `note="a \"b\" c"`, ".quote by=a from=b checked=no", "figure=f", "label='a b'", ".standfirst", ".suggested org=none note=\"}\""}

// annotated puts a random span, or a citation, into an article.
func annotated(r *rand.Rand, a *annot.Article) string {
	src := string(a.Src)
	for {
		b := &a.Blocks[r.IntN(len(a.Blocks))]
		if len(b.Leaves) == 0 {
			continue
		}
		leaf := b.Leaves[r.IntN(len(b.Leaves))].Node
		if leaf.Kind != annot.Text || len(leaf.Text) != leaf.End-leaf.Start {
			continue
		}
		places := []int{}
		for i := range leaf.Text {
			places = append(places, leaf.Start+i)
		}
		places = append(places, leaf.End)
		from, to := places[r.IntN(len(places))], places[r.IntN(len(places))]
		if from > to {
			from, to = to, from
		}
		if r.IntN(8) == 0 && !endsInSpace(src[leaf.Start:to]) && !strings.ContainsAny(src[to:min(to+1, len(src))], "({[:") {
			return src[:to] + " [see @x, p. 4; -@y]" + src[to:]
		}
		// A citation directly before brackets is none, as in Pandoc.
		if from < to && (from == 0 || src[from-1] != ']') {
			return src[:from] + "[" + src[from:to] + "]{" + attributeTexts[r.IntN(len(attributeTexts))] + "}" + src[to:]
		}
	}
}

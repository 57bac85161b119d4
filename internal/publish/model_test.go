package publish

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Any sequence of sites, foreign files and failures, in any mix of the ways to
// write, leaves exactly the last site that was reported as written and every
// foreign file.
func TestAnySequenceOfSyncsKeepsThePromises(t *testing.T) {
	home := t.TempDir()
	paths := rapid.SampledFrom([]string{"a", "a/b", "a/b/c", "a/d", "b", "b/c", "index.html", "e/f/g", "e/f", "e"})
	rapid.Check(t, func(r *rapid.T) {
		dir := filepath.Join(home, "public")
		if err := os.RemoveAll(dir); err != nil {
			r.Fatal(err)
		}
		ours, theirs := site{}, site{}
		for range rapid.IntRange(1, 6).Draw(r, "steps") {
			next := site(rapid.MapOfN(paths, rapid.SampledFrom([]string{"", "1", "2"}), 0, 6).Draw(r, "site"))
			if len(Check(outputs(next))) > 0 {
				continue
			}
			theirsToo := paths.Draw(r, "foreign")
			if rapid.Bool().Draw(r, "add foreign") && len(Check(outputs(with(with(ours, theirs), site{theirsToo: ""})))) == 0 {
				if _, taken := ours[theirsToo]; !taken {
					put(t, dir, site{theirsToo: "theirs"})
					theirs[theirsToo] = "theirs"
				}
			}
			target := &DirTarget{path: dir, noLink: rapid.Bool().Draw(r, "copy"), noExchange: rapid.Bool().Draw(r, "in place")}
			boom := errors.New("boom")
			if countdown := rapid.IntRange(0, 12).Draw(r, "fails"); countdown > 0 {
				target.hook = failAfter(countdown, boom)
			}
			_, err := target.Sync(context.Background(), outputs(next))
			var inWay *ForeignError
			switch {
			case err == nil:
				ours = next
			case !errors.As(err, &inWay) && !errors.Is(err, boom):
				r.Fatal(err)
			case errors.Is(err, boom) && committed(err):
				if _, err := Dir(dir).Sync(context.Background(), outputs(next)); err != nil {
					r.Fatal(err)
				}
				ours = next
			}
			if _, err := os.Stat(dir); err != nil {
				continue
			}
			if got, want := read(t, dir), with(ours, theirs); !maps.Equal(got, want) {
				r.Fatalf("after error %v the folder holds\n%v\nwant\n%v", err, got, want)
			}
		}
	})
}

// committed reports whether the error came after the new site was decided on.
func committed(err error) bool {
	return strings.Contains(err.Error(), "half written")
}

// failAfter fails at the n-th step before the commit or while a journal is
// carried out.
func failAfter(n int, err error) hook {
	steps := make(chan struct{}, n-1)
	return func(step, path string) error {
		if step == "retire" || step == "end" {
			return nil
		}
		select {
		case steps <- struct{}{}:
			return nil
		default:
			return err
		}
	}
}

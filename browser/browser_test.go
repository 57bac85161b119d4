// Package browser holds the tests that need a browser. They are written in
// JavaScript, run by test.sh, and described in README.md; what stands here is
// the part that needs none.
package browser

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestPagesInABrowser(t *testing.T) {
	t.Skip("browser tests run in ./test.sh, on the sample dossier as it builds it")
}

// The lock file must serve everybody, whatever registry they install from.
func TestLockFileNamesNoHost(t *testing.T) {
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(lock), "\n") {
		if strings.Contains(line, `"resolved"`) || strings.Contains(line, "://") {
			t.Errorf("package-lock.json:%d: names a host: %s", i+1, strings.TrimSpace(line))
		}
	}
}

func TestToolsArePinnedAndLocked(t *testing.T) {
	var manifest struct {
		DevDependencies map[string]string
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	for file, value := range map[string]any{"package.json": &manifest, "package-lock.json": &lock} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, value); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	if len(manifest.DevDependencies) == 0 {
		t.Fatal("package.json names no tools")
	}
	exact := regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`)
	for name, version := range manifest.DevDependencies {
		if !exact.MatchString(version) {
			t.Errorf("%s: %q is not an exact version", name, version)
		}
		if locked := lock.Packages["node_modules/"+name].Version; locked != version {
			t.Errorf("%s: package.json wants %s, package-lock.json has %q", name, version, locked)
		}
	}
	for path, pkg := range lock.Packages {
		if path != "" && pkg.Integrity == "" {
			t.Errorf("%s is locked without a digest", path)
		}
	}
}

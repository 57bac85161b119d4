#!/usr/bin/env bash
# Runs every test of the repository:
#
#   ./test.sh            everything
#   ./test.sh go         only what needs Go
#   ./test.sh browser    only the sample dossier in a browser
#
# FAST=1 leaves the fuzzing out; FUZZTIME=1m gives each target more than 5s.
# CI=true turns whatever could not run into a failure. What is missing is
# installed where that is possible: Chromium and pandoc through apt-get, the
# Node tools through npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

part=${1:-all}
case $part in
all | go | browser) ;;
*)
	echo "usage: ./test.sh [go|browser]" >&2
	exit 2
	;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOSSIER_SITE=$work/site

passed=0
failed=()
not_run=()

microseconds() {
	local now=${EPOCHREALTIME:-$(date +%s).000000} # bash before 5.0 has whole seconds only
	echo "${now/[.,]/}"
}

# step NAME COMMAND… runs one step in a subshell and counts how it ended.
step() {
	local name=$1 start status=0
	start=$(microseconds)
	shift
	printf '\n== %s\n' "$name"
	# The subshell must not stand in a condition: that would switch -e off inside it.
	set +e
	(
		set -e
		"$@"
	)
	status=$?
	set -e
	local us=$(($(microseconds) - start))
	if ((status == 0)); then
		passed=$((passed + 1))
		printf -- '-- %s: ok, %d.%d s\n' "$name" $((us / 1000000)) $((us / 100000 % 10))
	else
		failed+=("$name")
		printf -- '-- %s: FAILED, %d.%d s\n' "$name" $((us / 1000000)) $((us / 100000 % 10))
	fi
	return 0
}

# skip NAME REASON says that a step does not run; under CI that is a failure.
skip() {
	printf '\n== %s\n-- NOT RUN: %s\n' "$1" "$2"
	if in_ci; then
		failed+=("$1 (not run: $2)")
	else
		not_run+=("$1: $2")
	fi
}

# did_fail NAME tells whether a step failed.
did_fail() {
	local name
	for name in ${failed[@]+"${failed[@]}"}; do
		[[ $name == "$1" ]] && return 0
	done
	return 1
}

in_ci() { [[ -n ${CI:-} && $CI != false ]]; }

has() { command -v "$1" >/dev/null 2>&1; }

# apt_install PACKAGE… installs Debian packages, if this user may.
apt_install() {
	local -a as=()
	if ! has apt-get; then
		echo "missing: $*; there is no apt-get here, install it by hand"
		return 1
	fi
	if ((EUID != 0)); then
		if ! has sudo || ! sudo -n true 2>/dev/null; then
			echo "missing: $*; only root may install it: apt-get install $*"
			return 1
		fi
		as=(sudo -n)
	fi
	echo "installing $*"
	local apt=(${as[@]+"${as[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600)
	"${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@" >"$work/apt.log" 2>&1 || {
		tail -n 20 "$work/apt.log" 2>/dev/null || true
		echo "missing: $*; apt-get could not install it"
		return 1
	}
}

has_chromium() { [[ -n ${DOSSIER_CHROMIUM:-} ]] || has chromium || has chromium-browser || has google-chrome; }

# has_notes_style tells whether there is the Chicago style for notes, which
# pandoc does not bring along; the forms of citations are compared with it.
has_notes_style() {
	[[ -r ${CHICAGO_NOTES_CSL:-/usr/share/citation-style-language/styles/chicago-fullnote-bibliography.csl} ]]
}

# install_programs gets what the tests call besides Go. It tries everything
# before it fails; where a program is only wanted, its step says so itself.
install_programs() {
	local status=0
	if [[ $part != browser ]]; then
		has "${CC:-cc}" || apt_install gcc libc6-dev || status=1 # the race detector links with it
		has pandoc || apt_install pandoc || ! in_ci || status=1
		has_notes_style || apt_install citation-style-language-styles || ! in_ci || status=1
	fi
	if [[ $part != go ]]; then
		has_chromium || apt_install chromium || ! in_ci || status=1
		{ has node || apt_install nodejs; } && { has npm || apt_install npm; } &&
			node_is_new && install_node_tools || status=1
	fi
	if ! has go; then
		echo "missing: go; see https://go.dev/doc/install"
		status=1
	fi
	return "$status"
}

node_is_new() {
	node -e '
		const [major, minor] = process.versions.node.split(".").map(Number);
		if (major < 20 || (major === 20 && minor < 19)) {
			console.log(`missing: Node 20.19 or newer; this is ${process.versions.node}`);
			process.exit(1);
		}'
}

install_node_tools() {
	local lock=browser/package-lock.json installed=browser/node_modules/.package-lock.json
	if [[ ! -e $installed || $lock -nt $installed ]]; then
		(cd browser && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error) &&
			touch "$installed"
	fi
}

go_files() { find . -name '*.go' -not -path './.git/*' -not -path '*/node_modules/*' -print0; }

check_format() {
	local unformatted
	unformatted=$(go_files | xargs -0 gofmt -l)
	if [[ -n $unformatted ]]; then
		echo "not formatted, run gofmt -w on:"
		echo "$unformatted"
		return 1
	fi
}

# test_go runs the Go tests and says what they skipped; go test alone does not.
test_go() {
	local log=$work/go-test.log status=0
	go test -race -v ./... >"$log" 2>&1 || status=$?
	if ((status != 0)); then
		grep -vE '^ *(=== (RUN|PAUSE|CONT|NAME) |--- PASS)' "$log" || true
		return "$status"
	fi
	grep -E '^ok' "$log"
	awk '
		/^=== (RUN|NAME|CONT)/ { test = $3 }
		/_test\.go:[0-9]+: / { sub(/^.*_test\.go:[0-9]+: /, ""); reason[test] = $0 }
		/^ *--- SKIP/ { print "skipped " $3 ": " reason[$3] }
	' "$log"
}

fuzz_targets() { grep -rEo --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z0-9_]*' . | LC_ALL=C sort; }

build_sample() {
	go run ./cmd/dossier -C . build --output "$DOSSIER_SITE"
	[[ -s $DOSSIER_SITE/index.html ]]
}

validate_html() { (cd browser && node_modules/.bin/html-validate --max-warnings 0 --config .htmlvalidate.json "$DOSSIER_SITE/**/*.html"); }

test_pages() { (cd browser && node_modules/.bin/playwright test); }

go_steps() {
	step "gofmt" check_format
	step "go vet" go vet ./...
	step "staticcheck" go tool -modfile=tools.mod staticcheck ./...
	step "go test" test_go
	if [[ ${FAST:-} == 1 ]]; then
		not_run+=("fuzzing: FAST=1")
		return
	fi
	local file target
	while IFS=: read -r file target; do
		target=${target#func }
		step "fuzz ${file%/*} $target" \
			go test -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-5s}" "${file%/*}"
	done < <(fuzz_targets)
}

browser_steps() {
	step "sample" build_sample
	if did_fail "sample"; then
		failed+=("html, links and pages (there is no sample to look at)")
		return
	fi
	step "html" validate_html
	step "links" node browser/links.mjs "$DOSSIER_SITE"
	if has_chromium; then
		step "pages" test_pages
	else
		skip "pages" "there is no Chromium"
	fi
}

step "programs" install_programs
if [[ $part != browser ]]; then
	go_steps
	has pandoc || skip "comparison with pandoc" "there is no pandoc"
	has_notes_style || skip "comparison of notes with pandoc" "there is no Chicago style for notes"
fi
[[ $part == go ]] || browser_steps

echo
for name in ${not_run[@]+"${not_run[@]}"}; do
	echo "not run: $name"
done
for name in ${failed[@]+"${failed[@]}"}; do
	echo "failed: $name"
done
echo "dossier: $passed passed, ${#failed[@]} failed"
((${#failed[@]} == 0))

package importer

import (
	"strings"
	"testing"
)

func TestAnotherEncodingIsNamed(t *testing.T) {
	for name, test := range map[string]struct{ raw, want string }{
		"UTF-16":       {"\xff\xfeT\x00e\x00x\x00t\x00", "UTF-16"},
		"Windows-1251": {"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0.", "WINDOWS-1251"},
		"KOI8-R":       {"\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2.", "KOI8-R"},
		"Windows-1252": {"The caf\xe9 was closed.", "WINDOWS-1252"},
		"no text":      {"\x89PNG\r\n\x1a\n\x00\xff", ""},
		"NUL":          {"a text with \x00 in it", ""},
	} {
		found, bad := badEncoding("x.txt", []byte(test.raw))
		if !bad {
			t.Errorf("%s: is taken for UTF-8", name)
			continue
		}
		if has := strings.Contains(found.Help, "iconv -f "+test.want+" "); has != (test.want != "") || test.want == "" && strings.Contains(found.Help, "iconv") {
			t.Errorf("%s: the help is %q", name, found.Help)
		}
	}
}

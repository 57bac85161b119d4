package importer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"pgregory.net/rapid"

	"dossier/internal/diag"
)

// encodedIn writes a text in an encoding.
func encodedIn(t testing.TB, name, text string) []byte {
	t.Helper()
	switch name {
	case "utf-16le", "utf-16be", "utf-32le", "utf-32be":
		return wide(name, text)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s cannot write this: %v", name, err)
	}
	return raw
}

// wide writes units of two or four bytes.
func wide(name, text string) []byte {
	var out []byte
	unit := func(n uint32, size int) {
		for i := range size {
			shift := 8 * i
			if strings.HasSuffix(name, "be") {
				shift = 8 * (size - 1 - i)
			}
			out = append(out, byte(n>>shift))
		}
	}
	for _, r := range text {
		switch {
		case strings.HasPrefix(name, "utf-32"):
			unit(uint32(r), 4)
		case r > 0xffff:
			unit(uint32(0xd800+(r-0x10000)>>10), 2)
			unit(uint32(0xdc00+(r-0x10000)&0x3ff), 2)
		default:
			unit(uint32(r), 2)
		}
	}
	return out
}

// samples are texts of one language each.
var samples = map[string]string{
	"ru":       "Мост закрыли на ремонт в марте, сообщил совет. Его снова открыли в июне после долгих испытаний — «никто не пострадал». Ещё один объект чинят.",
	"ru short": "Привет, мир",
	"uk":       "Міст закрили на ремонт у березні, повідомила рада. Його знову відкрили в червні, і ніхто не постраждав. Її ґанок є.",
	"be":       "Мост зачынілі на рамонт у сакавіку, паведаміла рада. Ён зноў адкрыты ў чэрвені.",
	"sr":       "Мост је затворен због поправке у марту, саопштило је веће. Поново је отворен у јуну после дугих испитивања.",
	"en":       "The council’s bridge was closed in March — “nobody was hurt,” it said. The café wasn’t.",
	"en cafe":  "The café was closed.",
	"fr":       "Le pont a été fermé pour réparations en mars, a déclaré le conseil ; « il a rouvert en juin » après de longs essais, où ça va.",
	"de":       "Die Brücke wurde im März wegen Reparaturen geschlossen, sagte der Rat. Für die Öffnung waren längere Prüfungen nötig.",
	"es":       "El puente se cerró en marzo por reparaciones, según el consejo. ¿Quién lo abrió? Mañana habrá más información.",
	"pl":       "Most został zamknięty w marcu z powodu remontu, poinformowała rada. Został ponownie otwarty w czerwcu po długich próbach, więc źle nie jest.",
	"cs":       "Most byl v březnu uzavřen kvůli opravám, oznámila rada. Znovu byl otevřen v červnu po dlouhých zkouškách, řekl úředník.",
	"tr":       "Köprü mart ayında onarım için kapatıldı, dedi meclis. Uzun testlerden sonra haziranda yeniden açıldı; kimse şaşırmadı.",
	"zh":       "桥梁在三月因维修而关闭，市议会说。经过长时间的测试，它在六月重新开放。没有人受伤，也没有人感到惊讶。",
	"ja":       "橋は3月に修理のため閉鎖されたと評議会は述べた。長い試験の後、6月に再開された。",
	"el":       "Η γέφυρα έκλεισε για επισκευές τον Μάρτιο, δήλωσε το συμβούλιο. Άνοιξε ξανά τον Ιούνιο.",
}

func TestUndeclaredEncodingIsTold(t *testing.T) {
	for language, encodings := range map[string]string{
		"ru":       "windows-1251 x-mac-cyrillic utf-16le utf-16be utf-32le utf-32be",
		"ru short": "windows-1251 koi8-r ibm866 iso-8859-5 utf-16le utf-16be",
		"uk":       "windows-1251 koi8-u x-mac-cyrillic utf-16le",
		"be":       "windows-1251 utf-16be",
		"sr":       "windows-1251 iso-8859-5",
		"en":       "windows-1252 macintosh utf-16le utf-16be utf-32le",
		"en cafe":  "windows-1252 utf-16le",
		"fr":       "windows-1252 macintosh",
		"de":       "windows-1252 macintosh",
		"es":       "windows-1252",
		"pl":       "windows-1250 iso-8859-2",
		"cs":       "windows-1250 iso-8859-2",
		"tr":       "windows-1254",
		"zh":       "gbk utf-16le utf-16be",
		"ja":       "euc-jp utf-16le",
		"el":       "windows-1253",
	} {
		text := samples[language]
		for name := range strings.FieldsSeq(encodings) {
			got, encoding, list := decode(Input{Name: "x.txt", Raw: encodedIn(t, name, text)}, "")
			if string(got) != text {
				t.Errorf("%s in %s was read as %s: %q", language, name, encoding, got)
				continue
			}
			if len(list) != 1 || list[0].Code != "read-as" || !strings.Contains(list[0].Message, encoding) {
				t.Errorf("%s in %s: nothing says how it was read: %v", language, name, list)
			}
		}
	}
}

// plainRussian has only what every Cyrillic encoding can write.
func TestCyrillicEncodingsAreToldApart(t *testing.T) {
	const text = "Мост закрыли на ремонт в марте, сообщил совет.\nЕго снова открыли в июне, и никто не пострадал."
	for name := range strings.FieldsSeq("windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic") {
		if got, encoding, _ := decode(Input{Name: "x.txt", Raw: encodedIn(t, name, text)}, ""); string(got) != text || encoding != name {
			t.Errorf("%s was read as %s: %q", name, encoding, got)
		}
	}
}

func TestWhoSaysWhatTheEncodingIs(t *testing.T) {
	russian := string(encodedIn(t, "windows-1251", samples["ru"]))
	japanese := string(encodedIn(t, "iso-2022-jp", samples["ja"]))
	for name, test := range map[string]struct {
		in       Input
		declared string
		want     string // the text
		encoding string
		says     string // within a message
	}{
		"UTF-8":                         {Input{Raw: []byte("café")}, "", "café", "", ""},
		"UTF-8 with a mark":             {Input{Raw: []byte("\ufeffcafé")}, "", "café", "", ""},
		"a mark wins over all":          {Input{Raw: []byte("\xff\xfea\x00"), Encoding: "koi8-r"}, "windows-1251", "a", "utf-16le", "byte order mark"},
		"UTF-32 has a longer mark":      {Input{Raw: []byte("\xff\xfe\x00\x00a\x00\x00\x00")}, "", "a", "utf-32le", "byte order mark"},
		"the user wins":                 {Input{Raw: []byte("caf\xc3\xa9"), Encoding: "Latin1"}, "utf-8", "cafÃ©", "windows-1252", "as you said"},
		"UTF-8 wins over a declaration": {Input{Raw: []byte("café"), Type: "text/plain; charset=windows-1251"}, "", "café", "", "declares windows-1251"},
		"a declaration is no news":      {Input{Raw: []byte("plain"), Type: "text/plain; charset=windows-1251"}, "", "plain", "", ""},
		"a server's declaration":        {Input{Raw: []byte(russian), Type: "text/html; charset=CP1251"}, "koi8-r", samples["ru"], "windows-1251", "as it declares"},
		"the file's own":                {Input{Raw: []byte(russian), Type: "text/html"}, "windows-1251", samples["ru"], "windows-1251", "as it declares"},
		"a declared rarity":             {Input{Raw: []byte("2 \xa4")}, "iso-8859-15", "2 €", "iso-8859-15", "as it declares"},
		"letters against a default":     {Input{Raw: []byte(russian), Type: "text/html; charset=iso-8859-1"}, "", samples["ru"], "windows-1251", "declares windows-1252"},
		"letters against UTF-8":         {Input{Raw: []byte(russian)}, "utf-8", samples["ru"], "windows-1251", "declares utf-8"},
		"seven bits":                    {Input{Raw: []byte(japanese)}, "iso-2022-jp", samples["ja"], "iso-2022-jp", "as it declares"},
		"a meta element in UTF-8":       {Input{Raw: []byte("café")}, "utf-16", "café", "", ""},
		"nobody knows the declared one": {Input{Raw: []byte(russian)}, "x-klingon", samples["ru"], "windows-1251", "suggest"},
	} {
		test.in.Name = "x.txt"
		got, encoding, list := decode(test.in, test.declared)
		if string(got) != test.want || encoding != test.encoding {
			t.Errorf("%s: %q, read as %q; %v", name, got, encoding, list)
		}
		said := ""
		for _, d := range list {
			said += d.Message + "\n"
		}
		if !strings.Contains(said, test.says) || test.says == "" && said != "" {
			t.Errorf("%s: it says %q", name, said)
		}
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		raw, encoding string
		at            int
		says          string
	}{
		"NUL":                      {"a text with \x00 in it", "", 12, "NUL"},
		"NUL whatever is said":     {"a text with \x00 in it", "koi8-r", 12, "NUL"},
		"a picture":                {"\x89PNG\r\n\x1a\n\x00\xff", "", 8, "NUL"},
		"surrogate in UTF-8":       {"Ясный текст \xed\xa0\x80 и ещё", "", 22, "0xED"},
		"a pair of them (CESU-8)":  {"Ясный текст \xed\xa0\xbd\xed\xb8\x80 и ещё", "", 22, "0xED"},
		"surrogate in UTF-16":      {"\xff\xfea\x00\x00\xd8b\x00", "", 4, "utf-16le"},
		"half a unit of UTF-16":    {"\xff\xfea\x00b", "", 4, "utf-16le"},
		"beyond Unicode in UTF-32": {"\x00\x00\xfe\xff\x00\x11\x00\x00", "", 4, "utf-32be"},
		"NUL in UTF-16":            {"\xff\xfea\x00\x00\x00", "", 4, "NUL"},
		"cut UTF-8":                {"Ясный текст\xd0", "", 21, "utf-8"},
		"overlong":                 {"Ясный текст \xc0\xaf", "", 22, "0xC0"},
		"UTF-8 by its mark":        {"\ufeffcaf\xe9", "", 6, "utf-8"},
		"binary":                   {"\x01\x02\xff\xfe\x80", "", 2, "cannot be told"},
		"not enough to tell":       {"\xaa", "", 0, "cannot be told"},
		"unknown encoding":         {"caf\xe9", "windows-1521", 0, "no encoding"},
	} {
		got, _, list := decode(Input{Name: "x.txt", Raw: []byte(test.raw), Encoding: test.encoding}, "")
		if got != nil || len(list) != 1 || list[0].Severity != diag.Error {
			t.Errorf("%s: %q, %v", name, got, list)
			continue
		}
		if d := list[0]; d.At.Span.Start != test.at || d.Help == "" || !strings.Contains(d.Message, test.says) {
			t.Errorf("%s: at %d it says %q, %q", name, d.At.Span.Start, d.Message, d.Help)
		}
	}
}

func TestNamedEncodingReplacesWhatItCannotRead(t *testing.T) {
	for name, test := range map[string]struct{ raw, encoding, want, says string }{
		"utf-8":     {"a\xffb\xed\xa0\x80", "UTF-8", "a\ufffdb\ufffd\ufffd\ufffd", "4 places"},
		"utf-16":    {"a\x00\x00\xd8", "utf-16", "a\ufffd", "1 place"},
		"one byte":  {"a\x98b", "windows-1251", "a\ufffdb", "byte 1"},
		"sequences": {"a\x81\x30b\xb0\xa1\xff", "euc-kr", "a\ufffd0b가\ufffd", "byte 1"},
	} {
		got, encoding, list := decode(Input{Name: "x.txt", Raw: []byte(test.raw), Encoding: test.encoding}, "")
		if string(got) != test.want || encoding == "" || len(list) != 1 || list[0].Code != "replaced-bytes" || list[0].Severity != diag.Warning || !strings.Contains(list[0].Message, test.says) {
			t.Errorf("%s: %q, %s, %v", name, got, encoding, list)
		}
	}
}

func TestLabelsOfEncodings(t *testing.T) {
	for label, want := range map[string]string{
		"CP1251": "windows-1251", "latin1": "windows-1252", "cp866": "ibm866", " UTF8 ": "utf-8", "mac-cyrillic": "x-mac-cyrillic",
		"koi8_u": "koi8-u", "UTF-32": "utf-32le", "cp949": "euc-kr", "utf-7": "", "hz-gb-2312": "", "x-user-defined": "", "": "",
	} {
		if got, _ := Encoding(label); got != want {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
	if _, near := Encoding("windows-1215"); near != "windows-1251" {
		t.Errorf("near windows-1215 is %q", near)
	}
}

// Whatever the bytes, what decode lets through is a text, and what it refuses
// has a place in the file.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9"), "", "")
	f.Add([]byte("\xff\xfea\x00\x00\xd8"), "utf-16", "")
	f.Add([]byte("\x1b$B\x1b"), "", "iso-2022-jp")
	f.Add([]byte("\x81\x30\x81"), "gb18030", "big5")
	f.Fuzz(func(t *testing.T, raw []byte, named, declared string) {
		text, encoding, list := decode(Input{Name: "x", Raw: raw, Encoding: named}, declared)
		if diag.HasErrors(list) {
			if text != nil || encoding != "" {
				t.Fatal("a refused file has a text")
			}
			for _, d := range list {
				if s := d.At.Span; s.Start < 0 || s.End > len(raw) {
					t.Fatalf("%v is no place of %d bytes", s, len(raw))
				}
			}
			return
		}
		if !utf8.Valid(text) || strings.ContainsRune(string(text), 0) {
			t.Fatalf("%q became %q", raw, text)
		}
		if named == "" && encoding == "" && strings.TrimPrefix(string(raw), "\ufeff") != string(text) {
			t.Fatalf("%q is said to be UTF-8 and became %q", raw, text)
		}
	})
}

// A text of Cyrillic words comes back from every encoding that can write it,
// when the encoding is named.
func TestNamedEncodingsAreFaithful(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`[а-яА-Я][ а-яА-ЯёЁa-z0-9.,\n-]{0,40}`).Draw(rt, "text")
		name := rapid.SampledFrom([]string{"windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic", "utf-16le", "utf-32be", "gb18030", "utf-8"}).Draw(rt, "encoding")
		got, _, list := decode(Input{Name: "x.txt", Raw: encodedIn(t, name, text), Encoding: name}, "")
		if string(got) != text || diag.HasErrors(list) {
			rt.Fatalf("%s: %q became %q, %v", name, text, got, list)
		}
	})
}

package config

import "testing"

func TestJurisdictions(t *testing.T) {
	for code, want := range map[string]bool{"RU": true, "US": true, "GB": true, "EU": true, "UN": true, "AU": true, "FR": true, "TW": true, "PS": true,
		"UK": false, "ZZ": false, "XX": false, "ru": false, "RUS": false, "": false, "R1": false} {
		if got := IsJurisdiction(code); got != want {
			t.Errorf("IsJurisdiction(%q) = %v", code, got)
		}
	}
	if help := JurisdictionHelp("UK"); help != "did you mean `GB`?" {
		t.Error(help)
	}
	if help := JurisdictionHelp("Russia"); help == "" {
		t.Error("no help")
	}
}

package render

import "testing"

func TestDirectionFollowsTheScript(t *testing.T) {
	for lang, want := range map[string]string{"ar": "rtl", "fa-IR": "rtl", "he": "rtl", "ur": "rtl", "az-Arab": "rtl", "en": "", "ru": "", "az": "", "": "", "x?": ""} {
		if got := direction(lang); got != want {
			t.Errorf("%q: got %q, want %q", lang, got, want)
		}
	}
}

package diag

import "testing"

func TestNearFindsTheClosestWord(t *testing.T) {
	known := []string{"title", "byline", "publisher", "lang", "id", "on", "translation_of"}
	tests := []struct{ word, want string }{
		{"titel", "title"}, {"Title", "title"}, {"publsher", "publisher"}, {"langs", "lang"}, {"translaton-off", "translation_of"},
		{"ids", "id"}, {"xyz", ""}, {"no", "on"}, {"off", ""}, {"", ""}, {"x", ""}, {"colour", ""}, {"title", "title"},
	}
	for _, tt := range tests {
		if got, ok := Near(tt.word, known); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: got %q %v, want %q", tt.word, got, ok, tt.want)
		}
	}
}

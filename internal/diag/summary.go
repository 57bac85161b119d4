package diag

import "fmt"

// Summary counts errors and warnings in words: "2 errors, 1 warning", "1
// error", or "no problems"; Infos do not count.
func Summary(list []Diagnostic) string {
	errors, warnings := Count(list)
	switch {
	case errors == 0 && warnings == 0:
		return "no problems"
	case errors == 0:
		return counted(warnings, "warning")
	case warnings == 0:
		return counted(errors, "error")
	default:
		return counted(errors, "error") + ", " + counted(warnings, "warning")
	}
}

func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

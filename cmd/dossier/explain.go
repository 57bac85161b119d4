package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/lint"
)

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a diagnostic means, with an example before and after",
		Long: `explain tells what the code in the brackets of a diagnostic means, why it is a
fault, and how to mend it. Without a code it lists them all.`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, d := range lint.Docs(kind.All) {
				out = append(out, d.Code+"\t"+d.Title)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			docs := lint.Docs(kind.All)
			if len(args) == 0 {
				for _, d := range docs {
					fmt.Fprintf(a.out, "%-28s %s\n", d.Code, d.Title)
				}
				return nil
			}
			code := codeIn(args[0])
			var codes []string
			for _, d := range docs {
				if d.Code == code {
					a.explain(d)
					return nil
				}
				codes = append(codes, d.Code)
			}
			hint := "`dossier explain` lists them"
			if near, ok := diag.Near(code, codes); ok {
				hint = fmt.Sprintf("did you mean `dossier explain %s`?", near)
			}
			return fmt.Errorf("there is no code `%s`\n\n%s", code, hint)
		},
	}
}

// codeIn finds the code in what was copied from a message, such as
// error[unknown-org]: the word in the brackets, or else the whole.
func codeIn(arg string) string {
	if _, rest, ok := strings.Cut(arg, "["); ok {
		arg, _, _ = strings.Cut(rest, "]")
	}
	return strings.ToLower(strings.TrimSpace(arg))
}

// explain prints the documentation of a code.
func (a *app) explain(d lint.Doc) {
	bold := func(s string) string {
		if a.colored(a.out) {
			return "\x1b[1m" + s + "\x1b[0m"
		}
		return s
	}
	fmt.Fprintf(a.out, "%s: %s\n\n%s\n", bold(d.Code), d.Title, d.Text)
	for _, part := range []struct{ title, text string }{{"Before", d.Before}, {"After", d.After}} {
		if part.text != "" {
			fmt.Fprintf(a.out, "\n%s\n\n    %s\n", bold(part.title), strings.ReplaceAll(part.text, "\n", "\n    "))
		}
	}
	if d.Warns {
		fmt.Fprintf(a.out, "\nA warning. Accept it in one place with `# accept %s: the reason`, or give it a\nlevel in dossier.yaml: `levels: {%s: off}` (warning, info or off).\n", d.Code, d.Code)
	} else {
		fmt.Fprintf(a.out, "\nAn error: the dossier is not built while it stands, and nothing silences it.\n")
	}
}

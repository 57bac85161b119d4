package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/schema"
)

func schemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Print the JSON Schema of a sort of file, for text editors",
		Long: `schema prints the JSON Schema (draft 2020-12) of the configuration, of front
matter or of a kind of record file. A text editor that knows YAML completes keys by
it and underlines what is wrong while you type. Without a name it lists them all.

A file names its schema in its first line:

  # yaml-language-server: $schema=../../schema/organization.json`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, n := range schema.All(kind.All) {
				out = append(out, n.Name+"\t"+n.Files)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			list := schema.All(kind.All)
			if len(args) == 0 {
				for _, n := range list {
					fmt.Fprintf(a.out, "%-14s %s\n", n.Name, n.Files)
				}
				return nil
			}
			var names []string
			for _, n := range list {
				if n.Name == args[0] {
					return schema.Encode(a.out, n)
				}
				names = append(names, n.Name)
			}
			hint := "`dossier schema` lists them"
			if near, ok := diag.Near(args[0], names); ok {
				hint = fmt.Sprintf("did you mean `dossier schema %s`?", near)
			}
			return fmt.Errorf("there is no schema `%s`\n\n%s", args[0], hint)
		},
	}
}

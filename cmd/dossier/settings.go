package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/config"
)

// settings are the flags of the commands that link a dossier.
type settings struct {
	asOf     string
	audience []string
	baseURL  string
	drafts   bool
	flags    *pflag.FlagSet
}

// add gives a command the flags.
func (s *settings) add(cmd *cobra.Command, site bool) {
	f := cmd.Flags()
	s.flags = f
	f.StringVar(&s.asOf, "as-of", "", "the `DATE` as of which labels are owed (2026-11-21); default: dossier.yaml, else today")
	f.StringSliceVar(&s.audience, "audience", nil, "the `JURISDICTIONS` whose readers labels are for (RU,US); default: dossier.yaml")
	if site {
		f.StringVar(&s.baseURL, "base-url", "", "the `URL` of the published site, for canonical addresses")
		f.BoolVar(&s.drafts, "drafts", false, "show drafts and suggestions too")
	}
}

// options checks the flags and makes the builder's options of them.
func (s *settings) options(a *app) (build.Options, error) {
	o := build.Options{Today: a.today(), BaseURL: s.baseURL, Drafts: s.drafts}
	if err := s.empty(); err != nil {
		return o, err
	}
	if s.asOf != "" {
		d, err := annot.ParseDate(s.asOf)
		day, exact := d.Exact()
		if err != nil || !exact {
			return o, fmt.Errorf("--as-of: `%s` is no day\n\nwrite it as in --as-of 2026-11-21", s.asOf)
		}
		o.AsOf = day
	}
	if s.baseURL != "" && !config.IsBase(s.baseURL) {
		return o, fmt.Errorf("--base-url: `%s` is no absolute http address of a folder\n\nwrite it as in --base-url https://example.org/dossier/", s.baseURL)
	}
	for _, j := range s.audience {
		j = strings.ToUpper(strings.TrimSpace(j))
		if !config.IsJurisdiction(j) {
			return o, fmt.Errorf("--audience: `%s` is no code of a jurisdiction\n\n%s", j, config.JurisdictionHelp(j))
		}
		o.Audience = append(o.Audience, j)
	}
	return o, nil
}

// empty reports a flag that was given without a value, as a script does whose
// variable is not set: it would otherwise be as if it were not there.
func (s *settings) empty() error {
	for _, name := range []string{"as-of", "audience", "against", "base-url"} {
		if f := s.flags.Lookup(name); f != nil && f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
			return fmt.Errorf("--%s is empty\n\nwrite a value behind it, or leave it out", name)
		}
	}
	return nil
}

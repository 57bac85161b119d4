package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/kind/org"
	"dossier/internal/pages"
)

// labelling is what the flags of labels ask for.
type labelling struct {
	settings
	format  string
	against []string
}

func labelsCommand(a *app) *cobra.Command {
	var c labelling
	cmd := &cobra.Command{
		Use:   "labels [PATH …]",
		Short: "List every mention of an organisation and the label it gets, and why",
		Long: `labels lists every name of an organisation that stands in articles and pages, and
in the strings of records and front matter, with the label that it gets and the
reason: the designation and the policy, a label that the article itself prints, an
excuse (org=none), the scope of the policy, or that nothing stands for the audience
on the day. With paths it lists only what lies in these files or folders.

With --against it prints only what would change if the date or the audience were
another, and the exit status is 1 when anything would: a scheduled job can tell the
editor so.

  dossier labels --against 2027-01-01              another day
  dossier labels --audience RU --against US        other readers
  dossier labels --against 2027-01-01,RU,US        both
  dossier labels --as-of 2025-05-18 --against 2025-05-20 --format json

As JSON (places are 1-based, columns in characters; "start" and "end" are bytes):

  {"asOf", "audience", "mentions": [{"file", "line", "column", "start", "end",
   "words", "name", "in", "organizations": [id …], "class", "reason",
   "labels": [LABEL …]} …], "tally": {"mentions", "settled", "labelled",
   "excused", "errors"}}

  {"from": {"asOf", "audience"}, "to": {…}, "changes": [{"organization", "name",
   "jurisdiction", "kind", "from": SIDE, "to": SIDE, "mentions",
   "places": [PLACE …]} …]}

where "in" is text, heading, picture, footnote, remark, citation, record, front matter
or configuration; "class" is labelled, printed, later, heading, alias, not-owed,
excused or error; a PLACE is {"file", "line", "column", "words"}; a
SIDE is {"owes", "label": LABEL, "because"}; and a LABEL is
{"organization", "jurisdiction", "kind", "wording", "placement", "sign", "scope",
"policy", "class", "printed", "earlier": PLACE}. What is empty is left out. tally.mentions is the sum of
settled, excused and errors; labelled are those settled ones with a label.`,
		RunE: func(_ *cobra.Command, paths []string) error { return a.labels(c, paths) },
	}
	c.add(cmd, false)
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "text", "how to print: text or json")
	f.StringSliceVar(&c.against, "against", nil, "print what changes from this `DATE` or for these JURISDICTIONS (2027-01-01, RU,US)")
	return cmd
}

func (a *app) labels(c labelling, paths []string) error {
	if c.format != "text" && c.format != "json" {
		return fmt.Errorf("--format: there is no format `%s`\n\nwrite text or json", c.format)
	}
	opts, err := c.options(a)
	if err != nil {
		return err
	}
	other, err := c.other()
	if err != nil {
		return err
	}
	root, err := a.open()
	if err != nil {
		return err
	}
	defer root.Close()
	r, err := a.builder(root).Check(a.ctx, opts)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "no-config" }); i >= 0 {
		if err := a.report(a.err, r.Diagnostics[i:i+1], r.Source); err != nil {
			return err
		}
		return errProblems
	}
	if err := known(root, r, paths); err != nil {
		return err
	}
	one := newWorld(r, r.AsOf, r.Audience)
	list := findMentions(r, one, paths)
	defer a.sayErrors(r)
	if len(c.against) > 0 {
		return a.labelChanges(c.format, r, one, other.world(r), list)
	}
	return a.labelList(c.format, r, one, list)
}

// sayErrors says that the dossier has errors, which may keep mentions out of
// the list.
func (a *app) sayErrors(r *build.Result) {
	if n, _ := diag.Count(r.Diagnostics); n > 0 {
		a.say("the dossier has %s; `dossier check` tells more", pages.Count(n, "error", "errors"))
	}
}

// other is the date and the audience of --against; zero where it is the same.
type other struct {
	day      annot.Day
	audience []string
}

// other reads --against: a day, codes of jurisdictions, or both.
func (c *labelling) other() (other, error) {
	var o other
	for _, word := range c.against {
		word = strings.TrimSpace(word)
		code := strings.ToUpper(word)
		if config.IsJurisdiction(code) {
			if !slices.Contains(o.audience, code) {
				o.audience = append(o.audience, code)
			}
			continue
		}
		date, err := annot.ParseDate(word)
		day, exact := date.Exact()
		switch {
		case err != nil || !exact:
			return o, fmt.Errorf("--against: `%s` is no day and no code of a jurisdiction\n\nwrite it as in --against 2026-11-21 or --against RU,US", word)
		case o.day != 0:
			return o, fmt.Errorf("--against: there are two days\n\nthe first is that of --as-of: write --as-of %s --against %s", o.day, day)
		}
		o.day = day
	}
	return o, nil
}

// world gives the labels of the other date and audience.
func (o other) world(r *build.Result) world {
	day, audience := r.AsOf, r.Audience
	if o.day != 0 {
		day = o.day
	}
	if o.audience != nil {
		audience = o.audience
	}
	return newWorld(r, day, audience)
}

// world is what is owed on a day, for an audience.
type world struct {
	day      annot.Day
	audience []string
	lang     string
	labels   pages.LabelSource
	register *org.Register
}

func newWorld(r *build.Result, day annot.Day, audience []string) world {
	lang := r.Graph.Config.Language
	return world{day: day, audience: audience, lang: lang, labels: kind.Labels(r.Graph, audience, day, lang), register: org.NewRegister(r.Graph)}
}

// readers says for whom labels are: readers in Russia and the United States.
func (w world) readers() string {
	if len(w.audience) == 0 {
		return "no readers: dossier.yaml names no audience"
	}
	var out []string
	for _, j := range w.audience {
		out = append(out, pages.Jurisdiction(j))
	}
	words := out[0]
	if n := len(out); n > 1 {
		words = strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return "readers in " + words
}

// standing says in words what stands against an organization in a jurisdiction.
func (w world) standing(o *org.Organization, jurisdiction string) string {
	s := w.register.Standing(o, jurisdiction, w.day)
	if i := slices.IndexFunc(s.Grounds, func(g org.Ground) bool { return g.State == s.State }); i >= 0 {
		return groundWords(s.Grounds[i])
	}
	if s.State == org.NoneFound {
		return "none found, checked " + pages.DateWords(s.Checked)
	}
	return "no record"
}

// groundWords says how a designation stands, and since when.
func groundWords(g org.Ground) string {
	words := map[org.State]string{org.NotYet: "not yet designated", org.Annulled: "annulled", org.Expired: "expired", org.Revoked: "revoked",
		org.Suspended: "suspended", org.Stands: "designated"}[g.State]
	if words == "" {
		return "the record does not tell whether it stands"
	}
	if !g.Since.IsZero() && g.State != org.NotYet {
		words += " " + g.Since.Text
	}
	return words
}

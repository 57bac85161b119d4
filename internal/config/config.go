// Package config reads dossier.yaml: dossier.yaml in, Config out.
package config

import (
	"net/url"
	"regexp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// File is the configuration's path from the dossier's root.
const File = "dossier.yaml"

// Config is the dossier's configuration.
type Config struct {
	Title          string            `yaml:"title,required"`
	Description    string            `yaml:"description"`
	BaseURL        string            `yaml:"base_url"` // absolute; empty: no canonical addresses
	Language       string            `yaml:"language"` // BCP 47; en when not given
	Editors        []Editor          `yaml:"editors"`
	Audience       []string          `yaml:"audience,one"`     // ISO 3166-1 codes, EU, UN
	AsOf           annot.Date        `yaml:"as_of"`            // a day; not given: today
	StaleAfterDays int               `yaml:"stale_after_days"` // 0: never
	Levels         map[string]string `yaml:"levels"`           // diagnostic code → warning, info, off
	Sections       []Section         `yaml:"sections"`         // the site's navigation; empty: the default one
	Targets        []Target          `yaml:"targets"`
	At             diag.Span         `yaml:"-span"`
}

// Editor is somebody whom credits name by an id.
type Editor struct {
	ID   string `yaml:"id,required"`
	Name string `yaml:"name,required"`
	URL  string `yaml:"url"`
}

// Section is an entry of the navigation.
type Section struct {
	Title string    `yaml:"title,required"`
	Page  string    `yaml:"page,required"` // an own page (method.md) or a folder of the site (sources)
	At    diag.Span `yaml:"-span"`
}

// Target is a place to publish to.
type Target struct {
	Name string `yaml:"name,required"`
	Kind string `yaml:"kind,required"`
	Path string `yaml:"path"`
}

// Load reads a configuration. A partial value is always usable.
func Load(src []byte) (Config, []diag.Diagnostic) {
	c := Config{Language: "en"}
	v, list := yaml.Parse(File, src, 0)
	if v.Kind == yaml.Null && len(list) == 0 {
		return c, []diag.Diagnostic{diag.Errorf("bad-config", diag.Span{File: File, End: min(1, len(src))}, "%s is empty", File).
			WithHelp("it needs at least a title, as in `title: My dossier`")}
	}
	if v.Kind != yaml.Null {
		list = append(list, yaml.Decode(v, &c)...)
	}
	return c, append(list, c.check(v)...)
}

// IsBase reports whether an address can be that of a site: http or https, with
// a host, and without a query or a fragment, for paths are put behind it.
func IsBase(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") && u.RawQuery == "" && !u.ForceQuery &&
		u.Fragment == "" && u.User == nil
}

// language is the part of BCP 47 that pages need: a language, and perhaps a
// script or a region.
var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

var levels = []string{"warning", "info", "off"}

func (c *Config) check(v yaml.Value) []diag.Diagnostic {
	at := func(key string) diag.Span { return v.Place(key, v.Span) }
	var list []diag.Diagnostic
	bad := func(key, help, format string, args ...any) {
		list = append(list, diag.Errorf("bad-value", at(key), format, args...).WithHelp("%s", help))
	}
	if c.BaseURL != "" {
		if !IsBase(c.BaseURL) {
			bad("base_url", "write the whole address of the site's folder, as in https://example.org/dossier/", "`base_url` is no absolute http address of a folder")
			c.BaseURL = ""
		}
	}
	if !language.MatchString(c.Language) {
		bad("language", "write a language tag, as in en or ru", "`%s` is no language tag", c.Language)
		c.Language = "en"
	}
	for _, a := range c.Audience {
		if !IsJurisdiction(a) {
			bad("audience", JurisdictionHelp(a), "`%s` is no code of a jurisdiction", a)
		}
	}
	if !c.AsOf.IsZero() {
		if _, ok := c.AsOf.Exact(); !ok {
			bad("as_of", "write one day, as in 2026-11-21", "`as_of` must be one day")
			c.AsOf = annot.Date{}
		}
	}
	if lv, ok := v.Get("levels"); ok {
		for _, p := range lv.Pairs {
			if !slices.Contains(levels, p.Value.Text) {
				list = append(list, diag.Errorf("bad-value", p.Value.Span, "`%s` is no level", p.Value.Text).
					WithHelp("write warning, info or off; an error cannot be silenced"))
			}
		}
	}
	return list
}

// Editor gives the name of an editor, or the words themselves when no editor
// has them for an id.
func (c Config) Editor(id string) string {
	for _, e := range c.Editors {
		if e.ID == id {
			return e.Name
		}
	}
	return id
}

// Level applies the configured levels to diagnostics: a warning's code may be
// lowered or switched off; errors stay.
func (c Config) Level(list []diag.Diagnostic) []diag.Diagnostic {
	out := make([]diag.Diagnostic, 0, len(list))
	for _, d := range list {
		if d.Severity != diag.Error {
			switch c.Levels[d.Code] {
			case "off":
				continue
			case "info":
				d.Severity = diag.Info
			case "warning":
				d.Severity = diag.Warning
			}
		}
		out = append(out, d)
	}
	return out
}

package main

import (
	"encoding/json"
	"io"

	"dossier/internal/pages"
)

// The JSON of `dossier labels`; its help describes the shape.
type (
	labelsJSON struct {
		AsOf     string        `json:"asOf"`
		Audience []string      `json:"audience"`
		Mentions []mentionJSON `json:"mentions"`
		Tally    tallyJSON     `json:"tally"`
	}
	mentionJSON struct {
		File          string      `json:"file"`
		Line          int         `json:"line"`
		Column        int         `json:"column"`
		Start         int         `json:"start"`
		End           int         `json:"end"`
		Words         string      `json:"words"`
		Name          string      `json:"name"`
		In            string      `json:"in"`
		Organizations []string    `json:"organizations"`
		Class         pages.Class `json:"class"`
		Reason        string      `json:"reason,omitempty"`
		Labels        []labelJSON `json:"labels,omitempty"`
	}
	labelJSON struct {
		Organization string      `json:"organization"`
		Jurisdiction string      `json:"jurisdiction"`
		Kind         string      `json:"kind"`
		Wording      string      `json:"wording"`
		Placement    string      `json:"placement"`
		Sign         string      `json:"sign,omitempty"`
		Scope        string      `json:"scope"`
		Policy       string      `json:"policy,omitempty"`
		Class        pages.Class `json:"class,omitempty"`
		Printed      string      `json:"printed,omitempty"`
		Earlier      *placeJSON  `json:"earlier,omitempty"`
	}
	tallyJSON struct {
		Mentions int `json:"mentions"`
		Settled  int `json:"settled"`
		Labelled int `json:"labelled"`
		Excused  int `json:"excused"`
		Errors   int `json:"errors"`
	}
	changesJSON struct {
		From    worldJSON    `json:"from"`
		To      worldJSON    `json:"to"`
		Changes []changeJSON `json:"changes"`
	}
	worldJSON struct {
		AsOf     string   `json:"asOf"`
		Audience []string `json:"audience"`
	}
	changeJSON struct {
		Organization string      `json:"organization"`
		Name         string      `json:"name"`
		Jurisdiction string      `json:"jurisdiction"`
		Kind         string      `json:"kind"`
		From         sideJSON    `json:"from"`
		To           sideJSON    `json:"to"`
		Mentions     int         `json:"mentions"`
		Places       []placeJSON `json:"places"`
	}
	sideJSON struct {
		Owes    bool       `json:"owes"`
		Label   *labelJSON `json:"label,omitempty"`
		Because string     `json:"because"`
	}
	placeJSON struct {
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
		Words  string `json:"words"`
	}
)

func newLabelJSON(o pages.Owed) labelJSON {
	return labelJSON{Organization: o.Org, Jurisdiction: o.Jurisdiction, Kind: o.Kind, Wording: o.Wording, Placement: o.Placement, Sign: o.Mark,
		Scope: o.Scope, Policy: o.Policy}
}

func newMentionJSON(m *mention, r reasons) mentionJSON {
	out := mentionJSON{File: m.at.File, Line: m.line, Column: m.col, Start: m.at.Start, End: m.at.End, Words: m.words, Name: m.Name, In: m.in,
		Organizations: m.orgs(), Class: m.Class, Reason: m.Reason}
	if m.Class == pages.NotOwed {
		out.Reason = r.notOwed(m)
	}
	for i, o := range m.Outcomes {
		l := newLabelJSON(o.Owed)
		l.Class, l.Printed = o.Class, o.Words
		if e := m.earlier[i]; e != nil {
			place := e.place()
			l.Earlier = &place
		}
		out.Labels = append(out.Labels, l)
	}
	return out
}

func (m *mention) place() placeJSON {
	return placeJSON{File: m.at.File, Line: m.line, Column: m.col, Words: m.words}
}

func (w world) json() worldJSON {
	return worldJSON{AsOf: w.day.String(), Audience: append([]string{}, w.audience...)}
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

package pages

import (
	"slices"

	"dossier/internal/parallel"
)

// run is how many articles are made in one go.
const run = 32

// articleJobs parts the making of the articles' pages.
func (m *Maker) articleJobs() []func() []*Page {
	var jobs []func() []*Page
	for some := range slices.Chunk(m.Graph.Articles, run) {
		jobs = append(jobs, func() []*Page { return m.articles(some) })
	}
	return jobs
}

// together does jobs side by side, as many at a time as there are processors,
// and gives their pages in the order of the jobs.
func together(jobs []func() []*Page) []*Page {
	made := make([][]*Page, len(jobs))
	parallel.Do(len(jobs), func(i int) { made[i] = jobs[i]() })
	return slices.Concat(made...)
}

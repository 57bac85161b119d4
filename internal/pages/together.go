package pages

import (
	"runtime"
	"slices"
	"sync"
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
	next := make(chan int)
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		done.Go(func() {
			for i := range next {
				made[i] = jobs[i]()
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	done.Wait()
	return slices.Concat(made...)
}

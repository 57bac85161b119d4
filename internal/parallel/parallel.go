// Package parallel does jobs side by side.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls job for 0 to n-1, as many at a time as there are processors, and
// comes back when all are done. What a job makes goes to a place of its own,
// so that the order of the results does not depend on who was first.
func Do(n int, job func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				job(i)
			}
		})
	}
	all.Wait()
}

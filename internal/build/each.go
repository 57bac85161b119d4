package build

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// outcome is what a job gave.
type outcome[T any] struct {
	value T
	err   error
}

// each runs a job for every item on as many goroutines as there are
// processors and gives the outcomes in the order of the items. Its error is
// that of the context.
func each[A, B any](ctx context.Context, items []A, job func(A) (B, error)) ([]outcome[B], error) {
	out := make([]outcome[B], len(items))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(items) {
					return
				}
				out[i].value, out[i].err = job(items[i])
			}
		})
	}
	wg.Wait()
	return out, ctx.Err()
}

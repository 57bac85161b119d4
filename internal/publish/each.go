package publish

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls do for every item, several at a time, and gives the error of the
// earliest item that failed. After an error, or when ctx is done, no further
// item is begun.
func each[T any](ctx context.Context, items []T, do func(T) error) error {
	workers := min(max(runtime.GOMAXPROCS(0), 2), 8, len(items))
	var (
		next   atomic.Int64
		failed atomic.Bool
		mu     sync.Mutex
		first  error
		at     = len(items)
		wg     sync.WaitGroup
	)
	for range workers {
		wg.Go(func() {
			for !failed.Load() && ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(items) {
					return
				}
				if err := do(items[i]); err != nil {
					failed.Store(true)
					mu.Lock()
					if i < at {
						first, at = err, i
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if first != nil {
		return first
	}
	return ctx.Err()
}

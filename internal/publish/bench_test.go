package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func manyOutputs() []Output {
	list := make([]Output, 20_000)
	for i := range list {
		list[i] = Output{fmt.Sprintf("d%d/p%d.html", i%200, i), fmt.Appendf(nil, "%4000d", i)}
	}
	return list
}

// BenchmarkPlainWrite is the yardstick: the same files, written one by one.
func BenchmarkPlainWrite(b *testing.B) {
	list := manyOutputs()
	for b.Loop() {
		dir := b.TempDir()
		for i := range 200 {
			if err := os.Mkdir(filepath.Join(dir, fmt.Sprint("d", i)), 0o755); err != nil {
				b.Fatal(err)
			}
		}
		for _, o := range list {
			if err := os.WriteFile(filepath.Join(dir, o.Path), o.Data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func benchmarkSync(b *testing.B, target func(dir string) *DirTarget, change func(list []Output, n int)) {
	list := manyOutputs()
	d := target(filepath.Join(b.TempDir(), "public"))
	if _, err := d.Sync(context.Background(), list); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		change(list, n)
		if _, err := d.Sync(context.Background(), list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSyncFirst(b *testing.B) {
	list := manyOutputs()
	for b.Loop() {
		if _, err := Dir(filepath.Join(b.TempDir(), "public")).Sync(context.Background(), list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSyncNothing(b *testing.B) {
	benchmarkSync(b, Dir, func([]Output, int) {})
}

func BenchmarkSyncOne(b *testing.B) {
	benchmarkSync(b, Dir, func(list []Output, n int) { list[7].Data = fmt.Append(nil, n) })
}

func BenchmarkSyncOneInPlace(b *testing.B) {
	target := func(dir string) *DirTarget { d := Dir(dir); d.noExchange = true; return d }
	benchmarkSync(b, target, func(list []Output, n int) { list[7].Data = fmt.Append(nil, n) })
}

func BenchmarkSyncAll(b *testing.B) {
	benchmarkSync(b, Dir, func(list []Output, n int) {
		for i := range list {
			list[i].Data = fmt.Appendf(nil, "%4000d", i+n)
		}
	})
}

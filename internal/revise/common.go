package revise

import "slices"

// common finds pairs of equal texts in the order of both lists: what the two
// have in common at their ends, then the texts that stand once in each, and
// between those the same again; where none stands once, the longest common
// sequence, unless the lists are so long that it would take too long.
func common(a, b []string) [][2]int {
	ids := map[string]int{}
	number := func(list []string) []int {
		out := make([]int, len(list))
		for i, s := range list {
			n, ok := ids[s]
			if !ok {
				n = len(ids)
				ids[s] = n
			}
			out[i] = n
		}
		return out
	}
	c := &commons{a: number(a), b: number(b)}
	c.window(0, len(a), 0, len(b), 0)
	slices.SortFunc(c.out, func(x, y [2]int) int { return x[0] - y[0] })
	return c.out
}

type commons struct {
	a, b []int
	out  [][2]int
}

// deepest is how often windows are looked at within windows.
const deepest = 40

func (c *commons) window(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && c.a[a0] == c.b[b0] {
		c.out = append(c.out, [2]int{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && c.a[a1-1] == c.b[b1-1] {
		a1, b1 = a1-1, b1-1
		c.out = append(c.out, [2]int{a1, b1})
	}
	if a0 == a1 || b0 == b1 || depth > deepest {
		return
	}
	anchors := c.anchors(a0, a1, b0, b1)
	if len(anchors) == 0 {
		c.longest(a0, a1, b0, b1)
		return
	}
	for _, at := range append(anchors, [2]int{a1, b1}) {
		c.window(a0, at[0], b0, at[1], depth+1)
		if at[0] < a1 {
			c.out = append(c.out, at)
		}
		a0, b0 = at[0]+1, at[1]+1
	}
}

// anchors are the longest rising sequence of those texts that stand once in
// each window.
func (c *commons) anchors(a0, a1, b0, b1 int) [][2]int {
	type seen struct{ n, m, at int }
	counts := map[int]*seen{}
	for _, x := range c.a[a0:a1] {
		if counts[x] == nil {
			counts[x] = &seen{}
		}
		counts[x].n++
	}
	for j := b0; j < b1; j++ {
		if s := counts[c.b[j]]; s != nil {
			s.m++
			s.at = j
		}
	}
	var once [][2]int
	for i := a0; i < a1; i++ {
		if s := counts[c.a[i]]; s.n == 1 && s.m == 1 {
			once = append(once, [2]int{i, s.at})
		}
	}
	return rising(once)
}

// rising gives the longest sequence of pairs in which both sides rise.
func rising(list [][2]int) [][2]int {
	var tops []int // the index of the pair that ends a sequence of each length
	before := make([]int, len(list))
	for i, p := range list {
		n, _ := slices.BinarySearchFunc(tops, p[1], func(top, at int) int { return list[top][1] - at })
		before[i] = -1
		if n > 0 {
			before[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	var out [][2]int
	if len(tops) > 0 {
		for i := tops[len(tops)-1]; i >= 0; i = before[i] {
			out = append(out, list[i])
		}
	}
	slices.Reverse(out)
	return out
}

// longest adds the longest common sequence of a window that is not too large.
func (c *commons) longest(a0, a1, b0, b1 int) {
	const most = 1 << 20
	n, m := a1-a0, b1-b0
	if n*m > most {
		return
	}
	rows := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &rows[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if c.a[a0+i] == c.b[b0+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case c.a[a0+i] == c.b[b0+j]:
			c.out = append(c.out, [2]int{a0 + i, b0 + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}

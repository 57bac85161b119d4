package markdown

import "dossier/internal/annot"

// slab hands out nodes and lists of nodes from large pieces of memory.
type slab struct {
	size  int // how many nodes to expect
	nodes []annot.Node
	lists []*annot.Node
	leafs []annot.Leaf
}

// node makes a node.
func (s *slab) node(kind annot.NodeKind, start, end int) *annot.Node {
	if len(s.nodes) == cap(s.nodes) {
		s.nodes = make([]annot.Node, 0, min(max(s.size, 16), 1024))
		s.size = 64
	}
	s.nodes = append(s.nodes, annot.Node{Kind: kind, Start: start, End: end})
	return &s.nodes[len(s.nodes)-1]
}

// take cuts what stands above base off a stack of nodes and gives it as a
// list of its own.
func (s *slab) take(stack *[]*annot.Node, base int) []*annot.Node {
	n := len(*stack) - base
	if n == 0 {
		return nil
	}
	if cap(s.lists)-len(s.lists) < n {
		s.lists = make([]*annot.Node, 0, max(n, 128))
	}
	from := len(s.lists)
	s.lists = append(s.lists, (*stack)[base:]...)
	*stack = (*stack)[:base]
	return s.lists[from:len(s.lists):len(s.lists)]
}

// leaves copies a list of leaves.
func (s *slab) leaves(list []annot.Leaf) []annot.Leaf {
	if len(list) == 0 {
		return nil
	}
	if cap(s.leafs)-len(s.leafs) < len(list) {
		s.leafs = make([]annot.Leaf, 0, max(len(list), 128))
	}
	from := len(s.leafs)
	s.leafs = append(s.leafs, list...)
	return s.leafs[from:len(s.leafs):len(s.leafs)]
}

// Package fetch gets what stands at an address. It is the only package that
// uses the network, and it does so only when an editor names an address.
package fetch

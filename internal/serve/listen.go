package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// DefaultAddr is where a preview listens if nobody says otherwise.
const DefaultAddr = "127.0.0.1:8080"

// ErrAddr is the error of an address that is no loopback address with a port.
var ErrAddr = errors.New("not a loopback address with a port")

// Listen listens at host:port, where host is a loopback address or localhost,
// which stands for 127.0.0.1, as no host does; port 0 takes any that is free.
// A port may stand alone. The error is ErrAddr, or that of the network.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	at, err := loopback(addr)
	if err != nil {
		return nil, err
	}
	var lc net.ListenConfig
	return lc.Listen(ctx, "tcp", at.String())
}

// ListenDefault listens at DefaultAddr, or if it is taken at one of the next
// ports, or at any that is free. The error is that of the network.
func ListenDefault(ctx context.Context) (net.Listener, error) {
	at := netip.MustParseAddrPort(DefaultAddr)
	for i := range uint16(10) {
		if l, err := Listen(ctx, netip.AddrPortFrom(at.Addr(), at.Port()+i).String()); err == nil {
			return l, nil
		}
	}
	return Listen(ctx, netip.AddrPortFrom(at.Addr(), 0).String())
}

// URL gives the address of a preview, as it is written into a browser.
func URL(l net.Listener) string { return "http://" + l.Addr().String() + "/" }

func loopback(addr string) (netip.AddrPort, error) {
	if addr != "" && strings.Trim(addr, "0123456789") == "" {
		addr = ":" + addr
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("%w: %s", ErrAddr, addr)
	}
	if host == "" || strings.EqualFold(host, "localhost") {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	n, portErr := strconv.ParseUint(port, 10, 16)
	if err != nil || portErr != nil || !ip.Unmap().IsLoopback() {
		return netip.AddrPort{}, fmt.Errorf("%w: %s", ErrAddr, addr)
	}
	return netip.AddrPortFrom(ip.Unmap(), uint16(n)), nil
}

// isLocal reports whether a request's Host header names this machine: a
// loopback address or localhost. A page that reached us by way of a name of its
// own, which it let point to 127.0.0.1, has that name in there. The port may be
// any, since it may be forwarded from another.
func isLocal(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	} else {
		name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	}
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.Unmap().IsLoopback()
}

package fetch

import (
	"context"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// IsAddress reports whether an argument is meant as an address, and not as the
// name of a file.
func IsAddress(argument string) bool {
	scheme, _, ok := strings.Cut(argument, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// parse reads an address. A host in letters beyond ASCII is put into ASCII
// (UTS #46, as browsers do); a fragment is dropped.
func parse(address string) (*url.URL, error) {
	const help = "write it as in https://example.org/article"
	if len(address) > addressLimit {
		return nil, refuse("bad-address", help, "the address is longer than %d characters", addressLimit)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, refuse("bad-address", help, "this is no address")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refuse("bad-address", help, "an import speaks only http and https, not `%s`", u.Scheme)
	case u.User != nil:
		return nil, refuse("bad-address", "leave out what stands before the @", "the address holds a name or a password")
	case u.Hostname() == "":
		return nil, refuse("bad-address", help, "the address names no host")
	}
	host := u.Hostname()
	if strings.IndexFunc(host, func(r rune) bool { return r >= 0x80 }) >= 0 {
		if host, err = idna.Lookup.ToASCII(host); err != nil {
			return nil, refuse("bad-address", help, "`%s` is no name of a host", u.Hostname())
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// target gives where a redirection leads. It leads from https to nothing less,
// and to no unusual port that is not that of the address itself: behind it may
// be what is no web server, and our request mean something there.
func target(from *url.URL, place string) (*url.URL, error) {
	if len(place) > addressLimit {
		return nil, refuse("bad-address", savePage, "it redirects to an address longer than %d characters", addressLimit)
	}
	relative, err := url.Parse(place)
	if err != nil {
		return nil, refuse("bad-address", savePage, "it redirects to what is no address")
	}
	to, err := parse(from.ResolveReference(relative).String())
	switch {
	case err != nil:
		return nil, err
	case from.Scheme == "https" && to.Scheme == "http":
		return nil, refuse("bad-address", savePage, "it redirects from https to http, to `%s`", short(to.String()))
	case to.Port() != from.Port() && !usualPort(to):
		return nil, refuse("bad-address", "name the address itself if you mean it", "it redirects to an unusual port, to `%s`", short(to.String()))
	}
	return to, nil
}

// usualPort reports whether an address has the port of its scheme.
func usualPort(u *url.URL) bool {
	return u.Port() == "" || u.Scheme == "http" && u.Port() == "80" || u.Scheme == "https" && u.Port() == "443"
}

// resolve gives the addresses of a host. When one of them may not be fetched
// from, none may: nobody mixes them by chance.
func (o Options) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	var list []netip.Addr
	if literal, err := netip.ParseAddr(host); err == nil {
		list = []netip.Addr{literal}
	} else if list, err = o.Resolve(ctx, host); err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, refuse("not-fetched", savePage, "the host `%s` has no address", host)
	}
	for i, a := range list {
		a = a.Unmap()
		list[i] = a
		if !o.AllowPrivate && !o.public(a) {
			return nil, refuse("bad-address", "allow it with --allow-private if you trust the address", "`%s` is not on the public network: its address is %s", host, a)
		}
	}
	return list, nil
}

// special are the ranges within the addresses in use that are not public,
// from IANA's registries of special-purpose addresses (RFC 6890), and the
// obsolete forms that carry an IPv4 address (6to4, RFC 3056; Teredo, RFC 4380).
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("10.0.0.0/8"),      // private use
	netip.MustParsePrefix("100.64.0.0/10"),   // carriers' networks (RFC 6598)
	netip.MustParsePrefix("127.0.0.0/8"),     // this machine
	netip.MustParsePrefix("169.254.0.0/16"),  // this link
	netip.MustParsePrefix("172.16.0.0/12"),   // private use
	netip.MustParsePrefix("192.0.0.0/24"),    // protocols
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // relays of 6to4
	netip.MustParsePrefix("192.168.0.0/16"),  // private use
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("224.0.0.0/4"),     // multicast
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, and broadcast
	netip.MustParsePrefix("2001::/23"),       // protocols, Teredo
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4
	netip.MustParsePrefix("3fff::/20"),       // documentation
}

var (
	unicast = netip.MustParsePrefix("2000::/3")     // all that IPv6 has given out
	nat64   = netip.MustParsePrefix("64:ff9b::/96") // an IPv4 address behind a translator (RFC 6052)
)

// public reports whether an address is one of the public network: not of this
// machine, of a private or a carrier's network, of a link, of many receivers,
// or reserved. An IPv4 address within an IPv6 address is judged itself. One with
// a zone (RFC 4007) is dialled on that link, whatever it says.
func public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if !a.IsValid() || a.Is6() && !unicast.Contains(a) {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

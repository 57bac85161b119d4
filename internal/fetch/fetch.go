// Package fetch gets what stands at an address. It is the only package that
// reaches out to the network, and it does so only when an editor names an
// address.
//
// An address is typed by a person, but where it leads is decided by others:
// by the servers that it redirects to, and by those who own the names in it.
// So that nobody can use an import to look into the editor's own network,
//
//   - only http and https are spoken, and never http after https;
//   - a name is resolved once, all addresses that it stands for are checked,
//     and one of exactly these is dialled: a second answer of the name's
//     owner would count for nothing, and there is no second question;
//   - addresses that are not public are refused (see public), unless the user
//     allows them, and every redirection is checked in the same way;
//   - no proxy is used and nothing of the environment is read, no cookie, no
//     password and no referrer is sent, and a connection serves one request.
//
// So that no server can keep an import from ending, there are at most 3
// redirections, 20 seconds for all of it, 64 KiB of headers and 10 MB of body,
// before and after it is unpacked.
//
// What goes wrong is a diagnostic whose place is the address. An error is only
// that the context ended.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"dossier/internal/diag"
)

// The limits of a request.
const (
	redirections = 3
	duration     = 20 * time.Second // for the answers of all servers together
	bodyLimit    = 10_000_000       // bytes, packed and unpacked
	headerLimit  = 64 << 10         // bytes
	addressLimit = 4096             // bytes of an address
)

// userAgent names the program to the servers.
const userAgent = "dossier/1 (import of one article for an annotated reading dossier)"

// Options say what may be fetched.
type Options struct {
	// AllowPrivate allows addresses of this machine and of networks that are
	// not public.
	AllowPrivate bool
	// Accept is the value of the request's Accept header; empty for */*.
	Accept string
	// Wanted reports whether a body is wanted, by its media type (without
	// parameters, lower case; empty when the server gives none) and the path
	// of its address. It is asked before the body is read; nil wants all.
	Wanted func(mediaType, path string) bool
	// Resolve gives the addresses of a host name; nil asks the system.
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)

	// What the tests put in place of bodyLimit, duration and public.
	limit  int64
	within time.Duration
	public func(netip.Addr) bool
}

// Page is what stands at an address.
type Page struct {
	URL  string // where it stands, after all redirections, without a fragment
	Body []byte // unpacked
	Type string // the media type with its parameters, as the server gives it
}

// refusal is why an address cannot be fetched.
type refusal struct {
	code, message, help string
}

func (r refusal) Error() string { return r.message }

func refuse(code, help, format string, args ...any) error {
	return refusal{code, fmt.Sprintf(format, args...), help}
}

const savePage = "save the page in a browser and import the file"

// Get gets what stands at an address. The page is empty when a diagnostic, of
// the codes bad-address or not-fetched, says why there is none. The error is
// that of a context that has ended.
func Get(ctx context.Context, address string, opts Options) (Page, []diag.Diagnostic, error) {
	within := opts.within
	if within == 0 {
		within = duration
	}
	if opts.limit == 0 {
		opts.limit = bodyLimit
	}
	if opts.Resolve == nil {
		opts.Resolve = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if opts.public == nil {
		opts.public = public
	}
	limited, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	page, err := opts.follow(limited, address)
	if err == nil {
		return page, nil, nil
	}
	if ctx.Err() != nil {
		return Page{}, nil, ctx.Err()
	}
	var why refusal
	if !errors.As(err, &why) {
		why = refusal{"not-fetched", reason(err), savePage}
	}
	if limited.Err() != nil {
		why = refusal{"not-fetched", fmt.Sprintf("the server did not send it all within %s", within), savePage}
	}
	return Page{}, []diag.Diagnostic{diag.Errorf(why.code, diag.Span{File: address}, "%s", why.message).WithHelp("%s", why.help)}, nil
}

// follow fetches an address and those that it redirects to.
func (o Options) follow(ctx context.Context, address string) (Page, error) {
	at, err := parse(address)
	if err != nil {
		return Page{}, err
	}
	for range redirections + 1 {
		page, next, err := o.hop(ctx, at)
		if err != nil || next == nil {
			return page, err
		}
		at = next
	}
	return Page{}, refuse("not-fetched", savePage, "it redirects more than %d times, at last to `%s`", redirections, short(at.String()))
}

// hop asks one server. Where it redirects, next is where to, else nil.
func (o Options) hop(ctx context.Context, at *url.URL) (page Page, next *url.URL, err error) {
	addresses, err := o.resolve(ctx, at.Hostname())
	if err != nil {
		return Page{}, nil, err
	}
	transport := &http.Transport{
		DialContext:            dialOnly(addresses),
		DisableCompression:     true, // it has no limit; see unpack
		DisableKeepAlives:      true,
		MaxResponseHeaderBytes: headerLimit,
	}
	defer transport.CloseIdleConnections()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return Page{}, nil, err
	}
	accept := o.Accept
	if accept == "" {
		accept = "*/*"
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", accept)
	request.Header.Set("Accept-Encoding", "gzip, deflate")
	// The transport itself, and no client: that one has cookies, referrers and
	// redirections of its own.
	response, err := transport.RoundTrip(request)
	if err != nil {
		return Page{}, nil, err
	}
	defer response.Body.Close()
	if place := response.Header.Get("Location"); place != "" && slices.Contains([]int{301, 302, 303, 307, 308}, response.StatusCode) {
		next, err := target(at, place)
		return Page{}, next, err
	}
	page, err = o.read(at, response)
	return page, nil, err
}

// read checks an answer by its header and reads its body.
func (o Options) read(at *url.URL, response *http.Response) (Page, error) {
	if response.StatusCode != http.StatusOK {
		return Page{}, refuse("not-fetched", savePage, "the server answers %d %s", response.StatusCode, http.StatusText(response.StatusCode))
	}
	contentType := response.Header.Get("Content-Type")
	mediaType, _, _ := mime.ParseMediaType(contentType)
	if o.Wanted != nil && !o.Wanted(mediaType, at.Path) {
		return Page{}, refuse("not-fetched", "import a web page, or a file of a format that can be imported", "it is of a format that cannot be imported: %s", short(mediaType))
	}
	if response.ContentLength > o.limit {
		return Page{}, tooLarge(o.limit)
	}
	body, err := unpack(response.Body, response.Header.Values("Content-Encoding"), o.limit)
	if err != nil {
		return Page{}, err
	}
	return Page{URL: at.String(), Body: body, Type: contentType}, nil
}

// short cuts what a server says to what fits into a message.
func short(text string) string {
	const most = 120
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

func tooLarge(limit int64) error {
	return refuse("not-fetched", savePage, "it is larger than %d MB", limit/1_000_000)
}

// dialOnly dials the given addresses, one after the other, and nothing else,
// whatever host the transport names.
func dialOnly(addresses []netip.Addr) func(ctx context.Context, network, host string) (net.Conn, error) {
	return func(ctx context.Context, network, host string) (net.Conn, error) {
		_, port, err := net.SplitHostPort(host)
		if err != nil {
			return nil, err
		}
		var dialer net.Dialer
		for _, a := range addresses {
			var connection net.Conn
			connection, err = dialer.DialContext(ctx, network, net.JoinHostPort(a.String(), port))
			if err == nil {
				return connection, nil
			}
		}
		return nil, err
	}
}

// reason says in few words why a server could not be asked.
func reason(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Sprintf("there is no host `%s`", dns.Name)
	case errors.As(err, &dns):
		return fmt.Sprintf("the address of the host `%s` could not be found out: %s", dns.Name, dns.Err)
	case errors.As(err, &op) && op.Err != nil:
		return "the server cannot be reached: " + op.Err.Error()
	}
	return "the server's answer cannot be read: " + strings.TrimPrefix(err.Error(), "net/http: ")
}

package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/diag"
)

var loopback = []netip.Addr{netip.MustParseAddr("127.0.0.1")}

// local allows the test's own servers.
func local() Options {
	return Options{AllowPrivate: true, Resolve: func(context.Context, string) ([]netip.Addr, error) { return slices.Clone(loopback), nil }}
}

func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

// wantRefusal holds that an address is refused, and how.
func wantRefusal(t *testing.T, address string, opts Options, code, says string) {
	t.Helper()
	page, list, err := Get(context.Background(), address, opts)
	if err != nil || page.Body != nil || len(list) != 1 {
		t.Fatalf("%q gave %v, %v, %v", address, page, list, err)
	}
	if d := list[0]; d.Severity != diag.Error || d.Code != code || !strings.Contains(d.Message, says) || d.Help == "" || d.At.Span.File != address {
		t.Errorf("%q is refused with %+v", address, d)
	}
}

func TestPageIsFetched(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() == "" || !strings.Contains(r.UserAgent(), "dossier") || r.Header.Get("Accept") != "text/html" || r.Host != r.URL.Host && r.Host == "" {
			t.Errorf("the request is %v", r.Header)
		}
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		_, _ = w.Write([]byte("<p>\xcf\xf0\xe8\xe2\xe5\xf2"))
	})
	opts := local()
	opts.Accept = "text/html"
	page, list, err := Get(context.Background(), s.URL+"/a/b.html?c=d#part", opts)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	if page.URL != s.URL+"/a/b.html?c=d" || page.Type != "text/html; charset=windows-1251" || string(page.Body) != "<p>\xcf\xf0\xe8\xe2\xe5\xf2" {
		t.Errorf("got %+v", page)
	}
}

func TestWhatIsNoPublicAddress(t *testing.T) {
	for _, text := range strings.Fields(`
		0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.168.1.1
		198.18.0.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
		:: ::1 fe80::1 fe80::1%eth0 2606:4700::1111%eth0 fc00::1 fd00:ec2::254 ff02::1 fec0::1 2001:db8::1 100::1
		::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:808:808:: 2001:0:808:808::1`) {
		if a := netip.MustParseAddr(text); public(a) {
			t.Errorf("%s counts as public", a)
		}
	}
	for _, text := range strings.Fields(`8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 192.0.1.1 2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808`) {
		if a := netip.MustParseAddr(text); !public(a) {
			t.Errorf("%s does not count as public", a)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address counts as public")
	}
}

// Nothing is dialled when an address is refused.
func TestPrivateAddressIsRefused(t *testing.T) {
	asked := atomic.Int32{}
	s := serve(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	port := s.Listener.Addr().(*net.TCPAddr).Port
	for host, resolved := range map[string]string{
		"127.0.0.1": "", "[::1]": "", "[::ffff:127.0.0.1]": "", "localhost": "127.0.0.1", "127.1": "127.0.0.1", "2130706433": "127.0.0.1",
		"inside.example": "10.0.0.1", "both.example": "8.8.8.8 127.0.0.1", "mapped.example": "::ffff:127.0.0.1", "[64:ff9b::7f00:1]": "",
	} {
		opts := Options{Resolve: func(context.Context, string) ([]netip.Addr, error) {
			var list []netip.Addr
			for text := range strings.FieldsSeq(resolved) {
				list = append(list, netip.MustParseAddr(text))
			}
			return list, nil
		}}
		wantRefusal(t, fmt.Sprintf("http://%s:%d/", host, port), opts, "bad-address", "not on the public network")
	}
	if asked.Load() > 0 {
		t.Error("the server was asked")
	}
}

func TestAddressThatIsNone(t *testing.T) {
	for address, says := range map[string]string{
		"ftp://example.org/a":                   "only http and https",
		"file:///etc/passwd":                    "only http and https",
		"http://":                               "no host",
		"http:///path":                          "no host",
		"http://user:secret@example.org/":       "a name or a password",
		"http://example.org:port/":              "no address",
		"http://exa mple.org/":                  "no address",
		"http://example.org/\n":                 "no address",
		"http://ex\u202eample.org/":             "no name of a host",
		"http://[fe80::1/":                      "no address",
		"http://e/" + strings.Repeat("a", 5000): "longer than",
	} {
		wantRefusal(t, address, Options{Resolve: func(context.Context, string) ([]netip.Addr, error) { return nil, errors.New("asked") }}, "bad-address", says)
	}
}

func TestHostInLettersBeyondASCII(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Host) })
	port := s.Listener.Addr().(*net.TCPAddr).Port
	asked := ""
	opts := local()
	opts.Resolve = func(_ context.Context, host string) ([]netip.Addr, error) { asked = host; return loopback, nil }
	page, list, err := Get(context.Background(), fmt.Sprintf("http://Пример.испытание:%d/а", port), opts)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	if want := "xn--e1afmkfd.xn--80akhbyknj4f"; asked != want || string(page.Body) != fmt.Sprintf("%s:%d", want, port) {
		t.Errorf("%s was asked for %s", asked, page.Body)
	}
}

// A name is resolved once for each request, and exactly the address checked is
// dialled: a second answer would count for nothing.
func TestNameIsResolvedOnce(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "x") })
	port := s.Listener.Addr().(*net.TCPAddr).Port
	asked := 0
	opts := local()
	opts.Resolve = func(context.Context, string) ([]netip.Addr, error) {
		if asked++; asked > 1 {
			return nil, errors.New("asked again")
		}
		return loopback, nil
	}
	if _, list, err := Get(context.Background(), fmt.Sprintf("http://rebinding.example:%d/", port), opts); err != nil || len(list) > 0 {
		t.Error(list, err)
	}
}

func TestRedirections(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch at := r.URL.Path; at {
		case "/3", "/2", "/1":
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			http.Redirect(w, r, fmt.Sprintf("/%c", at[1]-1), http.StatusFound)
		case "/4":
			http.Redirect(w, r, "/3", http.StatusMovedPermanently)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusTemporaryRedirect)
		case "/0":
			if len(r.Cookies()) > 0 || r.Referer() != "" {
				t.Errorf("the request says too much: %v", r.Header)
			}
			_, _ = io.WriteString(w, "arrived")
		default:
			w.Header().Set("Location", r.URL.Query().Get("to"))
			w.WriteHeader(http.StatusFound)
		}
	})
	page, list, err := Get(context.Background(), s.URL+"/3", local())
	if err != nil || len(list) > 0 || string(page.Body) != "arrived" || page.URL != s.URL+"/0" {
		t.Errorf("got %+v, %v, %v", page, list, err)
	}
	wantRefusal(t, s.URL+"/4", local(), "not-fetched", "more than 3 times")
	wantRefusal(t, s.URL+"/loop", local(), "not-fetched", "more than 3 times")
	for to, says := range map[string]string{
		"file:///etc/passwd":            "only http and https",
		"javascript:alert(1)":           "only http and https",
		"http://a:b@example.org/":       "a name or a password",
		"http://example.org:25/":        "unusual port",
		"http://%zz/":                   "no address",
		"/" + strings.Repeat("a", 5000): "longer than",
	} {
		wantRefusal(t, s.URL+"/r?to="+url.QueryEscape(to), local(), "bad-address", says)
	}
}

// Each address on the way is checked, not only the first.
func TestRedirectionIntoAPrivateNetworkIsRefused(t *testing.T) {
	asked := []string{}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Host)
		http.Redirect(w, r, "http://inside.example:"+r.URL.Query().Get("port")+"/", http.StatusFound)
	})
	port := s.Listener.Addr().(*net.TCPAddr).Port
	opts := Options{
		public: func(a netip.Addr) bool { return a == loopback[0] },
		Resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			if host == "inside.example" {
				return []netip.Addr{netip.MustParseAddr("127.0.0.2")}, nil
			}
			return slices.Clone(loopback), nil
		},
	}
	wantRefusal(t, fmt.Sprintf("http://public.example:%d/?port=%d", port, port), opts, "bad-address", "`inside.example` is not on the public network: its address is 127.0.0.2")
	if len(asked) != 1 {
		t.Errorf("asked were %q", asked)
	}
}

func TestWhereRedirectionsMayLead(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"https://a.example/x/y", "../z?q#f", "https://a.example/z?q"},
		{"http://a.example/", "https://b.example/", "https://b.example/"},
		{"http://a.example:8080/", "/x", "http://a.example:8080/x"},
		{"http://a.example/", "https://b.example:443/", "https://b.example:443/"},
		{"https://a.example/", "http://a.example/", "from https to http"},
		{"https://a.example/", "https://a.example:8443/", "unusual port"},
		{"http://a.example:8080/", "http://a.example:22/", "unusual port"},
	} {
		from, err := url.Parse(test.from)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if to, err := target(from, test.to); err != nil {
			got = err.Error()
		} else {
			got = to.String()
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%s to %s: %s", test.from, test.to, got)
		}
	}
}

// A certificate that nobody vouches for is no reason to speak on.
func TestUntrustedCertificateIsRefused(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	wantRefusal(t, s.URL, local(), "not-fetched", "certificate")
}

func packedBy(t *testing.T, how string, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	switch how {
	case "gzip":
		w = gzip.NewWriter(&out)
	case "zlib":
		w = zlib.NewWriter(&out)
	default:
		w, _ = flate.NewWriter(&out, flate.BestCompression)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPackedBodies(t *testing.T) {
	text := []byte(strings.Repeat("The bridge was closed. ", 100))
	bomb := make([]byte, bodyLimit+1)
	for name, test := range map[string]struct {
		coding string
		body   []byte
		want   []byte
		says   string
	}{
		"gzip":           {"gzip", packedBy(t, "gzip", text), text, ""},
		"deflate":        {"deflate", packedBy(t, "zlib", text), text, ""},
		"bare deflate":   {"Deflate", packedBy(t, "flate", text), text, ""},
		"nothing at all": {"gzip", nil, []byte{}, ""},
		"bomb":           {"gzip", packedBy(t, "gzip", bomb), nil, "larger than 10 MB"},
		"flate bomb":     {"deflate", packedBy(t, "flate", bomb), nil, "larger than 10 MB"},
		"two codings":    {"gzip, gzip", packedBy(t, "gzip", packedBy(t, "gzip", text)), nil, "not asked for"},
		"brotli":         {"br", []byte("x"), nil, "not asked for"},
		"cut":            {"gzip", packedBy(t, "gzip", text)[:20], nil, "cannot be read"},
		"garbage":        {"gzip", []byte("no gzip at all"), nil, "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", test.coding)
				_, _ = w.Write(test.body)
			})
			if test.says != "" {
				wantRefusal(t, s.URL, local(), "not-fetched", test.says)
				return
			}
			page, list, err := Get(context.Background(), s.URL, local())
			if err != nil || len(list) > 0 || !bytes.Equal(page.Body, test.want) {
				t.Errorf("got %q, %v, %v", page.Body, list, err)
			}
		})
	}
}

func TestAnswersThatAreRefused(t *testing.T) {
	endless := strings.Repeat("x", 1<<16)
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		says    string
	}{
		"not there":    {http.NotFound, "404 Not Found"},
		"no page":      {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }, "204"},
		"other format": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "video/mp4") }, "video/mp4"},
		"too long":     {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "10000001") }, "larger than 10 MB"},
		"endless": {func(w http.ResponseWriter, _ *http.Request) {
			for {
				if _, err := io.WriteString(w, endless); err != nil {
					return
				}
			}
		}, "larger than 10 MB"},
		"headers without end": {func(w http.ResponseWriter, _ *http.Request) {
			for i := range 200 {
				w.Header().Add(fmt.Sprintf("X-%d", i), endless[:1000])
			}
		}, "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, test.handler)
			opts := local()
			opts.Wanted = func(mediaType, _ string) bool { return !strings.HasPrefix(mediaType, "video/") }
			wantRefusal(t, s.URL, opts, "not-fetched", test.says)
		})
	}
}

// speak serves raw bytes, as no library would.
func speak(t *testing.T, answer string, after func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				_, _ = c.Read(make([]byte, 4096))
				_, _ = io.WriteString(c, answer)
				if after != nil {
					after(c)
				}
			}()
		}
	}()
	return "http://" + listener.Addr().String() + "/"
}

func TestAnswersThatNoServerShouldGive(t *testing.T) {
	for name, answer := range map[string]string{
		"no HTTP":        "SSH-2.0-OpenSSH_9.2\r\n",
		"chunked junk":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
		"huge chunk":     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
		"cut chunk":      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc",
		"cut body":       "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
		"two lengths":    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
		"nothing":        "",
		"NUL in headers": "HTTP/1.1 200 OK\r\nX: \x00\r\n\r\nabc",
	} {
		t.Run(name, func(t *testing.T) {
			wantRefusal(t, speak(t, answer, nil), local(), "not-fetched", "")
		})
	}
}

// A server that sends a byte now and then, in the headers or in the body,
// keeps nobody waiting longer than the limit of time.
func TestSlowServerIsLeft(t *testing.T) {
	drip := func(c net.Conn) {
		for {
			if _, err := io.WriteString(c, "x"); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	for name, answer := range map[string]string{
		"headers": "HTTP/1.1 200 OK\r\nX: ",
		"body":    "HTTP/1.1 200 OK\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			opts := local()
			opts.within = 100 * time.Millisecond
			wantRefusal(t, speak(t, answer, drip), opts, "not-fetched", "within 100ms")
		})
	}
}

func TestEndedContextIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, list, err := Get(ctx, "http://127.0.0.1:1/", local()); !errors.Is(err, context.Canceled) || list != nil {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestAddressesAreToldFromFiles(t *testing.T) {
	for argument, want := range map[string]bool{"https://example.org": true, "HTTP://e/": true, "ftp://e": false, "a.html": false, "http:a": false, "-": false} {
		if IsAddress(argument) != want {
			t.Errorf("%q: not %v", argument, want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"http://example.org/a?b#c", "http://[::1%25eth0]:80/", "HTTPS://Пример.испытание", "http://a@b/", "http://%41/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := parse(address)
		if err != nil {
			return
		}
		again, err := parse(u.String())
		if err != nil || again.String() != u.String() {
			t.Fatalf("%q became %q, which becomes %v, %v", address, u, again, err)
		}
		if u.User != nil || u.Hostname() == "" || u.Fragment != "" {
			t.Fatalf("%q became %q", address, u)
		}
	})
}

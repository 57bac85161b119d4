package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strings"
)

// unpack reads a body and undoes its content coding (RFC 9110, 8.4). It reads
// no more than the limit before and after: a small body may unpack to one
// without end. Codings that were not asked for, and several upon each other,
// are refused.
func unpack(body io.Reader, codings []string, limit int64) ([]byte, error) {
	packed := &io.LimitedReader{R: body, N: limit + 1}
	plain, err := decoder(packed, strings.ToLower(strings.TrimSpace(strings.Join(codings, ","))))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(plain, limit+1))
	switch {
	case int64(len(data)) > limit || packed.N <= 0:
		return nil, tooLarge(limit)
	case err != nil:
		return nil, err
	}
	return data, nil
}

func decoder(packed io.Reader, coding string) (io.Reader, error) {
	switch coding {
	case "", "identity":
		return packed, nil
	case "gzip", "x-gzip":
		r, err := gzip.NewReader(packed)
		if errors.Is(err, io.EOF) {
			return strings.NewReader(""), nil // nothing, packed by a careless server
		}
		return r, err
	case "deflate":
		// It means zlib, but some servers send the bare stream (RFC 9110, 8.4.1.2).
		buffered := bufio.NewReader(packed)
		head, _ := buffered.Peek(2)
		if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8+int(head[1]))%31 == 0 {
			return zlib.NewReader(buffered)
		}
		return flate.NewReader(buffered), nil
	}
	return nil, refuse("not-fetched", savePage, "it is packed in a way that was not asked for: %s", short(coding))
}

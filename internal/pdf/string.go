package pdf

import "bytes"

// literal reads a string in parentheses, which nest.
func (l *lexer) literal() object {
	var out []byte
	depth := 0
	for ; l.at < len(l.raw); l.at++ {
		c := l.raw[l.at]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return str(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return str(out)
}

// escape reads what stands behind a backslash, and leaves l.at on its last
// byte.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	if l.at >= len(l.raw) {
		return out
	}
	switch c := l.raw[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at+1 < len(l.raw) && l.raw[l.at+1] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	default:
		if c < '0' || c > '7' {
			return append(out, c)
		}
		n := 0
		for i := 0; i < 3 && l.at < len(l.raw) && l.raw[l.at] >= '0' && l.raw[l.at] <= '7'; i++ {
			n = n<<3 | int(l.raw[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(n))
	}
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() object {
	var out []byte
	high := -1
	for l.at++; l.at < len(l.raw); l.at++ {
		c := l.raw[l.at]
		if c == '>' {
			l.at++
			break
		}
		switch n := unhex(c); {
		case n < 0:
		case high < 0:
			high = n
		default:
			out = append(out, byte(high<<4|n))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return str(out)
}

func (l *lexer) name() object {
	l.at++
	start := l.at
	for l.at < len(l.raw) && !spaces[l.raw[l.at]] && !delimiters[l.raw[l.at]] {
		l.at++
	}
	w := l.raw[start:l.at]
	if bytes.IndexByte(w, '#') < 0 {
		return name(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) && unhex(w[i+1]) >= 0 && unhex(w[i+2]) >= 0 {
			out = append(out, byte(unhex(w[i+1])<<4|unhex(w[i+2])))
			i += 2
			continue
		}
		out = append(out, w[i])
	}
	return name(out)
}

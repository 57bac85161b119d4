package markdown

// linkTail gives the end of a link's "(address "title")" that begins at i.
func linkTail(text []byte, i int) (end int, ok bool) {
	i = skipBlank(text, i+1)
	if i < len(text) && text[i] == '<' {
		for i++; i < len(text) && text[i] != '>'; i++ {
			if text[i] == '\n' || text[i] == '<' {
				return 0, false
			}
			if text[i] == '\\' {
				i++
			}
		}
		i++
	} else {
		for depth := 0; i < len(text) && !isBlank(text[i]); i++ {
			if text[i] == '\\' {
				i++
			} else if text[i] == '(' {
				if depth++; depth > 32 { // as other implementations; it keeps this linear
					return 0, false
				}
			} else if text[i] == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
		}
	}
	i = skipBlank(text, i)
	if i >= len(text) {
		return 0, false
	}
	if text[i] == '"' || text[i] == '\'' || text[i] == '(' {
		if i = titleEnd(text, i); i < 0 {
			return 0, false
		}
		i = skipBlank(text, i)
	}
	if i >= len(text) || text[i] != ')' {
		return 0, false
	}
	return i + 1, true
}

// titleEnd gives the offset behind the link title that begins at i, or -1.
func titleEnd(text []byte, i int) int {
	closer := text[i]
	if closer == '(' {
		closer = ')'
	}
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case closer:
			return i + 1
		case '(':
			if closer == ')' {
				return -1
			}
		}
	}
	return -1
}

func skipBlank(text []byte, i int) int {
	for i < len(text) && isBlank(text[i]) {
		i++
	}
	return i
}

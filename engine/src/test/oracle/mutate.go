package main

import "strings"

// mutated is how many texts are made by spoiling others.
const mutated = 1900

// mutants spoils texts that bash accepts: one or two pieces of each are taken away, doubled, swapped or put in.
func mutants(snippets []snippet, judges *bash) []snippet {
	r := &random{2026}
	var all collection
	for _, s := range snippets {
		all.add("", s.text)
	}
	known := len(all.snippets)
	for len(all.snippets) < known+mutated {
		s := snippets[r.below(len(snippets))]
		if len(s.text) > 300 {
			continue
		}
		all.add("spoilt", spoil(r, s.text))
	}
	return all.snippets[known:]
}

func spoil(r *random, text string) string {
	pieces := piecesOf(text)
	for range 1 + r.below(2) {
		if len(pieces) == 0 {
			break
		}
		at := r.below(len(pieces))
		switch r.below(6) {
		case 0, 1:
			pieces = append(pieces[:at:at], pieces[at+1:]...)
		case 2:
			pieces = append(pieces[:at+1:at+1], pieces[at:]...)
		case 3:
			other := r.below(len(pieces))
			pieces[at], pieces[other] = pieces[other], pieces[at]
		case 4:
			in := r.of(";", "&", "|", "(", ")", "{ ", "; }", "'", `"`, "`", "$(", "${", "}", ";;", "&&", "||", "<", ">", "<<", "\\", "#", " ", "\n", "if ", "; then ", "; fi", "do ", "; done", "esac", "in ", "[[ ", " ]]", "((", "))", "!", "$((", "function ", "case ", "for ", "time ", "=(", "coproc ", "&>", ">&", "\r")
			pieces = append(pieces[:at:at], append([]string{in}, pieces[at:]...)...)
		case 5:
			pieces = pieces[:at]
		}
	}
	return strings.Join(pieces, "")
}

// piecesOf takes a text apart into words and single characters.
func piecesOf(text string) []string {
	var pieces []string
	word := ""
	flush := func() {
		if word != "" {
			pieces = append(pieces, word)
			word = ""
		}
	}
	for _, c := range text {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			word += string(c)
			continue
		}
		flush()
		pieces = append(pieces, string(c))
	}
	flush()
	return pieces
}

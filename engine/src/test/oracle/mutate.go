package main

import "strings"

// mutated is how many of a hundred texts are spoilt.
const mutated = 60

// mutants spoils texts: one or two pieces of each are taken away, doubled, swapped or put in. Each kind has its own sequence.
func mutants(snippets []snippet) []snippet {
	var all collection
	byKind := map[string][]snippet{}
	for _, s := range snippets {
		all.add("", s.text)
		if len(s.text) <= 300 {
			byKind[s.kind] = append(byKind[s.kind], s)
		}
	}
	known := len(all.snippets)
	for _, kind := range sortedKeys(byKind) {
		r := &random{uint64(len(kind)) + uint64(kind[0])<<8 + uint64(kind[len(kind)-1])<<16}
		of := byKind[kind]
		for range len(of) * mutated / 100 {
			for !all.add("spoilt-"+kind, spoil(r, of[r.below(len(of))].text)) {
			}
		}
	}
	return all.snippets[known:]
}

// continued is which share of the texts is continued.
const continued = 15

// continuations breaks lines with a backslash, anywhere: once to three times in each text.
func continuations(snippets []snippet) []snippet {
	var all collection
	for _, s := range snippets {
		all.add("", s.text)
	}
	known := len(all.snippets)
	r := &random{99}
	for _, s := range snippets {
		if len(s.text) > longest || !r.chance(continued) {
			continue
		}
		text := []rune(s.text)
		for range 1 + r.below(3) {
			at := r.below(len(text) + 1)
			text = append(text[:at:at], append([]rune("\\\n"), text[at:]...)...)
		}
		all.add("continued-"+s.kind, string(text))
	}
	return all.snippets[known:]
}

func spoil(r *random, text string) string {
	pieces := piecesOf(text)
	for range 1 + r.below(3) {
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

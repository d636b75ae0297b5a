package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// snippet is a piece of shell text, and what it is an example of.
type snippet struct {
	id, kind, text string
}

// allSnippets gives the written ones, file by file, then the generated ones; each text once.
func allSnippets(folder string) ([]snippet, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var all collection
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		kind, form, _ := strings.Cut(filepath.Base(file), ".")
		texts, err := textsOf(form, string(content))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, text := range texts {
			all.add(kind, text)
		}
	}
	generate(&all)
	return all.snippets, nil
}

// textsOf takes a file apart: `lines` holds a text a line, `escaped` the same with \n, \t and so on, `texts` longer ones between lines of %%.
func textsOf(form, content string) ([]string, error) {
	switch form {
	case "lines":
		return strings.Split(strings.TrimSuffix(content, "\n"), "\n"), nil
	case "texts":
		return strings.Split(strings.TrimSuffix(content, "\n"), "\n%%\n"), nil
	case "escaped":
		var texts []string
		for _, line := range strings.Split(strings.TrimSuffix(content, "\n"), "\n") {
			text, err := unescaped(line)
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
		return texts, nil
	}
	return nil, fmt.Errorf("%s is no known form", form)
}

func unescaped(line string) (string, error) {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
	if err != nil {
		return "", fmt.Errorf("%s: %w", line, err)
	}
	return text, nil
}

// collection holds each text once, with an id that says its kind and its number there.
type collection struct {
	snippets []snippet
	seen     map[string]bool
	counts   map[string]int
}

func (c *collection) add(kind, text string) bool {
	if c.seen == nil {
		c.seen, c.counts = map[string]bool{}, map[string]int{}
	}
	if c.seen[text] {
		return false
	}
	c.seen[text] = true
	c.counts[kind]++
	c.snippets = append(c.snippets, snippet{fmt.Sprintf("%s-%d", kind, c.counts[kind]), kind, text})
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

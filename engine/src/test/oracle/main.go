// Program oracle makes the fixture that the reader of shell text is compared with: what bash accepts, and how mvdan/sh takes it apart.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// record is one line of the fixture.
type record struct {
	ID                string `json:"id"`
	Kind              string `json:"kind"`
	Text              string `json:"text"`
	Bash              bool   `json:"bash"`
	Error             string `json:"error,omitempty"`
	Line              int    `json:"line,omitempty"`
	HeredocWithoutEnd bool   `json:"heredocWithoutEnd,omitempty"`
	Mvdan             bool   `json:"mvdan"`
	Difference        string `json:"difference,omitempty"`
	Why               string `json:"why,omitempty"`
	*reading
}

func main() {
	if len(os.Args) != 2 {
		fail("usage: oracle FILE")
	}
	snippets, err := allSnippets("snippets")
	check(err)
	judges, err := newBash()
	check(err)
	defer judges.close()
	snippets = append(snippets, mutants(snippets)...)
	snippets = append(snippets, continuations(snippets)...)
	records := make([]record, len(snippets))
	verdicts := judges.all(snippets)
	unexplained := 0
	for i, s := range snippets {
		records[i] = recordOf(s, verdicts[i])
		if records[i].Difference != "" && records[i].Why == "" {
			unexplained++
		}
	}
	check(write(os.Args[1], records))
	summary(records)
	if unexplained > 0 {
		fail(fmt.Sprintf("%d differences are not explained: see explain.go", unexplained))
	}
}

func recordOf(s snippet, v verdict) record {
	found, corrected, err := read(s.text)
	r := record{ID: s.id, Kind: s.kind, Text: s.text, Bash: v.accepts, Error: v.message, Line: v.line,
		HeredocWithoutEnd: v.heredocWithoutEnd, Mvdan: err == nil}
	if r.Bash && r.Mvdan && !strings.HasPrefix(s.kind, "contin") {
		r.reading = found // none where mvdan/sh's is known to be wrong
	}
	explain(&r, corrected, err)
	return r
}

func write(file string, records []record) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for _, r := range records {
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return buffered.Flush()
}

func summary(records []record) {
	accepted, both, differences := 0, 0, map[string]int{}
	for _, r := range records {
		if r.Bash {
			accepted++
		}
		if r.reading != nil {
			both++
		}
		if r.Difference != "" {
			differences[r.Difference]++
		}
	}
	version, _ := exec.Command("bash", "--version").Output()
	fmt.Println(strings.SplitN(string(version), "\n", 2)[0])
	fmt.Printf("%d snippets, %d accepted by bash, %d rejected, %d read by both\n", len(records), accepted, len(records)-accepted, both)
	for _, name := range sortedKeys(differences) {
		fmt.Printf("  %4d %s\n", differences[name], name)
	}
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}

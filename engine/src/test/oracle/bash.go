package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// verdict is what `bash -n` says of a text.
type verdict struct {
	accepts           bool
	line              int
	message           string
	heredocWithoutEnd bool
}

// bash asks `bash -n`, with nothing of the caller's environment.
type bash struct {
	program string
	folder  string
}

func newBash() (*bash, error) {
	program, err := exec.LookPath("bash")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "oracle")
	return &bash{program, folder}, err
}

func (b *bash) close() { os.RemoveAll(b.folder) }

// all asks for each snippet, a few at a time.
func (b *bash) all(snippets []snippet) []verdict {
	verdicts := make([]verdict, len(snippets))
	const workers = 3
	var group sync.WaitGroup
	for w := range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := w; i < len(snippets); i += workers {
				v, err := b.ask(snippets[i].text, "s"+strconv.Itoa(w))
				check(err)
				verdicts[i] = v
			}
		}()
	}
	group.Wait()
	return verdicts
}

// passedOver is the message for a text that bash gives up without a word, so that what follows is never read.
const passedOver = "nothing is said, and the rest is passed over"

// ask asks for one text, and whether what follows an accepted one would still be read.
func (b *bash) ask(text, name string) (verdict, error) {
	v, err := b.run(text, name)
	if err != nil || !v.accepts || v.heredocWithoutEnd {
		return v, err
	}
	followed, err := b.run(text+"\n\n)\n", name)
	if followed.accepts && !followed.heredocWithoutEnd {
		return verdict{message: passedOver}, err
	}
	return v, err
}

// extglobIsOn finds a line that lets bash read extended patterns in the lines after it; `bash -n` does not run it.
var extglobIsOn = regexp.MustCompile(`(?m)^shopt -s extglob\n`)

func (b *bash) run(text, name string) (verdict, error) {
	if err := os.WriteFile(filepath.Join(b.folder, name), []byte(text), 0o600); err != nil {
		return verdict{}, err
	}
	var said bytes.Buffer
	arguments := []string{"--norc", "--noprofile", "-n", name}
	if extglobIsOn.MatchString(text) {
		arguments = append([]string{"-O", "extglob"}, arguments[2:]...)
	}
	cmd := exec.Command(b.program, arguments...)
	cmd.Dir, cmd.Env, cmd.Stderr = b.folder, []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"}, &said
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return verdict{}, err
	}
	return verdictOf(err == nil, name, said.String(), text)
}

var endedByTheText = regexp.MustCompile("delimited by end-of-file \\(wanted `(.*)'\\)")

// endsWithTheText says whether a warning is of a heredoc that has no mark. Bash gives it also for one whose mark stands right before the
// bracket that ends its substitution, which is read as it is meant.
func endsWithTheText(warning, text string) bool {
	wanted := endedByTheText.FindStringSubmatch(warning)
	return strings.Contains(warning, "delimited by end-of-file") &&
		(wanted == nil || !strings.Contains(text, "$(") || !strings.Contains(text, "\n"+wanted[1]+")"))
}

var saidAtLine = regexp.MustCompile(`(?s)^(?:line (\d+): )?(.*)$`)

func verdictOf(accepts bool, name, said, text string) (verdict, error) {
	var v verdict
	for _, line := range strings.Split(said, "\n") {
		told, ours := strings.CutPrefix(line, name+": ")
		if !ours {
			continue
		}
		parts := saidAtLine.FindStringSubmatch(told)
		if strings.HasPrefix(parts[2], "warning: ") {
			v.heredocWithoutEnd = v.heredocWithoutEnd || endsWithTheText(parts[2], text)
			continue
		}
		if v.message == "" {
			v.line, _ = strconv.Atoi(parts[1])
			v.message = parts[2]
		}
	}
	// After an error in [[ … ]] bash 5.2 passes over the rest of the text, and its exit status is 0.
	v.accepts = accepts && v.message == ""
	return v, nil
}

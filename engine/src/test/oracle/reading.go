package main

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// span is a place in a text: the offset of its first byte, and the one after its last.
type span [2]int

// command is a simple command: where it begins and ends, redirections and all, and its parts.
type command struct {
	At      span   `json:"at"`
	Assigns []span `json:"assigns,omitempty"`
	Words   []span `json:"words,omitempty"`
}

// redirect is a redirection: its operator, what stands before that, and its target.
type redirect struct {
	At     int    `json:"at"`
	Fd     string `json:"fd,omitempty"`
	Op     string `json:"op"`
	Target span   `json:"target"`
	Body   *span  `json:"body,omitempty"`
}

// reading is what mvdan/sh makes of a text, told as places in it.
type reading struct {
	Statements []span     `json:"statements"`
	Commands   []command  `json:"commands"`
	Redirects  []redirect `json:"redirects"`
}

// read gives mvdan/sh's reading of a text, put right where it is known to err, or its error.
func read(text string) (result *reading, corrected []string, err error) {
	file, corrected, err := parse(text)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{text: text, reading: reading{[]span{}, []command{}, []redirect{}}, timeWords: map[*syntax.Stmt][]span{}, endOfOptions: map[*syntax.Word]bool{}, assigning: map[*syntax.Word]bool{}}
	for _, stmt := range file.Stmts {
		r.Statements = append(r.Statements, r.trimmed(start(stmt), r.end(stmt)))
	}
	syntax.Walk(file, r.visit)
	sort.SliceStable(r.Commands, func(i, j int) bool { return before(r.Commands[i].At, r.Commands[j].At) })
	sort.SliceStable(r.Redirects, func(i, j int) bool { return r.Redirects[i].At < r.Redirects[j].At })
	r.emptyBodies()
	corrected = append(corrected, r.corrected...)
	switch {
	case strings.Contains(text, "\\\\\\`"):
		r.unread = nestedBackquotes
	case strings.Contains(text, "(\\\n("):
		r.unread = splitParentheses
	}
	if r.unread != "" {
		return nil, []string{r.unread}, nil
	}
	return &r.reading, corrected, nil
}

// parse has a text parsed in which what mvdan/sh is known to misread is written as something that it reads as bash reads the text.
func parse(text string) (file *syntax.File, corrected []string, err error) {
	parser := syntax.NewParser(syntax.Variant(syntax.LangBash), syntax.KeepComments(true))
	written := strings.ReplaceAll(text, "\r", ",")
	if written != text {
		corrected = append(corrected, carriageReturn)
	}
	if before := strings.TrimRight(written, "\\"); (len(written)-len(before))%2 == 1 {
		written = written[:len(written)-1] + " "
		corrected = with(corrected, backslashAtTheEnd)
	}
	for {
		file, err = parser.Parse(bytes.NewReader([]byte(written)), "")
		if err != nil {
			return nil, nil, err
		}
		again := false
		syntax.Walk(file, func(node syntax.Node) bool {
			switch node := node.(type) {
			case *syntax.Comment:
				if at := offset(node.Hash); at > 0 && !strings.ContainsRune(" \t\n;&|()<>`", rune(ink(written[:at]))) {
					written, again = written[:at]+","+written[at+1:], true
					corrected = with(corrected, hashInAWord)
				} else if i := strings.Index(node.Text, "\\\n"); i >= 0 {
					at := offset(node.Hash) + 1 + i
					written, again = written[:at]+","+written[at+1:], true
					corrected = with(corrected, continuedComment)
				}
			case *syntax.LetClause:
				at := offset(node.Let)
				plain := written[:at] + "lex" + written[at+3:]
				if _, err := parser.Parse(bytes.NewReader([]byte(plain)), ""); err == nil {
					written, again = plain, true
					corrected = with(corrected, letArguments)
				}
			}
			return !again
		})
		if !again {
			return file, corrected, nil
		}
	}
}

// ink is the last character of a text that belongs to no continuation.
func ink(text string) byte {
	for strings.HasSuffix(text, "\\\n") {
		text = text[:len(text)-2]
	}
	if text == "" {
		return '\n'
	}
	return text[len(text)-1]
}

func with(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

func before(a, b span) bool {
	if a[0] != b[0] {
		return a[0] < b[0]
	}
	return a[1] > b[1]
}

type reader struct {
	text string
	reading
	// quotes are the substitutions in backquotes so far.
	quotes    []span
	corrected []string
	// unread names what mvdan/sh reads otherwise than bash, where no reading is made of it.
	unread string
	// timeWords are the words of a `time` that bash takes for a program's name, by the command that it begins.
	timeWords map[*syntax.Stmt][]span
	// endOfOptions are the `--` of `time --`, assigning the words of a coprocess that are assignments.
	endOfOptions, assigning map[*syntax.Word]bool
}

func (r *reader) visit(node syntax.Node) bool {
	switch node := node.(type) {
	case *syntax.Stmt:
		r.statement(node)
	case *syntax.CmdSubst:
		if node.TempFile || node.ReplyVar {
			return false // `${ …; }` is bash 5.3's
		}
		if node.Backquotes {

			r.quotes = append(r.quotes, span{offset(node.Left), offset(node.Right)})
		} else {
			r.timeAfter(offset(node.Left)+2, node.Stmts)
		}
	case *syntax.ProcSubst:
		r.timeAfter(offset(node.OpPos)+2, node.Stmts)
	case *syntax.ExtGlob:
		if strings.ContainsAny(node.Pattern.Value, "$`") || strings.Contains(node.Pattern.Value, "<(") {
			r.unread = insidePattern
		}
	case *syntax.TimeClause:
		r.timeIgnored(node)
	case *syntax.CoprocClause:
		r.coprocess(node)
	case *syntax.BinaryCmd:
		if node.Op == syntax.Pipe || node.Op == syntax.PipeAll {
			r.timeIn(node.Y)
		}
	}
	return true
}

// timeIgnored takes the `--` after `time` away from the words: it ends time's options.
func (r *reader) timeIgnored(clause *syntax.TimeClause) {
	if clause.Stmt == nil {
		return
	}
	inner := leftmost(clause.Stmt)
	if call, ok := inner.Cmd.(*syntax.CallExpr); ok && len(call.Assigns) == 0 && len(call.Args) > 0 && call.Args[0].Lit() == "--" && r.timeWords[inner] == nil {
		r.endOfOptions[call.Args[0]] = true
		r.corrected = with(r.corrected, timeOptions)
	}
}

// coprocess puts right what mvdan/sh takes for a coprocess's name or words.
func (r *reader) coprocess(clause *syntax.CoprocClause) {
	switch clause.Stmt.Cmd.(type) {
	case *syntax.DeclClause, *syntax.TimeClause:
		r.unread = coprocessName
	case *syntax.CallExpr, *syntax.Subshell, nil:
		if strings.Contains(r.text, "=(") {
			r.unread = coprocessName
		}
	}
	if clause.Name != nil && clause.Stmt.Cmd == nil {
		r.timeWords[clause.Stmt] = []span{r.of(clause.Name)}
		r.corrected = with(r.corrected, coprocessWords)
	}
	if call, ok := clause.Stmt.Cmd.(*syntax.CallExpr); ok {
		for _, word := range call.Args {
			if !assigns.MatchString(r.text[offset(word.Pos()):offset(word.End())]) {
				break
			}
			r.assigning[word] = true
			r.corrected = with(r.corrected, coprocessWords)
		}
	}
}

var assigns = regexp.MustCompile(`^[A-Za-z_]\w*\+?=`)

func leftmost(stmt *syntax.Stmt) *syntax.Stmt {
	for {
		binary, ok := stmt.Cmd.(*syntax.BinaryCmd)
		if !ok {
			return stmt
		}
		stmt = binary.X
	}
}

// timeAfter finds a `time` that stands where a substitution opens.
func (r *reader) timeAfter(opened int, stmts []*syntax.Stmt) {
	if len(stmts) > 0 && !strings.Contains(strings.ReplaceAll(r.text[opened:start(stmts[0])], "\\\n", ""), "\n") {
		r.timeIn(stmts[0])
	}
}

func (r *reader) timeIn(stmt *syntax.Stmt) {
	switch cmd := stmt.Cmd.(type) {
	case *syntax.BinaryCmd:
		r.timeIn(cmd.X)
	case *syntax.TimeClause:
		r.timed(cmd, stmt)
	}
}

// timed gives the words of a `time` that is a program's name to the simple command that it begins.
func (r *reader) timed(clause *syntax.TimeClause, stmt *syntax.Stmt) {
	at := offset(clause.Time)
	words := []span{{at, at + 4}}
	if clause.PosixFormat {
		p := at + 4 + strings.Index(r.text[at+4:], "-p")
		words = append(words, span{p, p + 2})
	}
	inner := clause.Stmt
	if inner != nil {
		inner = leftmost(inner)
	}
	r.timeWords[inner] = words
	r.corrected = with(r.corrected, timeAsAWord)
	if inner == nil {
		r.add(command{}, stmt)
	}
}

func (r *reader) statement(stmt *syntax.Stmt) {
	for _, redir := range stmt.Redirs {
		r.Redirects = append(r.Redirects, r.redirect(redir))
	}
	var found command
	switch cmd := stmt.Cmd.(type) {
	case nil:
		if len(stmt.Redirs) == 0 {
			return
		}
	case *syntax.CallExpr:
		for _, assign := range cmd.Assigns {
			found.Assigns = append(found.Assigns, r.of(assign))
		}
		for _, word := range cmd.Args {
			switch {
			case r.endOfOptions[word]:
			case r.assigning[word]:
				found.Assigns = append(found.Assigns, r.of(word))
			default:
				found.Words = append(found.Words, r.of(word))
			}
		}
		if len(cmd.Args) > 0 && begins(cmd.Args[0]) {
			r.unread = patternAsACommand
		}
	case *syntax.DeclClause:
		found.Words = append(found.Words, r.of(cmd.Variant))
		for _, arg := range cmd.Args {
			found.Words = append(found.Words, r.of(arg))
		}
	case *syntax.LetClause:
		let := offset(cmd.Let)
		found.Words = append(found.Words, span{let, let + 3})
		for _, expr := range cmd.Exprs {
			found.Words = append(found.Words, r.of(expr))
		}
	default:
		return
	}
	r.add(found, stmt)
}

// begins says whether a word begins with `!(…)`.
func begins(word *syntax.Word) bool {
	glob, ok := word.Parts[0].(*syntax.ExtGlob)
	return ok && glob.Op == syntax.GlobExcept
}

func (r *reader) add(found command, stmt *syntax.Stmt) {
	words := r.timeWords[stmt]
	if stmt.Cmd != nil {
		if _, alone := stmt.Cmd.(*syntax.TimeClause); alone {
			words = r.timeWords[nil]
		}
	}
	if len(words) > 0 {
		found.Words = append(append(words, found.Assigns...), found.Words...)
		found.Assigns = nil
	}
	found.Assigns, found.Words = joined(found.Assigns), joined(found.Words)
	if len(found.Assigns)+len(found.Words) == 0 && len(stmt.Redirs) == 0 {
		return
	}
	all := append(slices.Clone(found.Assigns), found.Words...)
	for _, redir := range stmt.Redirs {
		all = append(all, r.trimmed(offset(redir.Pos()), offset(redir.Word.End())))
	}
	found.At = all[0]
	for _, s := range all {
		found.At = span{min(found.At[0], s[0]), max(found.At[1], s[1])}
	}
	r.Commands = append(r.Commands, found)
}

// joined makes one word of what touches: mvdan/sh ends an array's assignment after its bracket, bash goes on.
func joined(spans []span) []span {
	var result []span
	for _, s := range spans {
		if last := len(result) - 1; last >= 0 && result[last][1] == s[0] {
			result[last][1] = s[1]
		} else {
			result = append(result, s)
		}
	}
	return result
}

func (r *reader) redirect(redir *syntax.Redirect) redirect {
	result := redirect{At: offset(redir.Pos()), Op: redir.Op.String(), Target: r.of(redir.Word)}
	if (redir.Op == syntax.DplOut || redir.Op == syntax.DplIn) && result.Target[1]-result.Target[0] > 1 && r.text[result.Target[0]] == '-' {
		r.unread = closedDescriptor
	}
	if redir.N != nil {
		result.Fd = redir.N.Value
	}
	if redir.Op == syntax.Hdoc || redir.Op == syntax.DashHdoc {
		result.Body = &span{-1, -1}
		if redir.Hdoc != nil {
			result.Body = r.body(redir.Hdoc)
			r.checkBody(redir)
		}
	}
	return result
}

// body is a heredoc's body: from the line after the operator's, or after the heredoc before it, to the line of its end mark.
func (r *reader) body(hdoc *syntax.Word) *span {
	from, to := offset(hdoc.Pos()), offset(hdoc.End())
	from = strings.LastIndexByte(r.text[:from], '\n') + 1
	to = strings.LastIndexByte(r.text[:to], '\n') + 1
	return &span{from, to}
}

// checkBody finds the bodies that bash reads otherwise: outside of the backquotes around them, or ended by a continued line.
func (r *reader) checkBody(redir *syntax.Redirect) {
	place := r.body(redir.Hdoc)
	body := r.text[place[0]:place[1]]
	quoted := strings.ContainsAny(r.text[offset(redir.Word.Pos()):offset(redir.Word.End())], `'"\\`)
	for _, s := range r.quotes {
		if s[0] < offset(redir.OpPos) && offset(redir.OpPos) < s[1] && s[1] < offset(redir.Hdoc.End()) {
			r.unread = heredocInBackquotes
		}
	}
	mark := r.text[offset(redir.Word.Pos()):offset(redir.Word.End())]
	for _, line := range strings.Split(strings.ReplaceAll(body, "\\\n", ""), "\n") {
		if redir.Op == syntax.DashHdoc {
			line = strings.TrimLeft(line, "\t")
		}
		if !quoted && line == mark {
			r.unread = continuedMark
		}
	}
}

// emptyBodies finds the bodies that mvdan/sh leaves out because they are empty: before the first line that is the mark, and after the
// body of the heredoc before it.
func (r *reader) emptyBodies() {
	after := 0
	for _, redirect := range r.Redirects {
		if redirect.Body == nil {
			continue
		}
		if redirect.Body[0] < 0 {
			mark := unquoted.Replace(r.text[redirect.Target[0]:redirect.Target[1]])
			at := max(after, redirect.Target[1])
			for at <= len(r.text) {
				line, _, more := strings.Cut(r.text[at:], "\n")
				if redirect.Op == "<<-" {
					line = strings.TrimLeft(line, "\t")
				}
				if line == mark && at > redirect.Target[1] {
					*redirect.Body = span{at, at}
					break
				}
				if !more {
					break
				}
				at += strings.IndexByte(r.text[at:], '\n') + 1
			}
		}
		if redirect.Body[1] >= 0 {
			after = redirect.Body[1]
			if end := strings.IndexByte(r.text[after:], '\n'); end >= 0 {
				after += end + 1
			}
		}
	}
}

var unquoted = strings.NewReplacer("'", "", `"`, "", "\\\n", "", "\\", "")

func (r *reader) of(node syntax.Node) span {
	to := offset(node.End())
	if assign, ok := node.(*syntax.Assign); ok && assign.Append && assign.Value == nil && assign.Array == nil &&
		to > 0 && to < len(r.text) && r.text[to-1] == '+' && r.text[to] == '=' {
		to++ // mvdan/sh counts one character of `+=`
	}
	return r.trimmed(offset(node.Pos()), to)
}

// trimmed takes continuations away from the ends of a place: they belong to nothing.
func (r *reader) trimmed(from, to int) span {
	for to-from >= 2 && strings.HasPrefix(r.text[from:to], "\\\n") {
		from += 2
	}
	for to-from >= 2 && strings.HasSuffix(r.text[from:to], "\\\n") {
		to -= 2
	}
	if escapes := 1<<max(r.quotesAround(from)-1, 0) - 1; escapes > 0 && to < len(r.text) && r.text[to] == '`' {
		to -= escapes // what is written before the backquote that ends a nested substitution
	}
	return span{from, to}
}

// quotesAround counts the backquotes that are open at a place.
func (r *reader) quotesAround(at int) int {
	count := 0
	for _, s := range r.quotes {
		if s[0] < at && at <= s[1] {
			count++
		}
	}
	return count
}

func offset(pos syntax.Pos) int { return int(pos.Offset()) }

func start(stmt *syntax.Stmt) int {
	at := offset(stmt.Pos())
	for _, redir := range stmt.Redirs {
		at = min(at, offset(redir.Pos()))
	}
	return at
}

// end is where a statement ends, without what terminates it and without the bodies of heredocs.
func (r *reader) end(stmt *syntax.Stmt) int {
	at := start(stmt)
	if stmt.Negated {
		at++
	}
	if stmt.Cmd != nil {
		at = max(at, r.commandEnd(stmt.Cmd))
	}
	for _, redir := range stmt.Redirs {
		at = max(at, offset(redir.Word.End()))
	}
	return at
}

func (r *reader) commandEnd(cmd syntax.Command) int {
	switch cmd := cmd.(type) {
	case *syntax.BinaryCmd:
		return r.end(cmd.Y)
	case *syntax.CallExpr:
		if len(cmd.Args) == 0 {
			return r.of(cmd.Assigns[len(cmd.Assigns)-1])[1]
		}
	case *syntax.FuncDecl:
		return r.end(cmd.Body)
	case *syntax.CoprocClause:
		return r.end(cmd.Stmt)
	case *syntax.TimeClause:
		if cmd.Stmt != nil {
			return r.end(cmd.Stmt)
		}
		if cmd.PosixFormat {
			at := offset(cmd.Time) + 4
			return at + strings.Index(r.text[at:], "-p") + 2
		}
	}
	return r.overContinuations(offset(cmd.End()), closer(cmd))
}

// closer is the word at the end of a compound command, whose length mvdan/sh adds to its place.
func closer(cmd syntax.Command) string {
	switch cmd.(type) {
	case *syntax.IfClause:
		return "fi"
	case *syntax.WhileClause, *syntax.ForClause:
		return "done"
	case *syntax.CaseClause:
		return "esac"
	case *syntax.TestClause:
		return "]]"
	case *syntax.ArithmCmd:
		return "))"
	}
	return ""
}

func (r *reader) overContinuations(end int, closer string) int {
	if closer == "" || strings.HasSuffix(r.text[:end], closer) || strings.HasSuffix(r.text[:end], "}") {
		return end
	}
	at := end - len(closer)
	for _, c := range []byte(closer) {
		for strings.HasPrefix(r.text[at:], "\\\n") {
			at += 2
		}
		if r.text[at] != c {
			return end
		}
		at++
	}
	return at
}

package main

import "regexp"

// difference is a kind of text that bash and mvdan/sh do not take alike. Bash is right: it is what runs the text.
type difference struct {
	name   string
	mvdan  string // what mvdan/sh says of it, as a regular expression; of a text that it accepts, nothing
	bash   string // what bash says of it
	text   string // what the text has
	why    string
	inside func(r *record) bool // more that must hold
}

const continuedDollar = "To bash a dollar and what follows it belong together over a backslash and a newline."

// differences are looked through in order; the first that fits explains.
var differences = []difference{
	{name: "heredoc-without-end", mvdan: "unclosed here-document|closing quote|without matching", inside: func(r *record) bool { return r.HeredocWithoutEnd },
		why: "Bash ends a heredoc at the end of the text, or of the command substitution, with a warning."},
	{name: "heredoc-ended-by-a-bracket", mvdan: "unclosed here-document", text: `\$\((?s).*<<.*\n\w+\)`,
		why: "Bash takes the bracket that ends a command substitution right after the mark for the end of the heredoc too, with a warning."},
	{name: "heredoc-mark-over-two-lines", mvdan: "unclosed here-document", text: `(?s)<<.*\\\n`,
		why: "Bash joins continued lines before it compares them with a heredoc's mark."},
	{name: "heredoc-in-a-line-of-openers", mvdan: "unclosed here-document|not a valid test operator: `EOF`", text: `<<.*[({&\[]\n`,
		why: "Bash reads a heredoc's body at the next newline, also where that stands inside what the line has opened."},
	{name: "heredoc-mark-with-a-tab", mvdan: "unclosed here-document", text: `<<-'\t`,
		why: "Bash strips the tabs of the lines of <<- and of the mark before it compares them."},
	{name: "heredoc-mark-outside-ascii", mvdan: "unclosed here-document `[^`]*[^\\x00-\\x7f]",
		why: "Mvdan/sh does not find a mark outside ASCII in the body's first line."},
	{name: "heredoc-and-a-regular-expression", mvdan: "unclosed here-document", text: `<<.*=~.*\n`,
		why: "Mvdan/sh does not find a heredoc's mark in the line after a regular expression."},
	{name: "heredoc-body", mvdan: ".", text: `(?s)<<-?[ \t]*["'\\]?\w.*\n`, inside: bodiesOnly,
		why: "Bash reads the expansions in the body of a heredoc when it runs the command."},
	{name: "heredoc-mark", mvdan: "expansions not allowed in heredoc words|reached EOF without matching `\\$\\(`",
		why: "Bash takes a heredoc's mark as it is written, `$` and backquotes too."},
	{name: "two-subshells", mvdan: "without matching `(\\$\\(\\(|\\(\\()` with `\\)\\)`|not a valid arithmetic operator|reached .* without matching `\\(`",
		text: `\(\(`,
		why:  "Bash takes `((` as arithmetic if the matching brackets are `))`, and else as two subshells; it reads arithmetic when it runs it."},
	{name: "backquotes", mvdan: ".", text: "`",
		why: "Bash reads what stands between backquotes when it runs it."},
	{name: "arithmetic", mvdan: "arithmetic|`expr` must be followed|must follow an expression|must be followed by an expression|must follow a name|unsigned expressions|`\\?` before `:`|ternary|" +
		"`(let|=|\\+|\\[|:)` must be followed|without matching `\\[`|statements must be separated|`=` must",
		text: `\(\(|\$\[|\[|l\\?\n?e\\?\n?t|:`,
		why:  "Bash reads arithmetic when it runs it; before that it looks for the end only, and arguments of let are words like others."},
	{name: "parameter", mvdan: "parameter|cannot be followed by a word|@ expansion|without matching `\\$\\{`|without matching `\\[`|" +
		"must be followed by an expression|nested|closing quote|close a block", text: `\$\{`,
		why: "Bash looks for the end of ${…} only; it reads what stands inside when it runs the command."},
	{name: "array-before-a-command", mvdan: "inline variables cannot be arrays",
		why: "Bash takes array assignments and subscripts before a command."},
	{name: "subscript", mvdan: "must be followed by `=`|arrays cannot be nested|`\\[` must follow a name|without matching `\\[`|not a valid arithmetic",
		text: `\[`,
		why:  "To bash a word in square brackets that assigns nothing is a word."},
	{name: "array-as-an-argument", mvdan: "a command can only contain words and redirects; encountered `\\(`", text: `\b(eval|alias|builtin|command|declare)\b`,
		why: "Bash takes array assignments as arguments of the builtins that assign, and of eval, alias and let."},
	{name: "function-name", mvdan: "invalid func name|`function` must be followed|`(export|declare|local|readonly|typeset|let|nameref)` must be|multi-name functions|`function foo\\(`",
		why: "To bash any word is a function's name, and any compound command its body, when it reads the text; it judges the name when it runs it."},
	{name: "negation", mvdan: "`!` cannot form|cannot negate|can only be used in full statements",
		why: "Bash takes `!` alone, twice and after time."},
	{name: "loop-name", mvdan: "`(for|select)` must be followed by a literal",
		why: "To bash any word is a loop's name; it judges it when it runs it."},
	{name: "loop-braces", mvdan: "must be followed by `in`, `do`|must be followed by `do`|`(for|select) foo", text: `[{]`,
		why: "Bash takes a group in braces as the body of for and select."},
	{name: "coprocess", mvdan: "statements must be separated|redirects before compound commands|close a block|without matching `\\{`", text: `coproc`,
		why: "Bash takes a name after coproc only before a compound command; what stands there else is a program."},
	{name: "words-after-a-redirection", mvdan: "redirects before compound commands|can only be used in an|must be followed by (a statement list|`do`|a literal)|must be separated",
		text: `[<>]`,
		why:  "After a redirection bash knows no reserved words and no declarations: they are words."},
	{name: "empty-condition", mvdan: "must be followed by an expression", text: `\[\[`,
		why: "Bash takes [[ ]] and && or ! at the end of a condition as they are."},
	{name: "continued-dollar", mvdan: "encountered `\\(`|without matching", text: `\$\\\n`, why: continuedDollar},
	{name: "operator-over-two-lines", mvdan: "must be followed by a (statement|word)|can only immediately follow|not a valid test operator: `&`",
		text: `[;&|<>]\\\n[;&|<>(]`,
		why:  "To bash an operator goes on over a backslash and a newline."},
	{name: "pattern-in-a-condition", mvdan: "not a valid test operator: `\\(`",
		why: "In [[ … ]] bash takes an empty pattern list."},

	{name: "extglob", bash: "near unexpected token|conditional", text: `[?*+@!]\(`,
		why: "Bash reads extended patterns only where `shopt -s extglob` was run before the text was read, or on the right of == in [[ … ]]."},
	{name: "newline-in-a-condition", bash: "`newline'|unexpected argument", text: `(?s)\[\[.*(\n|#)`,
		why: "In [[ … ]] bash takes a newline only where an operand could begin, and after a whole comparison."},
	{name: "number-in-a-condition", bash: "unexpected token 284", why: "In [[ … ]] bash takes a number before < or > as a file descriptor."},
	{name: "end-as-an-operand", bash: "unexpected argument `\\]\\]'", why: "In [[ … ]] bash takes ]] for the end wherever it stands as a word."},
	{name: "function-body", bash: "near unexpected token", text: `\(\s*\)|function`,
		why: "To bash the body of a function is a compound command."},
	{name: "second-else", bash: "near unexpected token `else'", why: "Bash takes one else."},
	{name: "time-as-a-word", bash: "near unexpected token", text: `([|]&?|[$<>]\()\s*time\b`,
		why: corrections[timeAsAWord]},
	{name: "reserved-word", bash: "near unexpected token `(else|in|!|coproc|time)'", text: `(?m)(^|[|;&]|do)\s*(else|in)\b|coproc`,
		why: "To bash else, in and what it reserves after coproc are no commands."},
	{name: "coprocess-of-a-word", bash: "near unexpected token `[({}!]'", text: `c\\?\n?o\\?\n?p\\?\n?r\\?\n?o\\?\n?c`,
		why: "Bash takes no assignment and no reserved word but those of compound commands for a coprocess's name."},
	{name: "continued-subshell", bash: "near unexpected token `'", text: `\(.*\)\\\n`,
		why: "Behind the inner bracket of (( bash takes a backslash and a newline for a word."},
	{name: "continued-dollar", bash: "looking for matching", text: `\$\\\n[{(]`, why: continuedDollar},
	{name: "arithmetic-argument", bash: "near unexpected token", text: `^let \(`, why: "To bash the arguments of let are words."},
	{name: backslashAtTheEnd, bash: "unexpected (end of file|token)", text: `\\$`, why: corrections[backslashAtTheEnd]},
	{name: "heredoc-in-a-heredoc", bash: "near unexpected token", text: `<<(\w+)\n.*<<`,
		why: "Bash ends a heredoc at the first line that is its mark, whatever stands around it."},
	{name: "number-as-a-target", bash: "near", text: `[<>]([ \t]|\\\n)*(\d+|\{\w+\})[<>]`,
		why: "Bash takes a number or {name} before < or > as a file descriptor, after a redirection too."},
	{name: "comment-in-a-condition", bash: "conditional command", text: `(?s)\[\[.*#`,
		why: "In [[ … ]] bash reads comments."},
	{name: "bracket-in-an-expansion-in-arithmetic", bash: "near unexpected token `\\)'", text: `\(\(\$\{`,
		why: "To find the end of (( bash counts the brackets, also those in an expansion."},
}

// What mvdan/sh reads otherwise than bash in texts that both accept. The reading is bash's, put right from mvdan/sh's; where that
// cannot be done, in the second part, there is none.
const (
	backslashAtTheEnd = "backslash-at-the-end"
	carriageReturn    = "carriage-return"
	continuedComment  = "continued-comment"
	coprocessWords    = "coprocess-words"
	hashInAWord       = "hash-in-a-word"
	letArguments      = "let-arguments"
	timeAsAWord       = "time-as-a-word"
	timeOptions       = "time-options"

	closedDescriptor    = "closed-descriptor"
	coprocessName       = "coprocess-name"
	continuedMark       = "continued-mark"
	heredocInBackquotes = "heredoc-in-backquotes"
	insidePattern       = "inside-a-pattern"
	nestedBackquotes    = "nested-backquotes"
	patternAsACommand   = "pattern-as-a-command"
	splitParentheses    = "split-parentheses"
)

var corrections = map[string]string{
	backslashAtTheEnd: "Bash drops a backslash at the end of the text, mvdan/sh takes it for a character.",
	hashInAWord:       "Bash begins a comment only where a word could begin, mvdan/sh also right after a quote and before a blank.",
	carriageReturn:    "To bash a carriage return is a letter, to mvdan/sh a blank or part of a line's end.",
	continuedComment:  "Bash ends a comment at the end of its line, also after a backslash, which mvdan/sh takes for a continuation.",
	letArguments:      "Bash reads the arguments of let as words, mvdan/sh as arithmetic, over redirections and pipes.",
	timeAsAWord:       "After a pipe and right after $( or <( bash takes time for a program's name.",
	timeOptions:       "Bash takes -- after time for the end of its options.",
	coprocessWords:    "Bash takes a name after coproc only before a compound command, and assignments before the program.",

	coprocessName:       "Bash takes a word after coproc for a program where no compound command follows it, also before declare, time and an array.",
	closedDescriptor:    "Bash ends >&- and <&- after the hyphen.",
	continuedMark:       "Bash joins continued lines of a heredoc before it looks for the mark.",
	heredocInBackquotes: "Bash takes the text between backquotes by itself, so that a heredoc in it ends with it.",
	insidePattern:       "Mvdan/sh does not look into extended patterns.",
	nestedBackquotes:    "Mvdan/sh loses the places in backquotes that stand three levels deep.",
	splitParentheses:    "Bash sees (( also with a continuation between the two, mvdan/sh two subshells.",
	patternAsACommand:   "Without extglob !( is a negated subshell to bash, to mvdan/sh a pattern.",
}

// explain says what is different between the two, and why.
func explain(r *record, corrected []string, err error) {
	if r.Bash && r.Mvdan && len(corrected) > 0 {
		r.Difference, r.Why = corrected[0], corrections[corrected[0]]
	}
	if r.Bash == r.Mvdan {
		return
	}
	r.Difference = "accepted by mvdan/sh"
	mvdan := ""
	if err != nil {
		mvdan = err.Error()
		r.Difference = mvdan
	}
	for _, d := range differences {
		if d.fits(r, mvdan) {
			r.Difference, r.Why = d.name, d.why
			return
		}
	}
}

func (d difference) fits(r *record, mvdan string) bool {
	if (d.mvdan == "") != (mvdan == "") {
		return false
	}
	return regexp.MustCompile(d.mvdan).MatchString(mvdan) && regexp.MustCompile(d.bash).MatchString(r.Error) &&
		regexp.MustCompile(d.text).MatchString(r.Text) && (d.inside == nil || d.inside(r))
}

var heredocBody = regexp.MustCompile(`(?s)<<-?[ \t]*(\w+)([^\n]*\n).*?(\n\t*EOF)`)

// bodiesOnly says that mvdan/sh accepts the text if the bodies of its heredocs are plain.
func bodiesOnly(r *record) bool {
	plain := heredocBody.ReplaceAllString(r.Text, "<<$1${2}x$3")
	_, _, err := read(plain)
	return plain != r.Text && err == nil
}

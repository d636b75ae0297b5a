package main

import "strings"

// generated is how many texts the grammar below makes.
const generated = 1600

// longest is how many bytes such a text may have: what differs should be found in it.
const longest = 200

// generate adds texts that a grammar of bash makes. Each kind gives its own sequence, so that more of one leave the others as they are.
func generate(all *collection) {
	kinds := []struct {
		name string
		make func(g *grammar) string
	}{
		{"made-list", func(g *grammar) string { return g.list() }},
		{"made-compound", func(g *grammar) string { return g.compound() }},
		{"made-simple", func(g *grammar) string { return g.simple() }},
		{"made-word", func(g *grammar) string { return "echo " + g.word() + g.blank() + g.word() + g.word() }},
		{"made-heredoc", func(g *grammar) string { return g.withHeredoc() }},
		{"made-condition", func(g *grammar) string { return g.condition() + g.tail() }},
		{"made-function", func(g *grammar) string { return g.function() }},
		{"made-script", func(g *grammar) string { return g.list() + g.newline() + g.list() + g.newline() + g.list() }},
	}
	for number, kind := range kinds {
		g := &grammar{random: &random{uint64(number + 1)}}
		for range generated / len(kinds) {
			for text := g.text(kind.make); len(text) > longest || !all.add(kind.name, text); {
				text = g.text(kind.make)
			}
		}
	}
}

// grammar writes texts that bash accepts, from left to right, with the bodies of heredocs at the next newline.
type grammar struct {
	*random
	depth   int
	pending []string
}

func (g *grammar) text(make func(g *grammar) string) string {
	g.depth, g.pending = 0, nil
	text := make(g)
	if len(g.pending) > 0 || g.chance(4) {
		text += g.newline()
	}
	return text
}

// deeper writes something nested, or, too deep already, something plain.
func (g *grammar) deeper(nested func() string, plain string) string {
	if g.depth >= 3 {
		return plain
	}
	g.depth++
	defer func() { g.depth-- }()
	return nested()
}

// apart writes a text whose heredocs end in it.
func (g *grammar) apart(write func() string) string {
	outer := g.pending
	g.pending = nil
	text := write()
	if len(g.pending) > 0 {
		text += g.newline()
	}
	g.pending = outer
	return text
}

func (g *grammar) newline() string {
	text := g.of("", "", "", " # it's `$(a \"note\"", "  ", " #") + "\n"
	for _, body := range g.pending {
		text += body
	}
	g.pending = nil
	return text + g.of("", "", "", "  ", "\n", "\t", "# a note; (not) a 'command\n")
}

func (g *grammar) blank() string { return g.of(" ", " ", " ", " ", "  ", "\t", " \\\n", " \\\n  ") }

func (g *grammar) gap() string { return g.of("", "", " ", g.blank()) }

func (g *grammar) list() string {
	text := g.andOr()
	for g.chance(3) {
		text += g.of(";", "; ", " ; ", " & ", "&", g.newline()) + g.andOr()
	}
	if g.chance(8) {
		text += g.of(";", " &", " ;")
	}
	return text
}

// body writes a list that is ended, as a reserved word after it needs.
func (g *grammar) body() string {
	text := g.of("", g.newline()) + g.andOr()
	for g.chance(3) {
		text += g.of("; ", g.newline()) + g.andOr()
	}
	return text + g.of("; ", ";", " & ", g.newline(), g.newline())
}

func (g *grammar) andOr() string {
	text := g.pipeline()
	for g.chance(4) {
		text += g.gap() + g.of("&&", "||") + g.of("", " ", g.newline()) + g.pipeline()
	}
	return text
}

func (g *grammar) pipeline() string {
	text := ""
	if g.chance(12) {
		text = g.of("! ", "time ", "time -p ", "!  ")
	}
	text += g.command()
	for g.chance(5) {
		text += g.gap() + g.of("|", "|", "|&") + g.of("", " ", g.newline()) + g.command()
	}
	return text
}

func (g *grammar) command() string {
	if g.chance(4) {
		return g.deeper(g.compound, "a")
	}
	return g.simple()
}

func (g *grammar) simple() string {
	var parts []string
	for g.chance(6) {
		parts = append(parts, g.assignment())
	}
	if len(parts) == 0 || !g.chance(3) {
		parts = append(parts, g.of("echo", "printf", "ls", "kubectl", "x-y", "./run", "/bin/z", `"a b"`, `\cp`, "$cmd", "git", "é", "[", "a.b"))
		for !g.chance(3) {
			parts = append(parts, g.argument())
		}
	}
	for g.chance(5) {
		at := g.below(len(parts) + 1)
		parts = append(parts[:at], append([]string{g.redirect()}, parts[at:]...)...)
	}
	text := parts[0]
	for _, part := range parts[1:] {
		text += g.blank() + part
	}
	return text
}

func (g *grammar) argument() string {
	if g.chance(5) {
		return g.of("if", "then", "fi", "do", "done", "esac", "case", "in", "{", "}", "!", "[[", "]]", "time", "for", "function", "-n", "--x=y", "a=b", "x#y", "-", "--", "{a,b}", "*.txt", "~/x", "=", "!x", "%1")
	}
	return g.word()
}

func (g *grammar) assignment() string {
	name := g.of("a", "B", "_c", "d1", "PATH")
	switch g.below(5) {
	case 0:
		return name + "="
	case 1:
		return name + "+=" + g.word()
	default:
		return name + "=" + g.word()
	}
}

func (g *grammar) array() string {
	text := g.of("arr", "M") + g.of("=", "+=") + "("
	for g.chance(2) {
		text += g.of(" ", "", "\n", " # it's\n") + g.of("", "[k]=", "[1+2]=", `["x y"]=`) + g.word() + " "
	}
	return text + ")"
}

func (g *grammar) redirect() string {
	switch g.below(8) {
	case 0:
		return g.of("2>&1", ">&2", "3>&-", "<&3", "2>&$fd", "3<&4-", ">&f", "&>f", "&>>f", "2>/dev/null", "</dev/null", "{fd}>f", "{fd}<&0")
	case 1:
		return g.of("", "3") + "<<<" + g.gap() + g.word()
	case 2:
		return g.heredoc()
	default:
		return g.of("", "", "2", "10", "{v}") + g.of(">", ">>", "<", "<>", ">|") + g.gap() + g.word()
	}
}

func (g *grammar) heredoc() string {
	mark := g.of("EOF", "END", "_x", "E-1", "é")
	tabs := g.chance(3)
	quoted := g.chance(2)
	written := mark
	if quoted {
		written = g.of("'"+mark+"'", `"`+mark+`"`, `\`+mark, mark[:1]+"'"+mark[1:]+"'")
		if mark == "é" {
			written = `"é"`
		}
	}
	body := ""
	for !g.chance(3) {
		if tabs {
			body += g.of("", "\t", "\t\t")
		}
		body += g.line(quoted, mark) + "\n"
	}
	if tabs {
		body += g.of("", "\t", "\t\t\t")
	}
	g.pending = append(g.pending, body+mark+"\n")
	return g.of("", "", "", "3", "{h}") + "<<" + map[bool]string{true: "-", false: ""}[tabs] + g.of("", "", " ", "\t") + written
}

func (g *grammar) line(quoted bool, mark string) string {
	if quoted {
		return g.of("it's", `"`, "`", "$(", "${", ")", "; }", mark+" ", " "+mark, mark+";x", mark+mark, "# x", "fi", `\`, "$((", "text")
	}
	return g.of("text", "it's", `a "b" c`, "$x and ${y:-z}", "$(echo hi)", "`date`", "$((1 + 2))", mark+" ", " "+mark, mark+"; x", mark+")", "# x", "done", `\$x \`+"`", `a\\`, "", "$", "$ x", "a|b>c&d", "${x:-\"a b\"}", `\\\$`)
}

func (g *grammar) withHeredoc() string {
	text := g.of("cat", "cat -", "tee f", "x=1 cat", "") + " " + g.heredoc()
	text = strings.TrimPrefix(text, " ")
	if g.chance(3) {
		text += g.of(" ", "") + g.heredoc()
	}
	switch g.below(8) {
	case 0:
		return text + g.of("|", " | ", " |& ") + g.simple()
	case 1:
		return text + g.of(";", "; ", " & ", "&&", " || ") + g.andOr()
	case 2:
		return text + g.of(" |", " &&", " ||") + g.newline() + g.command()
	case 3:
		return text + g.of(" >f", ">f", "> f", " 2>&1 | tee", " #c", " x y", ` "a"`)
	case 4:
		return "{ " + text + g.of("; }", g.newline()+"}", " & }") + g.tail()
	case 5:
		return "(" + text + g.of(")", "; x)", g.newline()+")") + g.tail()
	case 6:
		return "for i in 1 2; do " + text + g.of("; done", g.newline()+"done") + g.tail()
	default:
		return text + g.newline() + g.list()
	}
}

func (g *grammar) tail() string {
	return g.of("", "", "", ">f", " >f 2>&1", "2>f", " | x", "|x", " && y", "&&y", " &", ";", "; z", " <<<w")
}

func (g *grammar) compound() string {
	text := ""
	switch g.below(13) {
	case 0:
		text = "{" + g.of(" ", "\n", "\t") + g.body() + "}"
	case 1:
		text = "(" + g.gapNoParen() + g.deeper(g.list, "a") + g.of("", " ", g.newline()) + ")"
	case 2, 3:
		text = "if " + g.body() + "then " + g.body()
		for g.chance(3) {
			text += "elif " + g.body() + "then" + g.of(" ", "\n") + g.body()
		}
		if g.chance(2) {
			text += "else" + g.of(" ", "\n") + g.body()
		}
		text += "fi"
	case 4:
		text = g.of("while", "until") + " " + g.body() + "do " + g.body() + "done"
	case 5, 6:
		text = g.of("for", "for", "select") + " " + g.of("x", "i", "in", "do", "if") + g.of(" in "+g.word()+" "+g.argument()+g.of(";", g.newline()),
			" in"+g.of(";", g.newline()), ";", g.newline(), " ") + g.of("do ", " do ", "do\n") + g.body() + "done"
	case 7:
		text = "for ((" + g.of("i=0", "", " i = 1 ") + ";" + g.of("i<3", "", " i <= n ") + ";" + g.of("i++", "", " i += 1 ") + "))" + g.of(";", " ", "\n", " ; ") + "do " + g.body() + "done"
	case 8, 9, 10:
		text = g.cases()
	case 11:
		text = g.condition()
	case 12:
		text = "((" + g.arithmetic() + "))"
	}
	for g.chance(5) {
		text += " " + g.redirect()
	}
	return text
}

func (g *grammar) gapNoParen() string { return g.of(" ", " ", "\n", "  ") }

func (g *grammar) cases() string {
	text := "case " + g.word() + g.of(" in ", " in\n", "\nin\n", " in # it's\n")
	for !g.chance(3) {
		text += g.of("", "(", "( ") + g.pattern()
		for g.chance(3) {
			text += g.of("|", " | ") + g.pattern()
		}
		text += g.of(")", " ) ") + g.of("", " ", "\n")
		if !g.chance(5) {
			text += g.deeper(g.andOr, "a") + g.of("", " ", "; ", " & ", g.newline())
		}
		text += g.of(";;", ";;", ";;", ";&", ";;&") + g.of(" ", "", "\n", g.newline())
	}
	return text + "esac"
}

func (g *grammar) pattern() string {
	return g.of("a", "*", "b*", "?", "[a-z]", "[!x]", `"q r"`, `'s)'`, "$v", `\)`, "x.y", "-h", "--help", "if", "done", "1", "é", "a\\ b", "$(p)", "${q}")
}

func (g *grammar) condition() string {
	return "[[ " + g.conditions() + " ]]"
}

func (g *grammar) conditions() string {
	text := g.comparison()
	for g.chance(3) {
		text += g.of(" && ", " || ", " &&\n", " || \n  ") + g.comparison()
	}
	return text
}

func (g *grammar) comparison() string {
	switch g.below(8) {
	case 0:
		return g.of("-f", "-z", "-n", "-d", "-v", "-x", "-t", "-e") + " " + g.word()
	case 1:
		return "! " + g.deeper(g.comparison, "x")
	case 2:
		return g.of("( ", "(") + g.deeper(g.conditions, "x") + g.of(" )", ")")
	case 3:
		return "$a =~ " + g.of("^b", "(b|c)", "^[0-9]+$", "b\\ c", "[[:space:]]", "(x y)", "$re", "\"q\"", "^(a|b)*$", "a{2}", "\\.", "'x'y", "((a)b)", "[^/]+/", ".*", "é")
	case 4:
		return g.word() + " == " + g.of("@(a|b)", "!(x)", "*y*", "[a-z]*", "?(a)b", "+([0-9])", `"q"*`, "$p", "a\\*b")
	default:
		return g.word() + " " + g.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-ge", "-nt", "-ef") + " " + g.word()
	}
}

func (g *grammar) arithmetic() string {
	text := g.of("1", "a", "$b", "${#c[@]}", "d[0]", "-2", "!e", "i++", "--j", "(1 + 2)", "16#ff", "0x1F")
	for g.chance(2) {
		text += g.gap() + g.of("+", "-", "*", "/", "%", "**", "<", ">", "==", "&&", "||", "&", "|", "^", ",", "<=") + " " + g.of("1", "a", "$b", "(c)", "${d}", "e")
	}
	return strings.ReplaceAll(text, "\\\n", " ")
}

func (g *grammar) function() string {
	name := g.of("f", "do_it", "a-b", "x.y", "_z")
	head := g.of(name+"()", name+" ()", name+"( )", "function "+name+" ", "function "+name+"()", "function "+name+" () ") + g.of(" ", "\n", "  ")
	return head + g.of("{ "+g.deeper(g.body, "a; ")+"}", "( "+g.deeper(g.list, "a")+")") + g.of("", "", " >f", " 2>&1") + g.of("", "; f", "\nf x", " && f")
}

func (g *grammar) word() string {
	text := g.piece()
	for g.chance(4) {
		text += g.piece()
	}
	return text
}

func (g *grammar) piece() string {
	switch g.below(16) {
	case 0:
		return g.of(`''`, `'a b'`, `'it"s'`, "'`$('", `'#'`, "'x\ny'", `'é'`, `'\'`)
	case 1, 2:
		return `"` + g.deeper(g.quoted, "a b") + `"`
	case 3:
		return g.of(`$'a\nb'`, `$'it\'s'`, `$'\\'`, `$"hi"`, `$"a $b"`, `$'"'`)
	case 4:
		return g.of(`\ `, `\"`, `\'`, `\$`, "\\`", `\;`, `\&`, `\|`, `\(`, `\)`, `\<`, `\\`, `\#`, `\a`, `\{`)
	case 5:
		return g.of("$x", "${x}", "$1", "$@", "$?", "$$", "$#", "$!", "$-", "${10}", "${#x}", "${!x}", "${a[0]}", "${a[@]}", "${#a[@]}", "${!a[@]}")
	case 6, 7:
		return g.deeper(g.parameter, "${x:-y}")
	case 8:
		return "$(" + g.deeper(func() string {
			return g.apart(func() string { return g.of("", " ", "\n") + " " + g.list() + g.of("", " ", "\n") })
		}, "a") + ")"
	case 9:
		return g.of("`a`", "`a b`", "`a | b; c`", "`a \"b\"`", "`a '$b'`", "`a\nb`")
	case 10:
		return "$((" + g.arithmetic() + "))"
	case 11:
		return g.of("a", "x/y", "é", "1")
	case 12:
		if g.chance(2) {
			return "x"
		}
		return g.of("<(", ">(") + g.deeper(func() string { return g.apart(func() string { return " " + g.list() }) }, "a") + ")"
	default:
		return g.of("a", "b1", "c-d", "e.f", "/g/h", "i:j", "k@l", "m,n", "%", "+", "日本", "Zürich", "a=b", "x]", "[y]", "*", "?z", "{q}", "{r,s}", "~", "^", "!t", "u#v")
	}
}

// quoted writes what stands in double quotes.
func (g *grammar) quoted() string {
	text := ""
	for range 1 + g.below(3) {
		text += g.of("a", "it's", " ", "$x", "${y}", `\"`, `\$`, `\\`, "#", "; ", "(", ")", "\n", "&|<>", "$((1+2))", "`a`", "$(b)", "é", "{", "}",
			g.deeper(g.parameterInQuotes, "z"), `$(c "d")`, "!", "$(e 'f)')", `$(g "$(h "i")")`)
	}
	return text
}

func (g *grammar) parameter() string {
	name := g.of("x", "y", "1", "@", "a[0]", "a[@]", "a[$i]", "!p", "_", "long_name")
	switch g.below(6) {
	case 0:
		return "${" + name + g.of(":", "") + g.of("-", "+", "?", "=") + g.of("", g.word(), "a b", `"}"`, `'}'`, `\}`, "(", "a|b;c&d", "#", "$(b)", "${z:-w}", "it\\'s", "<x>") + "}"
	case 1:
		return "${" + name + g.of("#", "##", "%", "%%") + g.of("a", "*/", "*.", `"$y"`, `'z'`, "[a-z]", `\}`, "$(b)", "?") + "}"
	case 2:
		return "${" + name + g.of("/", "//", "/#", "/%") + g.of("a", "*", `\/`, `"b c"`, "$y", "[0-9]") + g.of("", "/", "/c", "/$z", `/"d e"`, "/f g", `/'h'`) + "}"
	case 3:
		return "${" + g.of("x", "y", "1", "a[0]", "@") + g.of(":1", ":1:2", ": -1", ":$i", ":(1)", ":i+1:j", ":0:${#y}") + "}"
	case 4:
		return "${" + g.of("x", "y", "a[@]") + g.of("^", "^^", ",", ",,", "@Q", "@U", "^^[a-c]") + "}"
	default:
		return "${" + name + "}"
	}
}

// parameterInQuotes writes an expansion as it can stand in double quotes, where a single quote is a character.
func (g *grammar) parameterInQuotes() string {
	name := g.of("x", "y", "1", "@", "a[0]")
	switch g.below(3) {
	case 0:
		return "${" + name + g.of(":-", "-", ":+", ":=", ":?") + g.of("", "it's", "a b", `"c d"`, `'e f'`, `\}`, `"}"`, "${z:-it's}", "$(b)", "`c`", "#", "(", "don't") + "}"
	case 1:
		return "${" + name + g.of("#", "##", "%", "%%") + g.of("a", "*/", `"$y"`, `'z'`, `'}'`, `"}"`) + "}"
	default:
		return "${" + name + g.of("/", "//") + g.of("a", `\"`, `"b"`, `'c'`, "$d") + g.of("", "/", "/e", `/"f g"`) + "}"
	}
}

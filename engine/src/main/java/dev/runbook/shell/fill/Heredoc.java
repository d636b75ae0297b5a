package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SyntaxNode;
import java.util.regex.Pattern;

/**
 * A heredoc as the program gets it (POSIX.1-2017, 2.7.4).
 *
 * @param tree the text it stands in
 * @param redirect its redirection
 * @param body its lines
 */
record Heredoc(ShellTree tree, SyntaxNode redirect, SyntaxNode body) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:\\n|([\\\\$`]))");
  private static final Pattern EXPANDED = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[$`]");

  /** Whether its delimiter is quoted, so that nothing in it is expanded. */
  boolean quoted() {
    return redirect.children().stream()
        .filter(child -> child.is("heredoc_start"))
        .anyMatch(start -> tree.textOf(start).matches("(?s).*['\"\\\\].*"));
  }

  /** Its text; what the shell expands in it is marked. */
  String text() {
    String written = tree.textOf(body);
    if (redirect.children().stream().anyMatch(child -> child.is("<<-"))) {
      written = written.replaceAll("(?m)^\\t+", "");
    }
    if (quoted()) {
      return written;
    }
    String marked = EXPANDED.matcher(written).replaceAll(Argv.PART + "$0");
    return ESCAPED.matcher(marked).replaceAll("$1");
  }
}

package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SyntaxNode;
import dev.runbook.shell.Wrappers;
import dev.runbook.shell.Wrappers.Inner;
import java.util.ArrayList;
import java.util.List;

/**
 * How shell text is built, whatever its words say: its commands and how many words each has, what
 * is expanded and redirected, on every level of nesting. Filling in values must not change it.
 */
final class Shape {
  private static final int MAX_DEPTH = 8;

  private final StringBuilder out = new StringBuilder();
  private final boolean nested;
  private boolean programUnknown;

  private Shape(String text, boolean nested) {
    this.nested = nested;
    add(text, 0);
  }

  /**
   * Whether a text is built as before. Where a placeholder stood for a program's name, what that
   * program does with its arguments was not known before, and only the rest is compared.
   */
  static boolean isSame(String before, String after) {
    Shape whole = new Shape(before, true);
    return whole.programUnknown
        ? new Shape(before, false).out.compareTo(new Shape(after, false).out) == 0
        : whole.out.compareTo(new Shape(after, true).out) == 0;
  }

  private void add(String text, int depth) {
    ShellTree tree = ShellTree.of(text);
    out.append(tree.sound() ? "(" : "?(").append(tree.statements());
    tree.root().walk(this::addNode);
    tree.commands().forEach(command -> addArgv(Argv.of(command), depth));
    out.append(')');
  }

  private void addNode(SyntaxNode node) {
    if (node.is(
        "file_redirect",
        "heredoc_redirect",
        "herestring_redirect",
        "command_substitution",
        "process_substitution",
        "expansion",
        "simple_expansion",
        "arithmetic_expansion",
        "variable_assignment",
        "pipeline",
        "list",
        "subshell",
        "comment")) {
      out.append(' ').append(node.type());
    }
  }

  private void addArgv(List<String> words, int depth) {
    out.append(' ').append(words.size());
    List<String> argv = new ArrayList<>(words);
    argv.set(0, Argv.name(argv.get(0)));
    programUnknown |= MarkedText.isMarked(argv.get(0));
    if (!nested || depth == MAX_DEPTH || argv.get(0).isEmpty()) {
      return;
    }
    for (Inner inner : Wrappers.inside(argv)) {
      out.append('>');
      inner
          .script()
          .ifPresentOrElse(text -> add(text, depth + 1), () -> addArgv(inner.argv(), depth + 1));
    }
  }
}

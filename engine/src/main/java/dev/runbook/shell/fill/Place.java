package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SyntaxNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One place in one shell text.
 *
 * @param tree the text
 * @param at the offset of the character that stands for the placeholder
 * @param path the nodes around it, the outermost first
 */
record Place(ShellTree tree, int at, List<SyntaxNode> path) {
  private static final Pattern OPEN_NAME =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\$[A-Za-z_]\\w*$");

  static Place of(ShellTree tree, int at) {
    return new Place(tree, at, tree.around(at));
  }

  /** Whether quoting starts afresh in a node. */
  static boolean isFresh(SyntaxNode node) {
    return node.is("command_substitution", "process_substitution", "program");
  }

  /** Where on the path quoting starts afresh for the last time; what follows counts for quotes. */
  int afresh() {
    int index = path.size() - 1;
    while (index > 0 && !isFresh(path.get(index))) {
      index--;
    }
    return index;
  }

  boolean within(String type) {
    return path.stream().anyMatch(node -> node.is(type));
  }

  /** Whether there is a node of this type on the way from one of the nodes inwards. */
  boolean within(SyntaxNode outer, String type) {
    return path.subList(path.indexOf(outer), path.size()).stream().anyMatch(node -> node.is(type));
  }

  /** The text before it. */
  String before() {
    return tree.text().substring(0, at);
  }

  /** Whether it would go on the name of a variable that stands right before it. */
  boolean followsName() {
    return OPEN_NAME.matcher(before()).find();
  }

  /** The run of characters without a space around it. */
  String word() {
    int end = at;
    while (end < tree.text().length() && !Character.isWhitespace(tree.text().charAt(end))) {
      end++;
    }
    return tree.text().substring(wordStart(), end);
  }

  /** The part of that before it. */
  String wordBefore() {
    return tree.text().substring(wordStart(), at);
  }

  private int wordStart() {
    int start = at;
    while (start > 0 && !Character.isWhitespace(tree.text().charAt(start - 1))) {
      start--;
    }
    return start;
  }
}

package dev.runbook.shell.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A node of the syntax tree, with its place in the text.
 *
 * <p>Offsets count characters ({@code char}) from the beginning of the whole text, however deep the
 * piece is. A child is within its parent, except the body of a here-document: it begins after the
 * line of its operator.
 */
public sealed interface Node
    permits CommandList,
        CommandList.Item,
        CommandNode,
        CommandNode.Branch,
        CommandNode.CaseClause,
        Condition,
        Assignment,
        Word,
        WordPart,
        Redirection,
        Heredoc {
  /** The offset of its first character. */
  int start();

  /** The offset after its last character. */
  int end();

  /** The pieces directly below it, in the order of the text. */
  List<Node> children();

  /** Whether an offset is one of its characters. */
  default boolean contains(int offset) {
    return start() <= offset && offset < end();
  }

  /** Visits the node and all below it, in the order of the text. */
  default void walk(Consumer<Node> visit) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Node node = open.pop();
      visit.accept(node);
      List<Node> children = node.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(children.get(i));
      }
    }
  }
}

package dev.runbook.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A node of the grammar's tree, copied out of the parser's memory.
 *
 * @param type the grammar's name for it, such as {@code pipeline}
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param children its children in order, anonymous tokens such as {@code &} included
 */
public record SyntaxNode(String type, int start, int end, List<SyntaxNode> children) {
  /** Copies the list. */
  public SyntaxNode {
    children = List.copyOf(children);
  }

  /** The tree of a text, as far as the grammar can read it. */
  public static SyntaxNode parse(String text) {
    return Grammar.parse(text).root();
  }

  /** Whether it is of one of these types. */
  public boolean is(String... types) {
    for (String each : types) {
      if (type.equals(each)) {
        return true;
      }
    }
    return false;
  }

  /** Visits the node and all below it, in the order of the text. */
  public void walk(Consumer<SyntaxNode> visit) {
    Deque<SyntaxNode> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      SyntaxNode node = open.pop();
      visit.accept(node);
      for (int i = node.children().size() - 1; i >= 0; i--) {
        open.push(node.children().get(i));
      }
    }
  }
}

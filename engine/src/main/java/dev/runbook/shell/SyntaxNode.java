package dev.runbook.shell;

import java.util.List;

/**
 * A node of the grammar's tree, copied out of the parser's memory.
 *
 * @param type the grammar's name for it, such as {@code pipeline}
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param children its children in order, anonymous tokens such as {@code &} included
 */
record SyntaxNode(String type, int start, int end, List<SyntaxNode> children) {
  boolean is(String... types) {
    for (String each : types) {
      if (type.equals(each)) {
        return true;
      }
    }
    return false;
  }
}

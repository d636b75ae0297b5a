package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Finds the simple commands of a text. */
final class SimpleCommandFinder {
  private SimpleCommandFinder() {}

  /** Those that call a program, at any depth, in the order of the text. */
  static List<CommandNode.Simple> in(SyntaxTree tree) {
    List<CommandNode.Simple> found = new ArrayList<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Simple simple && !simple.words().isEmpty()) {
                found.add(simple);
              }
            });
    return found;
  }
}

package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.EnclosingNodes;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Parses shell texts; it parses each text once, for all its places.
 *
 * <p>All marks of a text stand in it at once, so that the text inside {@code ssh "…"} is the same
 * for every place in it.
 */
final class ParsedTexts {
  private final Set<String> functions;
  private final Map<String, EnclosingNodes> read = new HashMap<>();

  /** Nothing is read yet; these are the functions that the page defines. */
  ParsedTexts(Set<String> functions) {
    this.functions = Set.copyOf(functions);
  }

  SyntaxTree tree(String text) {
    return nodes(text).tree();
  }

  /** A text with what is around its places. */
  EnclosingNodes nodes(String text) {
    return read.computeIfAbsent(text, each -> new EnclosingNodes(SyntaxTree.of(each)));
  }

  /** Whether bash accepts a text, with an end to each here-document. */
  boolean isComplete(String text) {
    SyntaxTree tree = tree(text);
    return tree.isAccepted() && tree.heredocs().stream().allMatch(Heredoc::terminated);
  }

  /** Lets go of what was read; who asks again has it read again. */
  void forget() {
    read.clear();
  }

  Set<String> functions() {
    return functions;
  }

  /** How many texts were read. */
  int count() {
    return read.size();
  }
}

package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.EnclosingNodes;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.List;
import java.util.Optional;

/**
 * One place in one shell text: that of a character which stands for a value, or of a substitution
 * whose output takes its place.
 *
 * @param nodes the text, with what is around its places
 * @param at the offset of its first character
 * @param mark the character that stands for it, here or in what the text hands on
 * @param substitution what is there; empty where the character itself is
 * @param path the nodes around it, the outermost first
 */
record ValuePlace(
    EnclosingNodes nodes, int at, char mark, Optional<WordPart> substitution, List<Node> path) {
  /** Stands for what the shell puts into a text: what a command prints, what a variable holds. */
  static final char EXPANDED = '\uE00F';

  /** The place of a character. */
  static ValuePlace of(EnclosingNodes nodes, char mark) {
    int at = nodes.tree().text().indexOf(mark);
    return new ValuePlace(nodes, at, mark, Optional.empty(), nodes.around(at));
  }

  /** The text. */
  SyntaxTree tree() {
    return nodes.tree();
  }

  /** Where on the path quoting starts afresh for the last time: a substitution, or the text. */
  private int afresh() {
    int index = path.size() - 1;
    while (index > 0 && !isSubstitution(path.get(index))) {
      index--;
    }
    return index;
  }

  static boolean isSubstitution(Node node) {
    return node instanceof WordPart.CommandSubstitution
        || node instanceof WordPart.ProcessSubstitution;
  }

  /** The part of the path whose quotes count here. */
  List<Node> inner() {
    return path.subList(afresh() + 1, path.size());
  }

  /** The place of the substitution around it, in the same text; empty where there is none. */
  Optional<ValuePlace> outside() {
    int index = afresh();
    return index > 0 && isSubstitution(path.get(index))
        ? Optional.of(
            new ValuePlace(
                nodes,
                path.get(index).start(),
                EXPANDED,
                Optional.of((WordPart) path.get(index)),
                path.subList(0, index)))
        : Optional.empty();
  }

  /** Whether a node is one of those around it. */
  boolean isIn(Node node) {
    return path.stream().anyMatch(each -> each == node);
  }

  boolean isIn(List<? extends Node> nodes) {
    return nodes.stream().anyMatch(this::isIn);
  }

  /** Whether a node of this kind is around it, in the same quotes. */
  boolean isWithin(Class<? extends Node> kind) {
    return inner().stream().anyMatch(kind::isInstance);
  }

  boolean isInComment() {
    return substitution.isEmpty() && nodes.isComment(at);
  }

  /** The word it is in. */
  Optional<Word> word() {
    return inner().stream()
        .filter(Word.class::isInstance)
        .map(Word.class::cast)
        .reduce((outer, inner) -> inner);
  }

  /** What the shell does not expand and nothing quotes in that word. */
  String bare() {
    StringBuilder out = new StringBuilder();
    word()
        .ifPresent(
            word ->
                word.parts().stream()
                    .filter(WordPart.Literal.class::isInstance)
                    .forEach(part -> out.append(part.shown())));
    return out.toString();
  }
}

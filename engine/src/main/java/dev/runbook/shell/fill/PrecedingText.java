package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.WordPart;
import java.util.List;
import java.util.Optional;

/**
 * The text right before a place, in the same quotes.
 *
 * @param characters the plain characters up to it
 * @param part what is before those; empty where the word or the quotes begin
 */
record PrecedingText(String characters, Optional<Node> part) {
  static PrecedingText of(ValuePlace place) {
    List<Node> path = place.path();
    Node last = path.get(path.size() - 1);
    if (!(last instanceof WordPart.Literal literal) || literal.value().indexOf(place.mark()) < 0) {
      return new PrecedingText("", Optional.empty());
    }
    String before = literal.value().substring(0, literal.value().indexOf(place.mark()));
    List<Node> siblings = path.get(path.size() - 2).children();
    int index = 0;
    while (siblings.get(index) != last) {
      index++;
    }
    // Line continuations stand between runs of plain characters.
    while (index > 0 && siblings.get(index - 1) instanceof WordPart.Literal earlier) {
      before = earlier.value() + before;
      index--;
    }
    return new PrecedingText(
        before, index == 0 ? Optional.empty() : Optional.of(siblings.get(index - 1)));
  }

  /** Whether it would go on the name of a variable. */
  boolean followsName() {
    return characters.isEmpty()
        && part.filter(WordPart.Parameter.class::isInstance)
            .map(WordPart.Parameter.class::cast)
            .filter(each -> !each.braced() && each.name().matches("[A-Za-z_]\\w*"))
            .isPresent();
  }

  /** Whether the shell would read it as part of a user's name. */
  boolean followsTilde() {
    return characters.matches(part.isEmpty() ? "(?s)(?:.*[=:])?~[^/]*" : "(?s).*[=:]~[^/]*");
  }
}

package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.List;

/**
 * Shell text with the places that a person must fill in.
 *
 * @param text the text
 * @param placeholders the places, in order, none overlapping
 * @param script the text as bash reads it when a plain word stands in each of them
 */
public record PlaceholderText(String text, List<Placeholder> placeholders, Script script) {
  /** Copies the list. */
  public PlaceholderText {
    placeholders = List.copyOf(placeholders);
  }

  /** Its syntax tree. */
  public SyntaxTree tree() {
    return script.tree();
  }
}

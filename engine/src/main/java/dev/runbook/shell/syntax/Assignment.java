package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code NAME=value} before a program, or alone.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param name the variable
 * @param subscript what is in {@code NAME[…]=}; empty where nothing is
 * @param append whether it is {@code +=}
 * @param value the value, {@code (…)} included; empty where nothing follows
 */
public record Assignment(
    int start, int end, String name, List<WordPart> subscript, boolean append, Optional<Word> value)
    implements Node {
  /** Copies the list. */
  public Assignment {
    subscript = List.copyOf(subscript);
  }

  @Override
  public List<Node> children() {
    List<Node> all = new ArrayList<>(subscript);
    value.ifPresent(all::add);
    return all;
  }
}

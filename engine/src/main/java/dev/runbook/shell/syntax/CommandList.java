package dev.runbook.shell.syntax;

import java.util.List;

/**
 * Commands that run one after the other (bash(1), "Lists" and "Compound Commands": {@code list}).
 *
 * @param start the offset of its first command; where it has none, the place where one could be
 * @param end the offset after its last command or separator
 * @param items the commands in order
 */
public record CommandList(int start, int end, List<Item> items) implements Node {
  /** Copies the list. */
  public CommandList {
    items = List.copyOf(items);
  }

  /** What is between a command and the next. */
  public enum Separator {
    /** Nothing: it is the last. */
    NONE,
    /** {@code ;}. */
    SEMICOLON,
    /** {@code &}: the command goes on in the background. */
    AMPERSAND,
    /** The end of a line. */
    NEWLINE
  }

  /**
   * One command of a list.
   *
   * @param start the offset of its first character
   * @param end the offset after its last, without what separates it from the next
   * @param command the command
   * @param separator what separates it from the next
   * @param separatorEnd the offset after the separator; {@code end} where there is none
   */
  public record Item(int start, int end, CommandNode command, Separator separator, int separatorEnd)
      implements Node {
    /** Whether it goes on in the background. */
    public boolean background() {
      return separator == Separator.AMPERSAND;
    }

    @Override
    public List<Node> children() {
      return List.of(command);
    }
  }

  @Override
  public List<Node> children() {
    return List.copyOf(items);
  }
}

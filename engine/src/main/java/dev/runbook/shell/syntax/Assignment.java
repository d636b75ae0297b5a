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

  /**
   * Whether a text may hold an assignment: whether it has an equals sign outside options such as
   * {@code --lines=20}. Nobody has to take the others apart to know that they have none.
   */
  public static boolean mayStandIn(String text) {
    int at = text.indexOf('=');
    while (at >= 0) {
      int start = at;
      while (start > 0 && isOfAWord(text.charAt(start - 1))) {
        start--;
      }
      if (text.charAt(start) != '-') {
        return true;
      }
      int end = at;
      while (end < text.length() && isOfAWord(text.charAt(end))) {
        end++;
      }
      at = text.indexOf('=', end);
    }
    return false;
  }

  /** Whether a word goes on with it whatever stands around; of others it is not looked at. */
  private static boolean isOfAWord(char c) {
    return Character.isLetterOrDigit(c) || "./_-=:,@%+".indexOf(c) >= 0;
  }
}

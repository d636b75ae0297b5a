package dev.runbook.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a value that the shell itself puts into text: a variable's, a command's output.
 */
final class Flow {
  private static final Pattern POSITIONAL = Pattern.compile("\\$(?:[0-9@*]|\\{[0-9@*][^}]*\\})");

  private Flow() {}

  /**
   * Why what a shell expands in this place would be read as code; empty where it is data.
   *
   * @param slot the place of what is expanded
   */
  static Optional<String> expanded(Slot slot) {
    List<Level> levels = slot.levels().stream().dropWhile(level -> !level.expands()).toList();
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    if (slot.takes() != Takes.ANY) {
      return Optional.of(slot.reason());
    }
    return levels.size() > 1
        ? Optional.of("it becomes part of a text that is read once more")
        : Optional.empty();
  }

  /** The same, and the shell would also split it at its spaces where it stands outside quotes. */
  static Optional<String> used(Slot slot) {
    List<Level> levels = slot.levels().stream().dropWhile(level -> !level.expands()).toList();
    boolean bare = !levels.isEmpty() && levels.get(0).isOutsideQuotes();
    return expanded(slot)
        .or(
            () ->
                bare && slot.splits()
                    ? Optional.of(
                        "outside double quotes the shell splits it at spaces and expands its `*`")
                    : Optional.empty());
  }

  /** Whether a script uses {@code $1} and its like only where they stay as they are. */
  static boolean positionalsAreQuoted(String script) {
    return uses(script, POSITIONAL, Set.of()).isEmpty();
  }

  /** The first bad use of what a pattern matches, as the reason and the offset. */
  static Optional<Use> uses(String text, Pattern expansion, Set<String> functions) {
    Matcher matcher = expansion.matcher(text);
    while (matcher.find()) {
      String marked = text.substring(0, matcher.start()) + USED + text.substring(matcher.end());
      Optional<String> reason = used(SlotReader.of(marked, USED, functions));
      if (reason.isPresent()) {
        return Optional.of(new Use(matcher.start(), reason.get()));
      }
    }
    return Optional.empty();
  }

  /** Stands for what is expanded, apart from all placeholders. */
  private static final char USED = '\uE00F';

  /**
   * A use that could change a value or read it as code.
   *
   * @param offset where it stands
   * @param reason why
   */
  record Use(int offset, String reason) {}
}

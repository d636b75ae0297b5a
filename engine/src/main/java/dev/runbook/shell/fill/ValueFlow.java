package dev.runbook.shell.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a value that the shell itself puts into text: that of a variable, or a command's output.
 */
final class ValueFlow {
  private static final Pattern POSITIONAL = Pattern.compile("\\$(?:[0-9@*]|\\{[0-9@*][^}]*\\})");

  private ValueFlow() {}

  /**
   * Why what a shell expands in this place would be read as code; empty where it is data.
   *
   * @param slot the place of what is expanded
   */
  static Optional<String> expanded(Slot slot) {
    return expanded(slot, 0);
  }

  /** The same, past the shells that find its dollar escaped. */
  private static Optional<String> expanded(Slot slot, int escaped) {
    boolean hasLevels = slot.levels().size() > escaped;
    List<EncodingLevel> levels = expanding(slot, escaped);
    if (hasLevels && levels.isEmpty()) {
      return Optional.empty();
    }
    if (slot.takes() != AllowedValues.ANY) {
      return Optional.of(slot.reason());
    }
    return levels.size() > 1
        ? Optional.of("it becomes part of a text that is read once more")
        : Optional.empty();
  }

  /** The readers from the first one on that expands it. */
  private static List<EncodingLevel> expanding(Slot slot, int escaped) {
    return slot.levels().stream().skip(escaped).dropWhile(level -> !level.expands()).toList();
  }

  /** The same, and the shell would also split it at its spaces where it is outside quotes. */
  private static Optional<String> used(Slot slot, int escaped) {
    List<EncodingLevel> levels = expanding(slot, escaped);
    boolean bare = !levels.isEmpty() && levels.get(0).isOutsideQuotes();
    return expanded(slot, escaped)
        .or(
            () ->
                bare && slot.splits()
                    ? Optional.of(
                        "outside double quotes the shell splits it at spaces and expands its `*`")
                    : Optional.empty());
  }

  /** Whether a script uses {@code $1} and its like only where they stay as they are. */
  static boolean positionalsAreQuoted(String script, ParsedTexts reading) {
    return uses(script, POSITIONAL, reading).isEmpty();
  }

  /** The first bad use of what a pattern matches, as the reason and the offset. */
  static Optional<Use> uses(String text, Pattern expansion, ParsedTexts reading) {
    StringBuilder marked = new StringBuilder();
    List<Expansion> found = new ArrayList<>();
    Matcher matcher = expansion.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (found.size() == MarkedText.MOST_EXPANSIONS) {
        return Optional.of(new Use(matcher.start(), "it is used too often to be followed"));
      }
      int slashes = slashesBefore(text, matcher.start());
      int escaped = slashes % 2 == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(slashes);
      int from = escaped == 0 ? matcher.start() : matcher.start() - slashes;
      char mark = MarkedText.expansion(found.size());
      found.add(new Expansion(matcher.start(), escaped, mark));
      marked.append(text, at, from).append(mark);
      at = matcher.end();
    }
    String all = marked.append(text.substring(at)).toString();
    return found.stream()
        .flatMap(
            each ->
                used(SlotReader.of(all, each.mark(), reading), each.escaped())
                    .map(reason -> new Use(each.offset(), reason))
                    .stream())
        .findFirst();
  }

  /** An expansion, past how many shells its dollar is escaped, and what stands for it. */
  private record Expansion(int offset, int escaped, char mark) {}

  /** One shell takes a backslash off {@code \\$}, two shells three, three shells seven. */
  private static int slashesBefore(String text, int at) {
    int from = at;
    while (from > 0 && text.charAt(from - 1) == '\\') {
      from--;
    }
    return at - from;
  }

  /**
   * A use that could change a value or read it as code.
   *
   * @param offset where it is
   * @param reason why
   */
  record Use(int offset, String reason) {}
}

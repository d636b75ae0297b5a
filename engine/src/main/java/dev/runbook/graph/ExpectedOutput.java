package dev.runbook.graph;

import dev.runbook.source.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step must print to standard output, as the page shows it.
 *
 * @param lines the lines, patterns included; the exit status is not among them
 * @param exit the exit status that the last line says, {@code [3]}
 * @param span where it stands
 */
public record ExpectedOutput(List<String> lines, OptionalInt exit, Span span) {
  /** Stands for any lines. */
  public static final String ANY_LINES = "...";

  private static final Pattern EXIT = Pattern.compile("\\[(\\d{1,3})]");

  /** Copies the list. */
  public ExpectedOutput {
    lines = List.copyOf(lines);
  }

  /** Reads the text of a fence, or the output of a session; blank lines at the end do not count. */
  static ExpectedOutput of(String text, Span span) {
    List<String> lines =
        text.stripTrailing().isEmpty() ? List.of() : text.stripTrailing().lines().toList();
    Matcher exit = EXIT.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    return exit.matches() && Integer.parseInt(exit.group(1)) <= 255
        ? new ExpectedOutput(
            lines.subList(0, lines.size() - 1),
            OptionalInt.of(Integer.parseInt(exit.group(1))),
            span)
        : new ExpectedOutput(lines, OptionalInt.empty(), span);
  }

  /** Whether any output fits. */
  public boolean isAnything() {
    return exit.isEmpty() && !lines.isEmpty() && lines.stream().allMatch(ANY_LINES::equals);
  }

  /** As the page shows it. */
  public String text() {
    String all = String.join("\n", lines);
    return exit.isPresent()
        ? (lines.isEmpty() ? "" : all + "\n") + "[" + exit.getAsInt() + "]"
        : all;
  }
}

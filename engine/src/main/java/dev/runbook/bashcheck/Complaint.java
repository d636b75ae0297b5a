package dev.runbook.bashcheck;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first thing that bash says against a text.
 *
 * @param line the line it names, counted from 1 in the text; 0 where it names none
 * @param words what it says
 */
record Complaint(int line, String words) {
  private static final Pattern LINE = Pattern.compile("(?:^|[^`]*?: )line (\\d+): (.*)");

  private static final Pattern HEREDOC =
      Pattern.compile(
          "warning: here-document at line (\\d+) delimited by end-of-file \\(wanted `(.*)'\\)");

  private static final Pattern UNCLOSED =
      Pattern.compile("unexpected EOF while looking for (?:matching )?`(.+)'");

  private static final Pattern TOKEN = Pattern.compile("syntax error near unexpected token `(.*)'");

  /** The complaint in what bash has said; nothing where it has accepted the text. */
  static Optional<Complaint> in(String said) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    String first = said.lines().findFirst().orElse("");
    Matcher at = LINE.matcher(first);
    return Optional.of(
        at.matches() ? new Complaint(textLine(at.group(1)), at.group(2)) : new Complaint(0, first));
  }

  /** The script has one line before the text. */
  private static int textLine(String scriptLine) {
    return Math.max(0, Integer.parseInt(scriptLine) - 1);
  }

  /** A here-document without an end: its line and the mark that is looked for. */
  Optional<Complaint> heredoc() {
    Matcher heredoc = HEREDOC.matcher(words);
    return heredoc.matches()
        ? Optional.of(new Complaint(textLine(heredoc.group(1)), heredoc.group(2)))
        : Optional.empty();
  }

  /** What would close something that is open at the end of the text. */
  Optional<String> unclosed() {
    return group(UNCLOSED);
  }

  /** The word that bash does not expect. */
  Optional<String> token() {
    return group(TOKEN);
  }

  /** Whether the text ends in the middle of a command. */
  boolean endsEarly() {
    return words.startsWith("syntax error: unexpected end of file");
  }

  private Optional<String> group(Pattern pattern) {
    Matcher matcher = pattern.matcher(words);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

package dev.runbook.cli.console;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises, from the last lines of a failed command, that it wanted the keyboard. Commands have
 * no keyboard: their input is empty.
 */
final class KeyboardHint {
  /** What programs say that find no terminal, or the end of their input. */
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "not a tty|not a terminal|no tty present|terminal is required|inappropriate ioctl"
              + "|cannot open /dev/tty|no such device or address: /dev/tty|/dev/tty: no such device"
              + "|eof when reading a line|end of file on standard input|unexpected eof on stdin"
              + "|requires? (?:an )?interactive|non-?interactive|must be run from a terminal"
              + "|no askpass program|password is required|could not read (?:username|password)"
              + "|use --?(?:y|yes|force|assume-yes|auto-approve|non-interactive)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A last line that waits for something: {@code Continue? [y/N] }, {@code Password: }. */
  private static final Pattern QUESTION =
      Pattern.compile(
          ".*(?:[\\[(](?:y(?:es)?/n(?:o)?(?:/[^\\])]*)?)[\\])].{0,20}"
              + "|\\b(?:password|passphrase|passcode|pin|username|login)\\b[^:?]*:\\s*"
              + "|\\?\\s*|\\b(?:continue|proceed|are you sure)\\b[^.!]*[:?>]?\\s*)",
          Pattern.CASE_INSENSITIVE);

  private KeyboardHint() {}

  /** The line that shows it; empty where none does. */
  static Optional<String> line(List<String> lastLines) {
    Optional<String> complaint =
        lastLines.stream()
            .filter(line -> COMPLAINT.matcher(line).find())
            .reduce((earlier, later) -> later);
    return complaint.or(
        () ->
            lastLines.stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .filter(line -> QUESTION.matcher(line).matches()));
  }
}

package dev.runbook.host.ssh;

import dev.runbook.host.Invocation;
import java.util.Optional;

/**
 * The text that a login shell gets for one command: first a mark in the environment, by which we
 * find all processes of the command, and which the text prints as a proof that a shell has read it;
 * then the command as it is.
 *
 * @param command the command
 * @param marker the marker
 * @param shell the login shell
 * @param receipts where it writes down how it ends; empty where it does not
 */
record OnceText(
    Invocation command, String marker, LoginShell shell, Optional<ReceiptFolder> receipts) {
  /** The argument; empty for the login shell itself. */
  String argument() {
    if (command.text().isEmpty()) {
      return "";
    }
    String mark =
        shell.marksCommands() ? "export " + MarkerWords.VARIABLE + "=" + marker + "; " : "";
    return mark + begin(marker) + receipt() + (command.secret() ? reader(marker) : text());
  }

  private String receipt() {
    return receipts
        .filter(any -> shell.marksCommands())
        .flatMap(folder -> command.receipt().map(receipt -> folder.before(receipt.id())))
        .orElse("");
  }

  /** The command's text; a failure in any part of its last pipeline counts. */
  private String text() {
    return command.pipeline() ? shell.counting(command.text()) : command.text();
  }

  /** Prints the marker between two NULs. */
  static String begin(String marker) {
    return "printf '\\000" + marker + "\\000'; ";
  }

  /** What it reads; empty for nothing. */
  Optional<String> input() {
    return command.secret() ? Optional.of(text() + end(marker)) : Optional.empty();
  }

  /** Comes behind a text that is read whole. */
  static String end(String marker) {
    return "\n\n#" + marker;
  }

  /**
   * Reads a text, closes standard input, and runs the text if it is whole: a connection that is
   * lost on the way must not run the first half.
   */
  static String reader(String marker) {
    return "c=$(cat); exec </dev/null; case $c in *'#"
        + marker
        + "') eval \"$c\" ;; *) exit 255 ;; esac";
  }
}

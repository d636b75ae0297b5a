package dev.runbook.host.ssh;

import dev.runbook.host.Invocation;
import java.util.Optional;

/**
 * What the login shell is given for one command: the text as it is, behind a marker by which all
 * that it starts can be found again, and which it prints, so that somebody has read the text.
 *
 * @param command the command
 * @param marker the marker
 * @param marked whether the login shell can be told
 */
record OnceText(Invocation command, String marker, boolean marked) {
  /** The argument; empty for the login shell itself. */
  String argument() {
    if (command.text().isEmpty()) {
      return "";
    }
    String mark = marked ? "export " + Markers.VARIABLE + "=" + marker + "; " : "";
    return mark
        + "printf '\\000"
        + marker
        + "\\000'; "
        + (command.secret() ? reader() : command.text());
  }

  /** What it reads; empty for nothing. */
  Optional<String> input() {
    return command.secret() ? Optional.of(command.text() + "\n\n#" + marker) : Optional.empty();
  }

  /**
   * Reads a text, closes standard input, and runs the text if it is whole: a connection that is
   * lost on the way must not run the first half.
   */
  private String reader() {
    return "c=$(cat); exec </dev/null; case $c in *'#"
        + marker
        + "') eval \"$c\" ;; *) exit 255 ;; esac";
  }
}

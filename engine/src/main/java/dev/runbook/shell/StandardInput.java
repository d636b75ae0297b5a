package dev.runbook.shell;

import java.util.Optional;

/**
 * The standard input of a command.
 *
 * @param given whether something does: a file, a heredoc, a pipe
 * @param text what it is, where the page shows it: a heredoc's body, {@code <<< "…"}, {@code echo
 *     "…" |}
 * @param file the file that it is read from, where the page names one
 */
public record StandardInput(boolean given, Optional<String> text, Optional<String> file) {
  /** Nothing but what the shell has. */
  public static final StandardInput NOTHING =
      new StandardInput(false, Optional.empty(), Optional.empty());

  /** Something that the page does not show. */
  public static final StandardInput UNSEEN =
      new StandardInput(true, Optional.empty(), Optional.empty());

  /** A text. */
  public static StandardInput text(String text) {
    return new StandardInput(true, Optional.of(text), Optional.empty());
  }

  /** What stands in a file, which the page does not show. */
  static StandardInput file(String name) {
    return new StandardInput(true, Optional.empty(), Optional.of(name));
  }

  /** Whether something is given that the page does not show. */
  public boolean unseen() {
    return given && text.isEmpty();
  }

  /** This, where something is given, else the other. */
  StandardInput or(StandardInput other) {
    return given ? this : other;
  }
}

package dev.runbook.shell;

import java.util.Optional;

/**
 * What stands at a command's standard input.
 *
 * @param given whether something does: a file, a heredoc, a pipe
 * @param text what it is, where the page shows it: a heredoc's body, {@code <<< "…"}, {@code echo
 *     "…" |}
 */
public record Fed(boolean given, Optional<String> text) {
  /** Nothing but what the shell has. */
  public static final Fed NOTHING = new Fed(false, Optional.empty());

  /** Something that the page does not show. */
  public static final Fed UNSEEN = new Fed(true, Optional.empty());

  /** A text. */
  public static Fed text(String text) {
    return new Fed(true, Optional.of(text));
  }

  /** Whether something is given that the page does not show. */
  public boolean unseen() {
    return given && text.isEmpty();
  }

  /** This, where something is given, else the other. */
  Fed or(Fed other) {
    return given ? this : other;
  }
}

package dev.runbook.host.ssh.link;

import dev.runbook.host.TerminalSize;
import java.util.Optional;

/**
 * A command for the server.
 *
 * @param text what the login shell there is given, byte for byte; empty for the login shell itself
 * @param terminal the pseudo-terminal it gets there; without one the two output streams are apart
 * @param fed whether something will be written to its standard input; else that is empty
 */
public record SshCommand(String text, Optional<TerminalSize> terminal, boolean fed) {
  /** A command with empty input and without a terminal. */
  public static SshCommand of(String text) {
    return new SshCommand(text, Optional.empty(), false);
  }

  /** A command that is written to, without a terminal. */
  public static SshCommand fed(String text) {
    return new SshCommand(text, Optional.empty(), true);
  }
}

package dev.runbook.host.ssh.jsch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The attempts to log in, for the message when all have failed. */
final class LoginAttempts {
  private final Set<String> tried = new LinkedHashSet<>();
  private final Set<String> hints = new LinkedHashSet<>();

  /** Something was shown to the server. */
  synchronized void tried(String what) {
    tried.add(what);
  }

  /** Something could not be tried; what to do about it. */
  synchronized void hint(String what) {
    hints.add(what);
  }

  synchronized List<String> hints() {
    return List.copyOf(hints);
  }

  /** Both, as the end of a sentence. */
  synchronized String sentence() {
    String what =
        tried.isEmpty() ? "there was nothing to try" : "tried " + String.join(", ", tried);
    return hints.isEmpty() ? what : what + "; " + String.join("; ", hints);
  }
}

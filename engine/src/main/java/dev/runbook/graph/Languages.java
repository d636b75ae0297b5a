package dev.runbook.graph;

import java.util.Set;

/** Which fences hold something to run. */
final class Languages {
  private static final Set<String> BASH = Set.of("bash", "sh", "shell");
  private static final Set<String> SESSIONS = Set.of("console", "shell-session", "sh-session");
  private static final Set<String> JSHELL = Set.of("java", "jshell");

  private Languages() {}

  /** Whether bash reads it. */
  static boolean isBash(String language) {
    return BASH.contains(language) || isSession(language);
  }

  /** Whether it is a terminal session, prompts and output included. */
  static boolean isSession(String language) {
    return SESSIONS.contains(language);
  }

  /** Whether zsh reads it. */
  static boolean isZsh(String language) {
    return language.equals("zsh");
  }

  /** Whether JShell reads it. */
  static boolean isJShell(String language) {
    return JSHELL.contains(language);
  }
}

package dev.runbook.document;

import java.util.Set;

/** The languages of fences that hold something to run, in all their spellings. */
public final class Languages {
  private static final Set<String> BASH =
      Set.of(
          "bash",
          "sh",
          "shell",
          "ksh",
          "shellscript",
          "shell-script",
          "azurecli",
          "azurecli-interactive",
          "bash-interactive",
          "sh-interactive");

  private static final Set<String> SESSIONS =
      Set.of("console", "shell-session", "shellsession", "sh-session", "bash-session", "terminal");

  private static final Set<String> JSHELL = Set.of("java", "jshell");

  private Languages() {}

  /** Whether a shell reads it, prompts cut off. */
  public static boolean isShell(String language) {
    return BASH.contains(language) || isSession(language) || isZsh(language);
  }

  /** Whether it is a terminal session, prompts and output included. */
  public static boolean isSession(String language) {
    return SESSIONS.contains(language);
  }

  /** Whether zsh reads it. */
  public static boolean isZsh(String language) {
    return language.equals("zsh");
  }

  /** Whether JShell reads it. */
  public static boolean isJShell(String language) {
    return JSHELL.contains(language);
  }
}

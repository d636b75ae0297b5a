package dev.runbook.shell.syntax;

import java.util.Set;

/**
 * The commands of bash whose words may be assignments, such as {@code export NAME=value} (bash(1),
 * "SHELL BUILTIN COMMANDS").
 */
public final class Declarations {
  private static final Set<String> PROGRAMS =
      Set.of("declare", "export", "local", "readonly", "typeset");

  /** In the words of these, bash reads an array's parentheses, too. */
  private static final Set<String> READ_ALIKE = Set.of("alias", "eval", "let");

  private Declarations() {}

  /** Their names. */
  public static Set<String> programs() {
    return PROGRAMS;
  }

  /** Whether a command's name is one of theirs. */
  public static boolean isProgram(String name) {
    return PROGRAMS.contains(name);
  }

  static boolean takesArrays(String name) {
    return isProgram(name) || READ_ALIKE.contains(name);
  }
}

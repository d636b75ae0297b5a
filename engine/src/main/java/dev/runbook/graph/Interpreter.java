package dev.runbook.graph;

import java.util.Set;

/** The programs that blocks name to be read by. */
public final class Interpreter {
  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "dash", "ash", "ksh", "mksh", "zsh");

  private Interpreter() {}

  /** The program in an {@code interpreter} attribute: {@code env} only looks for it. */
  public static String program(String interpreter) {
    String[] words = interpreter.strip().split("\\s+");
    boolean found = name(words[0]).equals("env") && words.length > 1 && words[1].matches("[^-=]+");
    return found ? words[1] : words[0];
  }

  static boolean isShell(String interpreter) {
    return SHELLS.contains(name(program(interpreter)));
  }

  static boolean isBash(String interpreter) {
    return name(program(interpreter)).equals("bash");
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}

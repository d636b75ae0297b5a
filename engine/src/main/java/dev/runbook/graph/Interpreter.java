package dev.runbook.graph;

import dev.runbook.shell.program.Catalogue;

/** Finds the programs that blocks name as their interpreters. */
public final class Interpreter {
  private Interpreter() {}

  /** The program in an {@code interpreter} attribute: {@code env} only looks for it. */
  public static String program(String interpreter) {
    String[] words = interpreter.strip().split("\\s+");
    boolean found = name(words[0]).equals("env") && words.length > 1 && words[1].matches("[^-=]+");
    return found ? words[1] : words[0];
  }

  static boolean isShell(String interpreter) {
    return Catalogue.shipped().isShell(name(program(interpreter)));
  }

  static boolean isBash(String interpreter) {
    return name(program(interpreter)).equals("bash");
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}

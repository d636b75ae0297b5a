package dev.runbook.shell.program;

import java.util.List;

/**
 * A language of code, and the effects of its statements.
 *
 * @param entry its effects
 * @param lines whether each of its lines is a command of words
 * @param strings whether more characters mean themselves between its quotes than outside
 * @param shells the functions whose argument is a command, for a shell or as a list of words
 */
record CodeLanguage(CatalogueEntry entry, boolean lines, boolean strings, List<String> shells) {
  /** The language of shells, which is unfolded. */
  static final String SHELL = "shell";

  CodeLanguage {
    shells = List.copyOf(shells);
  }
}

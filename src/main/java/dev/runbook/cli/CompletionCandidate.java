package dev.runbook.cli;

/**
 * A candidate for the word at the cursor of a command line.
 *
 * @param value the word
 * @param about what it is; may be empty
 */
record CompletionCandidate(String value, String about) {
  /** Stands for the names of files, which the shell knows itself. */
  static final String FILES = "<files>";

  /** The names of files. */
  static CompletionCandidate files() {
    return new CompletionCandidate(FILES, "");
  }

  boolean isFiles() {
    return value.equals(FILES);
  }
}

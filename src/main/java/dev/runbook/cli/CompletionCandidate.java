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

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CompletionCandidate candidate
        && value.equals(candidate.value)
        && about.equals(candidate.about);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The names of files. */
  static CompletionCandidate files() {
    return new CompletionCandidate(FILES, "");
  }

  boolean isFiles() {
    return value.equals(FILES);
  }
}

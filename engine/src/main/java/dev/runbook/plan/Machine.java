package dev.runbook.plan;

/** What a plan asks of the machine it will be played from, without running anything. */
public interface Machine {
  /** This machine's host name: what is typed to confirm danger on it. */
  String hostname();

  /** Whether a program can be started: a name on the path, or a file. */
  boolean hasProgram(String program);

  /** Whether a folder exists; a leading {@code ~} is the operator's home. */
  boolean hasFolder(String folder);

  /**
   * Whether a host name leads anywhere: a scripted one with mocks, any well-formed alias without.
   */
  boolean hasHost(String host);
}

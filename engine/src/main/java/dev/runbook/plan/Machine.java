package dev.runbook.plan;

import dev.runbook.graph.HostUse;

/** The facts about this machine that a plan needs, found without running anything. */
public interface Machine {
  /** This machine's host name: what is typed to confirm danger on it. */
  String hostname();

  /** Whether a program can be started: a name on the path, or a file. */
  boolean hasProgram(String program);

  /** Whether Java blocks can be played: not every Java has JShell. */
  boolean hasJShell();

  /** Whether a folder exists; a leading {@code ~} is the operator's home. */
  boolean hasFolder(String folder);

  /**
   * Whether a host name leads anywhere: a scripted one with mocks, any well-formed alias without.
   */
  boolean hasHost(String host);

  /** How another machine will be reached; nobody is asked over there. */
  Reach reach(HostUse use);
}

package dev.runbook.graph;

import java.util.Locale;

/** The ways to play a step. */
public enum StepKind {
  /** Its commands run one after the other. */
  SHELL,
  /** Its text goes through JShell. */
  JSHELL,
  /** A person does it and says so. */
  MANUAL,
  /** It gets the operator's terminal. */
  INTERACTIVE,
  /** It runs until somebody stops it. */
  FOLLOW;

  /** The word that plans and JSON use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

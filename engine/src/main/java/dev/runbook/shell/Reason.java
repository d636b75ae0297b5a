package dev.runbook.shell;

import java.util.OptionalInt;

/**
 * Why a command has its risk.
 *
 * @param rule the name of the rule or mark
 * @param risk the risk it gives
 * @param message a sentence for the operator
 * @param line the page's line that says so, counted from 1: the mark's, or the command's
 */
public record Reason(String rule, Risk risk, String message, OptionalInt line) {
  /** A reason whose line is yet to be said. */
  public Reason(String rule, Risk risk, String message) {
    this(rule, risk, message, OptionalInt.empty());
  }

  /** The same reason found at a line, unless it has one. */
  public Reason at(int found) {
    return line.isPresent() ? this : new Reason(rule, risk, message, OptionalInt.of(found));
  }

  /** The same reason wherever it is found. */
  public Reason anywhere() {
    return new Reason(rule, risk, message);
  }
}

package dev.runbook.shell;

import java.util.OptionalInt;

/**
 * A reason for the risk of a command.
 *
 * @param rule the name of the rule or mark
 * @param risk the risk it gives
 * @param message a sentence for the operator
 * @param line the page's line that says so, counted from 1: the mark's, or the command's
 */
public record Reason(String rule, Risk risk, String message, OptionalInt line) {
  /** The rule of what {@code safe} keeps silent. */
  public static final String SILENCED = "marked-safe";

  /** The rule of a host that only a comment names. */
  public static final String HIDDEN_HOST = "marked-hidden-host";

  /** The rule of a host whose name only the run gives. */
  public static final String HOST_UNKNOWN = "host-unknown";

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Reason reason
        && risk == reason.risk
        && line.equals(reason.line)
        && rule.equals(reason.rule)
        && message.equals(reason.message);
  }

  @Override
  public int hashCode() {
    return (rule.hashCode() * 31 + message.hashCode()) * 31 + line.hashCode();
  }

  /** Whether it is shown although it gives no risk. */
  public boolean isShown() {
    return risk != Risk.NONE
        || rule.equals(SILENCED)
        || rule.equals(HIDDEN_HOST)
        || rule.equals(HOST_UNKNOWN);
  }

  /** Whether the page says so of a command, in whatever way, and not the command itself. */
  public boolean isMark() {
    return rule.startsWith("marked-");
  }

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

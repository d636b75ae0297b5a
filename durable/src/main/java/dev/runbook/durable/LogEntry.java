package dev.runbook.durable;

/**
 * An entry of a run's log: one of the three is there.
 *
 * @param reply what a host replied
 * @param answer what was answered
 * @param by who answered; null where nobody did
 * @param pausedMillis for how long the run paused
 * @param interrupted whether it was interrupted in that
 * @param at when that was, in milliseconds since 1970
 */
public record LogEntry(
    HostReply reply, String answer, String by, Long pausedMillis, boolean interrupted, long at) {
  static LogEntry of(HostReply reply, boolean interrupted, long at) {
    return new LogEntry(reply, null, null, null, interrupted, at);
  }

  static LogEntry of(String answer, String by, long at) {
    return new LogEntry(null, answer, by, null, false, at);
  }

  static LogEntry paused(long millis, boolean interrupted, long at) {
    return new LogEntry(null, null, null, millis, interrupted, at);
  }
}

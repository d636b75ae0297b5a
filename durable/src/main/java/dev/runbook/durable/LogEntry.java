package dev.runbook.durable;

/**
 * An entry of a run's log: one of five is there.
 *
 * @param reply what a host replied
 * @param answer what was answered
 * @param by who answered; null where nobody did
 * @param pausedMillis for how long the run paused
 * @param host the host of a group that it is about; null where it is about none
 * @param decided what was decided; null where nothing was
 * @param ended how the run of a host of a group ended; null where none did
 * @param interrupted whether it was interrupted in that
 * @param at when that was, in milliseconds since 1970
 */
public record LogEntry(
    HostReply reply,
    String answer,
    String by,
    Long pausedMillis,
    String host,
    Boolean decided,
    RunEnding ended,
    boolean interrupted,
    long at) {
  static LogEntry of(HostReply reply, boolean interrupted, long at) {
    return new LogEntry(reply, null, null, null, null, null, null, interrupted, at);
  }

  static LogEntry of(String answer, String by, long at) {
    return new LogEntry(null, answer, by, null, null, null, null, false, at);
  }

  static LogEntry paused(long millis, boolean interrupted, long at) {
    return new LogEntry(null, null, null, millis, null, null, null, interrupted, at);
  }

  static LogEntry of(String host, HostReply reply, long at) {
    return new LogEntry(reply, null, null, null, host, null, null, false, at);
  }

  static LogEntry of(String host, boolean decided, long at) {
    return new LogEntry(null, null, null, null, host, decided, null, false, at);
  }

  static LogEntry of(String host, RunEnding ended, long at) {
    return new LogEntry(null, null, null, null, host, null, ended, false, at);
  }
}

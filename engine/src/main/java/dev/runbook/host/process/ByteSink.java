package dev.runbook.host.process;

/**
 * Receives bytes as a program writes them. The caller owns the buffer and reuses it after the call.
 */
@FunctionalInterface
public interface ByteSink {
  /** A stretch of the stream. */
  void take(byte[] buffer, int offset, int length);
}

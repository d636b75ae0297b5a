package dev.runbook.host.process;

/** Takes bytes as a program writes them; the buffer is the caller's again when the call returns. */
@FunctionalInterface
public interface ByteSink {
  /** A stretch of the stream. */
  void take(byte[] buffer, int offset, int length);
}

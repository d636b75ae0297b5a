package dev.runbook.host;

/**
 * Takes a command's output as it comes, stdout and stderr apart.
 *
 * <p>Calls come from the host's pump threads, at most one at a time for each stream; the buffer is
 * the caller's again when the call returns. A sink that is slow slows the command, as a pipe would.
 */
public interface OutputSink {
  /** A stretch of standard output. */
  void stdout(byte[] buffer, int offset, int length);

  /** A stretch of standard error. */
  void stderr(byte[] buffer, int offset, int length);

  /** A sink that forgets everything. */
  static OutputSink discard() {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {}

      @Override
      public void stderr(byte[] buffer, int offset, int length) {}
    };
  }
}

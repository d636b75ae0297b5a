package dev.runbook.run;

import dev.runbook.host.OutputSink;

/** Covers secrets in everything that is shown or written; it comes once, before every sink. */
public interface Mask {
  /** A text with its secrets covered. */
  String text(String text);

  /** A stream with its secrets covered, across the borders of chunks too. */
  Masked around(OutputSink sink);

  /**
   * Covers one more secret from now on, in texts and in streams that are on their way; from any
   * thread.
   *
   * @return whether it will be found: one that is too short cannot be told from other text
   * @throws RecordException when there is more to cover than this can hold
   */
  boolean learn(String secret);

  /** A sink that holds back what may be the beginning of a secret, until it is finished. */
  interface Masked extends OutputSink {
    /** Passes on what was held back: the stream has ended. */
    void finish();
  }

  /** A mask for runs without secrets. */
  static Mask none() {
    return new Mask() {
      @Override
      public String text(String text) {
        return text;
      }

      @Override
      public boolean learn(String secret) {
        return false;
      }

      @Override
      public Masked around(OutputSink sink) {
        return new Masked() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            sink.stdout(buffer, offset, length);
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {
            sink.stderr(buffer, offset, length);
          }

          @Override
          public void finish() {}
        };
      }
    };
  }
}

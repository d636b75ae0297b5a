package dev.runbook.host.jshell;

import dev.runbook.host.bash.EndMarker;
import dev.runbook.host.process.ByteSink;

/**
 * One output stream of the Java process. Output before a block's end mark belongs to the block;
 * other output belongs to no block.
 */
final class BlockOutput implements ByteSink {
  private final ByteSink between;
  private volatile ByteSink sink;
  private volatile EndMarker mark;
  private volatile RuntimeException refusal;

  BlockOutput(ByteSink between) {
    this.between = between;
    this.sink = between;
  }

  /** From now on, and up to the mark, the output is a block's. */
  void direct(ByteSink block, String nonce) {
    refusal = null;
    mark = new EndMarker(nonce);
    sink = block;
  }

  /** Returns when the mark has come, or never will. */
  void awaitMark() throws InterruptedException {
    EndMarker end = mark;
    if (end != null) {
      end.await();
    }
  }

  /** The process is gone, and what it wrote is delivered: no mark will come. */
  void giveUp() {
    EndMarker end = mark;
    if (end != null) {
      end.markFound();
    }
    release();
  }

  /** What kept output from being taken, if anything did. */
  RuntimeException refusal() {
    return refusal;
  }

  @Override
  public void take(byte[] buffer, int offset, int length) {
    EndMarker end = mark;
    if (end == null) {
      pass(sink, buffer, offset, length);
      return;
    }
    byte[] bytes = buffer;
    if (offset > 0) {
      bytes = new byte[length];
      System.arraycopy(buffer, offset, bytes, 0, length);
    }
    int rest = end.scan(bytes, length, (from, at, count) -> pass(sink, from, at, count));
    if (rest >= 0) {
      release();
      end.markFound();
      pass(between, bytes, rest, length - rest);
    }
  }

  private void release() {
    sink = between;
    mark = null;
  }

  /** A sink that throws loses its output, but must not block the block for ever. */
  private void pass(ByteSink to, byte[] bytes, int from, int count) {
    try {
      if (count > 0) {
        to.take(bytes, from, count);
      }
    } catch (RuntimeException e) {
      refusal = e;
    }
  }
}

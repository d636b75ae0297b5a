package dev.runbook.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** A file in memory on a disk with so much room, that remembers what was forced. */
final class FullDisk implements Appender {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final IntSupplier room;
  private final int forces;
  private int forced;
  private boolean closed;
  private byte[] kept = {};

  /**
   * A disk.
   *
   * @param room how many bytes fit
   * @param forces how many times forcing works
   */
  FullDisk(int room, int forces) {
    this(() -> room, forces);
  }

  /** A disk on which room may be made. */
  FullDisk(IntSupplier room, int forces) {
    this.room = room;
    this.forces = forces;
  }

  /** What is in the file. */
  byte[] content() {
    return written.toByteArray();
  }

  /** What was there when it was forced for the last time. */
  byte[] kept() {
    return kept;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void append(byte[] bytes, int offset, int length) throws IOException {
    refuseWhenClosed();
    int fits = Math.max(0, Math.min(length, room.getAsInt() - written.size()));
    written.write(bytes, offset, fits);
    if (fits < length) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void force() throws IOException {
    refuseWhenClosed();
    if (forced == forces) {
      throw new IOException("Input/output error");
    }
    forced++;
    kept = content();
  }

  @Override
  public void truncate(long size) throws IOException {
    refuseWhenClosed();
    byte[] shorter = Arrays.copyOf(content(), (int) size);
    written.reset();
    written.write(shorter);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new AssertionError("used after it was closed");
    }
  }
}

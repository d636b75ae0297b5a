package dev.runbook.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One of this process's standard streams, in UTF-8 for every locale. The writers flush it. */
final class StandardStream extends PrintStream {
  private static final int BUFFER = 1 << 16;

  private final Remembering below;

  StandardStream(FileDescriptor descriptor) {
    this(new Remembering(new FileOutputStream(descriptor)));
  }

  private StandardStream(Remembering below) {
    super(new BufferedOutputStream(below, BUFFER), false, StandardCharsets.UTF_8);
    this.below = below;
  }

  /** Its bytes at once: a print stream copies a text twice, and encodes it by the character. */
  @Override
  public void print(String text) {
    byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  /** Whether whoever read it has left, as {@code head} does when it has enough: no failure. */
  boolean isUnread() {
    return below.unread;
  }

  /** A print stream knows that something went wrong, and not what. */
  private static final class Remembering extends FilterOutputStream {
    private volatile boolean unread;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      try {
        out.write(buffer, offset, length);
      } catch (IOException e) {
        // The JDK hands on the system's words for EPIPE, and nothing else that tells it.
        unread = "Broken pipe".equals(e.getMessage());
        throw e;
      }
    }
  }
}

package dev.runbook.host.local;

import dev.runbook.host.bash.EndMarker;
import dev.runbook.host.process.ByteSink;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Reads one output stream of the shell all the time: into the sink of the running command, or into
 * the sink for output between commands.
 */
final class OutputPump {
  private static final int CHUNK = 64 * 1024;

  private final ByteSink between;
  private final FileChannel keeper;
  private final FileInputStream stream;
  private final FileChannel in;
  private final Thread thread;
  private volatile ByteSink sink;
  private volatile EndMarker mark;
  private volatile RuntimeException refusal;

  /** Opens both ends: our own writing end keeps the stream from ending, and writes the marks. */
  OutputPump(Path pipe, ByteSink between) throws IOException {
    this.between = between;
    this.sink = between;
    keeper = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
    stream = new FileInputStream(pipe.toFile());
    in = stream.getChannel();
    thread = new Thread(this::pump, "shell " + pipe.getFileName());
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on the output is a command's. */
  void direct(ByteSink command) {
    refusal = null;
    sink = command;
  }

  /** Everything written so far is the command's; what follows is nobody's. */
  EndMarker endAt(String nonce) throws IOException {
    EndMarker end = new EndMarker(nonce);
    mark = end;
    keeper.write(ByteBuffer.wrap(end.bytes()));
    return end;
  }

  /** Returns when everything before a mark has been delivered. */
  void await(EndMarker end) throws IOException, InterruptedException {
    end.await();
    RuntimeException thrown = refusal;
    if (thrown != null) {
      throw new IOException("its output was not taken: " + thrown.getMessage(), thrown);
    }
  }

  /** Waits for the last writers to go, a while only, and stops listening. */
  void close(Duration grace) {
    closeQuietly(keeper);
    try {
      thread.join(grace.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(in);
  }

  private void pump() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    byte[] bytes = new byte[CHUNK];
    try {
      while (fill(buffer)) {
        int n = buffer.flip().remaining();
        buffer.get(bytes, 0, n);
        buffer.clear();
        deliver(bytes, n);
      }
    } catch (IOException e) {
      // Closed after the grace; marks that still wait will not come.
      abandon();
    }
  }

  /**
   * Waits for something, and takes along what else is there: many programs write little at a time.
   */
  private boolean fill(ByteBuffer buffer) throws IOException {
    boolean open = in.read(buffer) >= 0;
    while (open && buffer.hasRemaining() && stream.available() > 0) {
      open = in.read(buffer) >= 0;
    }
    return buffer.position() > 0;
  }

  private void deliver(byte[] bytes, int length) {
    EndMarker end = mark;
    if (end == null) {
      pass(sink, bytes, 0, length);
      return;
    }
    int rest = end.scan(bytes, length, (buffer, from, count) -> pass(sink, buffer, from, count));
    if (rest >= 0) {
      sink = between;
      mark = null;
      end.markFound();
      pass(between, bytes, rest, length - rest);
    }
  }

  /** A sink that throws loses its output, but must not block the command for ever. */
  private void pass(ByteSink to, byte[] bytes, int from, int count) {
    try {
      if (count > 0) {
        to.take(bytes, from, count);
      }
    } catch (RuntimeException e) {
      refusal = e;
    }
  }

  private void abandon() {
    EndMarker end = mark;
    if (end != null) {
      end.markFound();
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // A pipe that cannot be closed is closed already.
      return;
    }
  }
}

package dev.runbook.durable;

import dev.runbook.host.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The output of one command as a reply has it: as it came, the streams apart, and of very much
 * output the beginning only.
 */
final class ReplyOutput implements OutputSink {
  /** Temporal takes payloads of 2 MiB, and keeps them for as long as a run is kept. */
  static final int MOST = 256 * 1024;

  private final List<HostReply.Chunk> chunks = new ArrayList<>();
  private ByteArrayOutputStream now = new ByteArrayOutputStream();
  private boolean error;
  private long kept;
  private long left;

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    add(false, buffer, offset, length);
  }

  @Override
  public synchronized void stderr(byte[] buffer, int offset, int length) {
    add(true, buffer, offset, length);
  }

  private void add(boolean toError, byte[] buffer, int offset, int length) {
    int fits = (int) Math.min(length, MOST - kept);
    left += length - fits;
    if (fits <= 0) {
      return;
    }
    if (toError != error) {
      cut();
      error = toError;
    }
    now.write(buffer, offset, fits);
    kept += fits;
  }

  private void cut() {
    if (now.size() > 0) {
      chunks.add(new HostReply.Chunk(error, now.toByteArray()));
      now = new ByteArrayOutputStream();
    }
  }

  /** The newest of it, of which not more than a message should have. */
  synchronized LiveOutput newest(int call) {
    List<HostReply.Chunk> last = new ArrayList<>();
    long from = kept;
    if (now.size() > 0) {
      last.add(new HostReply.Chunk(error, now.toByteArray()));
      from -= now.size();
    }
    for (int i = chunks.size() - 1; i >= 0 && kept - from < LiveOutput.MOST; i--) {
      last.add(0, chunks.get(i));
      from -= chunks.get(i).bytes().length;
    }
    if (kept - from > LiveOutput.MOST) {
      HostReply.Chunk first = last.get(0);
      int cut = (int) (kept - from - LiveOutput.MOST);
      last.set(
          0,
          new HostReply.Chunk(
              first.error(), Arrays.copyOfRange(first.bytes(), cut, first.bytes().length)));
      from += cut;
    }
    return new LiveOutput(call, from, last);
  }

  /** All of it; where some is missing, it says how much. */
  synchronized List<HostReply.Chunk> chunks() {
    cut();
    if (left == 0) {
      return List.copyOf(chunks);
    }
    List<HostReply.Chunk> all = new ArrayList<>(chunks);
    String words = "\n[" + left + " more bytes are not kept in the run's history]\n";
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    all.add(new HostReply.Chunk(true, bytes));
    return all;
  }
}

package dev.runbook.durable;

import dev.runbook.host.OutputSink;
import java.util.List;

/**
 * The newest of what a command has printed while it runs. A worker says it with each sign of life,
 * so that the server has one of them at a time, and the history none.
 *
 * @param call the number of the call
 * @param from how many bytes were printed before this
 * @param chunks what was printed then
 */
public record LiveOutput(int call, long from, List<HostReply.Chunk> chunks) {
  /** More than this between two looks is shown when the command has ended. */
  static final int MOST = 32 * 1024;

  private long to() {
    return from + chunks.stream().mapToLong(chunk -> chunk.bytes().length).sum();
  }

  /** Shows the output of one call as it comes: each byte once, and all that is shown in order. */
  static final class Shown {
    private final int call;
    private final OutputSink sink;
    private long bytes;

    Shown(int call, OutputSink sink) {
      this.call = call;
      this.sink = sink;
    }

    void show(LiveOutput newest) {
      if (newest.call() == call && newest.from() <= bytes && newest.to() > bytes) {
        HostReply.into(newest.chunks(), bytes - newest.from(), sink);
        bytes = newest.to();
      }
    }

    /** How much was shown. */
    long bytes() {
      return bytes;
    }
  }
}

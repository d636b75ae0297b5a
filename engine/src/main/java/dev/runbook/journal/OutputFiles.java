package dev.runbook.journal;

import dev.runbook.host.OutputSink;
import dev.runbook.journal.event.Streams;
import dev.runbook.journal.event.Tally;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The files that a run's output goes to: two for each command, made when the first byte comes. */
final class OutputFiles {
  private final RunFolder folder;
  private final Appender.Maker maker;
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();

  OutputFiles(RunFolder folder, Appender.Maker maker) {
    this.folder = folder;
    this.maker = maker;
  }

  private record Open(OutputFile stdout, OutputFile stderr) implements OutputSink {
    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      stdout.write(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      stderr.write(buffer, offset, length);
    }
  }

  /** Takes the output of a command; 0 is output between commands. */
  OutputSink sink(int number) {
    return open.computeIfAbsent(
        number,
        key ->
            new Open(
                new OutputFile(folder.stdout(key), maker),
                new OutputFile(folder.stderr(key), maker)));
  }

  /**
   * Puts a command's output on the disk and closes its files.
   *
   * @throws IOException when some of it could not be written, now or earlier
   */
  void settle(int number) throws IOException {
    Open streams = open.remove(number);
    if (streams == null) {
      return;
    }
    boolean made = streams.stdout().settle();
    made |= streams.stderr().settle();
    if (made) {
      PrivateFiles.syncFolder(folder.output());
    }
  }

  /** What came between commands in all parts of the run, as it is on the disk. */
  Streams between() throws IOException {
    return new Streams(tally(FileHash.of(folder.stdout(0))), tally(FileHash.of(folder.stderr(0))));
  }

  private static Tally tally(FileHash hash) {
    return new Tally(OptionalLong.of(hash.bytes()), hash.sha256());
  }

  /** Settles all that are open. */
  void settleAll() throws IOException {
    for (Integer number : open.keySet()) {
      settle(number);
    }
  }
}

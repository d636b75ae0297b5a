package dev.runbook.journal;

import dev.runbook.journal.event.EventCodec;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.json.Json;
import dev.runbook.run.RecordException;
import dev.runbook.run.RunResult;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Appends records to a journal, each chained to the one before.
 *
 * <p>What could not be written whole is cut off again, and nothing is written after it: a failed
 * force tells nothing about what is on the disk, so it is never tried again. The one exception is
 * {@code run.aborted}, for which room was set aside.
 */
final class JournalWriter implements AutoCloseable {
  /** Where a journal ends: how many records, how many bytes, the hash of the last line. */
  private record End(long records, long size, String head) {
    static final End OF_NOTHING = new End(0, 0, JournalLine.NO_LINE_BEFORE);

    End after(byte[] line) {
      return new End(records + 1, size + line.length, Source.sha256(line));
    }
  }

  private final Path file;
  private final Appender appender;
  private final Clock clock;
  private final LongSupplier nanos;
  private Optional<DiskReserve> reserve = Optional.empty();
  private End written = End.OF_NOTHING;
  private End acknowledged = End.OF_NOTHING;
  private RecordException failure;
  private boolean groups;

  /**
   * A writer to an empty journal.
   *
   * @param file its name, for messages
   * @param appender takes its bytes
   * @param clock tells the time of each record
   * @param nanos tells the time that never jumps
   */
  JournalWriter(Path file, Appender appender, Clock clock, LongSupplier nanos) {
    this.file = file;
    this.appender = appender;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * A writer to a journal that goes on.
   *
   * @param contents what it holds, all of it valid
   */
  JournalWriter(
      Path file, Appender appender, Clock clock, LongSupplier nanos, JournalContents contents) {
    this(file, appender, clock, nanos);
    this.written = new End(contents.records().size(), contents.validBytes(), contents.head());
    this.acknowledged = written;
  }

  /**
   * Appends a record; one that something depends on is on the disk when this returns.
   *
   * @throws RecordException when it could not be written, now or earlier
   */
  void append(JournalEvent event) {
    if (failure != null) {
      throw new RecordException(failure.getMessage(), failure);
    }
    byte[] line = JournalLine.encode(framed(event));
    try {
      appender.append(line, 0, line.length);
    } catch (IOException e) {
      throw giveUp(file, e);
    }
    written = written.after(line);
    if (event.isForced() && !(groups && event.mayWait())) {
      force();
    }
  }

  /** From now on, records that may wait reach the disk together with the next that may not. */
  void group() {
    groups = true;
  }

  private void force() {
    try {
      appender.force();
    } catch (IOException e) {
      throw giveUpForcing(e);
    }
    acknowledged = written;
  }

  private Map<String, Object> framed(JournalEvent event) {
    Map<String, Object> object =
        Json.map(
            JournalRecord.SEQ,
            written.records() + 1,
            JournalRecord.PREV,
            written.head(),
            JournalRecord.TIME,
            EventCodec.time(clock.instant()),
            JournalRecord.MONO,
            nanos.getAsLong(),
            JournalRecord.EVENT,
            EventCodec.name(event));
    object.putAll(EventCodec.write(event));
    return object;
  }

  /** Takes the room that {@code run.aborted} is written in when there is no other. */
  void keep(DiskReserve room) {
    reserve = Optional.of(room);
  }

  /**
   * Cuts off a record that is not whole, says that the run ends here, and closes for good.
   *
   * @return what to throw
   */
  RecordException giveUp(Path what, IOException cause) {
    if (failure == null) {
      failure = failure(what, cause);
      try {
        appender.truncate(written.size());
        free();
        if (written.records() > 0) {
          sayAborted();
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
      closeAfter(cause);
    }
    return failure;
  }

  /** After a failed force nobody knows what is on the disk: not a byte more is written. */
  private RecordException giveUpForcing(IOException cause) {
    failure = failure(file, cause);
    try {
      written = acknowledged;
      appender.truncate(written.size());
      free();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    closeAfter(cause);
    return failure;
  }

  private static RecordException failure(Path what, IOException cause) {
    return new RecordException(
        "the journal " + what + " cannot be written: " + PrivateFiles.why(cause), cause);
  }

  private void sayAborted() throws IOException {
    byte[] line =
        JournalLine.encode(
            framed(
                new JournalRunEvent.RunAborted(
                    RunResult.UNRECORDED.word(),
                    OptionalLong.of(RunResult.UNRECORDED.exitStatus()),
                    failure.getMessage())));
    try {
      appender.append(line, 0, line.length);
      appender.force();
    } catch (IOException e) {
      appender.truncate(written.size());
      throw e;
    }
    written = written.after(line);
  }

  private void free() throws IOException {
    if (reserve.isPresent()) {
      reserve.get().free();
    }
  }

  /** Whether nothing more can be written: it failed, or it was closed. */
  boolean hasFailed() {
    return failure != null;
  }

  /** How many records were written. */
  long records() {
    return written.records();
  }

  /** The hash of the last line: whoever keeps it elsewhere can tell whether records were cut. */
  String head() {
    return written.head();
  }

  private void closeAfter(IOException cause) {
    try {
      appender.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (failure == null) {
      failure = new RecordException("the journal " + file + " is closed", null);
      try (appender) {
        free();
      }
    }
  }
}

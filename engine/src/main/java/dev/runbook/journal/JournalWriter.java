package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.run.RecordException;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Appends records to a journal, each chained to the one before.
 *
 * <p>What could not be written whole is cut off again, and nothing is written after it: a failed
 * force tells nothing about what is on the disk, so it is never tried again.
 */
final class JournalWriter implements AutoCloseable {
  private final Path file;
  private final Appender appender;
  private final Clock clock;
  private final LongSupplier nanos;
  private long records;
  private long size;
  private String head = JournalLine.NO_LINE_BEFORE;
  private RecordException failure;

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
    this.records = contents.records().size();
    this.size = contents.validBytes();
    this.head = contents.head();
  }

  /**
   * Appends a record.
   *
   * @param force whether it is on the disk when this returns
   * @throws RecordException when it could not be written, now or earlier
   */
  void append(String event, Map<String, Object> fields, boolean force) {
    if (failure != null) {
      throw new RecordException(failure.getMessage(), failure);
    }
    byte[] line = JournalLine.encode(framed(event, fields));
    try {
      appender.append(line, 0, line.length);
      if (force) {
        appender.force();
      }
    } catch (IOException e) {
      throw giveUp(file, e);
    }
    records++;
    size += line.length;
    head = Source.sha256(line);
  }

  private Map<String, Object> framed(String event, Map<String, Object> fields) {
    Map<String, Object> object =
        Json.map(
            "seq",
            records + 1,
            "prev",
            head,
            "time",
            JournalLine.time(clock.instant()),
            "mono",
            nanos.getAsLong(),
            "event",
            event);
    object.putAll(new LinkedHashMap<>(fields));
    return object;
  }

  /** Cuts off what is not acknowledged and closes for good; what to throw. */
  RecordException giveUp(Path what, IOException cause) {
    if (failure == null) {
      failure =
          new RecordException(
              "the journal " + what + " cannot be written: " + PrivateFiles.why(cause), cause);
      try {
        appender.truncate(size);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
      closeAfter(cause);
    }
    return failure;
  }

  /** Whether nothing more can be written: it failed, or it was closed. */
  boolean hasFailed() {
    return failure != null;
  }

  /** How many records were written. */
  long records() {
    return records;
  }

  /** The hash of the last line: whoever keeps it elsewhere can tell whether records were cut. */
  String head() {
    return head;
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
      appender.close();
    }
  }
}

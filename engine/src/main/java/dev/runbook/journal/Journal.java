package dev.runbook.journal;

import dev.runbook.host.OutputSink;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.RecordException;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The record of one run while it is written.
 *
 * <p>An event that something depends on is on the disk when {@link #record} returns: a start before
 * its command starts, an end before the next prompt, a command's output before its end. After a
 * failure nothing more is written.
 */
public final class Journal implements Recorder, AutoCloseable {
  private final RunFolder folder;
  private final RunLock lock;
  private final JournalWriter writer;
  private final OutputFiles outputs;
  private final EventRecorder recorder;
  private boolean hasRoom;

  Journal(
      RunFolder folder,
      RunLock lock,
      JournalWriter writer,
      OutputFiles outputs,
      EventRecorder recorder) {
    this.folder = folder;
    this.lock = lock;
    this.writer = writer;
    this.outputs = outputs;
    this.recorder = recorder;
  }

  /** The run's id. */
  public String id() {
    return folder.id();
  }

  /** The run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * The hash of the journal's last line. Kept elsewhere, it tells whether records were cut off or
   * all of them forged, which the chain alone cannot.
   */
  public synchronized String head() {
    return writer.head();
  }

  /** How many records it has. */
  public synchronized long records() {
    return writer.records();
  }

  @Override
  public synchronized void record(RunEvent.Recorded event) {
    if (!hasRoom) {
      setRoomAside();
    }
    writer.append(withOutputs(event.accept(recorder)));
  }

  @Override
  public synchronized void unattended() {
    writer.group();
  }

  /** What a command wrote is on the disk before its end is. */
  private JournalEvent withOutputs(JournalEvent event) {
    try {
      if (event instanceof JournalStepEvent.CommandFinished finished) {
        outputs.settle(Math.toIntExact(finished.number()));
      } else if (event instanceof JournalRunEvent.RunFinished finished) {
        outputs.settleAll();
        return finished.with(outputs.between());
      }
      return event;
    } catch (IOException e) {
      throw writer.giveUp(folder.output(), e);
    }
  }

  private void setRoomAside() {
    try {
      writer.keep(DiskReserve.setAside(folder.reserve()));
      hasRoom = true;
    } catch (IOException e) {
      throw writer.giveUp(folder.journal(), e);
    }
  }

  @Override
  public OutputSink output(int commandNumber) {
    return outputs.sink(commandNumber);
  }

  /**
   * Ends the writing. A run of which nothing was recorded, because it was refused, leaves no trace.
   *
   * @throws RecordException when the last output could not be written, and nothing was said of it
   *     yet
   */
  @Override
  public synchronized void close() {
    boolean failedBefore = writer.hasFailed();
    try {
      try (lock;
          writer) {
        outputs.settleAll();
      }
      if (writer.records() == 0) {
        removeEmptyRun();
      }
    } catch (IOException e) {
      if (!failedBefore) {
        throw new RecordException(
            "the journal " + folder.path() + " cannot be closed: " + PrivateFiles.why(e), e);
      }
    }
  }

  private void removeEmptyRun() throws IOException {
    List<Path> parts =
        List.of(
            folder.lock(),
            folder.reserve(),
            folder.journal(),
            folder.plan(),
            folder.page(),
            folder.output(),
            folder.path());
    for (Path part : parts) {
      Files.deleteIfExists(part);
    }
  }
}

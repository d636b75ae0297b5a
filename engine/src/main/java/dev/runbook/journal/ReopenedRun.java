package dev.runbook.journal;

import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.source.Source;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** A past run that continues: it is locked, and its journal ends with a whole record. */
public final class ReopenedRun implements AutoCloseable {
  private final RunFolder folder;
  private final RunLock lock;
  private final JournalContents contents;
  private final RunProgress progress;
  private final Optional<Damage> mended;
  private final Appender.Maker maker;
  private final Clock clock;
  private boolean handedOn;

  private ReopenedRun(
      RunFolder folder,
      RunLock lock,
      JournalContents contents,
      Optional<Damage> mended,
      Appender.Maker maker,
      Clock clock) {
    this.folder = folder;
    this.lock = lock;
    this.contents = contents;
    this.progress = RunProgress.of(folder, contents.records());
    this.mended = mended;
    this.maker = maker;
    this.clock = clock;
  }

  /**
   * Takes the lock, then mends the journal's end: a record without its line feed gets it, and what
   * was cut off within a record is put aside, for it was never acknowledged.
   *
   * @throws UnreadableException when another process has it, when a record was changed, or when an
   *     older version wrote it that did not record enough
   * @throws RecordException when it cannot be written to
   */
  static ReopenedRun open(RunFolder folder, long pid, Appender.Maker maker, Clock clock) {
    PastRun.refuseQuarantined(folder);
    try {
      RunLock lock = RunLock.take(folder.lock(), pid).orElseThrow(() -> inUse(folder));
      try {
        JournalContents found = JournalReader.read(folder.journal());
        found
            .damage()
            .filter(damage -> isEvidence(damage, found))
            .ifPresent(damage -> refuse(folder, damage));
        refuseUnresumable(folder, found);
        if (found.damage().isPresent()) {
          mend(folder, found, maker);
        }
        JournalContents mended =
            found.damage().isPresent() ? JournalReader.read(folder.journal()) : found;
        mended.damage().ifPresent(damage -> refuse(folder, damage));
        return new ReopenedRun(folder, lock, mended, found.damage(), maker, clock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RecordException(
          "the journal " + folder.journal() + " cannot be written: " + PrivateFiles.why(e), e);
    }
  }

  /** A line feed that is missing anywhere but at the end was taken away. */
  private static boolean isEvidence(Damage damage, JournalContents contents) {
    boolean atTheEnd = damage.seq() == contents.records().size();
    return damage.kind() == Damage.Kind.CHANGED
        || damage.kind() == Damage.Kind.UNENDED && !atTheEnd;
  }

  private static UnreadableException inUse(RunFolder folder) {
    String who = RunLock.holder(folder.lock()).map(pid -> "process " + pid).orElse("a process");
    return new UnreadableException(
        folder.id(), "in-use", who + " plays this run now; there can be only one");
  }

  private static void refuse(RunFolder folder, Damage damage) {
    throw new UnreadableException(
        folder.journal().toString(),
        "changed",
        damage.message() + "; a run with a changed record cannot go on");
  }

  private static void refuseUnresumable(RunFolder folder, JournalContents contents) {
    JournalRunEvent.RunStarted started =
        contents.records().stream()
            .limit(1)
            .map(JournalRecord::event)
            .filter(JournalRunEvent.RunStarted.class::isInstance)
            .map(JournalRunEvent.RunStarted.class::cast)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnreadableException(
                        folder.journal().toString(),
                        "not-begun",
                        "it has no start of a run: nothing has run, and nothing can go on"));
    if (started.chosen().isEmpty()) {
      throw new UnreadableException(
          folder.journal().toString(),
          "old",
          "an older version wrote it, which did not record what is needed to go on");
    }
  }

  private static void mend(RunFolder folder, JournalContents contents, Appender.Maker maker)
      throws IOException {
    byte[] all = Files.readAllBytes(folder.journal());
    if (all.length > contents.validBytes()) {
      byte[] tail = Arrays.copyOfRange(all, (int) contents.validBytes(), all.length);
      PrivateFiles.write(unusedAside(folder), tail);
      PrivateFiles.syncFolder(folder.path());
    }
    try (Appender journal = maker.goOn(folder.journal())) {
      journal.truncate(contents.validBytes());
      journal.force();
    }
    try (Appender journal = maker.goOn(folder.journal())) {
      if (JournalReader.read(folder.journal()).damage().isPresent()) {
        journal.append(new byte[] {'\n'}, 0, 1);
        journal.force();
      }
    }
  }

  private static Path unusedAside(RunFolder folder) {
    int number = 1;
    while (Files.exists(folder.torn(number))) {
      number++;
    }
    return folder.torn(number);
  }

  /** The run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /** What was wrong with the journal's end and is mended. */
  public Optional<Damage> mended() {
    return mended;
  }

  /** How far the run has come. */
  public RunProgress progress() {
    return progress;
  }

  /**
   * Goes on with the journal. Where the page or its plan is another one than before, both are on
   * the disk beside the earlier ones when this returns.
   *
   * @throws RecordException when it cannot be written
   */
  public Journal goOn(Plan plan, PlayedBy by, Mask mask) {
    try {
      keepIfNew(plan, mask);
      if (!Files.isDirectory(folder.output())) {
        PrivateFiles.createFolder(folder.output());
      }
      JournalWriter writer =
          new JournalWriter(
              folder.journal(), maker.goOn(folder.journal()), clock, System::nanoTime, contents);
      handedOn = true;
      return new Journal(
          folder,
          lock,
          writer,
          new OutputFiles(folder, this::appendTo),
          new EventRecorder(folder.id(), by, mask, Optional.empty()));
    } catch (IOException e) {
      throw new RecordException(
          "the journal " + folder.journal() + " cannot be written: " + PrivateFiles.why(e), e);
    }
  }

  /** What background jobs write between commands goes to the same file in every part of a run. */
  private Appender appendTo(Path file) throws IOException {
    return Files.exists(file) ? maker.goOn(file) : maker.make(file);
  }

  private void keepIfNew(Plan plan, Mask mask) throws IOException {
    Source page = plan.procedure().source();
    int part = progress.parts() + 1;
    // What is there is of a part that was cut off before it was on record, or refused.
    Files.deleteIfExists(folder.page(part));
    Files.deleteIfExists(folder.plan(part));
    if (progress.pageSha256().equals(page.sha256())) {
      return;
    }
    PrivateFiles.write(folder.page(part), RunStore.bytes(page));
    PrivateFiles.write(folder.plan(part), PlanFile.of(plan, mask).bytes());
    PrivateFiles.syncFolder(folder.path());
  }

  @Override
  public void close() {
    if (!handedOn) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new RecordException("the lock of " + folder.id() + " cannot be given back", e);
      }
    }
  }
}

package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.testkit.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, files that cannot be made. */
class JournalFaultsTest {
  private static final int RECORDS = 6;
  private static final int ROOM_STEP = Boolean.getBoolean("soak") ? 7 : 397;

  private static final String LONG_PAGE =
      "# Restore\n\n```bash\n# One\nssh hemma one\n\n# Two\nssh hemma two\n```\n";

  /** More than fits on the pages that are left. */
  private static final String LONG_OUTPUT =
      "hosts:\n  hemma:\n    commands:\n      - run: one\n        stdout: "
          + "x".repeat(20_000)
          + "\n      - run: two\n";

  @TempDir Path folder;

  @Test
  void keepsEveryAcknowledgedRecordWhereverTheDiskIsFull() {
    FullDisk roomy = new FullDisk(Integer.MAX_VALUE, Integer.MAX_VALUE);
    write(roomy);
    int all = roomy.content().length;
    for (int room = 0; room < all; room++) {
      FullDisk disk = new FullDisk(room, Integer.MAX_VALUE);
      List<Integer> acknowledged = write(disk);
      JournalContents contents = JournalReader.read(disk.content());

      assertThat(contents.records()).as("room for %d", room).hasSameSizeAs(acknowledged);
      assertThat(contents.damage()).as("room for %d", room).isEmpty();
      assertThat(disk.isClosed()).isTrue();
    }
  }

  @Test
  void cutsOffARecordWhoseForceFailed() {
    for (int forces = 0; forces < RECORDS; forces++) {
      FullDisk disk = new FullDisk(Integer.MAX_VALUE, forces);

      assertThat(write(disk)).hasSize(forces);
      assertThat(JournalReader.read(disk.content()).records()).hasSize(forces);
    }
  }

  @Test
  void writesNothingAfterAFailureAndSaysWhyEachTime() {
    FullDisk disk = new FullDisk(10, Integer.MAX_VALUE);
    JournalWriter writer = writer(disk);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> writer.append(JournalCostTest.forced("x")))
          .isInstanceOf(RecordException.class)
          .hasMessage("the journal r/journal.jsonl cannot be written: No space left on device");
    }
    assertThat(disk.content()).isEmpty();
  }

  @Test
  void stopsTheRunBeforeACommandThatCouldNotBeRecorded() {
    Playing playing = Playing.in(folder);
    int whole = (int) sizeOf(playing.play().folder().journal());
    for (int room = 0; room < whole; room += 97) {
      List<FullDisk> journals = new ArrayList<>();
      int fits = room;
      Appender.Maker maker =
          path -> {
            if (!path.endsWith("journal.jsonl")) {
              return FileAppender.make(path);
            }
            journals.add(new FullDisk(fits, Integer.MAX_VALUE));
            return journals.get(0);
          };
      Playing onFullDisk = Playing.in(folder).appendingTo(maker);
      RunEnd ended = onFullDisk.playTo(onFullDisk.store()).ended();

      assertThat(ended.result()).as("room for %d", room).isEqualTo(RunResult.UNRECORDED);
      assertThat(ended.detail())
          .endsWith("journal.jsonl cannot be written: No space left on device");
      assertThat(JournalReader.read(journals.get(0).content()).damage()).isEmpty();
    }
  }

  @Test
  void stopsWhenACommandsOutputCannotBeKept() throws IOException {
    Appender.Maker maker =
        path -> path.endsWith("0001.out") ? new FullDisk(3, 1) : FileAppender.make(path);
    Playing playing = Playing.in(folder).appendingTo(maker);
    Playing.Played played = playing.playTo(playing.store());

    assertThat(played.ended().result()).isEqualTo(RunResult.UNRECORDED);
    assertThat(played.ended().detail())
        .endsWith("output cannot be written: No space left on device");
    assertThat(lastEvents(PastRun.read(played.folder()).contents()))
        .containsExactly("command.started", "run.aborted");
  }

  @Test
  void saysOnAFullDiskThatTheRunEndsInTheRoomThatWasSetAside() {
    int whole = (int) sizeOf(Playing.in(folder).play().folder().journal());
    for (int room = 700; room < whole; room += ROOM_STEP) {
      List<FullDisk> journals = new ArrayList<>();
      AtomicInteger starts = new AtomicInteger();
      Playing playing =
          Playing.in(folder).watching(starts::incrementAndGet).appendingTo(full(room, journals));
      Playing.Played played = playing.playTo(playing.store());
      JournalContents contents = JournalReader.read(journals.get(0).content());

      assertThat(played.ended().result()).as("room for %d", room).isEqualTo(RunResult.UNRECORDED);
      assertThat(contents.damage()).isEmpty();
      if (!contents.records().isEmpty()) {
        JournalRecord last = contents.records().get(contents.records().size() - 1);
        assertThat(last.name()).as("room for %d", room).isEqualTo("run.aborted");
        assertThat(last.object().text("detail")).endsWith("No space left on device");
        assertThat(last.object().number("status")).hasValue(8);
        assertThat(played.head()).isEqualTo(contents.head());
      }
      assertThat(events(contents)).filteredOn("command.started"::equals).hasSize(starts.get());
      assertThat(played.folder().reserve()).doesNotExist();
    }
  }

  @Test
  void startsNoCommandAfterAForceHasFailedWhicheverItIs() {
    for (int failing = 2; ; failing++) {
      FailingForces disk = new FailingForces(failing);
      List<Boolean> starts = new ArrayList<>();
      Playing playing =
          Playing.in(folder).watching(() -> starts.add(disk.hasFailed())).appendingTo(disk);
      Playing.Played played = playing.playTo(playing.store());
      if (!disk.hasFailed()) {
        assertThat(failing).isGreaterThan(9);
        return;
      }

      assertThat(played.ended().result()).as("force %d", failing).isEqualTo(RunResult.UNRECORDED);
      assertThat(starts).as("force %d", failing).doesNotContain(true);
      if (failing == 2) {
        assertThat(starts).isEmpty();
        assertThat(played.folder().path()).doesNotExist();
        continue; // Not even the beginning was acknowledged, so it leaves no trace.
      }
      JournalContents contents = JournalReader.read(played.folder().journal());
      assertThat(contents.damage()).as("force %d", failing).isEmpty();
      assertThat(contents.head()).isEqualTo(played.head());
    }
  }

  /** One force costs more than a small command. */
  @Test
  void forcesOnceForEachCommandOfAnUnattendedRunAndBeforeItStarts() {
    CountingForces disk = new CountingForces();
    List<Boolean> forced = new ArrayList<>();
    Playing playing =
        Playing.in(folder).watching(() -> forced.add(disk.isForced())).appendingTo(disk);
    int commands = 3;

    assertThat(playing.playTo(playing.store()).ended().result()).isEqualTo(RunResult.DONE);
    assertThat(forced).hasSize(commands).containsOnly(true);
    int emptyJournalBeginningAndEnd = 3;
    assertThat(disk.forces()).isEqualTo(commands + emptyJournalBeginningAndEnd);
    assertThat(disk.isForced()).isTrue();
  }

  @Test
  void beginsNoRunWhoseEmptyJournalCannotBeForced() {
    Playing playing = Playing.in(folder).appendingTo(new FailingForces(1));

    assertThatThrownBy(() -> playing.playTo(playing.store()))
        .isInstanceOf(RecordException.class)
        .hasMessageEndingWith("cannot be written: Input/output error");
  }

  @Test
  void endsARunOnARealDiskThatIsFull() throws IOException {
    for (int pages = 0; pages < 4; pages++) {
      Path small = Files.createDirectory(folder.resolve("small-" + pages));
      Optional<SmallDisk> mounted = SmallDisk.mount(small, 64);
      if (mounted.isEmpty()) {
        System.out.println("skipped: this process may not mount a tmpfs to fill");
      }
      assumeTrue(mounted.isPresent(), "this process may not mount a tmpfs to fill");
      try (SmallDisk disk = mounted.get()) {
        int left = pages;
        Playing playing = Playing.in(small).page(LONG_PAGE, LONG_OUTPUT);
        Playing.Played played = playing.watching(() -> disk.fillBut(left)).playTo(playing.store());
        PastRun past = PastRun.read(played.folder());

        assertThat(played.ended().result()).isEqualTo(RunResult.UNRECORDED);
        assertThat(played.ended().detail()).endsWith("No space left on device");
        assertThat(past.contents().damage()).isEmpty();
        assertThat(lastEvents(past.contents())).endsWith("run.aborted");
        assertThat(past.summary().state()).isEqualTo(RunSummary.State.FINISHED);
        assertThat(past.summary().outcome()).isEqualTo("unrecorded");
        assertThat(past.summary().exitStatus()).hasValue(8);
      }
    }
  }

  private static Appender.Maker full(int room, List<FullDisk> journals) {
    return path -> {
      if (!path.endsWith("journal.jsonl")) {
        return FileAppender.make(path);
      }
      Path reserve = path.resolveSibling("reserve");
      FullDisk disk =
          new FullDisk(
              () -> Files.exists(reserve) ? room : room + DiskReserve.BYTES, Integer.MAX_VALUE);
      journals.add(disk);
      return disk;
    };
  }

  private static List<String> events(JournalContents contents) {
    return contents.records().stream().map(JournalRecord::name).toList();
  }

  private static List<String> lastEvents(JournalContents contents) {
    List<String> events = events(contents);
    return events.subList(events.size() - 2, events.size());
  }

  @Test
  void saysThatAFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("runs"));
    Playing playing = Playing.in(folder);
    var plan = playing.plan();

    assertThatThrownBy(
            () -> playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none()))
        .isInstanceOf(RecordException.class)
        .hasMessageStartingWith("the journal in " + file + " cannot be written: ");
  }

  /** Writes records until one fails; those that were acknowledged. */
  private static List<Integer> write(FullDisk disk) {
    JournalWriter writer = writer(disk);
    List<Integer> acknowledged = new ArrayList<>();
    try {
      for (int i = 0; i < RECORDS; i++) {
        writer.append(JournalCostTest.forced("number " + i));
        acknowledged.add(i);
      }
      writer.close();
    } catch (RecordException e) {
      return acknowledged;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return acknowledged;
  }

  private static JournalWriter writer(FullDisk disk) {
    return new JournalWriter(
        Path.of("r", "journal.jsonl"), disk, new TickingClock(Playing.START, 1), () -> 1_000);
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

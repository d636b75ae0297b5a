package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.json.Json;
import dev.runbook.run.Ended;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, files that cannot be made. */
class JournalFaultsTest {
  private static final int RECORDS = 6;

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
      assertThatThrownBy(() -> writer.append("notice", Json.map("text", "x"), true))
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
      Ended ended = onFullDisk.playTo(onFullDisk.store()).ended();

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
    List<JournalRecord> records = PastRun.read(played.folder()).contents().records();
    assertThat(records.get(records.size() - 1).event()).isEqualTo("command.started");
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
        writer.append("notice", Json.map("text", "number " + i), true);
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

package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The only run of a test's folder: what its journal says, and a knife for it. */
final class RecordedRun {
  private final Path folder;

  RecordedRun(Path folder) {
    this.folder = folder;
  }

  RunFolder run() {
    List<RunFolder> found = new RunStore(folder.resolve("state/runbook/runs")).find("2");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  List<JournalRecord> records() {
    return JournalReader.read(run().journal()).records();
  }

  List<JournalRecord> records(String event) {
    return records().stream().filter(record -> record.name().equals(event)).toList();
  }

  /** What hosts were sent, checks included, in order. */
  List<String> ran() {
    return records("command.started").stream().map(record -> record.object().text("run")).toList();
  }

  /** Keeps the first records only, as a kill after the last of them would. */
  void cutTo(int records) {
    try {
      String kept =
          Files.readAllLines(run().journal()).stream()
              .limit(records)
              .map(line -> line + "\n")
              .collect(Collectors.joining());
      Files.writeString(run().journal(), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts the journal off after the first record of an event for a step, as a kill would. */
  void cutAfter(String event, String step) {
    List<JournalRecord> all = records();
    int last = 0;
    while (!(all.get(last).name().equals(event)
        && all.get(last).object().text("step").contains(step))) {
      last++;
    }
    cutTo(last + 1);
  }

  /** Cuts the journal off when so many commands had ended. */
  void cutAfterCommands(int commands) {
    List<JournalRecord> all = records();
    List<JournalRecord> ends = records("command.finished");
    cutTo(all.indexOf(ends.get(commands - 1)) + 1);
  }
}

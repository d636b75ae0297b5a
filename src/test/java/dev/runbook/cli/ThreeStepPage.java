package dev.runbook.cli;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of three steps, the second a dangerous one, that tests play on a mocked host; and what is
 * recorded of its only run.
 */
abstract class ThreeStepPage {
  static final String PAGE =
      """
      # Move

      ```bash
      # First
      ssh web1 "touch one"

      # Second
      # DANGER: drops it
      ssh web1 "drop two"

      # Third
      ssh web1 "touch three"
      ```
      """;

  @TempDir Path folder;

  CommandLineRun page(String page) {
    return new CommandLineRun(folder).page("move", page).mock("");
  }

  /** The arguments, and the mocked host. */
  String[] mocked(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--mock";
    all[args.length + 1] = folder.resolve("mock.yaml").toString();
    return all;
  }

  /** The only run. */
  RunFolder only() {
    return new RecordedRun(folder).run();
  }

  List<String> ran() {
    return new RecordedRun(folder).ran();
  }

  List<JournalRecord> records(String event) {
    return new RecordedRun(folder).records(event);
  }

  void cutAfter(String event, String step) {
    new RecordedRun(folder).cutAfter(event, step);
  }
}

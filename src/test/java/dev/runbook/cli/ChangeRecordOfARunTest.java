package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change record says of each step what was done, and of each that was not, who decided so. */
class ChangeRecordOfARunTest {
  private static final String PAGE =
      """
      # Move the notes

      - [ ] Tell the others that the notes are read-only now

      ```bash {name=look}
      # Look at the notes
      ssh web1 "ls notes"
      ```

      ```bash {name=mirror}
      # Ask the mirror
      ssh web1 "cat mirror/state"
      ```

      ```bash {name=copy rollback=drop-copy}
      # Copy the notes
      ssh web1 "cp -r notes new-notes"
      ```

      ```bash {name=count}
      # Count them
      ssh web1 "ls new-notes | grep -c ."
      ```

      ```bash {name=drop-copy}
      # Remove the copy
      ssh web1 "rmdir new-notes"
      ```
      """;

  private static final String RECORD =
      """
      ## Steps

      | # | Step | Host | Risk | Began | Took | Outcome |
      |--:|---|---|---|---|--:|---|
      | 1 | Tell the others that the notes are read-only now |  | none | T |  | assumed |
      | 2 | Look at the notes | web1 | none | T |  | left-out |
      | 3 | Ask the mirror | web1 | none | T | D | failed |
      |  | **Resumed by ME, D after it ended: failed** |  |  | T |  |  |
      | 3 | Ask the mirror | web1 | none | T |  | failed (passed over) |
      | 4 | Copy the notes | web1 | caution | T | D | ok |
      | 5 | Count them | web1 | none | T | D | failed |
      | rollback 1 | Remove the copy | web1 | caution | T | D | ok |

      ## Confirmations

      None.

      ## Hosts

      - `web1 is ops@web1`

      ## Parameters

      None.

      ## Deviations from the page

      - T, step 1 (Tell the others that the notes are read-only now): \
      assumed to be done: there was nobody to ask
      - T, step 2 (Look at the notes): left out with --skip
      - T, step 3 (Ask the mirror): go on without it: the mirror is retired

      ## Rollback

      - T, after move-the-notes/count failed: "Remove the copy", which undoes move-the-notes/copy
      - T, after move-the-notes/count failed: all of it ended well

      ## Verification
      """;

  @TempDir Path folder;

  @Test
  void ofAPassedOverFailureAnAssumedTaskALeftOutStepAndARollback() {
    String mock = folder.resolve("mock.yaml").toString();
    CommandLineRun batch =
        new CommandLineRun(folder)
            .page("notes", PAGE)
            .mock("- {match: 'cat mirror.*|ls new-notes.*', exit: 1}");
    assertThat(batch.run("play", "notes", "--yes", "--skip", "look", "--mock", mock)).isEqualTo(1);

    CommandLineRun person =
        new CommandLineRun(folder).answers("s", "the mirror is retired", "y", "y", "R", "y");
    assertThat(person.run("resume")).isEqualTo(1);
    assertThat(person.err().replaceAll("\\s+", " "))
        .contains("2 of 5 steps are over and will not run again: 1 assumed, 1 left out")
        .contains("\"Count them\" failed and was rolled back")
        .contains("open nothing: what was changed is undone");

    CommandLineRun told = new CommandLineRun(folder);
    assertThat(told.run("transcript", "--format", "markdown")).isZero();
    assertThat(withoutTimes(told.out())).contains(RECORD);
  }

  private static String withoutTimes(String record) {
    return record
        .replaceAll("(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d( UTC)?", "T")
        .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "D")
        .replaceAll("Resumed by \\S+ on [^ ,]+", "Resumed by ME");
  }
}

package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import dev.runbook.journal.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs that go on after they were stopped, failed or cut off. */
class ResumeTest extends ThreeStepPage {
  private static final String STATE =
      """
      # Move

      ```bash
      # First
      mkdir -p there
      cd there
      export PLAIN='a b'
      FOUND=$(date)

      # Second
      echo "$PLAIN" > plain

      # Third
      echo "$FOUND" > found
      ```
      """;

  @Test
  void aStoppedRunGoesOnWhereItWasStopped() {
    assertThat(page(PAGE).answers("y", "q").run(mocked("play", "move"))).isEqualTo(3);

    CommandLineRun resumed = page(PAGE).answers("y", "web1", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();

    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(resumed.err())
        .contains(
            "1 of 3 steps already done, will not run again", "First · done before", "Move: done");
    assertThat(JournalReader.verify(only().journal())).isEmpty();
    assertThat(records("run.resumed").get(0).object().texts("kept")).containsExactly("move/first");
  }

  @Test
  void tellsHowAStoppedRunGoesOn() {
    CommandLineRun run = page(PAGE).answers("q");
    run.run(mocked("play", "move"));
    assertThat(run.err()).contains("runbook resume " + only().id() + "   goes on from here");
  }

  @Test
  void aTornEndIsPutAsideAndARecordThatWasChangedIsRefused() throws IOException {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    Path journal = only().journal();
    String whole = Files.readString(journal);
    Files.writeString(journal, whole + "{\"seq\":99,\"prev");
    assertThat(page(PAGE).answers("q").run(mocked("resume"))).isEqualTo(3);
    assertThat(only().path().resolve("journal.torn-1")).hasContent("{\"seq\":99,\"prev");
    assertThat(JournalReader.verify(journal)).isEmpty();

    byte[] changed = whole.replace("touch one", "touch 0ne").getBytes(StandardCharsets.UTF_8);
    Files.write(journal, changed);
    CommandLineRun refused = page(PAGE).answers();
    assertThat(refused.run(mocked("resume", only().id()))).isEqualTo(2);
    assertThat(refused.err()).contains("was changed", "cannot go on");
  }

  @Test
  void aShellIsToldAgainWhatIsPlainAndTheRestIsSaid() throws IOException {
    new CommandLineRun(folder).page("move", STATE).answers("y", "q").run("play", "move");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", STATE).answers("y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(folder.resolve("there/plain")).hasContent("a b");
    assertThat(resumed.err().replaceAll("\\s+", " "))
        .contains("was given again: cd there; export PLAIN='a b'")
        .contains("it uses FOUND, set before the run was cut off and lost");

    CommandLineRun batch = new CommandLineRun(folder).page("move", STATE);
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(batch.err()).contains("\"Third\" cannot run: it uses FOUND");
  }

  @Test
  void theCommandsOfAStepThatEndedWellDoNotRunAgain() throws IOException {
    String page = "# Move\n\n```bash\n# All\necho 1 >> log\necho 2 >> log\necho 3 >> log\n```\n";
    new CommandLineRun(folder).page("move", page).answers("y").run("play", "move");
    Files.delete(folder.resolve("log"));
    cutAfter("command.finished", "move/all");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", page).answers("y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(folder.resolve("log")).hasContent("2\n3");
    assertThat(resumed.err()).contains("1 of its commands had ended well");
  }

  @Test
  void aFinishedStepRunsAgainOnlyWhenItIsNamed() {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    CommandLineRun resumed = page(PAGE).answers("y", "y", "web1", "y");
    assertThat(resumed.run(mocked("resume", "--rerun", "first"))).isZero();
    assertThat(ran()).containsExactly("touch one", "touch one", "drop two", "touch three");
  }

  @Test
  void aRunThatIsDoneStaysAsItIs() throws IOException {
    assertThat(page(PAGE).answers().run("resume")).isEqualTo(2);
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    String before = Files.readString(only().journal());

    CommandLineRun resumed = page(PAGE).answers();
    assertThat(resumed.run("resume", only().id())).isZero();
    assertThat(resumed.err()).contains("is done: all 3 steps are over");
    assertThat(only().journal()).hasContent(before);

    CommandLineRun again = page(PAGE).answers("y");
    assertThat(again.run("resume", only().id(), "--rerun", "third")).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three", "touch three");
  }

  @Test
  void aRunHasOneWriter() throws IOException {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    RunStore store = new RunStore(folder.resolve("state/runbook/runs"));
    try (var held = store.reopen(only(), 4711)) {
      CommandLineRun second = page(PAGE).answers();
      assertThat(second.run(mocked("resume", held.folder().id()))).isEqualTo(2);
      assertThat(second.err()).contains("process 4711 plays this run now");
    }
  }
}

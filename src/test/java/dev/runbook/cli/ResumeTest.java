package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on after they were stopped, failed or cut off. */
class ResumeTest {
  private static final String PAGE =
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

  private CommandLineRun page(String page) {
    return new CommandLineRun(folder).page("move", page).mock("");
  }

  private static String[] mocked(Path folder, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--mock";
    all[args.length + 1] = folder.resolve("mock.yaml").toString();
    return all;
  }

  private RunFolder only() {
    return new RecordedRun(folder).run();
  }

  private List<String> ran() {
    return new RecordedRun(folder).ran();
  }

  private List<JournalRecord> records(String event) {
    return new RecordedRun(folder).records(event);
  }

  private void cutAfter(String event, String step) {
    new RecordedRun(folder).cutAfter(event, step);
  }

  @Test
  void aStoppedRunGoesOnWhereItWasStopped() {
    assertThat(page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"))).isEqualTo(3);

    CommandLineRun resumed = page(PAGE).answers("y", "web1", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();

    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(resumed.err())
        .contains("1 of 3 steps are over and stay so", "First · done before", "Move: done");
    assertThat(JournalReader.verify(only().journal())).isEmpty();
    assertThat(records("run.resumed").get(0).object().texts("kept")).containsExactly("move/first");
  }

  @Test
  void tellsHowAStoppedRunGoesOn() {
    CommandLineRun run = page(PAGE).answers("q");
    run.run(mocked(folder, "play", "move"));
    assertThat(run.err()).contains("runbook resume " + only().id() + " goes on from here");
  }

  @Test
  void aCommandInFlightIsAskedAboutAndEnterDoesNothing() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE).answers("", "h I saw it is gone", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();

    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(resumed.err())
        .contains("Nobody saw the end of this command", "drop two", "Enter alone does nothing");
    JournalRecord settled = records("step.settled").get(0);
    assertThat(settled.text("verdict")).isEqualTo("happened");
    assertThat(settled.text("reason")).isEqualTo("I saw it is gone");
  }

  @Test
  void aLongCommandInFlightStandsUnderItsHostAndEnterDoesNotBeginItAgain() throws IOException {
    String page = "# Move\n\n```bash {host=web1}\n# First\nfor i in 1 2; do\n  date\ndone\n```\n";
    page(page).answers("y").run(mocked(folder, "play", "move"));
    cutAfter("command.started", "move/first");

    CommandLineRun resumed = page(page).answers("n", "the log has no date", "", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();

    assertThat(resumed.err())
        .contains("  web1 $ for i in 1 2; do\n           date\n         done\n")
        .contains("Enter does not run a step that had been begun before: type y.");
    assertThat(ran()).hasSize(2);
  }

  @Test
  void aStepThatWasAnsweredAndNotStartedNeverBegan() {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
    cutAfter("step.answered", "move/first");

    CommandLineRun resumed = page(PAGE).answers("y", "y", "web1", "y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err()).doesNotContain("begun before");
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
  }

  @Test
  void whatDidNotHappenIsConfirmedAgain() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE).answers("n", "it still is there", "y", "web1", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "drop two", "touch three");
  }

  @Test
  void aBatchDoesNotGuess() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE);
    assertThat(resumed.run(mocked(folder, "resume", "--yes", "--confirm", "second@web1")))
        .isEqualTo(5);
    assertThat(ran()).containsExactly("touch one", "drop two");
    assertThat(resumed.err()).contains("whether \"Second\" has taken effect is not known");
  }

  @Test
  void aTornEndIsPutAsideAndARecordThatWasChangedIsRefused() throws IOException {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    Path journal = only().journal();
    String whole = Files.readString(journal);
    Files.writeString(journal, whole + "{\"seq\":99,\"prev");
    assertThat(page(PAGE).answers("q").run(mocked(folder, "resume"))).isEqualTo(3);
    assertThat(only().path().resolve("journal.torn-1")).hasContent("{\"seq\":99,\"prev");
    assertThat(JournalReader.verify(journal)).isEmpty();

    byte[] changed = whole.replace("touch one", "touch 0ne").getBytes(StandardCharsets.UTF_8);
    Files.write(journal, changed);
    CommandLineRun refused = page(PAGE).answers();
    assertThat(refused.run(mocked(folder, "resume", only().id()))).isEqualTo(2);
    assertThat(refused.err()).contains("was changed", "cannot go on");
  }

  @Test
  void aChangedPageIsShownByStepAndAskedAbout() {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));

    String edited = PAGE.replace("touch one", "touch uno");
    CommandLineRun resumed = page(edited).answers("k", "the old one is enough", "y", "web1", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();
    assertThat(resumed.err())
        .contains("- web1 $ ssh web1 \"touch one\"", "+ web1 $ ssh web1 \"touch uno\"");
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(only().page(2)).hasContent(edited);
  }

  @Test
  void whatAFinishedStepHasRunIsShownAgainAfterAStop() {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    String edited = PAGE.replace("touch one", "touch uno");
    CommandLineRun stopped = page(edited).answers("q", "I must ask");
    assertThat(stopped.run("resume")).isEqualTo(3);
    assertThat(stopped.err()).contains("Move: stopped", "I must ask");

    CommandLineRun resumed = page(edited).answers("r the new one is needed", "y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err())
        .contains("- web1 $ ssh web1 \"touch one\"", "+ web1 $ ssh web1 \"touch uno\"");
    assertThat(ran()).containsExactly("touch one", "touch uno");
  }

  @Test
  void aStepThatHadRunInPartAndWasChangedIsAskedAbout() {
    String page = "# Move\n\n```bash\n# All\nssh web1 one\nssh web1 two\n```\n";
    page(page).answers("y").run(mocked(folder, "play", "move"));
    cutAfter("command.finished", "move/all");
    String edited = page.replace("web1 two", "web1 zwei");
    CommandLineRun resumed = page(edited).answers("", "k two is not needed");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err().replaceAll("\\s+", " "))
        .contains("\"All\" had 1 of its commands end well, and the page has changed it since")
        .doesNotContain("Nobody saw the end");
    assertThat(ran()).containsExactly("one");
  }

  @Test
  void aPageThatIsGoneIsPlayedFromTheRunsOwnCopy() throws IOException {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    Files.delete(folder.resolve("runbooks/move.md"));

    CommandLineRun batch = new CommandLineRun(folder);
    assertThat(batch.run(mocked(folder, "resume", "--yes"))).isEqualTo(2);
    assertThat(batch.err()).contains("is gone", "--own-page");
    CommandLineRun resumed = new CommandLineRun(folder).answers("y", "y", "web1", "y");
    assertThat(resumed.run(mocked(folder, "resume"))).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
  }

  @Test
  void aMockRunGoesOnAgainstTheSameMocks() {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    assertThat(page(PAGE).answers("y", "web1", "q").run("resume")).isEqualTo(3);
    assertThat(page(PAGE).answers("y").run("resume")).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(records("run.resumed"))
        .hasSize(2)
        .allMatch(each -> each.text("mode").equals("mock"));
  }

  @Test
  void aMockRunGoesOnAgainstOtherMocksOnlyWhenTheyAreNamed() throws IOException {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    CommandLineRun changed = page(PAGE).mock("- {run: touch three, exit: 1}").answers();
    assertThat(changed.run("resume")).isEqualTo(2);
    assertThat(changed.err()).contains("were changed since", "--mock");

    CommandLineRun named = page(PAGE).mock("- {run: touch three, exit: 1}");
    assertThat(named.answers("y", "web1", "y", "q").run(mocked(folder, "resume"))).isEqualTo(1);
    Files.delete(folder.resolve("mock.yaml"));
    CommandLineRun gone = new CommandLineRun(folder).answers();
    assertThat(gone.run("resume")).isEqualTo(2);
    assertThat(gone.err()).contains("mock.yaml, which is gone");
  }

  @Test
  void aRealRunNeverGoesOnAgainstMocks() {
    page("# Move\n\n```bash\necho 1\n```\n").answers("q").run("play", "move");
    CommandLineRun resumed = page(PAGE).answers();
    assertThat(resumed.run(mocked(folder, "resume"))).isEqualTo(2);
    assertThat(resumed.err()).contains("real hosts");
  }

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
  void aShellIsToldAgainWhatIsPlainAndTheRestIsSaid() throws IOException {
    new CommandLineRun(folder).page("move", STATE).answers("y", "q").run("play", "move");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", STATE).answers("y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(folder.resolve("there/plain")).hasContent("a b");
    assertThat(resumed.err().replaceAll("\\s+", " "))
        .contains("was told again what was set before: cd there; export PLAIN='a b'")
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
  void aStepsOwnCheckDecidesWhetherItHappened() throws IOException {
    String page =
        "# Move\n\n```bash {verify=\"test -e made\"}\ntouch made\n```\n\n```bash\necho 2\n```\n";
    new CommandLineRun(folder).page("move", page).answers("y", "").run("play", "move");
    cutAfter("command.started", "move/");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", page);
    assertThat(resumed.run("resume", "--yes")).isZero();
    assertThat(records("step.settled").get(0).text("by")).isEqualTo("verify");
    assertThat(ran()).containsExactly("touch made", "test -e made", "echo 2");
  }

  @Test
  void whatMayRunTwiceRunsAgainAfterTelling() throws IOException {
    String page = "# Move\n\n```bash {idempotent}\ntouch made\n```\n";
    new CommandLineRun(folder).page("move", page).answers("y").run("play", "move");
    cutAfter("command.started", "move/");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", page);
    assertThat(resumed.run("resume", "--yes")).isZero();
    assertThat(resumed.err()).contains("was in flight", "the page says that it may run twice");
  }

  @Test
  void aFinishedStepRunsAgainOnlyWhenItIsNamed() {
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    CommandLineRun resumed = page(PAGE).answers("y", "y", "web1", "y");
    assertThat(resumed.run(mocked(folder, "resume", "--rerun", "first"))).isZero();
    assertThat(ran()).containsExactly("touch one", "touch one", "drop two", "touch three");
  }

  @Test
  void whatStaysUnknownIsCountedAsThat() {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
    cutAfter("command.started", "move/second");
    CommandLineRun resumed = page(PAGE).answers("q I must look");
    assertThat(resumed.run("resume")).isEqualTo(5);
    assertThat(resumed.err()).contains("1 done, 1 unknown, 1 not reached of 3 steps");
    CommandLineRun runs = new CommandLineRun(folder);
    runs.run("runs");
    assertThat(runs.out()).contains("1 done, 1 unknown");
  }

  @Test
  void aRunThatIsDoneStaysAsItIs() throws IOException {
    assertThat(page(PAGE).answers().run("resume")).isEqualTo(2);
    page(PAGE).answers("y", "y", "web1", "y").run(mocked(folder, "play", "move"));
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
    page(PAGE).answers("y", "q").run(mocked(folder, "play", "move"));
    RunStore store = new RunStore(folder.resolve("state/runbook/runs"));
    try (var held = store.reopen(only(), 4711)) {
      CommandLineRun second = page(PAGE).answers();
      assertThat(second.run(mocked(folder, "resume", held.folder().id()))).isEqualTo(2);
      assertThat(second.err()).contains("process 4711 plays this run now");
    }
  }
}

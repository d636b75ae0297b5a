package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shells of a run that goes on know of what ran before. */
class ResumedShellTest {
  private static final String CAPTURING =
      """
      # Move

      ```bash {capture=MOOD}
      # Get
      printf 'a  b\\n\\n'
      ```

      ```bash
      # Wait
      true
      ```

      ```bash
      # Use
      echo "<$MOOD>" >> used
      ```
      """;

  @TempDir Path folder;

  private CommandLineRun page(String page) {
    return new CommandLineRun(folder).page("move", page);
  }

  private RecordedRun recorded() {
    return new RecordedRun(folder);
  }

  private Path output(int number) {
    return recorded().run().stdout(number);
  }

  private static String joined(CommandLineRun run) {
    return run.err().replaceAll("\\s+", " ");
  }

  private void captureAndStop() {
    assertThat(page(CAPTURING).answers("y", "q").run("play", "move")).isEqualTo(3);
  }

  @Test
  void whatWasCapturedIsReadBack() {
    captureAndStop();
    assertThat(page(CAPTURING).run("resume", "--yes")).isZero();
    assertThat(folder.resolve("used")).hasContent("<a  b>");
  }

  @Test
  void aNameThatIsSetAndCapturedIsReadBack() {
    String page = CAPTURING.replace("printf 'a  b", "MOOD=$(echo 'a  b') && printf \"$MOOD");
    page = page.replace("\\n\\n'", "\\n\\n\"");
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(3);
    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).as(batch.err()).isZero();
    assertThat(folder.resolve("used")).hasContent("<a  b>");
  }

  @Test
  void aFolderThatACommandBeginsInIsGoneToAgain() throws IOException {
    assertFolderAfter("cd " + folder.toRealPath() + "/there && pwd | cat", "there");
  }

  @Test
  void aFolderThatOnlyASubshellWentToIsForgotten() throws IOException {
    assertFolderAfter("(cd there && echo ')')", "");
    assertFolderAfter("HERE=\"$(cd there; pwd)\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cd there && true", "{ cd there; }", "cd $PWD/there && true"})
  void aFolderThatCannotBeToldIsLost(String text) throws IOException {
    Files.createDirectories(folder.resolve("there"));
    String page = folderPage(text);
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(3);
    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(joined(batch)).contains("is not in its former folder");
  }

  @Test
  void aStepThatGoesToAFolderOfItsOwnFirstNeedsNoOther() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there")).toRealPath();
    String page = folderPage("{ cd there; }").replace("pwd >>", "cd " + there + " && pwd >>");
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(3);
    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).as(batch.err()).isZero();
    assertThat(folder.resolve("used")).hasContent(there.toString());
  }

  private void assertFolderAfter(String text, String expected) throws IOException {
    Files.createDirectories(folder.resolve("there"));
    Files.deleteIfExists(folder.resolve("used"));
    String page = folderPage(text);
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(3);
    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).as(batch.err()).isZero();
    assertThat(folder.resolve("used")).hasContent(folder.toRealPath().resolve(expected).toString());
  }

  private String folderPage(String text) {
    return """
    # Move

    ```bash
    # Go
    %s
    ```

    ```bash
    # Use
    pwd >> %s/used
    ```
    """
        .formatted(text, folder);
  }

  @Test
  void whatWasCapturedIsReadBackInThePartAfterNext() {
    captureAndStop();
    assertThat(page(CAPTURING).answers("y", "q").run("resume")).isEqualTo(3);
    assertThat(page(CAPTURING).run("resume", "--yes")).isZero();
    assertThat(folder.resolve("used")).hasContent("<a  b>");
  }

  @Test
  void outputThatWasChangedIsNeverReadBack() throws IOException {
    captureAndStop();
    Files.writeString(output(1), "another");
    assertLost("its recorded output does not have the hash in the journal");
  }

  @Test
  void outputThatWasTakenAwayIsNotTakenForNone() throws IOException {
    captureAndStop();
    Path aside = recorded().run().quarantine();
    Files.createDirectory(aside);
    Files.move(output(1), aside.resolve("0001.out"));
    assertLost("its recorded output does not have the hash in the journal");
  }

  @Test
  void outputThatWasCutIsNotReadBack() throws IOException {
    captureAndStop();
    Files.writeString(output(1), "a");
    assertLost("its recorded output does not have the hash in the journal");
  }

  @Test
  void outputWithACoveredSecretIsNotReadBack() {
    String page = CAPTURING.replace("printf 'a  b\\n\\n'", "echo $MY_TOKEN");
    assertThat(page(page).with("MY_TOKEN", "correct-horse").answers("y", "q").run("play", "move"))
        .isEqualTo(3);
    CommandLineRun batch = page(page).with("MY_TOKEN", "correct-horse");
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(joined(batch)).contains("a secret is covered in its recorded output");
  }

  private void assertLost(String why) {
    CommandLineRun batch = page(CAPTURING);
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(joined(batch))
        .contains("\"Use\" cannot run: it uses MOOD, which \"Get\" had captured: " + why);
    CommandLineRun person = page(CAPTURING).answers("q");
    assertThat(person.run("resume")).isEqualTo(3);
    assertThat(joined(person)).contains("it uses MOOD, which \"Get\" had captured: " + why);
    assertThat(folder.resolve("used")).doesNotExist();

    CommandLineRun again = page(CAPTURING);
    assertThat(again.run("resume", "--yes", "--rerun", "get")).isZero();
    assertThat(folder.resolve("used")).hasContent("<a  b>");
  }

  @Test
  void aValueThatNobodySawTheEndOfIsLost() {
    captureAndStop();
    recorded().cutAfter("command.started", "move/get");
    CommandLineRun resumed = page(CAPTURING).answers("h it printed", "y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(joined(resumed)).contains("it uses MOOD", "nobody saw the end of it");

    CommandLineRun batch = page(CAPTURING);
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(joined(batch)).contains("it uses MOOD", "nobody saw the end of it");
  }

  @Test
  void anEditOfAFinishedStepIsToldAgainAndNotThePagesText() {
    String page =
        """
        # Move

        ```bash
        # Set
        export PLACE=page

        # Use
        echo "$PLACE" >> used
        ```
        """;
    assertThat(page(page).answers("e", "export PLACE=edited", "q").run("play", "move"))
        .isEqualTo(3);
    CommandLineRun resumed = page(page).answers("y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(folder.resolve("used")).hasContent("edited");
    assertThat(joined(resumed)).contains("was given again: export PLACE=edited");
  }

  @Test
  void anEditThatIsNotPlainIsLostUnderItsNames() {
    String page = "# Move\n\n```bash\n# Set\nA=1\n\n# Use\necho \"$A\" >> used\n```\n";
    assertThat(page(page).answers("e", "A=$(date)", "q").run("play", "move")).isEqualTo(3);
    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).isEqualTo(2);
    assertThat(joined(batch)).contains("it uses A, set before the run was cut off and lost");
  }

  @Test
  void anEditInFlightIsShownAsItRan() {
    String page = "# Move\n\n```bash {idempotent}\n# Set\necho page >> used\n```\n";
    assertThat(page(page).answers("e", "echo edited >> used").run("play", "move")).isZero();
    recorded().cutAfter("command.started", "move/set");

    CommandLineRun batch = page(page);
    assertThat(batch.run("resume", "--yes")).as("the edit is not idempotent").isEqualTo(5);
    CommandLineRun resumed = page(page).answers("h I saw it");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err()).contains("local $ echo edited >> used", "The operator had edited it");
  }

  @Test
  void aStepKeptThoughThePageHasChangedItIsToldAgainAsItRan() {
    String page = "# Move\n\n```bash\n# Set\nA=old\n\n# Use\necho \"$A\" >> used\n```\n";
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(3);
    String edited = page.replace("A=old", "A=new");
    assertThat(page(edited).answers("k it stays", "q").run("resume")).isEqualTo(3);
    assertThat(page(edited).answers("y").run("resume")).isZero();
    assertThat(folder.resolve("used")).hasContent("old");
  }

  @Test
  void theAlternativeThatWasPickedStaysPicked() {
    String page =
        """
        # Move

        ```bash
        # Left
        A=left

        # Or right
        A=right

        # Use
        echo "$A" >> used
        ```
        """;
    assertThat(page(page).answers("1", "y", "q").run("play", "move")).isEqualTo(3);
    recorded().cutAfter("step.finished", "move/left");
    CommandLineRun resumed = page(page).answers("y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err()).contains("left out: another alternative was picked");
    assertThat(folder.resolve("used")).hasContent("left");
  }

  @Test
  void aFolderIsToldOnceThoughItsStepWasTriedTwice() throws IOException {
    String page =
        "# Move\n\n```bash\n# Go\ncd there\ntest -e ready\n\n# Use\npwd >> /dev/stderr\n```\n";
    Files.createDirectories(folder.resolve("there"));
    assertThat(page(page).answers("y", "q").run("play", "move")).isEqualTo(1);
    Files.writeString(folder.resolve("there/ready"), "", StandardOpenOption.CREATE);
    assertThat(page(page).answers("y", "q").run("resume")).isEqualTo(3);
    CommandLineRun last = page(page).answers("y");
    assertThat(last.run("resume")).isZero();
    assertThat(last.err()).contains("given again: cd there\n");
  }
}

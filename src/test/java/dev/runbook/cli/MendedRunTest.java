package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose journal's end was torn, and that go on all the same. */
class MendedRunTest {
  private static final String PAGE =
      """
      # Move

      ```bash
      # First
      ssh web1 "one"

      # Second
      ssh web1 "two"

      # Third
      ssh web1 "three"
      ```
      """;

  @TempDir Path folder;
  private RecordedRun recorded;
  private Path journal;

  @BeforeEach
  void stopAfterTheFirstStep() {
    recorded = new RecordedRun(folder);
    String mock = folder.resolve("mock.yaml").toString();
    CommandLineRun run = new CommandLineRun(folder).page("move", PAGE).mock("");
    assertThat(run.answers("y", "q").run("play", "move", "--mock", mock)).isEqualTo(3);
    journal = recorded.run().journal();
  }

  private CommandLineRun resume(int status, String... answers) {
    CommandLineRun run = new CommandLineRun(folder).answers(answers);
    assertThat(run.run("resume")).as(run.err()).isEqualTo(status);
    assertThat(JournalReader.verify(journal)).isEmpty();
    return run;
  }

  private void append(String text) throws IOException {
    Files.writeString(journal, text, StandardOpenOption.APPEND);
  }

  private Path torn(int number) {
    return recorded.run().path().resolve("journal.torn-" + number);
  }

  @Test
  void everyTornEndIsPutAsideUnderANameOfItsOwn() throws IOException {
    append("{\"seq\":99,\"prev");
    CommandLineRun first = resume(3, "y", "q");
    assertThat(first.err().replaceAll("\\s+", " "))
        .contains("the journal was mended: the writing was cut off within record")
        .contains("its 15 bytes do not count");

    append("\0\0\0\0");
    resume(0, "y");
    assertThat(torn(1)).hasContent("{\"seq\":99,\"prev");
    assertThat(torn(2)).hasBinaryContent(new byte[4]);
    assertThat(torn(3)).doesNotExist();
    assertThat(recorded.ran()).containsExactly("one", "two", "three");
  }

  @Test
  void aLastRecordThatLacksItsLineFeedGetsItAndIsNotLost() throws IOException {
    String whole = Files.readString(journal);
    Files.writeString(journal, whole.substring(0, whole.length() - 1));

    CommandLineRun resumed = resume(0, "y", "y");
    assertThat(resumed.err()).contains("lacks its line feed");
    assertThat(Files.readString(journal)).startsWith(whole);
    assertThat(torn(1)).doesNotExist();
  }

  @Test
  void whatStandsInThePlaceOfTheLastLineFeedIsPutAside() throws IOException {
    String whole = Files.readString(journal);
    for (String other : new String[] {"x", "}", " ", "\u000b"}) {
      Files.writeString(journal, whole.substring(0, whole.length() - 1) + other);
      resume(3, "q");
      assertThat(Files.readString(journal)).startsWith(whole);
      assertThat(torn(1)).hasContent(other);
      Files.delete(torn(1));
    }
  }

  @Test
  void aTornRecordAfterOneThatLacksItsLineFeedTakesNothingWithIt() throws IOException {
    String whole = Files.readString(journal);
    Files.writeString(journal, whole.substring(0, whole.length() - 1) + "\u000b{\"seq\":");
    resume(0, "y", "y");
    assertThat(Files.readString(journal)).startsWith(whole);
    assertThat(torn(1)).hasContent("\u000b{\"seq\":");
  }

  @Test
  void aFolderOfOutputThatIsGoneIsMadeAgain() throws IOException {
    Files.writeString(
        folder.resolve("mock.yaml"),
        "hosts: {web1: {otherwise: ok, commands: [{run: two, stdout: hi}]}}");
    Files.delete(recorded.run().output());
    String mock = folder.resolve("mock.yaml").toString();
    CommandLineRun run = new CommandLineRun(folder).answers("y", "y");
    assertThat(run.run("resume", "--mock", mock)).as(run.err()).isZero();
    assertThat(recorded.run().stdout(2)).hasContent("hi");
  }

  @Test
  void aLineFeedThatIsMissingInTheMiddleIsNoTornEnd() throws IOException {
    byte[] bytes = Files.readAllBytes(journal);
    int middle = Files.readAllLines(journal).get(0).length();
    bytes[middle] = 'x';
    Files.write(journal, bytes);
    CommandLineRun run = new CommandLineRun(folder).answers();
    assertThat(run.run("resume", recorded.run().id())).isEqualTo(2);
    assertThat(run.err()).contains("lacks its line feed", "cannot go on");
    assertThat(journal).hasBinaryContent(bytes);
  }
}

package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.json.Json;
import dev.runbook.run.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
  private static final String ONE_COMMAND =
      "# Restore\n\n```bash\n# Look\nssh hemma \"look\"\n```\n";

  @TempDir Path folder;

  @Test
  void readsLikeALogBook() {
    PastRun run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("ana saw it on Friday")).play();

    assertThat(text(run))
        .isEqualTo(
            """
            Run           %s
            Outcome       done (exit status 0)
            Target        restore (Restore)
            Highest risk  danger
            Page          %s
            Page sha256   %s
            Played by     ana on laptop
            Tool          runbook 0.1.0
            Mode          mock
            Started       2026-11-23 07:15:30 UTC, by the machine's clock
            Ended         2026-11-23 07:15:30 UTC
            Took          0 ms
            Journal head  %s
            With          date = 20260102
            With          password = (secret)
              07:15:30  identity: hemma is ops@hemma

            Step 1 of 3: Look
              restore/look · line 12 · on hemma
              07:15:30  answer: skip: ana saw it on Friday
              07:15:30  step: skipped: ana saw it on Friday

            Step 2 of 3: Drop it
              restore/drop-it · line 16 · on hemma · danger
              07:15:30  identity: hemma is ops@hemma
              07:15:30  answer: confirmed by typing hemma
              07:15:30  answer: run
              07:15:30  hemma $ ssh hemma "dropdb app"
                ! NOTICE: dropped
                ok, status 0, 0 ms
              07:15:30  step: ok after 0 ms

            Step 3 of 3: Log in
              restore/log-in · line 19 · on hemma
              07:15:30  answer: run
              07:15:30  hemma $ ssh hemma "login '<password>'"
                        sent: login '••••••'
                | hello, your password is ••••••
                ok, status 0, 0 ms
              07:15:30  step: ok after 0 ms

              07:15:30  The run ended: done (exit status 0)
            """
                .formatted(
                    run.folder().id(),
                    folder.resolve("restore.md"),
                    run.summary().page().sha256(),
                    run.contents().head()));
  }

  @Test
  void tellsAFailureAndItsReason() {
    PastRun run = playOneCommand("{run: look, stdout: \"half\", stderr: \"cannot\\n\", exit: 2}");

    assertThat(text(run))
        .contains("Outcome       failed (exit status 1): \"Look\" failed with status 2\n")
        .endsWith(
            """
              07:15:30  hemma $ ssh hemma "look"
                | half
                ! cannot
                failed with status 2, 0 ms
              07:15:30  step: failed with status 2 after 0 ms
              07:15:30  answer: stop

              07:15:30  The run ended: failed (exit status 1): "Look" failed with status 2
            """);
  }

  @Test
  void makesWhatHostsSayHarmless() {
    PastRun run = playOneCommand("{run: look, stdout: \"\\e]52;c;AAAA\\a\\e[2Jgone\\r\\n\"}");

    assertThat(text(run)).contains("    | ␛]52;c;AAAA␇␛[2Jgone\n");
  }

  @Test
  void cutsMuchOutputInTheMiddle() throws IOException {
    PastRun run = playOneCommand("{run: look, stdout: \"x\"}");
    StringBuilder much = new StringBuilder();
    for (int i = 1; i <= 5000; i++) {
      much.append("line ").append(i).append('\n');
    }
    Files.writeString(run.folder().stdout(1), much);

    assertThat(new TextTranscript(40).of(run))
        .contains(
            """
                | line 1
                | line 2
                | … 48,869 bytes more in output/0001.out
                | line 5000
            """);
    assertThat(new TextTranscript(100_000).of(run)).contains("    | line 2500\n");
  }

  @Test
  void cutsAVeryLongLineToo() throws IOException {
    PastRun run = playOneCommand("{run: look, stdout: \"x\"}");
    Files.writeString(run.folder().stdout(1), "x".repeat(1000));

    assertThat(new TextTranscript(10).of(run))
        .contains("    | xxxxx\n    | … 990 bytes more in output/0001.out\n    | xxxxx\n");
  }

  @Test
  void saysThatOutputIsMissing() throws IOException {
    PastRun run = playOneCommand("{run: look, stdout: \"x\"}");
    Files.delete(run.folder().stdout(1));

    assertThat(text(run)).contains("    (what it wrote to stdout is missing)\n");
  }

  @Test
  void endsWhereTheJournalDoes() throws IOException {
    PastRun whole = playOneCommand("{run: look, stdout: \"x\"}");
    List<String> lines = Files.readAllLines(whole.folder().journal());
    int started = 0;
    while (!lines.get(started).contains("command.started")) {
      started++;
    }
    String cut = String.join("\n", lines.subList(0, started + 1)) + "\n" + "{\"seq\":";
    Files.writeString(whole.folder().journal(), cut, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(text(PastRun.read(whole.folder())))
        .contains("Outcome       unknown: the run was cut off\n")
        .endsWith(
            """
              07:15:30  hemma $ ssh hemma "look"
                | x
                unknown: the journal does not say how it ended

              The run was cut off here.

            The journal is damaged: the writing was cut off within record 7: its 7 bytes do not count
            """);
  }

  @Test
  void wrapsLongParagraphsAndNoCommands() {
    PastRun run =
        Playing.in(folder)
            .answer("restore/look", new Answer.Skip("because ".repeat(40).strip()))
            .play();

    assertThat(text(run).lines().filter(line -> line.contains("because")))
        .hasSizeGreaterThan(6)
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void isAlsoTheJournalsObjectsAsOneArray() throws IOException {
    PastRun run = Playing.in(folder).play();
    List<String> lines = Files.readAllLines(run.folder().journal());

    assertThat(JsonTranscript.of(run)).isEqualTo("[\n" + String.join(",\n", lines) + "\n]\n");
    assertThat(Json.object("{\"all\":" + JsonTranscript.of(run) + "}").get("all"))
        .asInstanceOf(LIST)
        .hasSameSizeAs(lines);
  }

  private PastRun playOneCommand(String answer) {
    return Playing.in(folder)
        .page(ONE_COMMAND, "hosts: {hemma: {commands: [" + answer + "]}}")
        .play();
  }

  private static String text(PastRun run) {
    return new TextTranscript(TextTranscript.DEFAULT_OUTPUT_LIMIT).of(run);
  }
}

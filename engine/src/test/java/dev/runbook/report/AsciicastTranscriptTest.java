package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.journal.event.JournalObject;
import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsciicastTranscriptTest {
  @TempDir Path folder;

  @Test
  void hasAHeaderWithoutACommandLine() {
    PastRun run = Playing.in(folder).play();

    assertThat(header(cast(run)))
        .containsEntry("version", 3)
        .containsEntry("term", Map.of("cols", 100, "rows", 30))
        .containsEntry("title", "Restore · " + run.folder().id())
        .containsEntry("tags", List.of("runbook", "done", "mock"))
        .doesNotContainKeys("command", "env");
  }

  @Test
  void marksEachStepWithItsRiskAndOutcomeAndEndsWithTheExitStatus() {
    String cast = cast(Playing.in(folder).play());

    assertThat(events(cast, "m"))
        .containsExactly(
            "Step 1 of 3: Look · none · ok",
            "Step 2 of 3: Drop it · danger · ok",
            "Step 3 of 3: Log in · none · ok");
    assertThat(events(cast, "x")).containsExactly("0");
    assertThat(cast.lines().reduce((a, b) -> b).orElseThrow()).endsWith("\"x\",\"0\"]");
    assertThat(String.join("", events(cast, "o")))
        .contains("hemma $ ")
        .contains("\r\nbackup-20260102.sql\r\n")
        .doesNotContain("correct-horse");
  }

  @Test
  void keepsColoursAndLetsNothingElseReachTheTerminal() throws IOException {
    PastRun run = Playing.in(folder).play();
    Files.write(
        run.folder().stdout(1),
        "\u001b[31mred\nstill\u001b[0m\u001b]52;c;AAAA\u0007\u001b[2J\u001b[8mhidden\n"
            .getBytes(StandardCharsets.UTF_8));

    String shown = String.join("", events(cast(run), "o"));

    assertThat(shown).contains("\u001b[38;5;1mred\r\nstill\u001b[0m␛]52;c;AAAA␇␛[2Jhidden\r\n");
    assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b");
  }

  @Test
  void goesByTheCounterThatNoClockSettingMoves() {
    List<JournalRecord> records =
        List.of(
            record(1, "2026-11-23T07:15:30Z", 5_000, "run.started"),
            record(2, "2026-11-23T09:15:30Z", 7_000, "step.shown"),
            record(3, "2026-11-23T09:15:31Z", 10, "run.resumed"));
    PlaybackTimes pace = new PlaybackTimes(records);

    assertThat(pace.at(records.get(0))).isZero();
    assertThat(pace.at(records.get(1))).as("a clock that was set does not count").isEqualTo(2_000);
    assertThat(pace.at(records.get(2)))
        .as("another process counts from elsewhere")
        .isEqualTo(1_000_002_000L);
  }

  private static JournalRecord record(long seq, String time, long mono, String event) {
    return JournalRecord.of(
        seq, Instant.parse(time), event, new JournalObject(Json.map("mono", mono)));
  }

  private static String cast(PastRun run) {
    return new AsciicastTranscript(TextTranscript.DEFAULT_OUTPUT_LIMIT).of(run);
  }

  private static Map<String, Object> header(String cast) {
    return Json.object(cast.lines().findFirst().orElseThrow());
  }

  private static List<String> events(String cast, String code) {
    return cast.lines()
        .skip(1)
        .map(line -> (List<?>) Json.object("{\"event\":" + line + "}").get("event"))
        .filter(event -> event.get(1).equals(code))
        .map(event -> (String) event.get(2))
        .collect(Collectors.toList());
  }
}

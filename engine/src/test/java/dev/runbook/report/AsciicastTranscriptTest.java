package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsciicastTranscriptTest {
  @TempDir Path folder;

  @Test
  void hasAHeaderWithoutACommandLine() {
    PastRun run = Playing.in(folder).play();

    assertThat(header(cast(run, CastVersion.V3)))
        .containsEntry("version", 3)
        .containsEntry("term", Map.of("cols", 100, "rows", 30))
        .containsEntry("title", "Restore · " + run.folder().id())
        .containsEntry("tags", List.of("runbook", "done", "mock"))
        .doesNotContainKeys("command", "env");
    assertThat(header(cast(run, CastVersion.V2)))
        .containsEntry("version", 2)
        .containsEntry("width", 100)
        .containsEntry("height", 30);
  }

  @Test
  void marksEachStepWithItsRiskAndOutcomeAndEndsWithTheExitStatus() {
    String cast = cast(Playing.in(folder).play(), CastVersion.V3);

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
  void hasNoExitEventInVersion2() {
    assertThat(events(cast(Playing.in(folder).play(), CastVersion.V2), "x")).isEmpty();
  }

  @Test
  void keepsColoursAndLetsNothingElseReachTheTerminal() throws IOException {
    PastRun run = Playing.in(folder).play();
    Files.write(
        run.folder().stdout(1),
        "\u001b[31mred\nstill\u001b[0m\u001b]52;c;AAAA\u0007\u001b[2J\u001b[8mhidden\n"
            .getBytes(StandardCharsets.UTF_8));

    String shown = String.join("", events(cast(run, CastVersion.V3), "o"));

    assertThat(shown).contains("\u001b[38;5;1mred\r\nstill\u001b[0m␛]52;c;AAAA␇␛[2Jhidden\r\n");
    assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b");
  }

  @Test
  void goesByTheCounterThatNoClockSettingMoves() {
    Pace pace = new Pace();

    assertThat(pace.at(record(1, "2026-11-23T07:15:30Z", 5_000, "run.started"))).isZero();
    assertThat(pace.at(record(2, "2026-11-23T09:15:30Z", 7_000, "step.shown")))
        .as("a clock that was set does not count")
        .isEqualTo(2_000);
    assertThat(pace.at(record(3, "2026-11-23T09:15:31Z", 10, "run.resumed")))
        .as("another process counts from elsewhere")
        .isEqualTo(1_000_002_000L);
  }

  @Test
  void isReadByAsciinema() throws Exception {
    Path script = Path.of("/usr/bin/script");
    boolean there = Files.isExecutable(Path.of("/usr/bin/asciinema")) && Files.isExecutable(script);
    Assumptions.assumeTrue(there, "asciinema, or script to give it a terminal, is not installed");
    Path file = folder.resolve("run.cast");
    Files.writeString(file, cast(Playing.in(folder).play(), CastVersion.V2));
    Path shown = folder.resolve("shown");

    ProcessBuilder builder =
        new ProcessBuilder(
            script.toString(), "-qec", "asciinema cat '" + file + "'", shown.toString());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(shown)).contains("Step 2 of 3: Drop it", "backup-20260102.sql");
    assertThat(process.exitValue()).isZero();
  }

  private static JournalRecord record(long seq, String time, long mono, String event) {
    return new JournalRecord(
        seq, Instant.parse(time), event, new JournalObject(Json.map("mono", mono)));
  }

  private static String cast(PastRun run, CastVersion version) {
    return new AsciicastTranscript(version, TextTranscript.DEFAULT_OUTPUT_LIMIT).of(run);
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

package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import dev.runbook.run.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunsTableTest {
  @TempDir Path folder;

  private PastRun run;
  private RunStore store;

  @BeforeEach
  void play() {
    Playing playing = Playing.in(folder).answer("restore/look", new Answer.Skip("seen"));
    run = playing.play();
    store = playing.store();
  }

  @Test
  void hasALineForEachRun() {
    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC))
        .containsExactly(
            "RUN                   STARTED                  TARGET   OUTCOME      STEPS            "
                + "  TOOK  WHO  PAGE",
            run.folder().id()
                + "  2026-11-23 07:15:30 UTC  restore  done (mock)  2 done, 1 skipped  0 ms  ana");
  }

  @Test
  void saysWhichPagesChangedSince() throws IOException {
    Path page = folder.resolve("restore.md");
    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC).get(1)).endsWith("ana");
    Files.writeString(page, "more\n", StandardOpenOption.APPEND);
    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC).get(1)).endsWith("ana  changed");
    Files.delete(page);
    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC).get(1)).endsWith("ana  gone");
  }

  /** To read a pipe would wait for its writer. */
  @Test
  @Timeout(60)
  void doesNotReadWhatIsNoFileAnyMore() throws Exception {
    Path page = folder.resolve("restore.md");
    Files.delete(page);
    assertThat(new ProcessBuilder("mkfifo", page.toString()).start().waitFor()).isZero();

    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC).get(1)).endsWith("ana  unreadable");
  }

  @Test
  void isEmptyWithoutRuns() {
    RunStore.Listing none = new RunStore(folder.resolve("none")).list();

    assertThat(RunsTable.lines(none, ZoneOffset.UTC)).isEmpty();
    assertThat(RunsTable.json(none)).isEqualTo("[\n]\n");
  }

  @Test
  void showsRunsThatCannotBeReadAndNothingTheyMaySend() throws IOException {
    Path broken = Files.createDirectory(run.folder().path().resolveSibling("20250101-000000-aaaa"));
    Files.createFile(broken.resolve("journal.jsonl"));

    Files.createDirectories(
        run.folder().path().resolveSibling("20240101-000000-aaaa").resolve("journal.jsonl"));
    Files.createDirectory(run.folder().path().resolveSibling("20230101-000000-aaaa"));
    Files.createFile(run.folder().path().resolveSibling("20220101-000000-aaaa"));

    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC).subList(2, 5))
        .containsExactly(
            "20250101-000000-aaaa  cannot be read: it does not say that a run began",
            "20240101-000000-aaaa  cannot be read: Is a directory",
            "20230101-000000-aaaa  cannot be read: there is no such journal");
    assertThat(RunsTable.lines(store.list(), ZoneOffset.UTC)).hasSize(5);
    assertThat(RunsTable.json(store.list())).contains("\"state\":\"unreadable\"");
  }

  @Test
  void leavesOutOnANarrowTerminalWhatCanBeMissed() {
    assertThat(lines(80))
        .containsExactly(
            "RUN                   TARGET   OUTCOME      STEPS              TOOK  WHO  PAGE",
            run.folder().id() + "  restore  done (mock)  2 done, 1 skipped  0 ms  ana");
    assertThat(lines(20))
        .containsExactly(
            "RUN                   TARGET   OUTCOME      PAGE",
            run.folder().id() + "  restore  done (mock)");
  }

  private List<String> lines(int columns) {
    return RunsTable.rows(store.list(), columns, ZoneOffset.UTC).stream()
        .map(RunsTable.Row::line)
        .toList();
  }

  @Test
  void aLongTargetWidensNoOtherLine() {
    RunSummary one = store.list().runs().get(0);
    RunSummary.Asked asked = one.asked();
    RunSummary other =
        new RunSummary(
            one.id(),
            one.start(),
            new RunSummary.Asked(
                "x".repeat(50_000), asked.title(), asked.mode(), asked.whole(), asked.part()),
            one.operator(),
            one.machine(),
            one.page(),
            one.result());
    List<String> lines =
        RunsTable.lines(new RunStore.Listing(List.of(one, other), List.of()), ZoneOffset.UTC);

    assertThat(lines.get(1)).hasSizeLessThan(200);
    assertThat(lines.get(2)).contains("x".repeat(50_000) + "  done");
  }

  @Test
  void knowsHowWideLettersAre() {
    assertThat(Widths.of("restore")).isEqualTo(7);
    assertThat(Widths.of("\u767a\u5e03 \ud83d\ude80")).isEqualTo(7);
    assertThat(Widths.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void saysRoughlyHowLongAgoItWas() {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");

    assertThat(
            Stream.of("PT-5S", "PT59S", "PT1M", "PT59M", "PT2H", "P1D", "P59D", "P240D", "P800D")
                .map(ago -> TimeAgo.of(now.minus(Duration.parse(ago)), now)))
        .containsExactly(
            "just now",
            "just now",
            "1 minute ago",
            "59 minutes ago",
            "2 hours ago",
            "1 day ago",
            "59 days ago",
            "8 months ago",
            "2 years ago");
  }

  @Test
  void hasAnObjectForEachRun() {
    Object runs = Json.object("{\"runs\":" + RunsTable.json(store.list()) + "}").get("runs");

    assertThat(runs)
        .asInstanceOf(LIST)
        .isEqualTo(
            List.of(
                Json.map(
                    "id", run.folder().id(),
                    "time", "2026-11-23T07:15:30.130Z",
                    "target", "restore",
                    "title", "Restore",
                    "runbook",
                        Json.map(
                            "path", folder.resolve("restore.md").toString(),
                            "sha256", run.summary().page().sha256(),
                            "page", "same"),
                    "mode", "mock",
                    "operator", "ana",
                    "machine", "laptop",
                    "state", "finished",
                    "result", "done",
                    "status", 0,
                    "millis", 0,
                    "steps",
                        Json.map(
                            "done",
                            2,
                            "failed",
                            0,
                            "unknown",
                            0,
                            "assumed",
                            0,
                            "skipped",
                            1,
                            "left-out",
                            0))));
  }
}

package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunProgress;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.run.PastStep;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that version 0.1 has played are read as it has read them. */
class OldJournalsTest {
  private static final Path VERSION = resource("/dev/runbook/journal/version-0.1");
  private static final RunStore STORE = new RunStore(VERSION.resolve("runs"));

  static List<RunFolder> runs() {
    return STORE.find("2");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void areToldTheSame(RunFolder folder) throws IOException {
    PastRun run = PastRun.read(folder);
    int limit = OutputLimit.of(run);

    assertThat(new TextTranscript(limit).of(run)).isEqualTo(expected(folder.id() + ".txt"));
    assertThat(new MarkdownTranscript(limit).of(run)).isEqualTo(expected(folder.id() + ".md"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void goOnFromWhereTheyWere(RunFolder folder) throws IOException {
    PastRun run = PastRun.read(folder);

    assertThat(progress(run)).isEqualTo(expected(folder.id() + ".progress"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void areWrittenInHtmlWithAllThatTheMarkdownHas(RunFolder folder) {
    PastRun run = PastRun.read(folder);
    RunStory story = RunStory.of(run);
    String html = new HtmlTranscript(OutputLimit.of(run)).of(run);
    ChangeRecord record = new ChangeRecord(story);

    for (ChangeRecord.Section section :
        List.of(
            record.deviations(),
            record.confirmations(),
            record.hosts(),
            record.parameters(),
            record.verification())) {
      assertThat(html).containsPattern("<h2>[^<]*" + section.title() + "[^<]*</h2>");
      section.items().stream()
          .flatMap(item -> item.pieces().stream())
          .forEach(piece -> assertThat(html).contains(new Html().line(piece.text()).toString()));
    }
    Facts.of(story)
        .forEach(fact -> assertThat(html).contains(new Html().line(fact.value()).toString()));
  }

  @Test
  void areListedTheSame() throws IOException {
    String lines = String.join("\n", RunsTable.lines(STORE.list(), ZoneOffset.UTC)) + "\n";

    assertThat(lines).isEqualTo(expected("runs.txt"));
    assertThat(RunsTable.json(STORE.list())).isEqualTo(expected("runs.json"));
    assertThat(runs()).hasSizeGreaterThan(15);
  }

  private static String progress(PastRun run) {
    RunProgress progress = RunProgress.of(run.folder(), run.contents().records());
    Resumption left = progress.resumption();
    StringBuilder out = new StringBuilder();
    line(out, "chosen", progress.chosen());
    line(out, "parts", progress.parts());
    line(out, "done", progress.end().equals(Optional.of(RunResult.DONE)));
    line(out, "page", progress.pageSha256());
    line(out, "mock", progress.mock());
    line(out, "values", new TreeMap<>(progress.values()));
    line(out, "unknown", progress.unknownSteps());
    line(out, "commands", left.commands().count());
    line(out, "played", left.playedMillis());
    left.steps().forEach((id, step) -> line(out, id + " =", fields(step)));
    new TreeMap<>(left.commands().printed())
        .forEach((id, print) -> line(out, id + " printed", print));
    left.commands().ran().forEach(ran -> out.append(ran).append('\n'));
    line(out, "summary", fields(run.summary()));
    return out.toString();
  }

  /** As the fixtures have it, whatever our records look like by now. */
  private static String fields(PastStep step) {
    return "PastStep"
        + List.of(
            "state=" + step.state(),
            "attempts=" + step.attempts(),
            "content=" + step.content(),
            "edited=" + step.edited(),
            "finished=" + step.finished(),
            "last=" + step.last(),
            "detail=" + step.detail(),
            "texts=" + step.texts(),
            "formerId=" + step.formerId());
  }

  private static String fields(RunSummary run) {
    return "RunSummary"
        + List.of(
            "id=" + run.id(),
            "start=" + run.start(),
            "target=" + run.target(),
            "title=" + run.title(),
            "operator=" + run.operator(),
            "machine=" + run.machine(),
            "mode=" + run.mode(),
            "state=" + run.state(),
            "outcome=" + run.outcome(),
            "exitStatus=" + run.exitStatus(),
            "millis=" + run.millis(),
            "steps=" + run.steps(),
            "page=" + run.page().file(),
            "pagePath=" + run.page().path(),
            "pageSha256=" + run.page().sha256(),
            "whole=" + run.whole());
  }

  private static void line(StringBuilder out, String name, Object value) {
    out.append(name).append(' ').append(value).append('\n');
  }

  private static String expected(String name) throws IOException {
    return Files.readString(VERSION.resolve("expected").resolve(name));
  }

  private static Path resource(String name) {
    try {
      return Path.of(OldJournalsTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

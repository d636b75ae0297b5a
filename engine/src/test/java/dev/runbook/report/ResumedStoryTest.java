package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalContents;
import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was cut off within its last command, and resumed. */
class ResumedStoryTest {
  @TempDir Path folder;
  private PastRun run;

  @BeforeEach
  void cutOffAndResume() {
    PastRun whole = Playing.in(folder).play();
    List<JournalRecord> records = new ArrayList<>(whole.contents().records());
    int size = records.size();
    records.subList(size - 3, size).clear(); // the last command's end, its step's and the run's
    JournalRecord shown =
        records.stream().filter(r -> r.event().equals("step.shown")).toList().get(2);
    more(records, "run.finished", Json.map("result", "terminated"));
    more(records, "run.resumed", Json.map("operator", "bo", "machine", "desk"));
    more(records, "step.shown", shown.fields());
    more(
        records,
        "step.settled",
        Json.map("verdict", "did-not-happen", "by", "operator", "reason", "no line in the log"));
    more(records, "command.started", Json.map("number", 9, "text", "true", "check", true));
    more(records, "command.finished", Json.map("number", 9, "outcome", "ok", "millis", 1));
    JournalContents contents =
        new JournalContents(records, whole.contents().damage(), 0, whole.contents().head());
    run = new PastRun(whole.folder(), contents, whole.summary());
  }

  @Test
  void hasNotEndedWhenItGoesOn() {
    assertThat(Story.of(run).end()).isEmpty();
    assertThat(Story.of(run).turns()).hasSize(4);
  }

  @Test
  void tellsWhoWentOnAndHowTheStepInFlightWasSettled() {
    String markdown = new MarkdownTranscript(1000).of(run);

    assertThat(markdown)
        .contains("Note: run resumed: bo, desk")
        .contains("Note: step settled: did-not-happen, operator, no line in the log")
        .contains("(Log in): true: ok, 1 ms\n- ");
    assertThat(new TextTranscript(1000).of(run))
        .contains("  note: step settled: did-not-happen, operator, no line in the log");
    assertThat(new HtmlTranscript(1000).of(run)).contains("step settled: did-not-happen");
  }

  @Test
  void saysOfTheCommandInFlightThatItsEndIsUnknown() {
    assertThat(new MarkdownTranscript(1000).of(run)).contains("hello, your", "**unknown:**");
    assertThat(new TextTranscript(1000).of(run)).contains("| hello, your", "unknown: the journal");
    assertThat(new HtmlTranscript(1000).of(run)).contains("hello, your", "<b>unknown</b>");
    assertThat(new AsciicastTranscript(CastVersion.V3, 1000).of(run)).contains("hello, your");
  }

  @Test
  void givesTheKeyedHashOfASecret() {
    JournalObject param = new JournalObject(Json.map("secret", true, "hmac", "ab12"));

    assertThat(Said.param(param)).isEqualTo("(secret, HMAC ab12)");
  }

  private static void more(List<JournalRecord> records, String event, Map<String, Object> fields) {
    JournalRecord last = records.get(records.size() - 1);
    records.add(new JournalRecord(last.seq() + 1, last.time(), event, new JournalObject(fields)));
  }
}

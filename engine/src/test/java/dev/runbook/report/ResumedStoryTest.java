package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalContents;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.journal.event.JournalObject;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.ParamValue;
import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was cut off within its last command, and resumed. */
class ResumedStoryTest {
  @TempDir Path folder;
  private List<JournalRecord> records;
  private PastRun whole;
  private PastRun run;

  @BeforeEach
  void cutOffAndResume() {
    whole = Playing.in(folder).play();
    records = new ArrayList<>(whole.contents().records());
    int size = records.size();
    records.subList(size - 3, size).clear(); // the last command's end, its step's and the run's
    JournalRecord shown =
        records.stream().filter(r -> r.name().equals("step.shown")).toList().get(2);
    more(records, "run.finished", Json.map("result", "terminated"));
    more(records, "run.resumed", Json.map("operator", "bo", "machine", "desk"));
    more(records, "step.shown", shown.fields());
    more(
        records,
        "step.settled",
        Json.map("verdict", "did-not-happen", "by", "operator", "reason", "no line in the log"));
    more(records, "command.started", Json.map("number", 9, "text", "true", "check", true));
    more(records, "command.finished", Json.map("number", 9, "outcome", "ok", "millis", 1));
    run = read();
  }

  private PastRun read() {
    JournalContents contents =
        new JournalContents(records, whole.contents().damage(), 0, whole.contents().head());
    return new PastRun(whole.folder(), contents, whole.summary());
  }

  @Test
  void hasNotEndedWhenItGoesOn() {
    assertThat(RunStory.of(run).lastPart().end()).isEmpty();
    assertThat(RunStory.of(run).turns()).hasSize(4);
  }

  @Test
  void tellsWhoWentOnAndHowTheStepInFlightWasSettled() {
    String went = "Resumed by bo on desk, 0 ms after it ended: terminated.";
    String settled = "it did not happen, the operator says: no line in the log";

    assertThat(new MarkdownTranscript(1000).of(run))
        .contains("**Resumed by bo on desk, 0 ms after it ended: terminated** |")
        .contains("### Resumed\n\n07:15:30 " + went)
        .contains(
            "## Steps in flight, settled\n\n- 2026-11-23 07:15:30 UTC, step 3 (Log in): it did")
        .contains("Settled: " + settled)
        .contains("(Log in): true: ok, 1 ms\n- ");
    assertThat(new TextTranscript(1000).of(run))
        .contains("  The run ended: terminated\n\n  07:15:30  " + went)
        .contains("  settled: " + settled);
    assertThat(new HtmlTranscript(1000).of(run))
        .contains("<a href=\"#part-2\">Resumed by bo on desk")
        .contains("id=\"part-2\"><time>07:15:30</time> " + went)
        .contains("<b>settled</b> " + settled);
    assertThat(new AsciicastTranscript(1000).of(run))
        .contains("\"m\",\"" + went)
        .contains("settled: " + settled);
  }

  @Test
  void saysWhatWasOverAndWhatHadChangedOnThePage() {
    more(records, "run.aborted", Json.map("result", "unrecorded", "detail", "the disk is full"));
    more(
        records,
        "run.resumed",
        Json.map(
            "operator", "ana",
            "machine", "laptop",
            "runbook", Json.map("sha256", "ab12"),
            "kept", List.of("restore/look", "restore/drop-it"),
            "changed", List.of("restore/drop-it"),
            "again", List.of("restore/look"),
            "gone", List.of("restore/old")));
    String text = new TextTranscript(1000).of(read());

    assertThat(text.replaceAll("\\s+", " "))
        .contains("The run broke off, for its record could not be written: unrecorded: the disk")
        .contains("Resumed by ana on laptop, 0 ms after it ended: unrecorded. 2 steps were over")
        .contains("The page had been edited, sha256 ab12. Changed there since: restore/drop-it.")
        .contains("On the page no more: restore/old. To run again: restore/look.")
        .contains("Took 95 ms in 3 parts");
  }

  @Test
  void drawsEachPartOnATerminalOfItsSize() {
    more(records, "run.resumed", Json.map("terminal", Json.map("cols", 132, "rows", 43)));
    more(records, "run.resumed", Json.map("terminal", Json.map("cols", -1, "rows", 43)));

    String cast = new AsciicastTranscript(1000).of(read());
    assertThat(cast)
        .contains("\"term\":{\"cols\":100,\"rows\":30}")
        .contains("\"r\",\"132x43\"]\n")
        .doesNotContain("-1x43");
  }

  @Test
  void whatIsKeptAlthoughThePageHasChangedIsAsDoneAsBefore() {
    more(records, "step.shown", records.get(1).fields());
    more(records, "step.settled", Json.map("verdict", "kept", "by", "operator", "done", true));
    List<StepHistory> turns = RunStory.of(read()).turns();
    assertThat(turns.get(turns.size() - 1).outcome()).isEqualTo("ok (settled)");
  }

  @Test
  void theTimelineHasNoWidthForTheTimeBetweenTheParts() {
    List<JournalRecord> later = new ArrayList<>();
    for (JournalRecord record : records) {
      boolean again = record.name().equals("run.resumed") || !later.isEmpty();
      if (again) {
        later.add(
            JournalRecord.of(
                record.seq(), record.time().plusSeconds(999_999), record.name(), record.object()));
      }
    }
    String soon = timeline();
    records.removeAll(records.subList(records.size() - later.size(), records.size()));
    records.addAll(later);
    run = read();
    assertThat(timeline()).isEqualTo(soon.replace("0 ms after", "277 h 46 min after"));
  }

  private String timeline() {
    String html = new HtmlTranscript(1000).of(run);
    return html.substring(html.indexOf("<nav"), html.indexOf("</nav>"));
  }

  @Test
  void findsWordsForEveryWayToSettleAStep() {
    assertThat(settled("happened", "verify", "test -f x", true))
        .isEqualTo("it happened, its check says so: test -f x");
    assertThat(settled("happened", "operator", "I saw it", false))
        .isEqualTo("what was in flight happened; the rest is to run, the operator says: I saw it");
    assertThat(settled("again", "idempotent", "the page says that it may run twice", false))
        .isEqualTo("it may run again, the page says that it may run twice");
    assertThat(settled("kept", "operator", "only a comment", true))
        .isEqualTo("it is done and stays so, the operator says: only a comment");
    assertThat(settled("new", "somebody", "", true)).isEqualTo("new, somebody");
  }

  private static String settled(String verdict, String by, String reason, boolean done) {
    return new JournalStepEvent.StepSettled("restore/look", verdict, by, reason, "", 0, done)
        .sentence();
  }

  @Test
  void saysOfTheCommandInFlightThatItsEndIsUnknown() {
    for (String transcript :
        List.of(
            new MarkdownTranscript(1000).of(run),
            new TextTranscript(1000).of(run),
            new HtmlTranscript(1000).of(run),
            new AsciicastTranscript(1000).of(run))) {
      assertThat(transcript)
          .containsSubsequence("hello, your", "unknown: the journal does not say", "Resumed by bo");
    }
  }

  @Test
  void givesTheKeyedHashOfASecret() {
    ParamValue param = new ParamValue("token", true, Optional.empty(), Optional.of("ab12"));

    assertThat(GivenValue.words(param)).isEqualTo("(secret, HMAC ab12)");
  }

  private static void more(List<JournalRecord> records, String event, Map<String, Object> fields) {
    JournalRecord last = records.get(records.size() - 1);
    records.add(JournalRecord.of(last.seq() + 1, last.time(), event, new JournalObject(fields)));
  }
}

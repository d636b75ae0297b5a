package dev.runbook.report;

import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import dev.runbook.run.RunResult;
import dev.runbook.source.PrintableText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes past runs, one line or one JSON object each. */
public final class RunsTable {
  private static final List<String> HEADINGS =
      List.of("RUN", "STARTED", "TARGET", "OUTCOME", "STEPS", "TOOK", "WHO", "PAGE");

  /** What a narrow terminal does without, in this order. */
  private static final List<String> LEFT_OUT = List.of("STARTED", "TOOK", "WHO", "STEPS");

  private static final String UNREADABLE = "cannot be read";

  private static final int GAP = 2;

  /** A cell that is wider moves the rest of its own line: it would fill all others with spaces. */
  private static final int WIDEST = 60;

  private static final List<String> PROCEDURE_HEADINGS =
      List.of("TARGET", "RUNBOOK", "LAST WORKED", "AT", "PAGE SINCE");

  private static final int OUTCOME = HEADINGS.indexOf("OUTCOME");

  private static final Set<String> BAD =
      Set.of(
          RunResult.DONE_WITH_FAILURES.word(),
          RunResult.FAILED.word(),
          RunResult.TIMED_OUT.word(),
          RunResult.WRONG_HOST.word(),
          RunResult.UNRECORDED.word());

  /** How a run's outcome is to be taken. */
  public enum Verdict {
    /** The line tells of no outcome. */
    NONE,
    /** All that was to be done is done. */
    GOOD,
    /** Something failed, whether the run came to its end or not. */
    BAD,
    /** It has not come to its end, or nobody knows how. */
    OPEN
  }

  /**
   * A line of the list.
   *
   * @param before what stands before the outcome
   * @param outcome the outcome, and the blanks that keep the columns apart
   * @param verdict how it is to be taken
   * @param after what stands behind it
   */
  public record Row(String before, String outcome, Verdict verdict, String after) {
    private static Row of(String line) {
      return new Row(line, "", Verdict.NONE, "");
    }

    /** All of it. */
    public String line() {
      return before + outcome + after;
    }
  }

  private RunsTable() {}

  /**
   * A line of headings and one for each run, its start in a zone; a line for each that cannot be
   * read.
   */
  public static List<String> lines(RunStore.Listing listing, ZoneId zone) {
    return rows(listing, Integer.MAX_VALUE, zone).stream().map(Row::line).toList();
  }

  /**
   * The same for a terminal: where the lines are wider than that many columns, what can be missed
   * is left out, the start first, which the run's id has too.
   */
  public static List<Row> rows(RunStore.Listing listing, int columns, ZoneId zone) {
    Times times = Times.in(zone);
    CurrentPages pages = new CurrentPages();
    List<Row> rows = new ArrayList<>();
    if (!listing.runs().isEmpty()) {
      List<List<String>> cells = new ArrayList<>(List.of(HEADINGS));
      List<Verdict> verdicts = new ArrayList<>(List.of(Verdict.NONE));
      listing.runs().forEach(run -> cells.add(row(run, times, pages.state(run))));
      listing.runs().forEach(run -> verdicts.add(verdict(run)));
      rows.addAll(aligned(cells, verdicts, columns));
    }
    listing.unreadable().forEach(run -> rows.add(Row.of(unreadable(run))));
    return rows;
  }

  private static Verdict verdict(RunSummary run) {
    if (run.state() != RunSummary.State.FINISHED) {
      return Verdict.OPEN;
    }
    boolean done = run.outcome().equals(RunResult.DONE.word());
    return done ? Verdict.GOOD : BAD.contains(run.outcome()) ? Verdict.BAD : Verdict.OPEN;
  }

  private static String unreadable(RunStore.Unreadable run) {
    String why = run.why().startsWith(UNREADABLE) ? run.why() : UNREADABLE + ": " + run.why();
    return PrintableText.line(run.id() + "  " + why);
  }

  /** A JSON array, one object on each line, with a line feed at its end. */
  public static String json(RunStore.Listing listing) {
    List<Map<String, Object>> objects = new ArrayList<>();
    CurrentPages pages = new CurrentPages();
    listing.runs().forEach(run -> objects.add(object(run, pages)));
    listing
        .unreadable()
        .forEach(
            run ->
                objects.add(Json.map("id", run.id(), "state", "unreadable", "detail", run.why())));
    return array(objects);
  }

  /** A line of headings and one for each procedure that was played: when it worked last. */
  public static List<String> procedureLines(LastWorked last, Clock clock) {
    Times times = Times.in(clock.getZone());
    List<List<String>> rows = new ArrayList<>();
    CurrentPages pages = new CurrentPages();
    Instant now = clock.instant();
    last.procedures().forEach(entry -> rows.add(procedureRow(entry, now, times, pages)));
    if (!rows.isEmpty()) {
      rows.add(0, PROCEDURE_HEADINGS);
    }
    return rows.isEmpty() ? List.of() : aligned(rows).stream().map(String::stripTrailing).toList();
  }

  private static List<String> procedureRow(
      LastWorked.Entry entry, Instant now, Times times, CurrentPages pages) {
    Optional<RunSummary> worked = entry.worked();
    return List.of(
        entry.latest().target(),
        entry.latest().page().path(),
        worked.map(run -> TimeAgo.of(run.start(), now)).orElse("never"),
        worked.map(run -> times.time(run.start())).orElse(""),
        worked.map(pages::state).map(RunsTable::sinceThen).orElse(""));
  }

  private static String sinceThen(PageState page) {
    return page == PageState.SAME ? "" : page.word();
  }

  /** A JSON array of the same: each procedure, the latest run of it and the one that worked. */
  public static String procedureJson(LastWorked last) {
    CurrentPages pages = new CurrentPages();
    return array(
        last.procedures().stream()
            .map(
                entry ->
                    Json.map(
                        "target", entry.latest().target(),
                        "title", entry.latest().title(),
                        "path", entry.latest().page().path(),
                        "latest", object(entry.latest(), pages),
                        "worked", entry.worked().map(run -> object(run, pages)).orElse(null)))
            .toList());
  }

  private static String array(List<Map<String, Object>> objects) {
    return objects.stream()
        .map(Json::line)
        .collect(Collectors.joining(",\n", "[\n", objects.isEmpty() ? "]\n" : "\n]\n"));
  }

  private static List<String> row(RunSummary run, Times times, PageState page) {
    boolean finished = run.state() == RunSummary.State.FINISHED;
    return List.of(
        run.id(),
        times.time(run.start()),
        run.target() + run.part().map(part -> " on " + part.host()).orElse(""),
        outcome(run),
        run.hosts().map(RunsTable::hosts).orElseGet(() -> steps(run.steps())),
        finished ? TextFormat.duration(run.millis()) : "",
        run.operator(),
        page == PageState.SAME ? "" : page.word());
  }

  private static String outcome(RunSummary run) {
    boolean finished = run.state() == RunSummary.State.FINISHED;
    String word = finished ? TextFormat.result(run.outcome()) : run.state().word();
    return run.isMock() ? word + " (mock)" : word;
  }

  private static String hosts(RunSummary.HostCounts hosts) {
    String failed = hosts.failed() == 0 ? "" : ", " + hosts.failed() + " failed";
    String leftOut = hosts.leftOut() == 0 ? "" : ", " + hosts.leftOut() + " left out";
    return hosts.done() + " of " + hosts.all() + " hosts done" + failed + leftOut;
  }

  private static Map<String, Object> object(RunSummary.HostCounts hosts) {
    return Json.map(
        "all", hosts.all(),
        "done", hosts.done(),
        "failed", hosts.failed(),
        "leftOut", hosts.leftOut());
  }

  private static String steps(RunSummary.Steps steps) {
    List<String> parts = new ArrayList<>();
    parts.add(steps.done() + " done");
    if (steps.failed() > 0) {
      parts.add(steps.failed() + " failed");
    }
    if (steps.unknown() > 0) {
      parts.add(steps.unknown() + " unknown");
    }
    if (steps.assumed() > 0) {
      parts.add(steps.assumed() + " assumed");
    }
    if (steps.skipped() > 0) {
      parts.add(steps.skipped() + " skipped");
    }
    if (steps.leftOut() > 0) {
      parts.add(steps.leftOut() + " left out");
    }
    return String.join(", ", parts);
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<List<String>> harmless = harmless(rows);
    int[] widths = widths(harmless);
    return harmless.stream().map(row -> aligned(row, widths, 0, widths.length)).toList();
  }

  private static List<Row> aligned(List<List<String>> rows, List<Verdict> verdicts, int columns) {
    List<List<String>> harmless = harmless(rows);
    int[] widths = widths(harmless);
    leaveOut(widths, columns);
    List<Row> aligned = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = harmless.get(i);
      String outcome = aligned(row, widths, OUTCOME, OUTCOME + 1);
      String after = aligned(row, widths, OUTCOME + 1, widths.length).stripTrailing();
      aligned.add(
          new Row(
              aligned(row, widths, 0, OUTCOME),
              after.isEmpty() ? outcome.stripTrailing() : outcome,
              verdicts.get(i),
              after));
    }
    return aligned;
  }

  private static List<List<String>> harmless(List<List<String>> rows) {
    return rows.stream().map(row -> row.stream().map(PrintableText::line).toList()).toList();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, Widths.of(row.get(i))));
      }
    }
    return widths;
  }

  /** Those columns that can be missed make room, as many as are needed. */
  private static void leaveOut(int[] widths, int columns) {
    int needed = Arrays.stream(widths).map(width -> width + GAP).sum() - GAP;
    for (String heading : LEFT_OUT) {
      int at = HEADINGS.indexOf(heading);
      if (needed > columns) {
        needed -= widths[at] + GAP;
        widths[at] = 0;
      }
    }
  }

  private static String aligned(List<String> row, int[] widths, int from, int to) {
    StringBuilder line = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (widths[i] > 0) {
        int room = Math.max(0, widths[i] - Widths.of(row.get(i)));
        line.append(row.get(i)).append(" ".repeat(room + GAP));
      }
    }
    return line.toString();
  }

  private static Map<String, Object> object(RunSummary run, CurrentPages pages) {
    Map<String, Object> object = ofRun(run, pages.state(run));
    run.hosts().ifPresent(hosts -> object.put("hosts", object(hosts)));
    run.part()
        .ifPresent(part -> object.put("rollout", Json.map("run", part.run(), "host", part.host())));
    return object;
  }

  private static Map<String, Object> ofRun(RunSummary run, PageState page) {
    return Json.map(
        "id", run.id(),
        "time", TextFormat.rfc3339(run.start()),
        "target", run.target(),
        "title", run.title(),
        "runbook",
            Json.map(
                "path", run.page().path(),
                "sha256", run.page().sha256(),
                "page", page.word()),
        "mode", run.mode(),
        "operator", run.operator(),
        "machine", run.machine(),
        "state", run.state().word(),
        "result", run.outcome(),
        "status", orNull(run.exitStatus()),
        "millis", orNull(run.millis()),
        "steps",
            Json.map(
                "done", run.steps().done(),
                "failed", run.steps().failed(),
                "unknown", run.steps().unknown(),
                "assumed", run.steps().assumed(),
                "skipped", run.steps().skipped(),
                "left-out", run.steps().leftOut()));
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}

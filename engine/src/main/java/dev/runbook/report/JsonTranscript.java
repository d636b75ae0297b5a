package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.json.Json;
import java.util.stream.Collectors;

/** A past run as a JSON array of its journal's objects, one on each line. */
public final class JsonTranscript {
  private JsonTranscript() {}

  /** The array, with a line feed at its end. */
  public static String of(PastRun run) {
    return run.contents().records().stream()
        .map(JournalRecord::fields)
        .map(Json::line)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}

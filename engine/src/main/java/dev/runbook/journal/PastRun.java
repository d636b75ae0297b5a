package dev.runbook.journal;

import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run that is read from its folder.
 *
 * @param folder where it lies
 * @param contents what its journal holds, at least the record of its start
 * @param summary the run in a few words
 */
public record PastRun(RunFolder folder, JournalContents contents, RunSummary summary) {
  /**
   * Reads the run in a folder.
   *
   * @throws UnreadableException when its journal may not be read or does not say that it began
   */
  public static PastRun read(RunFolder folder) {
    return read(folder, Liveness.ofThisMachine());
  }

  /**
   * The runs of a group's hosts that it has led, by the hosts, in the order in which they began.
   * Those whose record is gone or cannot be read are missing.
   *
   * @param store where they are
   */
  public Map<String, PastRun> parts(RunStore store) {
    Map<String, PastRun> parts = new LinkedHashMap<>();
    RunState.after(contents.records())
        .hostRuns()
        .forEach(
            (host, id) ->
                store.find(id).stream()
                    .filter(found -> found.id().equals(id))
                    .flatMap(PastRun::readable)
                    .forEach(part -> parts.put(host, part)));
    return parts;
  }

  private static Stream<PastRun> readable(RunFolder folder) {
    try {
      return Stream.of(read(folder));
    } catch (UnreadableException e) {
      return Stream.empty();
    }
  }

  static PastRun read(RunFolder folder, Liveness liveness) {
    refuseQuarantined(folder);
    JournalContents contents = JournalReader.read(folder.journal());
    boolean begun =
        !contents.records().isEmpty()
            && contents.records().get(0).event() instanceof JournalRunEvent.RunStarted;
    if (!begun) {
      throw new UnreadableException(
          folder.journal().toString(),
          "unreadable",
          contents.damage().map(Damage::message).orElse("it does not say that a run began"));
    }
    return new PastRun(folder, contents, RunSummary.of(contents.records(), liveness));
  }

  /** Of a journal that was taken aside nothing is read, nor is anything added to it. */
  static void refuseQuarantined(RunFolder folder) {
    Path aside = folder.quarantined(folder.journal());
    if (!Files.exists(folder.journal()) && Files.exists(aside)) {
      throw new UnreadableException(
          folder.journal().toString(),
          "quarantined",
          "a secret was found in it, so it was moved to " + aside + "; read it there, alone");
    }
  }
}

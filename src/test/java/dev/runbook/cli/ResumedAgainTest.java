package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is cut off after each of its records and goes on, is cut off after each record of that
 * and goes on, and once more: no command takes effect twice or never, and what was answered is not
 * asked again.
 */
class ResumedAgainTest {
  private static final boolean WHOLE = Boolean.getBoolean("soak");
  private static final List<String> ALL = List.of("one", "more of one", "two", "three");
  private static final long SEED = 20261124;

  /** Of how many cuts in the second and third part one is tried, where not all are. */
  private static final int SAMPLE = 8;

  /** Of how many second cuts the third part is cut, too. */
  private static final int SAMPLE_OF_THIRDS = 15;

  private static final String PAGE =
      """
      # Move

      Edited REVISION.

      ```bash
      # First
      ssh web1 "one"
      ssh web1 "more of one"

      # Second
      # DANGER: must not run twice
      ssh web1 "two"

      # Third
      ssh web1 "three"
      ```
      """;

  private static final String MOCK =
      "hosts: {web1: {identity: {hostname: web1, user: ops}, otherwise: ok}, local: {}}\n";

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private RunFolder run;
  private int revision;
  private final int[] resumed = new int[4];

  @Test
  void threeTimesOverAtEveryRecord() throws IOException {
    Files.writeString(folder.resolve("mock.yaml"), MOCK);
    assertThat(cli(List.of(), "play", "move", "--mock", folder.resolve("mock.yaml").toString()))
        .isZero();
    run = new RecordedRun(folder).run();
    assertThat(new RecordedRun(folder).ran()).isEqualTo(ALL);

    cutEverywhere(Files.readAllLines(run.journal()), 1, List.of(), 1);
    System.out.printf(
        "%d runs were resumed, %d of these again, %d of these once more (seed %d)%n",
        resumed[1], resumed[2], resumed[3], SEED);
  }

  /**
   * Cuts a whole journal after each record of its last part, and goes on from there.
   *
   * @param from how many records are of earlier parts
   * @param effects what those parts have done
   */
  private void cutEverywhere(List<String> whole, int from, List<String> effects, int generation)
      throws IOException {
    Map<Path, byte[]> pages = pages();
    for (int cut = from; cut < whole.size(); cut++) {
      if (generation > 1 && !WHOLE && random.nextInt(SAMPLE) > 0) {
        continue;
      }
      restore(pages);
      List<String> kept = whole.subList(0, cut);
      Files.writeString(run.journal(), String.join("\n", kept) + "\n");
      List<String> done = new ArrayList<>(effects);
      effectsOf(records(), from, done);

      assertThat(cli(List.copyOf(done), "resume", run.id()))
          .as("generation %d, cut after %d, done %s", generation, cut, done)
          .isZero();
      resumed[generation]++;
      List<String> after = Files.readAllLines(run.journal());
      assertThat(after.subList(0, cut)).isEqualTo(kept);
      assertHolds(cut, done);
      if (generation < 2 || generation == 2 && random.nextInt(SAMPLE_OF_THIRDS) == 0) {
        cutEverywhere(after, cut, done, generation + 1);
      }
    }
  }

  /** The kept pages and plans: a part that is cut off before it is on record leaves its own. */
  private Map<Path, byte[]> pages() throws IOException {
    Map<Path, byte[]> pages = new HashMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(run.path(), "{runbook,plan}*.{md,json}")) {
      for (Path file : files) {
        pages.put(file, Files.readAllBytes(file));
      }
    }
    return pages;
  }

  private void restore(Map<Path, byte[]> pages) throws IOException {
    for (Path file : pages().keySet()) {
      Files.delete(file);
    }
    for (Map.Entry<Path, byte[]> page : pages.entrySet()) {
      Files.write(page.getKey(), page.getValue());
    }
  }

  private void assertHolds(int cut, List<String> done) throws IOException {
    List<JournalRecord> all = records();
    List<String> effects = new ArrayList<>(done);
    all.subList(cut, all.size()).stream()
        .filter(record -> record.name().equals("command.finished"))
        .forEach(record -> effects.add(textOf(all, record)));
    assertThat(effects).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(JournalReader.verify(run.journal())).isEmpty();
    assertEachWasSettledOnce(all);
    assertPagesAreThoseOfTheParts(all);
  }

  /** A command without an end is settled once, before its step runs again or the run ends. */
  private static void assertEachWasSettledOnce(List<JournalRecord> all) {
    long open =
        all.stream()
            .filter(record -> record.name().equals("command.started"))
            .filter(record -> !hasEnd(all, record))
            .count();
    assertThat(all.stream().filter(record -> record.name().equals("step.settled")))
        .hasSize((int) open);
  }

  private void assertPagesAreThoseOfTheParts(List<JournalRecord> all) throws IOException {
    List<JournalRecord> parts =
        all.stream().filter(record -> record.name().matches("run.(started|resumed)")).toList();
    String before = "";
    for (int part = 1; part <= parts.size(); part++) {
      String sha256 = parts.get(part - 1).object().object("runbook").text("sha256");
      boolean isNew = !sha256.equals(before);
      assertThat(Files.exists(run.page(part))).as("page of part %d", part).isEqualTo(isNew);
      if (isNew) {
        assertThat(Source.sha256(Files.readAllBytes(run.page(part)))).isEqualTo(sha256);
      }
      before = sha256;
    }
    assertThat(parts.get(parts.size() - 1).object().number("pid"))
        .hasValue(ProcessHandle.current().pid());
  }

  /** What the records of a part have done; of a command in flight, chance says whether it has. */
  private void effectsOf(List<JournalRecord> all, int from, List<String> effects) {
    for (JournalRecord record : all.subList(from, all.size())) {
      if (record.name().equals("command.finished")) {
        effects.add(textOf(all, record));
      }
    }
    all.subList(from, all.size()).stream()
        .filter(record -> record.name().equals("command.started") && !hasEnd(all, record))
        .filter(record -> random.nextBoolean())
        .forEach(record -> effects.add(record.object().text("run")));
  }

  private static boolean hasEnd(List<JournalRecord> all, JournalRecord started) {
    return all.stream()
        .anyMatch(
            record ->
                record.name().equals("command.finished")
                    && record.object().number("number").equals(started.object().number("number")));
  }

  private static String textOf(List<JournalRecord> all, JournalRecord finished) {
    return all.stream()
        .filter(record -> record.name().equals("command.started"))
        .filter(
            record -> record.object().number("number").equals(finished.object().number("number")))
        .map(record -> record.object().text("run"))
        .findFirst()
        .orElseThrow();
  }

  private List<JournalRecord> records() {
    return JournalReader.read(run.journal()).records();
  }

  /** Every second time the page is another one, and an honest operator knows what has happened. */
  private int cli(List<String> done, String... args) throws IOException {
    revision += random.nextInt(2);
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(folder.resolve("runbooks/move.md"), PAGE.replace("REVISION", "" + revision));
    RunStore store = new RunStore(PlayedToAPoint.runs(folder));
    ProcessContext world =
        PlayedToAPoint.world(folder, store, () -> done.contains(lastStarted()), Map.of());
    return new Cli(world).run(args);
  }

  private String lastStarted() {
    return records().stream()
        .filter(record -> record.name().equals("command.started"))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .object()
        .text("run");
  }
}

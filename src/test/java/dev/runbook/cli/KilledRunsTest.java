package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalContents;
import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.StoppingStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed with {@code kill -9} at points around every write of their journal and at
 * moments by chance: nothing acknowledged is lost, nothing that finished runs again, and every run
 * can be played to its end.
 */
class KilledRunsTest {
  private static final boolean WHOLE = Boolean.getBoolean("soak");
  private static final int NAMED = WHOLE ? 250 : 12;
  private static final int BY_CHANCE = WHOLE ? 250 : 8;

  @TempDir Path folder;
  private final Random random = new Random(20261124);

  /** What came of one process. */
  private record Killed(int forced) {}

  @Test
  void atPointsAroundEveryWrite() throws Exception {
    int points = pointsOfAWholeRun();
    System.out.println("a whole run has " + points + " points around its writes");
    for (int i = 0; i < NAMED; i++) {
      int point = 1 + (int) ((long) i * (points - 1) / Math.max(1, NAMED - 1));
      oneCase("named " + i, point, -1);
    }
    System.out.println(NAMED + " runs were killed at named points and played to their end");
  }

  @Test
  void atMomentsByChance() throws Exception {
    for (int i = 0; i < BY_CHANCE; i++) {
      oneCase("chance " + i, 0, 300 + random.nextInt(1500));
    }
    System.out.println(BY_CHANCE + " runs were killed by chance and played to their end");
  }

  private static String page() {
    StringBuilder page = new StringBuilder("# Twelve\n\n```bash\n");
    for (int step = 1; step <= 12; step++) {
      page.append("# Step ").append(step).append('\n');
      if (step % 4 == 0) {
        page.append("# DANGER: must not run twice\n");
      }
      page.append("echo s").append(step).append(" >> effects\n");
      if (step == 5) {
        page.append("echo more5 >> effects\n");
      }
      page.append('\n');
    }
    return page.append("```\n").toString();
  }

  private Path prepared(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name.replace(' ', '-')));
    Files.createDirectories(home.resolve("runbooks"));
    Files.writeString(home.resolve("runbooks/twelve.md"), page());
    return home;
  }

  private int pointsOfAWholeRun() throws Exception {
    Path home = prepared("whole");
    AtomicInteger points = new AtomicInteger();
    RunStore store = new StoppingStore(points::set, () -> {}).in(PlayedToAPoint.runs(home));
    ProcessContext world = PlayedToAPoint.world(home, store, () -> false, System.getenv());
    assertThat(new Cli(world).run("play", "twelve")).isZero();
    assertThat(effects(home)).hasSize(13);
    return points.get();
  }

  private void oneCase(String name, int point, long afterMillis) throws Exception {
    Path home = prepared(name);
    Killed killed = playAndKill(home, point, afterMillis);
    Optional<RunFolder> run = run(home);
    if (run.isEmpty() || !Files.exists(run.get().journal())) {
      assertThat(killed.forced()).as(name).isZero();
      assertThat(effects(home)).as(name).isEmpty();
      return;
    }
    JournalContents left = JournalReader.read(run.get().journal());
    long forcedRecords = left.records().stream().filter(KilledRunsTest::isForced).count();
    assertThat(forcedRecords).as(name + ": acknowledged").isGreaterThanOrEqualTo(killed.forced());
    if (left.records().isEmpty()) {
      assertThat(effects(home)).as(name).isEmpty();
      return;
    }
    List<String> before = effects(home);
    boolean done = left.records().get(left.records().size() - 1).name().equals("run.finished");
    int status = done ? 0 : resume(home, run.get());
    assertThat(status).as(name + ": resumed").isZero();
    assertThat(effects(home)).as(name + ", after " + before).doesNotHaveDuplicates().hasSize(13);
    JournalContents after = JournalReader.read(run.get().journal());
    assertThat(after.damage()).as(name).isEmpty();
    assertThat(after.records().subList(0, left.records().size()))
        .as(name + ": what was there is there")
        .isEqualTo(left.records());
  }

  /** Kinds of records that something waits for. */
  private static boolean isForced(JournalRecord record) {
    return !List.of("step.shown", "host.identified", "notice").contains(record.name());
  }

  private int resume(Path home, RunFolder run) {
    RunStore store = new RunStore(PlayedToAPoint.runs(home));
    ProcessContext world =
        PlayedToAPoint.world(home, store, () -> happened(home, run), System.getenv());
    return new Cli(world).run("resume");
  }

  /** Whether the command that was started last has left its effect. */
  private static boolean happened(Path home, RunFolder run) {
    List<String> started = new ArrayList<>();
    JournalReader.read(run.journal()).records().stream()
        .filter(record -> record.name().equals("command.started"))
        .forEach(record -> started.add(record.object().text("text")));
    Collections.reverse(started);
    return effects(home).contains(started.get(0).split(" ")[1]);
  }

  private Killed playAndKill(Path home, int point, long afterMillis) throws Exception {
    ProcessesByMark marked = new ProcessesByMark();
    String wanted = Integer.toString(point);
    Process process = OwnJava.start(PlayedToAPoint.class, home, marked, wanted, "play", "twelve");
    Thread killer = new Thread(() -> killAfter(process, afterMillis));
    if (afterMillis >= 0) {
      killer.start();
    }
    int forced = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        forced += line.equals("forced") ? 1 : 0;
        if (line.equals("there")) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    killer.join();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    // What it had started ends by itself; until then it may have effects.
    marked.awaitNobody();
    // One force is of the empty journal itself.
    return new Killed(Math.max(0, forced - 1));
  }

  private static void killAfter(Process process, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly();
  }

  private static Optional<RunFolder> run(Path home) {
    return new RunStore(PlayedToAPoint.runs(home)).find("2").stream().findFirst();
  }

  private static List<String> effects(Path home) {
    try {
      Path file = home.resolve("effects");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalReader;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.journal.StoppingStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts in real processes, killed with {@code kill -9} at points around every write of all their
 * journals: whoever goes on plays every host to its end, and no host is sent anything twice.
 */
class KilledRolloutsTest {
  private static final int CASES = Boolean.getBoolean("soak") ? 120 : 8;
  private static final List<String> COMMANDS = List.of("one", "two", "three");

  private static final String PAGE =
      """
      ---
      runbook:
        hosts: {web: [web1, web2, web3, web4]}
        order: canary 1, then 100 %
        concurrency: 3
      ---
      # Web

      ```bash {host=group:web}
      # First
      one

      # Second
      # DANGER: must not run twice
      two

      # Third
      three
      ```
      """;

  @TempDir Path folder;
  private final Random random = new Random(20261201);

  private Path prepared(String name) throws Exception {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("runbooks"));
    Files.writeString(home.resolve("runbooks/web.md"), PAGE);
    StringBuilder mock = new StringBuilder("hosts:\n");
    for (int i = 1; i <= 4; i++) {
      mock.append("  web").append(i).append(": {otherwise: ok}\n");
    }
    Files.writeString(home.resolve("mock.yaml"), mock);
    return home;
  }

  private static String[] play(Path home) {
    return new String[] {
      "play",
      "web",
      "--mock",
      home.resolve("mock.yaml").toString(),
      "--yes",
      "--confirm",
      "second@web:4"
    };
  }

  @Test
  void noHostIsSentAnythingTwiceWhereverTheProcessWasKilled() throws Exception {
    int points = pointsOfAWholeRollout();
    int inFlight = 0;
    for (int i = 0; i < CASES; i++) {
      Path home = prepared("case-" + i);
      playAndKill(home, 1 + random.nextInt(points));
      inFlight += goOn(home);
      assertThat(sent(home)).as("case " + i).doesNotHaveDuplicates().hasSize(4 * COMMANDS.size());
    }
    System.out.println(
        CASES
            + " rollouts were killed at "
            + points
            + " points and played to their end; "
            + inFlight
            + " hosts had a command in flight");
  }

  private int pointsOfAWholeRollout() throws Exception {
    Path home = prepared("whole");
    AtomicInteger points = new AtomicInteger();
    RunStore store = new StoppingStore(points::set, () -> {}).in(PlayedToAPoint.runs(home));
    ProcessContext world = PlayedToAPoint.world(home, store, () -> false, System.getenv());
    assertThat(new Cli(world).run(play(home))).isZero();
    assertThat(sent(home)).hasSize(4 * COMMANDS.size());
    return points.get();
  }

  private static void playAndKill(Path home, int point) throws Exception {
    ProcessesByMark marked = new ProcessesByMark();
    Process process =
        OwnJava.start(
            PlayedToAPoint.class, home, marked, arguments(Integer.toString(point), play(home)));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("there")) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static String[] arguments(String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(rest));
    return all.toArray(String[]::new);
  }

  /** Plays what is left; how many hosts had a command in flight, which somebody says has run. */
  private static int goOn(Path home) {
    RunStore store = new RunStore(PlayedToAPoint.runs(home));
    ProcessContext world = PlayedToAPoint.world(home, store, () -> true, System.getenv());
    boolean begun = store.newest().filter(RunStore::hasBegun).isPresent();
    int status = begun ? resume(world, store) : new Cli(world).run(play(home));
    int settled = 0;
    while (status == 5) {
      for (RunSummary part : parts(store)) {
        if (part.outcome().equals("unknown")) {
          settled++;
          assertThat(new Cli(world).run("resume", part.id())).isZero();
        }
      }
      status = resume(world, store);
    }
    assertThat(status).isZero();
    return settled;
  }

  private static int resume(ProcessContext world, RunStore store) {
    return new Cli(world).run("resume", store.newest().orElseThrow().id());
  }

  private static List<RunSummary> parts(RunStore store) {
    return store.list().runs().stream().filter(run -> !run.isWholeRun()).toList();
  }

  /** Every command that was sent to a host, by the records of all runs. */
  private static List<String> sent(Path home) {
    List<String> sent = new ArrayList<>();
    RunStore store = new RunStore(PlayedToAPoint.runs(home));
    for (RunFolder run : store.find("2")) {
      if (RunStore.hasBegun(run)) {
        JournalReader.read(run.journal()).records().stream()
            .filter(record -> record.name().equals("command.started"))
            .map(record -> record.object())
            .forEach(record -> sent.add(record.text("host") + " " + record.text("text")));
        assertThat(PastRun.read(run).contents().damage()).isEmpty();
      }
    }
    return sent;
  }
}

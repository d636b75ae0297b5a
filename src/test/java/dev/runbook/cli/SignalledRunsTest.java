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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real processes that get real signals, at points around the writes of their journal and at moments
 * by chance: the last record names the signal, the exit status is that of the signal, and nothing
 * that they started is left.
 */
class SignalledRunsTest {
  private static final boolean WHOLE = Boolean.getBoolean("soak");
  private static final int NAMED = WHOLE ? 25 : 2;
  private static final int BY_CHANCE = WHOLE ? 25 : 2;

  private static final String PAGE =
      """
      # Six

      ```bash
      # One
      echo s1 >> effects

      # A family
      bash -c 'sleep 0.1 & (sleep 0.1; echo s2 >> effects) | cat; wait'

      # Output
      seq 20000

      # A pipe that goes on
      (while sleep 0.02; do echo more; done) | head -n 5

      # One that ignores being asked
      bash -c 'trap "" INT TERM HUP; sleep 0.3; echo s5 >> effects'

      # Last
      sleep 0.2; echo s6 >> effects
      ```
      """;

  @TempDir Path folder;

  /** What came of one process. */
  private record Signalled(int status, boolean playing) {}

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129", "KILL, 137"})
  void endTheRunAndSaySo(String signal, int status) throws Exception {
    int points = pointsOfAWholeRun();
    Random random = new Random(20261124 + status);
    int ended = 0;
    for (int i = 0; i < NAMED; i++) {
      int point = 1 + (int) ((long) i * (points - 1) / (NAMED - 1));
      ended += endsARun(signal, status, signal + " named " + i, point, 0) ? 1 : 0;
    }
    int tries = 0;
    while (ended < NAMED + BY_CHANCE) {
      assertThat(tries).as("runs that were over too soon").isLessThan(4 * (NAMED + BY_CHANCE));
      String name = signal + " chance " + tries++;
      ended += endsARun(signal, status, name, 0, random.nextInt(1100)) ? 1 : 0;
    }
    System.out.println(
        "%s ended %d runs, and came too late for %d; nothing was left behind"
            .formatted(signal, ended, NAMED + tries - ended));
  }

  private Path prepared(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name.replace(' ', '-')));
    Files.createDirectories(home.resolve("runbooks"));
    Files.writeString(home.resolve("runbooks/six.md"), PAGE);
    return home;
  }

  private int pointsOfAWholeRun() throws Exception {
    Path home = prepared("whole");
    AtomicInteger points = new AtomicInteger();
    RunStore store = new StoppingStore(points::set, () -> {}).in(PlayedToAPoint.runs(home));
    ProcessContext world = PlayedToAPoint.batch(home, store, (signal, handler) -> {});
    assertThat(new Cli(world).run("play", "six", "--yes")).isZero();
    return points.get();
  }

  /** Sends a signal to a run; whether that is what ended it. */
  private boolean endsARun(String signal, int status, String name, int point, int afterMillis)
      throws Exception {
    Path home = prepared(name);
    Signalled signalled = playAndSignal(home, signal, point, afterMillis);
    Optional<RunFolder> run =
        new RunStore(PlayedToAPoint.runs(home)).find("2").stream().findFirst();
    if (run.isEmpty() || !Files.exists(run.get().journal())) {
      assertThat(signalled.playing()).as(name).isFalse();
      assertThat(signalled.status()).as(name).isEqualTo(status);
      return true;
    }
    JournalContents left = JournalReader.read(run.get().journal());
    Optional<JournalRecord> end =
        left.records().stream().filter(each -> each.name().equals("run.finished")).findFirst();
    if (end.isPresent() && end.get().object().text("result").equals("done")) {
      assertThat(signalled.status()).as(name + ": it was over").isIn(0, status);
      return false;
    }
    assertThat(signalled.status()).as(name).isEqualTo(status);
    if (signal.equals("KILL")) {
      return true;
    }
    assertThat(left.damage()).as(name).isEmpty();
    JournalRecord last = left.records().get(left.records().size() - 1);
    assertThat(last.name()).as(name).isEqualTo("run.finished");
    assertThat(last.object().text("signal")).as(name).isEqualTo(signal);
    return true;
  }

  private Signalled playAndSignal(Path home, String signal, int point, int afterMillis)
      throws Exception {
    ProcessesByMark marked = new ProcessesByMark();
    String wanted = Integer.toString(point);
    Process process =
        OwnJava.start(SignalledAtAPoint.class, home, marked, wanted, "play", "six", "--yes");
    boolean playing = false;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        playing |= line.equals("playing");
        if (line.equals(point > 0 ? "there" : "playing")) {
          Thread.sleep(afterMillis);
          send(signal, process);
        }
        assertThat(line).isNotEqualTo("no signal came");
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    marked.awaitNobody();
    return new Signalled(process.exitValue(), playing);
  }

  private static void send(String signal, Process process) throws Exception {
    List<String> kill = List.of("kill", "-" + signal, Long.toString(process.pid()));
    new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
  }
}

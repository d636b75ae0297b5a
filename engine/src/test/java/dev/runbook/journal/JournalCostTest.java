package dev.runbook.journal;

import dev.runbook.host.OutputSink;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.masking.Masking;
import dev.runbook.run.Mask;
import dev.runbook.run.StepAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the journal and the mask cost: {@code mvn -q -pl engine test -Dtest=JournalCostTest
 * -Dcosts}. Times are no test, since they differ from day to day.
 */
@EnabledIfSystemProperty(named = "costs", matches = ".*", disabledReason = "run it with -Dcosts")
class JournalCostTest {
  private static final int STEPS = 1000;

  /** Forced for each step of one command: answered, started, command started, ended, step ended. */
  private static final int FORCED_PER_STEP = 5;

  private static final int SECRETS = 50;
  private static final int MEBIBYTES = 256;

  @TempDir Path folder;

  @Test
  void printsWhatAThousandStepsSpendInTheJournal() throws IOException {
    long[] nanos = new long[STEPS * FORCED_PER_STEP];
    try (JournalWriter writer =
        new JournalWriter(
            folder.resolve("journal.jsonl"),
            FileAppender.make(folder.resolve("journal.jsonl")),
            Clock.systemUTC(),
            System::nanoTime)) {
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        writer.append(forced("x".repeat(300)));
        nanos[i] = System.nanoTime() - start;
      }
    }
    double seconds = Arrays.stream(nanos).sum() / 1e9;
    Arrays.sort(nanos);
    System.out.printf(
        "append and force: median %.2f ms, 99th percentile %.2f ms; %d steps: %.2f s%n",
        nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6, STEPS, seconds);
  }

  @Test
  void printsHowFastTheMaskIs() {
    Random random = new Random(5);
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < SECRETS; i++) {
      secrets.add("S" + Long.toString(random.nextLong(), 36) + "-" + i);
    }
    byte[] log = log(random, secrets);
    long[] passed = new long[1];
    OutputSink counting =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            passed[0] += length;
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {
            passed[0] += length;
          }
        };
    Mask.Masked masked = Masking.of(secrets).around(counting);
    long start = System.nanoTime();
    for (int i = 0; i < MEBIBYTES; i++) {
      masked.stdout(log, 0, log.length);
    }
    masked.finish();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "masking with %d secrets: %.0f MiB/s (%d bytes passed on)%n",
        SECRETS, MEBIBYTES / seconds, passed[0]);
  }

  /** A mebibyte of lines as logs have them, a secret in some. */
  private static byte[] log(Random random, List<String> secrets) {
    StringBuilder log = new StringBuilder();
    while (log.length() < 1 << 20) {
      String word =
          random.nextInt(50) == 0
              ? secrets.get(random.nextInt(secrets.size()))
              : Long.toString(random.nextLong(), 36);
      log.append("2026-01-02T03:04:05Z web1 app[812]: INFO request id=").append(word).append('\n');
    }
    return Arrays.copyOf(log.toString().getBytes(StandardCharsets.UTF_8), 1 << 20);
  }

  /** An event that is on the disk before anything else happens. */
  static JournalEvent forced(String text) {
    return new JournalStepEvent.StepAnswered("restore/look", StepAnswer.RUN, text);
  }
}

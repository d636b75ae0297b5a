package dev.runbook.bench;

import dev.runbook.host.OutputSink;
import dev.runbook.journal.masking.Masking;
import dev.runbook.run.Mask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a mebibyte of log takes to have its secrets covered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MaskBenchmark {
  private static final int BYTES = 1 << 20;

  /** How many secrets there are. */
  @Param({"1", "10", "50"})
  public int secrets;

  private Masking masking;
  private byte[] log;

  /** Makes the log, with a secret in one line of fifty. */
  @Setup
  public void write() {
    Random random = new Random(5);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < secrets; i++) {
      all.add("S" + Long.toString(random.nextLong(), 36) + "-" + i);
    }
    StringBuilder lines = new StringBuilder();
    while (lines.length() < BYTES) {
      boolean told = random.nextInt(50) == 0;
      lines.append("2026-01-02T03:04:05Z web1 app[812]: INFO request id=");
      lines.append(told ? all.get(random.nextInt(secrets)) : Long.toString(random.nextLong(), 36));
      lines.append('\n');
    }
    log = Arrays.copyOf(lines.toString().getBytes(StandardCharsets.UTF_8), BYTES);
    masking = Masking.of(all);
  }

  /** Covers them. */
  @Benchmark
  public void cover() {
    Mask.Masked masked = masking.around(OutputSink.discard());
    masked.stdout(log, 0, log.length);
    masked.finish();
  }
}

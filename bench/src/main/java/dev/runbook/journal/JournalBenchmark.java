package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.StepAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a record takes until it is on the disk. It stands in the package of the writer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
  private Path folder;
  private JournalWriter writer;

  /** Begins a journal. */
  @Setup
  public void begin() throws IOException {
    folder = Files.createTempDirectory("journal");
    Path file = folder.resolve("journal.jsonl");
    writer = new JournalWriter(file, FileAppender.make(file), Clock.systemUTC(), System::nanoTime);
  }

  /** Appends a record of 300 characters and forces it. */
  @Benchmark
  public void append() {
    writer.append(
        new JournalStepEvent.StepAnswered("restore/look", StepAnswer.RUN, "x".repeat(300)));
  }

  /** Ends it. */
  @TearDown
  public void end() throws IOException {
    writer.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

package dev.runbook.bench;

import dev.runbook.document.Document;
import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.Set;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long a guide with 80 commands takes to be read, once Java knows the way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {
  private static final long MOST_BYTES = 1 << 22;

  private Source source;
  private Document document;

  /** Reads the file. */
  @Setup
  public void read() {
    Path guide = Path.of("engine/src/test/resources/document/seed-home-server.md");
    source = new SourceReader(MOST_BYTES).read(guide);
    document = new DocumentParser().parse(source);
  }

  /** Markdown to sections, blocks and marks. */
  @Benchmark
  public Document markdown() {
    return new DocumentParser().parse(source);
  }

  /** Blocks to steps: their text read, its values found, its commands judged. */
  @Benchmark
  public StepGraph steps() {
    return new GraphBuilder(Set.of("HOME", "PATH")).build(document);
  }
}

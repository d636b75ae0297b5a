package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything a block prints arrives: in order, in full, on its own stream, as it comes. */
@Timeout(120)
class JavaOutputTest {
  @TempDir Path folder;

  @Test
  void linesComeInOrderAndApartAndBeforeTheEnd() {
    try (JavaBench bench = new JavaBench(folder)) {
      bench.run(
          "for (int i = 0; i < 2000; i++) { System.out.println(i); System.err.println(-i); }\n"
              + "System.out.write('!');");
      String lines = IntStream.range(0, 2000).mapToObj(i -> i + "\n").collect(Collectors.joining());
      assertThat(bench.out()).isEqualTo(lines + "!");
      assertThat(bench.err().lines().count()).isEqualTo(2000);
    }
  }

  @Test
  void programsThatInheritTheStreamsAreHeardToo() {
    try (JavaBench bench = new JavaBench(folder)) {
      bench.run("new ProcessBuilder(\"echo\", \"from a program\").inheritIO().start().waitFor();");
      assertThat(bench.out()).isEqualTo("from a program\n");
    }
  }

  @Test
  void itComesBeforeTheBlockHasEnded() throws Exception {
    try (JavaBench bench = new JavaBench(folder)) {
      String block =
          "System.out.println(\"first\");\n"
              + "while (!Files.exists(Path.of(\"go\"))) Thread.sleep(10);";
      CompletableFuture<Outcome> run = Background.start(() -> bench.run(block));
      Eventually.await("the first line", () -> bench.out().equals("first\n"));
      assertThat(run.isDone()).isFalse();
      Files.createFile(folder.resolve("go"));
      assertThat(run.get()).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void thereIsNothingToRead() {
    try (JavaBench bench = new JavaBench(folder)) {
      assertThat(bench.run("System.in.read() == -1")).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void muchOutputIsNotKept() {
    AtomicLong bytes = new AtomicLong();
    AtomicLong largest = new AtomicLong();
    OutputSink counting =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            bytes.addAndGet(length);
            largest.accumulateAndGet(buffer.length, Math::max);
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {}
        };
    JShellHost host =
        new JShellHost(
            Path.of(System.getProperty("java.home")),
            System.getenv(),
            folder,
            folder,
            () -> new Identity("laptop", "op"));
    try (Shell shell = host.open(OutputSink.discard())) {
      String block =
          "String line = \"x\".repeat(1023);\n"
              + "for (int i = 0; i < 10 * 1024; i++) System.out.println(line);";
      assertThat(shell.run(Invocation.of(block), counting)).isEqualTo(Outcome.ok());
    }
    assertThat(bytes.get()).isEqualTo(10 * 1024 * 1024);
    assertThat(largest.get()).isLessThanOrEqualTo(64 * 1024);
  }
}

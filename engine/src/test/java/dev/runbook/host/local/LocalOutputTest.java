package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All output of a command, and nothing else, is in its sink when the command is over. */
@Timeout(120)
class LocalOutputTest {
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(root);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void outputIsCompleteWhenRunReturns() {
    for (int i = 0; i < 500; i++) {
      assertThat(bench.out("echo out" + i + "; echo err" + i + " >&2")).isEqualTo("out" + i + "\n");
      assertThat(bench.sink.err()).isEqualTo("err" + i + "\n");
    }
  }

  @Test
  void outputWithoutNewlineIsOutput() {
    assertThat(bench.out("printf abc")).isEqualTo("abc");
    assertThat(bench.out("printf '\\n\\n'")).isEqualTo("\n\n");
  }

  @Test
  void anyBytePassesThrough() {
    String all = "for i in {0..255}; do printf \"\\\\x$(printf %x $i)\"; done";
    bench.run(all);
    byte[] bytes = bench.sink.bytes();
    assertThat(bytes).hasSize(256);
    for (int i = 0; i < 256; i++) {
      assertThat(bytes[i] & 0xff).isEqualTo(i);
    }
  }

  @Test
  void whatLooksLikeAMarkIsOutput() {
    String lookalike = "\0" + "0123456789abcdef".repeat(2) + "\0";
    String command = "printf '\\0%s%s\\0' 0123456789abcdef 0123456789abcdef";
    assertThat(bench.out(command)).isEqualTo(lookalike);
    assertThat(bench.out("printf '\\0'; printf '\\0\\0'")).isEqualTo("\0\0\0");
  }

  @Test
  void muchOutputNeedsLittleMemory() {
    AtomicLong count = new AtomicLong();
    Outcome outcome =
        bench.shell.run(
            Invocation.of("head -c 200000000 /dev/zero"),
            new OutputSink() {
              @Override
              public void stdout(byte[] buffer, int offset, int length) {
                assertThat(buffer.length).isLessThanOrEqualTo(64 * 1024);
                count.addAndGet(length);
              }

              @Override
              public void stderr(byte[] buffer, int offset, int length) {}
            });
    assertThat(outcome).isEqualTo(Outcome.ok());
    assertThat(count).hasValue(200_000_000);
  }

  @Test
  void closedAndMovedStreamsAreSurvived() {
    bench.run("exec 3>&1 4>&2 >log 2>&1");
    bench.run("echo logged; no-such-command");
    assertThat(bench.sink.out() + bench.sink.err()).isEmpty();
    bench.run("exec >&- 2>&- <&-");
    assertThat(bench.run("true")).isEqualTo(Outcome.ok());
    assertThat(bench.run("false")).isEqualTo(Outcome.failed(1));
    bench.run("exec >&3 2>&4 </dev/null");
    assertThat(bench.out("cat log")).startsWith("logged\n").contains("not found");
  }

  @Test
  void outputBetweenCommandsGoesToItsOwnSink() {
    bench.run("{ sleep 0.3; echo late; } &");
    assertThat(bench.sink.out()).isEmpty();
    Eventually.await("late output", () -> bench.between.out().equals("late\n"));
  }

  @Test
  void lateOutputIsTakenForAShortWhileAfterTheEnd() {
    bench.run("{ sleep 0.5; echo late; } &");
    bench.close();
    assertThat(bench.between.out()).isEqualTo("late\n");
  }

  @Test
  void aSinkThatThrowsMakesTheOutcomeUnknown() {
    OutputSink broken =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            throw new IllegalStateException("disk full");
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {}
        };
    assertThat(bench.shell.run(Invocation.of("seq 100000"), broken).sentence())
        .contains("disk full");
    assertThat(bench.out("echo on")).isEqualTo("on\n");
  }

  @Test
  void nothingOfOursReachesTheCommands() {
    assertThat(bench.out("env | grep -ci __rb || :")).isEqualTo("0\n");
    assertThat(bench.out("ls /dev/fd/ | tr '\\n' ' '")).isEqualTo("0 1 2 3 ");
  }

  @Test
  void unicodeArrivesAsItWasWritten() {
    byte[] expected = "grüße \u2028 😀\n".getBytes(StandardCharsets.UTF_8);
    bench.run("echo 'grüße \u2028 😀'");
    assertThat(bench.sink.bytes()).isEqualTo(expected);
  }
}

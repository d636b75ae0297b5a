package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.file;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.testkit.RecordingSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = VirtualTime.from(START);

  @Test
  void anHourPassesOnTheClockOnly() {
    assertThat(run("- {run: a, delay: 1h, output: [{out: x, after: 30m}]}", Invocation.of("a")))
        .isEqualTo(Outcome.ok());

    assertThat(time.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(90)));
  }

  @Test
  void aTimeoutPassesAndNoMore() {
    Invocation command = Invocation.of("a").within(Duration.ofMinutes(5));

    assertThat(run("- {run: a, delay: 1h}", command))
        .isEqualTo(Outcome.timedOut(Duration.ofMinutes(5)));
    assertThat(run("- {run: a, delay: 1m, fault: hang}", command))
        .isEqualTo(Outcome.timedOut(Duration.ofMinutes(5)));
    assertThat(time.now()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatNeverEndsIsInterruptedAtOnce() {
    assertThat(run("- {run: a, fault: hang}", Invocation.of("a")))
        .isEqualTo(Outcome.signalled("INT"));
  }

  @Test
  void anInterruptEndsTheOutputWhereItIs() {
    Shell[] shell = new Shell[1];
    RecordingSink seen = new RecordingSink();
    OutputSink interrupting =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            seen.stdout(buffer, offset, length);
            shell[0].interrupt();
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {}
        };
    shell[0] = shell("- {run: a, output: [{out: one}, {out: two, after: 1s}]}");

    assertThat(shell[0].run(Invocation.of("a"), interrupting)).isEqualTo(Outcome.signalled("INT"));
    assertThat(seen.out()).isEqualTo("one");
  }

  private Outcome run(String commands, Invocation command) {
    return shell(commands).run(command, OutputSink.discard());
  }

  private Shell shell(String commands) {
    List<MockFile> files = List.of(file("hemma.mock.yaml", withCommands(commands)));
    return Mocks.shell(MockHosts.of(files, time, Operator.nobody()));
  }
}

package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.hemma;
import static dev.runbook.host.mock.Mocks.hosts;
import static dev.runbook.host.mock.Mocks.shell;
import static dev.runbook.host.mock.Mocks.shellWith;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.RecordingSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MockFaultsTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void doesNotKnowWhatBecameOfACommandWhoseConnectionWasLost() {
    MockHosts hosts = hosts(withCommands("- run: sudo reboot\n  fault: disconnect\n  stdout: bye"));
    Shell shell = shell(hosts);

    assertThat(shell.run(Invocation.of("sudo reboot"), sink))
        .isEqualTo(Outcome.unknown("the connection to hemma was lost while the command ran"));
    assertThat(sink.out()).isEqualTo("bye");
    assertThat(hosts.received().get("hemma")).containsExactly("sudo reboot");
  }

  @Test
  void bringsHalfOfTheLinesWhenTheConnectionIsLostInTheMiddle() {
    Shell shell =
        shellWith(
            """
            - run: dump
              output: [{out: "one\\ntwo\\n"}, {err: "three\\n", after: 1ms}, {out: "four"}]
              fault: {disconnect: during}
            - run: word
              stdout: "word"
              fault: {disconnect: during}
            """);

    assertThat(shell.run(Invocation.of("dump"), sink)).isInstanceOf(Outcome.Unknown.class);
    assertThat(sink.out()).isEqualTo("one\ntwo\n");
    assertThat(sink.err()).isEmpty();
  }

  @Test
  void needsANewShellAfterTheConnectionWasLost() {
    MockHosts hosts =
        hosts(withCommands("- run: uptime\n  fault: disconnect\n  times: 1\n- run: uptime"));
    Shell lost = shell(hosts);
    lost.run(Invocation.of("uptime"), sink);

    assertThat(lost.isOpen()).isFalse();
    assertThat(shell(hosts).run(Invocation.of("uptime"), sink)).isEqualTo(Outcome.ok());
  }

  @Test
  void hangsUntilTheTimeoutAfterItsOutput() {
    Shell shell = shellWith("- run: tail -f log\n  fault: hang\n  stdout: first line");
    Duration limit = Duration.ofMillis(50);

    assertThat(shell.run(Invocation.of("tail -f log").within(limit), sink))
        .isEqualTo(Outcome.timedOut(limit));
    assertThat(sink.out()).isEqualTo("first line");
    assertThat(shell.isOpen()).isTrue();
  }

  @Test
  void hangsUntilItIsInterruptedFromAnotherThread() throws Exception {
    Shell shell = shellWith("- run: tail -f log\n  fault: hang\n  stdout: first line");
    CountDownLatch printed = new CountDownLatch(1);

    CompletableFuture<Outcome> outcome =
        Background.start(() -> shell.run(Invocation.of("tail -f log"), signalling(printed)));
    assertThat(printed.await(10, TimeUnit.SECONDS)).isTrue();
    shell.interrupt();

    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.signalled("INT"));
    assertThat(shell.isOpen()).isTrue();
  }

  @Test
  void endsTheRunningCommandWhenItIsClosed() throws Exception {
    Shell shell = shellWith("- run: tail -f log\n  fault: hang\n  stdout: first line");
    CountDownLatch printed = new CountDownLatch(1);

    CompletableFuture<Outcome> outcome =
        Background.start(() -> shell.run(Invocation.of("tail -f log"), signalling(printed)));
    assertThat(printed.await(10, TimeUnit.SECONDS)).isTrue();
    shell.close();

    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.signalled("INT"));
  }

  @Test
  void cutsADelayShortAtTheTimeout() {
    Shell shell = shellWith("- run: slow\n  delay: 999999999h\n  stdout: never");
    Duration limit = Duration.ofMillis(30);

    assertThat(shell.run(Invocation.of("slow").within(limit), sink))
        .isEqualTo(Outcome.timedOut(limit));
    assertThat(sink.out()).isEmpty();
  }

  @Test
  void cutsADelayShortWhenItsThreadIsInterrupted() {
    Shell shell = shellWith("- run: slow\n  delay: 5m");

    Thread.currentThread().interrupt();

    assertThat(shell.run(Invocation.of("slow"), sink)).isEqualTo(Outcome.signalled("INT"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void ignoresAnInterruptWhenNothingRuns() {
    Shell shell = shellWith("- run: a\n  delay: 10ms");

    shell.interrupt();

    assertThat(shell.run(Invocation.of("a"), sink)).isEqualTo(Outcome.ok());
  }

  @Test
  void canBeEndedByASignal() {
    Shell shell = shellWith("- run: pg_dump\n  stdout: half\n  signal: KILL");

    assertThat(shell.run(Invocation.of("pg_dump"), sink)).isEqualTo(Outcome.signalled("KILL"));
    assertThat(sink.out()).isEqualTo("half");
  }

  @Test
  void neverReceivesACommandThatItKeepsOut() {
    MockHosts hosts =
        hosts(
            withCommands(
                "- run: a\n  fault: refuse\n- run: b\n  fault: auth-failure\n"
                    + "- run: c\n  fault: host-key-changed"));
    Shell shell = shell(hosts);

    assertThat(shell.run(Invocation.of("a"), sink))
        .isEqualTo(Outcome.notStarted("hemma refused the connection"));
    assertThat(shell.run(Invocation.of("b"), sink))
        .isEqualTo(Outcome.notStarted("hemma refused the login: permission denied (publickey)"));
    assertThatThrownBy(() -> shell.run(Invocation.of("c"), sink))
        .isInstanceOf(HostException.class)
        .extracting("kind")
        .isEqualTo(HostException.Kind.IDENTITY);
    assertThat(hosts.received().get("hemma")).isEmpty();
    assertThat(hosts.unfit()).isEmpty();
    assertThat(hosts.unused()).isEmpty();
  }

  @Test
  void canRefuseEveryConnection() {
    Host hemma = hemma(hosts("hosts:\n  hemma:\n    fault: refuse\n"));

    assertThatThrownBy(() -> hemma.open(OutputSink.discard()))
        .isInstanceOf(HostException.class)
        .hasMessage("hemma refused the connection")
        .extracting("kind")
        .isEqualTo(HostException.Kind.UNREACHABLE);
    assertThatThrownBy(hemma::identity).hasMessage("hemma refused the connection");
  }

  @Test
  void canHaveAnotherHostKey() {
    Host hemma = hemma(hosts("hosts:\n  hemma:\n    fault: host-key-changed\n"));

    assertThatThrownBy(hemma::identity)
        .isInstanceOf(HostException.class)
        .hasMessage("the host key of hemma has changed; find out why before you trust it")
        .extracting("kind")
        .isEqualTo(HostException.Kind.IDENTITY);
    assertThatThrownBy(() -> hemma.open(OutputSink.discard())).isInstanceOf(HostException.class);
  }

  private static OutputSink signalling(CountDownLatch printed) {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        printed.countDown();
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {}
    };
  }
}

package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The operator's terminal, lent to a command on a host. */
abstract class SshTerminalContract extends SshShellContract {
  private final FakeOperator operator = new FakeOperator(Optional.empty());

  @Test
  void keysReachACommandThatStandsAlone() throws Exception {
    try (Shell shell = host(false, server().settings(), operator).open(between)) {
      CompletableFuture<Outcome> outcome =
          Background.start(
              () ->
                  run(
                      shell,
                      with(
                          Terminal.OPERATOR,
                          "tty && echo ready; read x; echo \"<$x>\"; exit 5",
                          false)));
      Eventually.await("its terminal", () -> sink.out().contains("ready"));
      operator.type("hello\n");
      assertThat(outcome.join()).isEqualTo(Outcome.failed(5));
      assertThat(sink.out()).contains("/dev/pts/").contains("<hello>");
      assertThat(operator.hasLent()).isFalse();
    }
  }

  @Test
  void aCtrlCIsAKeyForTheCommand() throws Exception {
    try (Shell shell = host(false, server().settings(), operator).open(between)) {
      CompletableFuture<Outcome> outcome =
          Background.start(
              () ->
                  run(
                      shell,
                      with(
                          Terminal.OPERATOR,
                          "trap 'echo caught; exit 6' INT; echo ready; while :; do sleep 0.1; done",
                          false)));
      Eventually.await("the command", () -> sink.out().contains("ready"));
      // ssh makes the terminal here raw a moment after the first output; before, the key is lost.
      Eventually.await(
          "the key",
          () -> {
            operator.type("\u0003");
            return outcome.isDone();
          });
      assertThat(outcome.join()).isEqualTo(Outcome.failed(6));
      assertThat(sink.out()).contains("caught");
    }
  }

  @Test
  void noTextIsALogin() throws Exception {
    try (Shell shell = host(false, server().settings(), operator).open(between)) {
      CompletableFuture<Outcome> outcome =
          Background.start(() -> run(shell, with(Terminal.OPERATOR, "", false)));
      operator.type("echo $((6 * 7)); exit 8\n");
      assertThat(outcome.join()).isEqualTo(Outcome.failed(8));
      assertThat(sink.out()).contains("42");
    }
  }

  @Test
  void aCommandOfAKeptShellFindsItsState() throws Exception {
    try (Shell shell = host(true, server().settings(), operator).open(between)) {
      run(shell, "cd /tmp; export A='it'\\''s'; f() { echo \"f $1\"; }");
      CompletableFuture<Outcome> outcome =
          Background.start(
              () ->
                  run(
                      shell,
                      with(
                          Terminal.OPERATOR,
                          "f x; echo \"$PWD $A\"; [ -t 0 ] && echo ready; read x; echo \"<$x>\";"
                              + " A=2; exit 5",
                          false)));
      Eventually.await("its terminal", () -> sink.out().contains("ready"));
      operator.type("hello\n");
      assertThat(outcome.join()).isEqualTo(Outcome.failed(5));
      assertThat(sink.out()).contains("f x").contains("/tmp it's").contains("<hello>");
      assertThat(out(shell, "echo \"$A $PWD\"")).isEqualTo("it's /tmp\n");
      assertThat(between.out() + between.err()).isEmpty();
    }
  }

  @Test
  void aCommandOnTheTerminalOfAKeptShellIsInterrupted() throws Exception {
    try (Shell shell = host(true, server().settings(), operator).open(between)) {
      CompletableFuture<Outcome> outcome =
          start(shell, with(Terminal.OPERATOR, "touch " + file("go") + "; sleep NAP1", false));
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 1)).isZero();
      assertThat(out(shell, "echo on")).isEqualTo("on\n");
    }
  }

  @Test
  void aTerminalHasTheWindowsSizeAndFollowsIt() throws Exception {
    try (SshLink link =
        Transports.opener(transport(), temporary, operator)
            .open(new Route(server().settings(), transport(), ""))) {
      SshCommand command =
          new SshCommand(
              "trap 'stty size' WINCH; stty size; while read x; do [ $x = over ] && exit 3; done",
              Optional.of(new TerminalSize(101, 33)),
              true);
      SshChannel channel = link.start(command, sink);
      Eventually.await("its size", () -> sink.out().contains("33 101"));
      channel.resize(new TerminalSize(77, 22));
      Eventually.await(
          "its new size",
          () -> {
            type(channel, "x\n");
            return sink.out().contains("22 77");
          });
      type(channel, "over\n");
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(3));
    }
  }

  private static void type(SshChannel channel, String text) {
    try {
      channel.stdin().write(text.getBytes(StandardCharsets.UTF_8));
      channel.stdin().flush();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}

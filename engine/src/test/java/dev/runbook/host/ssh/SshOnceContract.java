package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Commands that stand alone, as {@code ssh ALIAS "command"} does by hand. */
abstract class SshOnceContract extends SshShellContract {
  @Test
  void eachCommandStandsAloneWithEmptyInput() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(run(shell, "cd /; x=1; cat; echo out; echo err >&2; exit 3"))
          .isEqualTo(Outcome.failed(3));
      assertThat(sink.out()).isEqualTo("out\n");
      assertThat(sink.err()).isEqualTo("err\n");
      assertThat(out(shell, "echo \"[$x]\" $((6 * 7)); pwd"))
          .isEqualTo("[] 42\n" + System.getProperty("user.home") + "\n");
    }
  }

  @Test
  void whatReadsInputDoesNotEatTheRest() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(out(shell, "cat; echo one")).isEqualTo("one\n");
      assertThat(out(shell, "read x; echo two")).isEqualTo("two\n");
      assertThat(out(shell, "echo three")).isEqualTo("three\n");
    }
  }

  @Test
  void howItEndedIsToldApart() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(run(shell, "exit 0")).isEqualTo(Outcome.ok());
      assertThat(run(shell, "exit 255")).isEqualTo(Outcome.failed(255));
      assertThat(run(shell, "kill -KILL $$")).isInstanceOf(Outcome.Signalled.class);
      assertThat(run(shell, "sh -c 'kill -KILL $$'; exit $?")).isEqualTo(Outcome.failed(137));
      assertThat(run(shell, "if then")).isInstanceOf(Outcome.Failed.class);
    }
  }

  @Test
  void theHostSaysWhoItIsOverTheSameConnection() throws Exception {
    long before = server().authentications();
    Host host = host(false);
    assertThat(host.connection()).isEmpty();
    try (Shell shell = host.open(between)) {
      Identity identity = host.identity();
      assertThat(identity.user()).isEqualTo(System.getProperty("user.name"));
      assertThat(identity.hostname()).isEqualTo(out(shell, "hostname").strip());
      assertThat(host.connection().map(Connection::fingerprint)).contains(server().fingerprint());
      assertThat(host(true).identity()).isEqualTo(identity);
    }
    assertThat(server().authentications() - before).isEqualTo(1);
  }

  @Test
  void twoHundredCommandsAreOneConnectionAndOneAuthentication() throws Exception {
    long connections = server().connections();
    long authentications = server().authentications();
    try (Shell shell = open(false)) {
      for (int i = 0; i < 200; i++) {
        assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
      }
    }
    assertThat(server().connections() - connections).isEqualTo(1);
    assertThat(server().authentications() - authentications).isEqualTo(1);
  }

  @Test
  void aCancelledStepLeavesNoProcess() throws Exception {
    try (Shell shell = open(false)) {
      CompletableFuture<Outcome> outcome = start(shell, NINE);
      Eventually.await("all nine", () -> processesWith(nap) >= 9);
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap)).isZero();
      assertThat(file("late")).doesNotExist();
      assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
    }
  }

  @RepeatedTest(20)
  void aCancelledTailLeavesNothing() throws Exception {
    Files.writeString(file("log"), "line\n");
    try (Shell shell = open(false)) {
      CompletableFuture<Outcome> outcome = start(shell, "touch go; tail -f " + file("log"));
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith("tail -f " + file("log"))).isZero();
    }
  }

  @Test
  void aCommandThatStartsNothingIsCancelledToo() throws Exception {
    try (Shell shell = open(false)) {
      CompletableFuture<Outcome> outcome =
          start(shell, "touch go; while :; do :; done; touch late");
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(file("late")).doesNotExist();
    }
  }

  @Test
  void whatAnEarlierCommandLeftRunningIsSpared() throws Exception {
    try (Shell shell = open(false)) {
      run(
          shell,
          "sleep NAP1 >/dev/null 2>&1 </dev/null & setsid sleep NAP2 >/dev/null 2>&1 </dev/null &");
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP3");
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 3)).isZero();
      assertThat(processesWith(nap)).isEqualTo(2);
    }
    closeHosts();
    assertThat(processesWith(nap)).isEqualTo(2);
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(nap))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whatAnEarlierCommandOfItsStepLeftRunningIsNot() throws Exception {
    try (Shell shell = open(false)) {
      shell.beginStep();
      run(shell, "setsid sleep NAP1 >/dev/null 2>&1 </dev/null &");
      shell.beginStep();
      run(shell, "setsid sleep NAP2 >/dev/null 2>&1 </dev/null &");
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP3");
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 1)).isEqualTo(1);
      assertThat(processesWith(nap)).isEqualTo(1);
    }
  }

  @Test
  void aCommandThatTakesTooLongIsEnded() throws Exception {
    try (Shell shell = open(false)) {
      Duration limit = Duration.ofMillis(300);
      assertThat(run(shell, Invocation.of("sleep NAP1; touch " + file("late")).within(limit)))
          .isEqualTo(Outcome.timedOut(limit));
      assertThat(processesWith(nap + 1)).isZero();
      assertThat(file("late")).doesNotExist();
    }
  }

  @Test
  void aLostConnectionIsUnknownAndTheNextCommandConnectsAgain() throws Exception {
    try (Shell shell = open(false)) {
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP1; touch late");
      server().cut();
      assertThat(outcome.join()).isInstanceOf(Outcome.Unknown.class);
      Eventually.await("the warden's work", () -> processesWith(nap + 1) == 0);
      assertThat(file("late")).doesNotExist();
      assertThat(run(shell, "true")).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void anInterruptBehindADeadNetworkIsUnknown() throws Exception {
    try (Shell shell =
        host(false, Settings.quick(server().settings()), Operator.nobody()).open(between)) {
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP1");
      server().freeze();
      shell.interrupt();
      assertThat(outcome.join()).isInstanceOf(Outcome.Unknown.class);
    } finally {
      server().thaw();
    }
    Eventually.await("the warden's work", () -> processesWith(nap + 1) == 0);
  }

  @Test
  void aPseudoTerminalIsATerminalThereAndEndsWithItsCommand() throws Exception {
    try (Shell shell = open(false)) {
      assertThat(
              run(shell, with(Terminal.PSEUDO, "[ -t 0 ] && [ -t 1 ] && echo yes; exit 4", false)))
          .isEqualTo(Outcome.failed(4));
      assertThat(sink.out()).contains("yes");
      CompletableFuture<Outcome> outcome =
          start(shell, with(Terminal.PSEUDO, "touch " + file("go") + "; sleep NAP1", false));
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 1)).isZero();
    }
  }

  @Test
  void aSecretTextIsInNoProcessListHere() throws Exception {
    try (Shell shell = open(false)) {
      CompletableFuture<Outcome> outcome =
          start(
              shell,
              with(
                  Terminal.NONE,
                  "touch " + file("go") + "; read x; sleep 1; echo s3cr3t-w0rd; cat",
                  true));
      assertThat(processesWith("s3cr3t-w0rd")).isZero();
      assertThat(outcome.join()).isEqualTo(Outcome.ok());
      assertThat(sink.out()).isEqualTo("s3cr3t-w0rd\n");
      assertThat(run(shell, with(Terminal.PSEUDO, "echo s3cr3t-w0rd", true)))
          .isInstanceOf(Outcome.NotStarted.class);
    }
  }

  @Test
  void aFolderOrAnInterpreterNeedsAShellThatStays() throws Exception {
    try (Shell shell = open(false)) {
      Invocation command = Invocation.of("pwd").in("/");
      assertThat(run(shell, command)).isInstanceOf(Outcome.NotStarted.class);
    }
  }

  @Test
  void aClosedShellRunsNothing() throws Exception {
    Shell shell = open(false);
    shell.close();
    shell.close();
    assertThat(run(shell, "true")).isInstanceOf(Outcome.NotStarted.class);
    closeHosts();
    assertThat(isEmpty(temporary)).isTrue();
  }

  @Test
  void anAliasThatSshCouldMisreadIsRefused() throws Exception {
    try (SshHosts hosts = hosts(server().settings(), Operator.nobody())) {
      for (String alias :
          List.of(
              "-oProxyCommand=x", "-F/dev/null", "", " ", "a b", "a\nb", "a\u0007", " a", "\t")) {
        assertThatThrownBy(() -> hosts.host(alias, List.of(), false))
            .isInstanceOf(HostException.class);
      }
    }
  }

  @Test
  void hostileTextReachesTheHostAndNobodyElse() throws Exception {
    try (Shell shell = open(false)) {
      for (String value :
          List.of(
              "-oProxyCommand=touch x",
              "%h%%",
              "a;touch x",
              "$(touch x)",
              "`touch x`",
              "'\"\\ *")) {
        String quoted = "'" + value.replace("'", "'\\''") + "'";
        assertThat(out(shell, "printf %s " + quoted)).isEqualTo(value);
      }
    }
  }
}

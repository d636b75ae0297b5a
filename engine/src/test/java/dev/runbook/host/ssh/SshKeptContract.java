package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.ExecutionSetting;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bash that stays open on a host: what lasts in it, and how it ends. */
abstract class SshKeptContract extends SshShellContract {
  @Test
  void stateLasts() throws Exception {
    try (Shell shell = open(true)) {
      run(shell, "cd /tmp; export A=1; b=2; f() { echo \"f $1\"; }; shopt -s extglob; arr=(x y)");
      assertThat(out(shell, "echo $PWD $A $b ${arr[1]}; f x; shopt -q extglob && env | grep ^A="))
          .isEqualTo("/tmp 1 2 y\nf x\nA=1\n");
    }
  }

  @Test
  void itBeginsAsACommandOfTheLoginShellWould() throws Exception {
    try (Shell kept = open(true);
        Shell once = open(false)) {
      String text = "pwd; echo $# \"$*\" $USER $HOME $PATH; echo $OLDPWD; [ -t 0 ]; echo $?; cat";
      assertThat(out(kept, text)).isEqualTo(out(once, text));
    }
  }

  @Test
  void whatStartUpFilesPrintIsNoAnswer() throws Exception {
    Path file;
    try (Shell once = open(false)) {
      file = Path.of(out(once, "echo $HOME").strip()).resolve(".bashrc");
    }
    Files.writeString(file, "echo welcome; echo ready; printf 'no newline'; echo oops >&2\n");
    try (Shell shell = open(true)) {
      assertThat(run(shell, "false")).isEqualTo(Outcome.failed(1));
      assertThat(out(shell, "echo one")).isEqualTo("one\n");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theStreamsAreApartAndComplete() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(
              run(
                  shell,
                  "for i in 1 2 3; do echo o$i; echo e$i >&2; done; exit_() { return 7; }; exit_"))
          .isEqualTo(Outcome.failed(7));
      assertThat(sink.out()).isEqualTo("o1\no2\no3\n");
      assertThat(sink.err()).isEqualTo("e1\ne2\ne3\n");
      assertThat(run(shell, "head -c 20000000 /dev/zero")).isEqualTo(Outcome.ok());
      assertThat(sink.bytes().length).isEqualTo(20_000_000);
      for (int i = 0; i < 100; i++) {
        assertThat(out(shell, "echo " + i)).isEqualTo(i + "\n");
      }
      assertThat(between.out() + between.err()).isEmpty();
    }
  }

  @Test
  void whatReadsInputDoesNotEatTheRest() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(out(shell, "cat; echo one")).isEqualTo("one\n");
      assertThat(run(shell, "read x")).isEqualTo(Outcome.failed(1));
      assertThat(out(shell, "echo three")).isEqualTo("three\n");
    }
  }

  @Test
  void messagesNameBash() throws Exception {
    try (Shell shell = open(true)) {
      run(shell, "no-such-program");
      assertThat(sink.err()).startsWith("bash: line ").contains("no-such-program");
    }
  }

  @Test
  void aFailingPartOfAPipelineCounts() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(run(shell, Invocation.of("false | true").asPipeline()))
          .isEqualTo(Outcome.failed(1));
      assertThat(run(shell, Invocation.of("false | true"))).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aFolderAndAnInterpreterOfItsOwn() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(run(shell, in("pwd", Optional.of("/"), Optional.empty()))).isEqualTo(Outcome.ok());
      assertThat(sink.out()).isEqualTo("/\n");
      assertThat(run(shell, in("echo $0; exit 6", Optional.empty(), Optional.of("sh"))))
          .isEqualTo(Outcome.failed(6));
      assertThat(run(shell, in("x", Optional.of("/nowhere"), Optional.empty())))
          .isInstanceOf(Outcome.NotStarted.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 137, 255})
  void exitEndsItWithItsStatus(int status) throws Exception {
    try (Shell shell = open(true)) {
      assertThat(run(shell, "echo last; exit " + status)).isEqualTo(Outcome.exited(status));
      assertThat(sink.out()).isEqualTo("last\n");
      assertThat(shell.isOpen()).isFalse();
      assertThat(run(shell, "true")).isInstanceOf(Outcome.NotStarted.class);
    }
    try (Shell again = open(true)) {
      assertThat(run(again, "true")).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aKilledBashWasSignalled() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(run(shell, "kill -KILL $$")).isInstanceOf(Outcome.Signalled.class);
      assertThat(shell.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "touch go; sleep NAP1; touch late",
        "touch go; while true; do sleep 1; done; touch late",
        "touch go; while :; do :; done; touch late",
        "touch go; sleep NAP1 | cat; touch late",
        "(touch go; sleep NAP1; touch late); touch late",
        "touch go; x=$(sleep NAP1; touch late); touch late",
        "f() { touch go; while :; do sleep 1; done; }; f; touch late",
        "touch go; bash -c 'trap \"\" INT; sleep NAP1; sleep NAP1'; touch late"
      })
  void anInterruptEndsTheCommandAndNotTheShell(String text) throws Exception {
    try (Shell shell = open(true)) {
      run(shell, "kept=yes");
      CompletableFuture<Outcome> outcome = start(shell, text);
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(file("late")).doesNotExist();
      assertThat(processesWith(nap + 1)).isZero();
      assertThat(out(shell, "echo $kept")).isEqualTo("yes\n");
    }
  }

  @Test
  void aCancelledStepLeavesNoProcess() throws Exception {
    try (Shell shell = open(true)) {
      CompletableFuture<Outcome> outcome = start(shell, NINE);
      Eventually.await("all nine", () -> processesWith(nap) >= 9);
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap)).isZero();
      assertThat(file("late")).doesNotExist();
      assertThat(out(shell, "echo here")).isEqualTo("here\n");
    }
  }

  @Test
  void jobsOfEarlierCommandsAreSpared() throws Exception {
    try (Shell shell = open(true)) {
      run(shell, "sleep NAP1 & (setsid sleep NAP2 &); (while :; do sleep NAP3; done) &");
      Eventually.await("the jobs", () -> processesWith(nap) == 3);
      Thread.sleep(20);
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP4 & sleep NAP5");
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 4) + processesWith(nap + 5)).isZero();
      assertThat(processesWith(nap)).isEqualTo(3);
      run(shell, "kill $(jobs -p)");
    } finally {
      ProcessHandle.allProcesses()
          .filter(process -> commandLine(process).contains(nap))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void jobsOfEarlierCommandsOfItsStepAreNotSpared() throws Exception {
    try (Shell shell = open(true)) {
      shell.beginStep();
      run(shell, "sleep NAP1 & (setsid sleep NAP2 &)");
      Eventually.await("the jobs before", () -> processesWith(nap) == 2);
      Thread.sleep(20);
      shell.beginStep();
      run(shell, "sleep NAP3 &");
      run(shell, "nohup setsid sleep NAP4 >/dev/null 2>&1 &");
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP5");
      Eventually.await("all of the step", () -> processesWith(nap) == 5);
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      assertThat(processesWith(nap + 1) + processesWith(nap + 2)).isEqualTo(2);
      assertThat(processesWith(nap)).isEqualTo(2);
    }
  }

  @Test
  void aCommandThatTakesTooLongIsEnded() throws Exception {
    try (Shell shell = open(true)) {
      Duration limit = Duration.ofMillis(300);
      assertThat(run(shell, Invocation.of("sleep NAP1; touch " + file("late")).within(limit)))
          .isEqualTo(Outcome.timedOut(limit));
      assertThat(processesWith(nap + 1)).isZero();
      assertThat(out(shell, "echo on")).isEqualTo("on\n");
    }
  }

  @Test
  void aLostConnectionIsUnknownAndEndsIt() throws Exception {
    try (Shell shell = open(true)) {
      CompletableFuture<Outcome> outcome = start(shell, "touch go; sleep NAP1; touch late");
      server().cut();
      assertThat(outcome.join()).isInstanceOf(Outcome.Unknown.class);
      assertThat(shell.isOpen()).isFalse();
      Eventually.await("the warden's work", () -> processesWith(nap + 1) == 0);
      assertThat(file("late")).doesNotExist();
    }
    try (Shell again = open(true)) {
      assertThat(run(again, "true")).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aPseudoTerminalIsATerminalThere() throws Exception {
    try (Shell shell = open(true)) {
      assertThat(run(shell, with(Terminal.PSEUDO, "[ -t 0 ] && [ -t 1 ] && echo yes", false)))
          .isEqualTo(Outcome.ok());
      assertThat(sink.out()).contains("yes");
    }
  }

  @Test
  void itLeavesNothingThere() throws Exception {
    String folder;
    try (Shell shell = open(true)) {
      folder = out(shell, "readlink /proc/$$/fd/1").strip();
      assertThat(Path.of(folder)).exists();
    }
    Path parent = Path.of(folder).getParent();
    Eventually.await("the end of its folder", () -> !Files.exists(parent));
    closeHosts();
    Eventually.await("the end of its relays", () -> processesWith(parent.toString()) == 0);
    assertThat(isEmpty(temporary)).isTrue();
  }

  @Test
  void anExitTrapRunsAtTheEnd() throws Exception {
    try (Shell shell = open(true)) {
      run(shell, "trap 'echo bye >" + file("bye") + "' EXIT");
    }
    assertThat(file("bye")).hasContent("bye");
  }

  @Test
  void onceAndKeptShareOneConnection() throws Exception {
    long before = server().connections();
    try (Shell kept = open(true);
        Shell once = open(false)) {
      assertThat(out(kept, "echo $SSH_CONNECTION")).isEqualTo(out(once, "echo $SSH_CONNECTION"));
    }
    assertThat(server().connections() - before).isEqualTo(1);
  }

  private static Invocation in(String text, Optional<String> folder, Optional<String> interpreter) {
    return Invocation.of(text).in(new ExecutionSetting(interpreter, folder, Optional.empty()));
  }
}

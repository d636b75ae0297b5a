package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.testkit.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When this Java process dies, whatever it was running on a host dies with it. */
abstract class SshLifelineContract extends SshContract {
  /** Runs one command, in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[2]);
      SshSettings settings =
          Settings.to(Integer.parseInt(args[3]), Path.of(args[4]), Path.of(args[5]));
      Transport transport = Transport.valueOf(args[0]);
      try (SshHosts hosts =
          new SshHosts(
              (alias, options) -> new Route(settings, transport, ""),
              Transports.opener(transport, folder, Operator.nobody()),
              Operator.nobody())) {
        hosts
            .host("lab", List.of(), Boolean.parseBoolean(args[1]))
            .open(OutputSink.discard())
            .run(Invocation.of(args[6]), OutputSink.discard());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKilledJavaTakesItsStepAlong(boolean kept) throws Exception {
    String nap = "sleep 76" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    String step = "cd " + root + "\n" + SshShellContract.NINE.replace("sleep NAP", nap);
    SshSettings settings = server().settings();
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                transport().name(),
                Boolean.toString(kept),
                temporary.toString(),
                Integer.toString(server().port()),
                Path.of(settings.options().get(1)).toString(),
                settings.identityFiles().get(0).toString(),
                step)
            .inheritIO()
            .start();
    // The text of the step stands on other command lines, too: those are not the nine.
    Eventually.await("all nine", 30_000, () -> sleepers(nap) == 9);
    assertThat(java.isAlive()).isTrue();
    java.destroyForcibly().waitFor();
    Eventually.await("the end of all nine", 20_000, () -> processesWith(nap) == 0);
    Eventually.await("the end of ssh here", 20_000, () -> processesWith(temporary.toString()) == 0);
    assertThat(root.resolve("go")).exists();
    assertThat(root.resolve("late")).doesNotExist();
  }

  private static long sleepers(String nap) {
    return ProcessHandle.allProcesses()
        .map(SshContract::commandLine)
        .filter(line -> line.startsWith(nap) || line.startsWith("/bin/" + nap))
        .count();
  }
}

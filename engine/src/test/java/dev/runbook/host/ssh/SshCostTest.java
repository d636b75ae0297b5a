package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.testkit.Sshd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a trivial remote command costs, side by side and in turn: {@code mvn -q -pl engine
 * test -Dtest=SshCostTest -Dcosts}. Times are no test, since they differ from day to day.
 */
@EnabledIfSystemProperty(named = "costs", matches = ".*", disabledReason = "run it with -Dcosts")
@Timeout(600)
class SshCostTest {
  private static final int ROUNDS = 200;

  @TempDir Path serverFolder;
  @TempDir Path folder;

  private interface Work {
    void run() throws Exception;
  }

  @Test
  void printsMedians() throws Exception {
    try (Sshd server = Sshd.start(serverFolder).orElseThrow();
        SshHosts jsch = hosts(server.settings(), Transport.JSCH);
        SshHosts openssh = hosts(server.settings(), Transport.OPENSSH)) {
      List<String> options = server.options();
      Map<String, Work> works = new LinkedHashMap<>();
      works.put("ssh, fresh", () -> ssh(options));
      works.put("ssh, multiplexed", () -> multiplexed(options));
      works.put("jsch, a command alone", trivial(jsch.host("lab", List.of(), false).open(none())));
      works.put("jsch, a shell kept", trivial(jsch.host("lab", List.of(), true).open(none())));
      works.put(
          "openssh, a command alone", trivial(openssh.host("lab", List.of(), false).open(none())));
      works.put(
          "openssh, a shell kept", trivial(openssh.host("lab", List.of(), true).open(none())));
      Map<String, double[]> millis = inTurn(works);
      double fresh = median(millis.get("ssh, fresh"));
      double shared = median(millis.get("ssh, multiplexed"));
      millis.forEach(
          (name, times) ->
              System.out.printf(
                  "%-26s %7.2f ms   1/%-5.0f of fresh   %.2f of multiplexed%n",
                  name, median(times), fresh / median(times), median(times) / shared));
      multiplexed(options, "-O", "exit");
    }
  }

  private SshHosts hosts(SshSettings settings, Transport transport) {
    return new SshHosts(
        (alias, options) -> new Route(settings, transport, ""),
        Transports.opener(transport, folder, Operator.nobody()),
        Operator.nobody());
  }

  private static OutputSink none() {
    return OutputSink.discard();
  }

  private static Work trivial(Shell shell) {
    return () -> assertThat(shell.run(Invocation.of("true"), none())).isEqualTo(Outcome.ok());
  }

  private void multiplexed(List<String> options, String... more) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-o", "ControlMaster=auto", "-o", "ControlPersist=60"));
    all.addAll(List.of("-o", "ControlPath=" + folder.resolve("s")));
    all.addAll(Arrays.asList(more));
    ssh(all);
  }

  private void ssh(List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of("ssh"));
    command.addAll(options);
    command.addAll(List.of("lab", "true"));
    Launch launch = Launch.of(command, System.getenv(), folder);
    assertThat(Captured.run(launch, Duration.ofSeconds(20)).status()).isZero();
  }

  /** One of each, again and again, so that a change of the machine's speed meets them all. */
  private static Map<String, double[]> inTurn(Map<String, Work> works) throws Exception {
    Map<String, double[]> millis = new LinkedHashMap<>();
    works.keySet().forEach(name -> millis.put(name, new double[ROUNDS]));
    for (int round = -10; round < ROUNDS; round++) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        long start = System.nanoTime();
        work.getValue().run();
        if (round >= 0) {
          millis.get(work.getKey())[round] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    return millis;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

package dev.runbook.host.ssh.jsch;

import dev.runbook.host.OutputSink;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a trivial command costs, side by side: run it by hand with {@code mvn -pl engine
 * test-compile exec:java} or from an editor; it is no test, since times differ from day to day.
 */
final class Bench {
  private Bench() {}

  /** Prints medians in milliseconds. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("bench");
    try (Lab lab = Lab.start(folder).orElseThrow();
        SshLink link = lab.open("lab")) {
      System.out.println("jsch, open link:   " + median(200, () -> overLink(link)));
      System.out.println("ssh, shared:       " + median(200, () -> shared(lab)));
      ssh(lab, "-O", "exit");
      System.out.println("jsch, new link:    " + median(30, () -> newLink(lab)));
      System.out.println("ssh, fresh:        " + median(30, () -> ssh(lab)));
    }
  }

  private static Object overLink(SshLink link) throws InterruptedException {
    try (SshChannel channel = link.start(SshCommand.of("true"), OutputSink.discard())) {
      return channel.await();
    }
  }

  private static Object newLink(Lab lab) throws InterruptedException {
    try (SshLink link = lab.open("lab")) {
      return overLink(link);
    }
  }

  private static Object shared(Lab lab) throws Exception {
    return ssh(lab, "-o", "ControlMaster=auto", "-o", "ControlPersist=60");
  }

  private static Object ssh(Lab lab, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("ssh", "-F", lab.file("config").toString()));
    command.addAll(List.of("-o", "ControlPath=" + lab.file("s")));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("lab", "true"));
    Launch launch = Launch.of(command, System.getenv(), lab.file("."));
    return Captured.run(launch, Duration.ofSeconds(20));
  }

  private static double median(int times, Callable<Object> work) throws Exception {
    for (int i = 0; i < times / 4; i++) {
      work.call();
    }
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return Math.round(millis[times / 2] * 100) / 100.0;
  }
}

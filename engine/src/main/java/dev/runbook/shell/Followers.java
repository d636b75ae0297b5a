package dev.runbook.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Programs that run until somebody stops them, read from their arguments. */
final class Followers {
  private static final Map<String, Predicate<Called>> BY_NAME =
      Map.ofEntries(
          Map.entry("docker", Followers::followsContainers),
          Map.entry("podman", Followers::followsContainers),
          Map.entry("docker-compose", Followers::followsContainers),
          Map.entry("kubectl", Followers::followsCluster),
          Map.entry("oc", Followers::followsCluster),
          Map.entry("journalctl", called -> called.hasOption("f", "utpnoSUbDcgM", "follow")),
          Map.entry("tail", called -> called.hasOption("fF", "ncs", "follow")),
          Map.entry("dmesg", called -> called.hasOption("wW", "lfns", "follow")),
          Map.entry("ping", called -> !called.hasFlag('c', "iWwsIt")),
          Map.entry("ssh", Followers::keepsTunnelOpen),
          Map.entry("watch", called -> true));

  /**
   * Programs that end what they follow: {@code tail -f x | head -1}, {@code timeout 5 tail -f x}.
   */
  private static final Set<String> ENDERS = Set.of("head", "timeout");

  private Followers() {}

  /** Whether what is called goes on until somebody stops it. */
  static boolean among(List<Called> called) {
    return called.stream().anyMatch(Followers::follows)
        && called.stream().noneMatch(each -> ENDERS.contains(each.program()));
  }

  private static boolean follows(Called called) {
    return BY_NAME.getOrDefault(called.program(), any -> false).test(called);
  }

  /** {@code docker compose -f FILE logs -f}: only an {@code -f} after the verb follows. */
  private static boolean followsLogs(Called called) {
    int verb = called.argv().indexOf("logs");
    return verb > 0
        && Called.of(called.argv().subList(verb, called.argv().size()))
            .hasOption("f", "cnt", "follow");
  }

  private static boolean followsContainers(Called called) {
    boolean stats = called.has("stats") && !called.hasLong("--no-stream");
    return followsLogs(called)
        || stats
        || called.operands("cHl").stream().findFirst().filter("events"::equals).isPresent();
  }

  private static boolean followsCluster(Called called) {
    boolean watches = called.has("get") && called.hasOption("w", "nolf", "watch");
    return followsLogs(called) || watches || called.has("port-forward");
  }

  /** {@code ssh -N -L …}: nothing but a tunnel, open until somebody closes it. */
  private static boolean keepsTunnelOpen(Called called) {
    SshArguments ssh = SshArguments.of(called.argv());
    return ssh.has("N") && !ssh.has("f");
  }
}

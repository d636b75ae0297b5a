package dev.runbook.cli;

import dev.runbook.plan.Rollout;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.play.HostsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say on which hosts the steps of a group run, and in which order. */
final class RolloutOptions {
  private static final int MOST_AT_ONCE = 100;

  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description =
          "Groups of hosts from a YAML file: a name, and a list of aliases. They come before the"
              + " page's own.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "In which waves the hosts of a group have their turn, such as `canary 1, then 10 %%,"
              + " then 100 %%`.")
  private Optional<String> order = Optional.empty();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "On how many hosts of a wave steps may run at the same time (usually 5).")
  private Optional<Integer> concurrency = Optional.empty();

  @Option(
      names = "--stop-after-errors",
      paramLabel = "N",
      description = "After how many failed hosts no further one begins (usually 1).")
  private Optional<Integer> stopAfterErrors = Optional.empty();

  @Option(
      names = Rollout.SKIP_HOST,
      paramLabel = "HOST",
      description = "Leave this host of a group out. May be given several times.")
  private List<String> skipHosts = new ArrayList<>();

  /** What was said. */
  RolloutRequest request(long maxBytes) {
    refuse("--concurrency", concurrency, MOST_AT_ONCE);
    refuse("--stop-after-errors", stopAfterErrors, Integer.MAX_VALUE);
    return new RolloutRequest(
        file.map(path -> HostsFile.read(path, maxBytes)).orElse(Map.of()),
        order,
        number(concurrency),
        number(stopAfterErrors),
        skipHosts,
        Optional.empty());
  }

  private static void refuse(String name, Optional<Integer> number, int most) {
    if (number.filter(each -> each < 1 || each > most).isPresent()) {
      throw new UsageException(
          name
              + " cannot be "
              + number.get()
              + (most == Integer.MAX_VALUE ? "\n  = 1 or more" : "\n  = from 1 to " + most));
    }
  }

  private static OptionalInt number(Optional<Integer> said) {
    return said.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}

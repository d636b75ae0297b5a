package dev.runbook.plan;

import java.util.List;

/**
 * How the steps of a plan that run on a group of hosts are rolled out over them.
 *
 * @param group the group's name
 * @param order the order, as it was written
 * @param waves the hosts, wave by wave
 * @param concurrency on how many hosts of a wave steps may run at the same time
 * @param stopAfterErrors after how many hosts that did not end well no further one begins
 */
public record Rollout(
    String group, String order, List<Wave> waves, int concurrency, int stopAfterErrors) {
  /** On how many hosts of a wave steps run at the same time, unless somebody says otherwise. */
  public static final int USUAL_CONCURRENCY = 5;

  /** Copies the list. */
  public Rollout {
    waves = List.copyOf(waves);
  }

  /** All hosts, in the order of their turns. */
  public List<String> hosts() {
    return waves.stream().flatMap(wave -> wave.hosts().stream()).toList();
  }

  /** How people and journals name some of its hosts: the group, and how many they are. */
  public String named(int hosts) {
    return group + ":" + hosts;
  }

  /** What must be typed for danger on a wave's hosts. */
  public String word(Wave wave) {
    return named(wave.hosts().size());
  }

  /** What must be typed for danger on all of its hosts. */
  public String word() {
    return named(hosts().size());
  }

  /**
   * What a person reads of it, such as {@code web · 5 hosts · canary 1, then 100 % · 5 at once}.
   */
  public String sentence() {
    int count = hosts().size();
    return "%s · %d %s · %s · at most %d at once · stops after %s"
        .formatted(
            group,
            count,
            count == 1 ? "host" : "hosts",
            order,
            concurrency,
            stopAfterErrors == 1 ? "the first error" : stopAfterErrors + " errors");
  }
}

package dev.runbook.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How the steps of a plan that run on a group of hosts are rolled out over them.
 *
 * @param group the group's name
 * @param order the order, as it was written
 * @param whole all hosts of the group, wave by wave
 * @param leftOut those of them that somebody has left out, in their order
 * @param concurrency on how many hosts of a wave steps may run at the same time
 * @param stopAfterErrors after how many hosts that did not end well no further one begins
 */
public record Rollout(
    String group,
    String order,
    List<Wave> whole,
    List<String> leftOut,
    int concurrency,
    int stopAfterErrors) {
  /** On how many hosts of a wave steps run at the same time, unless somebody says otherwise. */
  public static final int USUAL_CONCURRENCY = 5;

  /** The option that leaves a host out. */
  public static final String SKIP_HOST = "--skip-host";

  /** The option that gives a host its turn that was left out. */
  public static final String WITH_HOST = "--with-host";

  /** Copies the lists. */
  public Rollout {
    whole = List.copyOf(whole);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * The hosts that have a turn, wave by wave. In place of a host of the canary that is left out,
   * the next one is tried; a wave of which all hosts are left out is none.
   */
  public List<Wave> waves() {
    if (leftOut.isEmpty()) {
      return whole;
    }
    List<String> left = whole.stream().flatMap(wave -> wave.hosts().stream()).toList();
    left = new ArrayList<>(left);
    left.removeAll(leftOut);
    List<Wave> waves = new ArrayList<>();
    for (Wave wave : whole) {
      List<String> hosts =
          wave.canary()
              ? List.copyOf(left.subList(0, Math.min(left.size(), wave.hosts().size())))
              : left.stream().filter(wave.hosts()::contains).toList();
      left.removeAll(hosts);
      if (!hosts.isEmpty()) {
        waves.add(new Wave(wave.number(), wave.canary(), hosts));
      }
    }
    return waves;
  }

  /** All hosts that have a turn, in the order of their turns. */
  public List<String> hosts() {
    return waves().stream().flatMap(wave -> wave.hosts().stream()).toList();
  }

  /** All hosts of the group, those included that are left out. */
  public List<String> wholeGroup() {
    return whole.stream().flatMap(wave -> wave.hosts().stream()).toList();
  }

  /** How people and journals name some of its hosts: the group, and how many they are. */
  public String named(int hosts) {
    return group + ":" + hosts;
  }

  /** What must be typed for danger on a wave's hosts. */
  public String word(Wave wave) {
    return named(wave.hosts().size());
  }

  /** What must be typed for danger on all hosts that have a turn. */
  public String word() {
    return named(hosts().size());
  }

  /**
   * What a person reads of it, such as {@code web · 5 hosts · canary 1, then 100 % · 5 at once}.
   */
  public String sentence() {
    int count = hosts().size();
    return "%s · %d %s%s · %s · at most %d at once · stops after %s"
        .formatted(
            group,
            count,
            count == 1 ? "host" : "hosts",
            leftOut.isEmpty() ? "" : " without " + String.join(", ", leftOut),
            order,
            concurrency,
            stopAfterErrors == 1 ? "the first error" : stopAfterErrors + " errors");
  }
}

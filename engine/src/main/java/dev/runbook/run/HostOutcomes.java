package dev.runbook.run;

import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came of a group's hosts so far. Safe from any thread. */
final class HostOutcomes {
  /** Ends of one host after which none begins, however many errors are borne with. */
  private static final Set<RunResult> AT_ONCE =
      EnumSet.of(
          RunResult.WRONG_HOST,
          RunResult.UNRECORDED,
          RunResult.HUNG_UP,
          RunResult.INTERRUPTED,
          RunResult.TERMINATED);

  private final Rollout rollout;
  private final List<RunResult> before;
  private final List<RunResult> abandoned;
  private final Map<String, HostOutcome> byHost = new LinkedHashMap<>();

  /**
   * What came of hosts.
   *
   * @param before how those ended that came to their last step in earlier parts of the run
   * @param abandoned how those stand that are left out although their turn had begun
   */
  HostOutcomes(Rollout rollout, Collection<RunResult> before, List<RunResult> abandoned) {
    this.rollout = rollout;
    this.before = List.copyOf(before);
    this.abandoned = List.copyOf(abandoned);
  }

  synchronized void add(HostOutcome outcome) {
    byHost.put(outcome.host(), outcome);
  }

  /** Whether a host had its turn. */
  synchronized boolean has(String host) {
    return byHost.containsKey(host);
  }

  /** Whether no further host may begin. */
  synchronized boolean stops(Wave wave) {
    List<RunResult> errors = errors();
    return errors.stream().anyMatch(AT_ONCE::contains)
        || wave.canary() && !errors.isEmpty()
        || errors.size() >= rollout.stopAfterErrors();
  }

  private List<RunResult> errors() {
    return byHost.values().stream()
        .filter(HostOutcome::isError)
        .map(outcome -> outcome.ended().result())
        .toList();
  }

  /** The gravest end of those that did not end well; empty where all did. */
  synchronized Optional<RunResult> worst() {
    List<RunResult> all = new ArrayList<>(before);
    all.addAll(abandoned);
    byHost.values().forEach(outcome -> all.add(outcome.ended().result()));
    return RunResult.gravest(all);
  }

  /** How many hosts ended how, and of the first error all that there is to say. */
  synchronized String sum() {
    long others = errors().size();
    long well = before.size() + byHost.size() - others;
    long left = rollout.hosts().size() - well - others;
    String counts =
        "group %s: %d done%s%s%s"
            .formatted(
                rollout.group(),
                well,
                others == 0 ? "" : ", " + others + " not well",
                rollout.leftOut().isEmpty() ? "" : ", " + rollout.leftOut().size() + " left out",
                left == 0 ? "" : ", " + left + " not begun");
    return byHost.values().stream()
        .filter(outcome -> !outcome.isWell())
        .findFirst()
        .map(HostOutcomes::told)
        .map(first -> counts + "; " + first)
        .orElse(counts);
  }

  private static String told(HostOutcome outcome) {
    String detail = outcome.ended().detail();
    return outcome.host() + ": " + (detail.isEmpty() ? outcome.ended().result().words() : detail);
  }
}

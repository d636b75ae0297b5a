package dev.runbook.durable;

import dev.runbook.plan.Plan;
import dev.runbook.plan.Wave;
import dev.runbook.source.Source;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ids of the runs of a group's hosts. They look like those of any run, begin with the time of
 * the run that leads, and whoever knows that run knows them.
 */
final class MemberIds {
  private static final int LENGTH = 4;
  private static final int RADIX = 36;

  private final Map<String, String> byHost;
  private final Set<String> canaries;

  private MemberIds(Map<String, String> byHost, Set<String> canaries) {
    this.byHost = byHost;
    this.canaries = canaries;
  }

  static MemberIds of(PlayInput leader, Plan plan) {
    Map<String, String> byHost = new LinkedHashMap<>();
    Set<String> canaries = new LinkedHashSet<>();
    plan.rollout()
        .ifPresent(
            rollout -> {
              Set<String> taken = new LinkedHashSet<>(Set.of(leader.run()));
              for (String host : rollout.wholeGroup()) {
                byHost.put(host, next(leader, host, taken));
              }
              rollout.waves().stream()
                  .filter(Wave::canary)
                  .forEach(wave -> canaries.addAll(wave.hosts()));
            });
    return new MemberIds(byHost, canaries);
  }

  private static String next(PlayInput leader, String host, Set<String> taken) {
    String run = leader.run();
    String time = run.substring(0, run.length() - LENGTH);
    for (int number = 0; ; number++) {
      String text = leader.settings().nonce() + ":" + host + ":" + number;
      String hash = Source.sha256(text.getBytes(StandardCharsets.UTF_8));
      String word = "000" + new BigInteger(hash, 16).toString(RADIX);
      String id = time + word.substring(word.length() - LENGTH);
      if (taken.add(id)) {
        return id;
      }
    }
  }

  String of(String host) {
    return byHost.get(host);
  }

  boolean isCanary(String host) {
    return canaries.contains(host);
  }
}

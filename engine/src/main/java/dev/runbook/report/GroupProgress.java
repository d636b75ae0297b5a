package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.HostWave;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a run has come with the hosts of a group that it leads. */
final class GroupProgress {
  /** More hosts than these are told by their number. */
  private static final int NAMED = 5;

  private final Map<String, String> runs = new LinkedHashMap<>();
  private final Map<String, JournalRecord> running = new LinkedHashMap<>();
  private final Set<String> over = new LinkedHashSet<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private Optional<JournalRunEvent.RolloutPlanned> rollout = Optional.empty();
  private Optional<JournalRecord> asked = Optional.empty();
  private Optional<String> unapproved = Optional.empty();

  private GroupProgress() {}

  /** Reads it from the records of the run that leads. */
  static GroupProgress of(List<JournalRecord> records) {
    GroupProgress progress = new GroupProgress();
    records.forEach(progress::add);
    return progress;
  }

  private void add(JournalRecord record) {
    JournalEvent event = record.event();
    if (event instanceof JournalRunEvent.RolloutPlanned planned) {
      rollout = Optional.of(planned);
    } else if (event instanceof JournalRunEvent.Beginning
        || event instanceof JournalStepEvent.StepShown) {
      running.clear();
      asked = Optional.empty();
    } else if (event instanceof JournalRemark.WaveShown) {
      asked = Optional.of(record);
      unapproved = Optional.empty();
    } else if (event instanceof JournalRemark.ApprovalMissing missing) {
      unapproved = Optional.of(missing.step());
    } else if (event instanceof JournalRemark.WaveAnswered) {
      asked = Optional.empty();
    } else if (event instanceof JournalRunEvent.HostLeftOut left) {
      leftOut.add(left.host());
    } else if (event instanceof JournalRunEvent.HostStarted started) {
      started.run().ifPresent(run -> runs.put(started.host(), run));
      running.put(started.host(), record);
    } else if (event instanceof JournalRunEvent.HostFinished finished) {
      running.remove(finished.host());
      over.add(finished.host());
    }
  }

  /** The ids of the hosts' own runs, by the hosts, in the order in which these began. */
  Map<String, String> runs() {
    return Collections.unmodifiableMap(runs);
  }

  /** The hosts that have their turn now. */
  Set<String> running() {
    return Collections.unmodifiableSet(running.keySet());
  }

  /**
   * What happens now, in a sentence; empty where no wave is asked about and no host has its turn.
   * It may still contain harmful characters.
   *
   * @param operator who answers
   */
  Optional<String> sentence(String operator, Times times) {
    return asked.isPresent()
        ? asked.map(record -> asked((JournalRemark.WaveShown) record.event(), operator, times))
        : running.values().stream().findFirst().map(first -> running(first, times));
  }

  private String asked(JournalRemark.WaveShown wave, String operator, Times times) {
    String step = wave.step().isEmpty() ? "" : " for " + wave.step();
    String what =
        unapproved
            .map(missing -> "a second person to approve " + missing)
            .orElse(operator + " to type " + wave.word() + step);
    return place(wave.wave())
        + " ("
        + named(wave.hosts())
        + ") waits for "
        + what
        + since(asked.orElseThrow().time(), times);
  }

  private String running(JournalRecord first, Times times) {
    long wave = ((JournalRunEvent.HostStarted) first.event()).wave();
    long all =
        waves().stream()
            .flatMap(each -> each.hosts().stream())
            .filter(host -> !leftOut.contains(host))
            .count();
    return "%s runs on %s%s; %d of %d hosts had their turn"
        .formatted(
            place(wave),
            named(List.copyOf(running.keySet())),
            since(first.time(), times),
            over.size(),
            all);
  }

  private String place(long wave) {
    List<HostWave> waves = waves();
    return "Wave " + wave + (waves.isEmpty() ? "" : " of " + waves.get(waves.size() - 1).wave());
  }

  private List<HostWave> waves() {
    return rollout.map(JournalRunEvent.RolloutPlanned::waves).orElse(List.of());
  }

  private static String named(List<String> hosts) {
    int more = hosts.size() - NAMED;
    return more <= 0
        ? String.join(", ", hosts)
        : String.join(", ", hosts.subList(0, NAMED)) + " and " + more + " more";
  }

  private static String since(Instant time, Times times) {
    return ", since " + times.clock(time);
  }
}

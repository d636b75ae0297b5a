package dev.runbook.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of the drills of several scenarios.
 *
 * @param scenarios how many were drilled: those that end well
 * @param runs the number of repetitions
 * @param wrong those that ended as if all was well, or in which something ran that must not
 * @param meant those in which the page says that it is no failure; one for each place
 * @param withoutRollback those in which a danger step had begun and nothing undoes it; one for each
 *     step
 */
public record DrillReport(
    int scenarios,
    int runs,
    List<DrillRun> wrong,
    List<DrillRun> meant,
    List<DrillRun> withoutRollback) {
  /** Copies the lists. */
  public DrillReport {
    wrong = List.copyOf(wrong);
    meant = List.copyOf(meant);
    withoutRollback = List.copyOf(withoutRollback);
  }

  /** The drill of one scenario. */
  static DrillReport of(Drill drill) {
    List<DrillRun> runs = drill.runs();
    return new DrillReport(
        1,
        runs.size(),
        runs.stream().filter(run -> !run.complaints().isEmpty()).toList(),
        runs.stream().filter(DrillRun::isMeant).toList(),
        runs.stream().filter(DrillRun::lacksRollback).toList());
  }

  /** Several drills together. */
  static DrillReport of(List<DrillReport> drills) {
    List<DrillRun> wrong = new ArrayList<>();
    Map<String, DrillRun> meant = new LinkedHashMap<>();
    Map<String, DrillRun> without = new LinkedHashMap<>();
    for (DrillReport drill : drills) {
      wrong.addAll(drill.wrong());
      drill.meant().forEach(run -> meant.putIfAbsent(run.place().at() + run.fault(), run));
      drill.withoutRollback().forEach(run -> without.putIfAbsent(stepOf(run), run));
    }
    return new DrillReport(
        drills.stream().mapToInt(DrillReport::scenarios).sum(),
        drills.stream().mapToInt(DrillReport::runs).sum(),
        wrong,
        List.copyOf(meant.values()),
        List.copyOf(without.values()));
  }

  private static String stepOf(DrillRun run) {
    return run.place().source().name() + " " + run.step();
  }

  /** Whether no run ended as if all was well. */
  public boolean holds() {
    return wrong.isEmpty();
  }
}

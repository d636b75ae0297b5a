package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.Gate;

/** A run that is played outside this process, and followed here. */
final class RemoteRun {
  private final RemoteRuns runs;
  private final boolean begins;

  private RemoteRun(RemoteRuns runs, boolean begins) {
    this.runs = runs;
    this.begins = begins;
  }

  /** One that begins here. */
  static RemoteRun beginning(RemoteRuns runs) {
    return new RemoteRun(runs, true);
  }

  /** One that goes on there, and is followed from its beginning. */
  static RemoteRun following(RemoteRuns runs) {
    return new RemoteRun(runs, false);
  }

  RemoteRuns runs() {
    return runs;
  }

  /** The gate of the run: what was answered there is answered here. */
  Gate gate(Plan plan, PlayFlags flags, Gate gate) {
    return gate.isPerson() ? runs.gate(plan, flags, gate) : gate;
  }

  /** It begins there, if it begins here. */
  void begin(RemotePlay play) {
    if (begins) {
      runs.begin(play);
    }
  }
}

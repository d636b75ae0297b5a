package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.UnattendedGate;
import dev.runbook.run.Gate;
import java.util.List;

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

  /** Copies all that there is of a run, so that it can be shown like any other. */
  static RunFolder copy(ProcessContext world, CommonOptions common, String address, String id) {
    RunStore copies = RemotePlaces.copies(world);
    try (RemoteRuns runs = RemotePlaces.open(world, address)) {
      RemotePlay play = runs.follow(id);
      RunStore store = copies.at(runs.clock()).renewing(play.id());
      try (CommandSession session =
          CommandSession.following(world, common, runs, play.by(), () -> store)) {
        copy(session.runbooks(), runs, play);
      }
      return copies.find(play.id()).get(0);
    }
  }

  private static void copy(Runbooks runbooks, RemoteRuns runs, RemotePlay play) {
    runs.stopAtTheEnd();
    Gate gate =
        play.attended()
            ? runs.gate(play.plan(), play.flags(), Gate.nobody())
            : new UnattendedGate(play.plan(), play.flags());
    try (PreparedRun run = runbooks.prepare(play.plan(), gate, play.flags())) {
      run.play(List.of(), runner -> runs.controls(runner, () -> false));
    } catch (RemoteRuns.Detached e) {
      // It goes on: this is what there is of it.
      return;
    }
  }
}

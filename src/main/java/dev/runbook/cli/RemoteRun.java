package dev.runbook.cli;

import dev.runbook.play.EarlierParts;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.Gate;
import java.util.Optional;

/** A run that is played outside this process, and followed here. */
final class RemoteRun {
  private final RemoteRuns runs;
  private final Optional<RemotePlay> followed;
  private final Optional<EarlierParts> earlier;

  private RemoteRun(
      RemoteRuns runs, Optional<RemotePlay> followed, Optional<EarlierParts> earlier) {
    this.runs = runs;
    this.followed = followed;
    this.earlier = earlier;
  }

  /** One that begins here. */
  static RemoteRun beginning(RemoteRuns runs) {
    return new RemoteRun(runs, Optional.empty(), Optional.empty());
  }

  /** One that goes on there, and is followed from its beginning. */
  static RemoteRun following(RemoteRuns runs, RemotePlay play) {
    return new RemoteRun(runs, Optional.of(play), Optional.empty());
  }

  /** One that has ended there, and goes on. */
  static RemoteRun goingOn(RemoteRuns runs, EarlierParts earlier) {
    return new RemoteRun(runs, Optional.empty(), Optional.of(earlier));
  }

  RemoteRuns runs() {
    return runs;
  }

  /**
   * The gate of the run: what was answered there is answered here.
   *
   * @param begins what begins here, if it does
   */
  Gate gate(RemotePlay begins, Gate gate) {
    return runs.gate(followed.orElse(begins), gate);
  }

  /** It begins there, if it begins here. */
  void begin(RemotePlay play) {
    if (followed.isEmpty()) {
      runs.begin(earlier.map(play::after).orElse(play));
    }
  }
}

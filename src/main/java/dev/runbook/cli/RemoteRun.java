package dev.runbook.cli;

import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.Gate;
import java.util.Optional;

/** A run that is played outside this process, and followed here. */
final class RemoteRun {
  private final RemoteRuns runs;
  private final Optional<RemotePlay> followed;

  private RemoteRun(RemoteRuns runs, Optional<RemotePlay> followed) {
    this.runs = runs;
    this.followed = followed;
  }

  /** One that begins here. */
  static RemoteRun beginning(RemoteRuns runs) {
    return new RemoteRun(runs, Optional.empty());
  }

  /** One that goes on there, and is followed from its beginning. */
  static RemoteRun following(RemoteRuns runs, RemotePlay play) {
    return new RemoteRun(runs, Optional.of(play));
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
      runs.begin(play);
    }
  }
}

package dev.runbook.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks whether a process still exists. */
interface Liveness {
  /** The start of a process is computed from clocks that are set now and then. */
  Duration TOLERANCE = Duration.ofSeconds(3);

  /** Whether the process with an id is there and is the one that began at that time. */
  boolean isAlive(long pid, Optional<Instant> since);

  /** The processes of this machine. */
  static Liveness ofThisMachine() {
    return (pid, since) ->
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> isSame(since, process.info().startInstant()))
            .isPresent();
  }

  private static boolean isSame(Optional<Instant> recorded, Optional<Instant> found) {
    return recorded.isEmpty()
        || found.isEmpty()
        || Duration.between(recorded.get(), found.get()).abs().compareTo(TOLERANCE) < 0;
  }
}

package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What a mock host does when it receives a certain command.
 *
 * @param wanted which command
 * @param delay how long it takes before its output comes
 * @param stdout what it prints
 * @param stderr what it prints as errors
 * @param ending how it ends, unless a fault decides
 * @param fault what goes wrong
 * @param times how often it may be given; empty is always
 */
record Answer(
    Wanted wanted,
    Duration delay,
    String stdout,
    String stderr,
    Outcome ending,
    Optional<Fault> fault,
    Optional<Integer> times) {
  /** The answer of a host that is content with everything: status 0, no output. */
  static Answer content(String command) {
    return new Answer(
        Wanted.exactly(command),
        Duration.ZERO,
        "",
        "",
        Outcome.ok(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it fits a command when it has been given some times already. */
  boolean fits(String command, int given) {
    return times.map(limit -> given < limit).orElse(true) && wanted.fits(command);
  }
}

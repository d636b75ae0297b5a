package dev.runbook.run;

import dev.runbook.host.Outcome;

/**
 * The result of a command that only looks.
 *
 * @param outcome how it ended
 * @param stdout what it printed
 * @param stderr what it complained about
 */
public record ProbeResult(Outcome outcome, String stdout, String stderr) {
  /** The last line of its complaint; empty where there is none. */
  String complaint() {
    return stderr
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("", (first, last) -> last);
  }
}

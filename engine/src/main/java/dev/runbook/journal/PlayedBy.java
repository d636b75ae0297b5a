package dev.runbook.journal;

import dev.runbook.host.TerminalSize;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The person, program and place that play a run.
 *
 * @param operator the user's name
 * @param machine this machine's host name
 * @param version the program's version
 * @param folder the folder that relative paths begin at
 * @param process the process that plays it
 * @param provenance where the run comes from
 * @param terminal how large the terminal was in the beginning, where there was one
 */
public record PlayedBy(
    String operator,
    String machine,
    String version,
    Path folder,
    PlayingProcess process,
    Provenance provenance,
    Optional<TerminalSize> terminal) {
  /** Somebody who plays a run of which no more is known. */
  public PlayedBy(
      String operator, String machine, String version, Path folder, PlayingProcess process) {
    this(operator, machine, version, folder, process, Provenance.UNKNOWN, Optional.empty());
  }

  /** The same with where the run comes from. */
  public PlayedBy from(Provenance known) {
    return new PlayedBy(operator, machine, version, folder, process, known, terminal);
  }

  /** The same at a terminal. */
  public PlayedBy at(Optional<TerminalSize> size) {
    return new PlayedBy(operator, machine, version, folder, process, provenance, size);
  }

  /** Somebody who plays it in this process. */
  public static PlayedBy thisProcess(String operator, String machine, String version, Path folder) {
    return new PlayedBy(operator, machine, version, folder, PlayingProcess.current());
  }
}

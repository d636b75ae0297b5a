package dev.runbook.journal;

import dev.runbook.host.TerminalSize;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who plays a run, and from where.
 *
 * @param operator the user's name
 * @param machine this machine's host name
 * @param version the program's version
 * @param folder the folder that relative paths begin at
 * @param pid the process that plays it
 * @param since when that process began, where the system tells: process ids are used again
 * @param provenance where the run comes from
 * @param terminal how large the terminal was in the beginning, where there was one
 */
public record PlayedBy(
    String operator,
    String machine,
    String version,
    Path folder,
    long pid,
    Optional<Instant> since,
    Provenance provenance,
    Optional<TerminalSize> terminal) {
  /** Somebody who plays a run of which no more is known. */
  public PlayedBy(
      String operator,
      String machine,
      String version,
      Path folder,
      long pid,
      Optional<Instant> since) {
    this(operator, machine, version, folder, pid, since, Provenance.UNKNOWN, Optional.empty());
  }

  /** The same with where the run comes from. */
  public PlayedBy from(Provenance known) {
    return new PlayedBy(operator, machine, version, folder, pid, since, known, terminal);
  }

  /** The same at a terminal. */
  public PlayedBy at(Optional<TerminalSize> size) {
    return new PlayedBy(operator, machine, version, folder, pid, since, provenance, size);
  }

  /** Somebody who plays it in this process. */
  public static PlayedBy thisProcess(String operator, String machine, String version, Path folder) {
    ProcessHandle self = ProcessHandle.current();
    return new PlayedBy(operator, machine, version, folder, self.pid(), self.info().startInstant());
  }
}

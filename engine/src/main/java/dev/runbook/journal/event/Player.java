package dev.runbook.journal.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The person who plays a part of a run, with their machine and program.
 *
 * @param operator the user's name
 * @param machine the host name
 * @param version the program's version
 * @param folder the folder that relative paths begin at
 * @param pid the process
 * @param since when that process began
 * @param terminal how large the terminal was, where there was one
 */
public record Player(
    String operator,
    String machine,
    String version,
    String folder,
    OptionalLong pid,
    Optional<Instant> since,
    Optional<Terminal> terminal) {
  /**
   * The size of a terminal.
   *
   * @param cols how many characters a line has
   * @param rows how many lines there are
   */
  public record Terminal(long cols, long rows) {}
}

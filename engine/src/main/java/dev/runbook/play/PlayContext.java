package dev.runbook.play;

import dev.runbook.host.TerminalSize;
import dev.runbook.journal.RunStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The surroundings of a play: hosts, environment, folder, player, store of runs, clock.
 *
 * @param on where commands run
 * @param environment the environment, of which secrets are covered
 * @param folder the folder that commands on this machine begin in
 * @param player who plays
 * @param runs opens the folder in which runs are kept; empty where nothing is recorded
 * @param clock tells the time
 */
public record PlayContext(
    PlayHosts on,
    Map<String, String> environment,
    Path folder,
    Player player,
    Optional<Supplier<RunStore>> runs,
    Clock clock) {
  /**
   * Who plays.
   *
   * @param operator the user's name
   * @param machine this machine's host name
   * @param version the program's version
   * @param terminal how large the terminal is, where there is one
   */
  public record Player(
      String operator, String machine, String version, Optional<TerminalSize> terminal) {}
}

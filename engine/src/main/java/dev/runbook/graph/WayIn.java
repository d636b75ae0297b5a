package dev.runbook.graph;

import dev.runbook.shell.Statement;
import java.util.List;
import java.util.Optional;

/**
 * An open way in: a host, container or client that a person who pastes the page from top to bottom
 * is in.
 *
 * @param text the command that leads there, shortened
 * @param where where the lines inside run; where they are typed, the host that the command runs on
 * @param leading the command that leads there, where what follows is typed at its terminal; empty
 *     for a host whose shell is kept
 * @param further the languages of the ways in that were typed there and not left
 * @param prompt the prompt it was given at; empty for none
 * @param doubt why nobody can tell whether what follows is meant inside; empty where it is
 * @param spot where it stands on the page
 */
record WayIn(
    String text,
    HostUse where,
    Optional<Statement> leading,
    List<String> further,
    String prompt,
    Optional<String> doubt,
    Position spot) {
  WayIn {
    further = List.copyOf(further);
  }

  /**
   * Where a way in stands.
   *
   * @param section the index of its section; -1 while its block is read
   * @param line its line
   * @param step its step's id
   * @param command its place among the step's commands, or among its block's while that is read
   */
  record Position(int section, int line, String step, int command) {
    static Position inItsBlock(int command) {
      return new Position(-1, 0, "", command);
    }

    boolean isPlaced() {
      return section >= 0;
    }
  }

  /** Whether what follows is typed at its terminal. */
  boolean isTyped() {
    return leading.isPresent();
  }

  WayIn at(List<String> languages) {
    return new WayIn(text, where, leading, languages, prompt, doubt, spot);
  }

  WayIn on(Position place) {
    return new WayIn(text, where, leading, further, prompt, doubt, place);
  }
}

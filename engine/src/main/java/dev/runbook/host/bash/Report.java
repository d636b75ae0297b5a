package dev.runbook.host.bash;

import java.util.ArrayList;
import java.util.List;

/**
 * The text by which the shell reports the end of a command, and the state that the next command
 * finds.
 *
 * @param status {@code $?}
 * @param parts {@code PIPESTATUS}; empty where it could not be read
 * @param flags {@code $-}
 * @param armed whether an INT trap is set, ours or the author's
 * @param jobs whether there are jobs in the background
 */
record Report(int status, List<Integer> parts, String flags, boolean armed, boolean jobs) {
  /** A pipeline's left parts often die of a pipe that its right part closed; that is no failure. */
  private static final int CLOSED_PIPE = 128 + 13;

  /** A shell in which nothing has run yet. */
  static Report fresh() {
    return new Report(0, List.of(0), "hB", true, false);
  }

  /**
   * Reads {@code status flags [status parts…]}: the bracketed numbers were taken right behind the
   * command, the first one right behind what is around it.
   */
  static Report read(String line, boolean armed, boolean jobs) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    List<Integer> taken = new ArrayList<>();
    for (String word : words.subList(2, words.size())) {
      taken.add(Integer.valueOf(word));
    }
    int status = taken.isEmpty() ? Integer.parseInt(words.get(0)) : taken.get(0);
    List<Integer> parts = taken.isEmpty() ? List.of() : List.copyOf(taken.subList(1, taken.size()));
    return new Report(status, parts, words.get(1), armed, jobs);
  }

  /** The status that counts when the command is one pipeline: the rightmost real failure. */
  int pipelineStatus() {
    if (parts.isEmpty() || parts.stream().allMatch(part -> part == 0)) {
      return status;
    }
    int last = parts.size() - 1;
    if (status == 0 && parts.get(last) != 0) {
      // Only `! …` turns a failing end into a success.
      return 0;
    }
    for (int i = last; i >= 0; i--) {
      if (parts.get(i) != 0 && (i == last || parts.get(i) != CLOSED_PIPE)) {
        return parts.get(i);
      }
    }
    return 0;
  }
}

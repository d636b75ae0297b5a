package dev.runbook.host.mock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers of a program to the lines that a person types.
 *
 * @param prompt what it prints when it waits for a line
 * @param answers what it does for each line that may be typed
 */
record Dialogue(String prompt, Map<String, Answer> answers) {
  /** Copies the map. */
  Dialogue {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /**
   * What it does for one line.
   *
   * @param text what it prints
   * @param set what that changes of the host's state
   * @param ends whether the program ends then
   */
  record Answer(String text, Map<String, String> set, boolean ends) {
    /** Copies the map. */
    Answer {
      set = Map.copyOf(set);
    }
  }
}

package dev.runbook.shell.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of jobs that a rule is about, each of one or more words: {@code drop-tables}. */
final class JobNames {
  private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

  /**
   * Reads them.
   *
   * @param lines names with blanks between them, their words joined by dashes
   */
  JobNames(List<String> lines) {
    for (String line : lines) {
      for (String job : Words.of(line)) {
        List<String> words = Arrays.asList(job.split("-"));
        byFirstWord.merge(words.get(0), List.of(words), JobNames::joined);
      }
    }
  }

  private static List<List<String>> joined(List<List<String>> some, List<List<String>> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  boolean isEmpty() {
    return byFirstWord.isEmpty();
  }

  /** Whether one of some names holds the words of one of them, one after the other. */
  boolean areIn(List<List<String>> names) {
    return names.stream().anyMatch(this::isIn);
  }

  /** Whether a name holds the words of one of them, one after the other. */
  boolean isIn(List<String> name) {
    for (int at = 0; at < name.size(); at++) {
      for (List<String> job : byFirstWord.getOrDefault(name.get(at), List.of())) {
        int end = at + job.size();
        if (end <= name.size() && name.subList(at, end).equals(job)) {
          return true;
        }
      }
    }
    return false;
  }
}

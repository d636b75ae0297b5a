package dev.runbook.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The lines of a session by what they say after a second prompt: each may be the end of a heredoc,
 * and a text may have as many heredocs as lines.
 */
final class HeredocEnds {
  private final List<String> lines;
  private Map<String, TreeSet<Integer>> places;

  HeredocEnds(List<String> lines) {
    this.lines = lines;
  }

  /** The first line from one on that ends a heredoc; -1 where none does. */
  int after(int first, String delimiter, boolean tabs) {
    if (places == null) {
      places = read();
    }
    Integer end = places.getOrDefault(key(delimiter, tabs), new TreeSet<>()).ceiling(first);
    return end == null ? -1 : end;
  }

  private Map<String, TreeSet<Integer>> read() {
    Map<String, TreeSet<Integer>> read = new HashMap<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = UnfinishedCommand.SECOND_PROMPT.matcher(lines.get(at)).replaceFirst("");
      read.computeIfAbsent(key(line, false), any -> new TreeSet<>()).add(at);
      String bare = line.replaceFirst("^\t+", "");
      read.computeIfAbsent(key(bare, true), any -> new TreeSet<>()).add(at);
    }
    return read;
  }

  private static String key(String line, boolean tabs) {
    return (tabs ? "\t" : " ") + line;
  }
}

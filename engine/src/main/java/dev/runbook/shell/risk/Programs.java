package dev.runbook.shell.risk;

import dev.runbook.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules must know of programs to read their command lines: other names, options that take
 * a value, where statements for a database stand, where the name of a job stands.
 */
final class Programs {
  private static final Program UNKNOWN = new Program(List.of(), List.of(), List.of(), false, false);

  /**
   * One program, or one of its subcommands.
   *
   * @param valued its options that take a value as the next word
   * @param leading those that do so only before its subcommand
   * @param statements its options whose value is statements; {@code operand} for its second operand
   * @param lines whether each line that it is fed is what its arguments would be
   * @param runsJobs whether its operands name a job: {@code make destroy}
   */
  record Program(
      List<String> valued,
      List<String> leading,
      List<String> statements,
      boolean lines,
      boolean runsJobs) {}

  private final Map<String, Program> byWords = new LinkedHashMap<>();
  private final Map<String, List<String>> otherNames = new LinkedHashMap<>();
  private final Set<String> readers = new HashSet<>();
  private int longest;

  private Programs() {}

  static Programs read(YamlMapping root) {
    Programs programs = new Programs();
    YamlMapping all = root.mapping("programs").orElseThrow();
    for (String words : all.keys()) {
      programs.add(words, all.mapping(words).orElseThrow());
    }
    root.texts("readers").forEach(line -> programs.readers.addAll(words(line)));
    return programs;
  }

  private void add(String names, YamlMapping says) {
    says.only("as", "valued", "leading", "statements", "lines", "jobs");
    for (String name : names.split("\\|")) {
      says.text("as").ifPresent(other -> otherNames.put(name, words(other)));
      if (says.text("as").isEmpty()) {
        longest = Math.max(longest, words(name).size());
        byWords.put(
            name,
            new Program(
                words(says.text("valued").orElse("")),
                words(says.text("leading").orElse("")),
                words(says.text("statements").orElse("")),
                says.flag("lines").orElse(false),
                says.flag("jobs").orElse(false)));
      }
    }
  }

  private static List<String> words(String line) {
    return line.isBlank() ? List.of() : Arrays.asList(line.strip().split("\\s+"));
  }

  /** The words with the program called as the rules call it: {@code docker-compose} as two. */
  List<String> canonical(List<String> argv) {
    List<String> words = argv;
    for (int round = 0; round < 3 && otherNames.containsKey(words.get(0)); round++) {
      List<String> renamed = new ArrayList<>(otherNames.get(words.get(0)));
      renamed.addAll(words.subList(1, words.size()));
      words = renamed;
    }
    return words;
  }

  /** What is known of a program, or of a subcommand by its words. */
  Program of(String words) {
    return byWords.getOrDefault(words, UNKNOWN);
  }

  /** How many words the longest has of those that something is known of. */
  int longest() {
    return longest;
  }

  boolean knows(String words) {
    return byWords.containsKey(words);
  }

  /** Programs that have rules are known as well, where the rules are those shipped. */
  void know(Set<String> names) {
    names.forEach(name -> byWords.putIfAbsent(name, UNKNOWN));
  }

  /** Whether a program only reads, or only holds other commands, whatever it is told. */
  boolean isReader(String program) {
    return readers.contains(program);
  }
}

package dev.runbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a command's name where each option is spelt in full and has its value in the
 * next word: what nearly everybody types.
 *
 * <p>The commands that are typed most read these without picocli, which takes longer to be told of
 * their options than a list or a short plan takes. Whatever else is typed is picocli's.
 */
final class PlainWords {
  private final Set<String> flags = new HashSet<>();
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private PlainWords() {}

  /**
   * Takes words apart.
   *
   * @param args the command's name, and the words
   * @param options the command's options, without those that all commands take
   * @param operands how many arguments it takes at most
   */
  static Optional<PlainWords> of(String[] args, PlainOptions options, int operands) {
    PlainOptions all = options.and(CommonOptions.PLAIN);
    PlainWords plain = new PlainWords();
    for (int i = 1; i < args.length; i++) {
      String word = args[i];
      boolean once = all.once().contains(word);
      boolean fits;
      if (once || all.repeated().contains(word)) {
        i++;
        fits = i < args.length && isPlain(args[i]) && !(once && plain.values.containsKey(word));
        if (fits) {
          plain.add(word, args[i]);
        }
      } else if (all.flags().contains(word)) {
        fits = plain.flags.add(word);
      } else {
        fits = isPlain(word) && plain.operands.size() < operands;
        plain.operands.add(word);
      }
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(plain);
  }

  private void add(String option, String value) {
    List<String> said = new ArrayList<>(values(option));
    said.add(value);
    values.put(option, said);
  }

  /** Neither an option nor the name of a file with more words. */
  private static boolean isPlain(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The value of an option that is given once. */
  Optional<String> value(String option) {
    return values(option).stream().findFirst();
  }

  /** The same, which names a file. */
  Optional<Path> path(String option) {
    return value(option).map(Path::of);
  }

  /** The values of an option that may be given several times. */
  List<String> values(String option) {
    return values.getOrDefault(option, List.of());
  }

  /** All arguments. */
  List<String> operands() {
    return List.copyOf(operands);
  }

  /** The first argument. */
  Optional<String> operand() {
    return operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
  }
}

package dev.runbook.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a command's name where each option is spelt in full, stands once and has its
 * value in the next word: what nearly everybody types.
 *
 * <p>Commands that are over at once read these without picocli, which takes longer to be told of
 * their options than they take to do their work. Whatever else is typed is picocli's.
 */
final class PlainWords {
  private final Set<String> flags = new HashSet<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private PlainWords() {}

  /**
   * Takes words apart.
   *
   * @param args the command's name, and the words
   * @param flags the command's own options without a value
   * @param valued its own with one
   * @param operands how many arguments it takes at most
   */
  static Optional<PlainWords> of(
      String[] args, List<String> flags, List<String> valued, int operands) {
    PlainWords plain = new PlainWords();
    for (int i = 1; i < args.length; i++) {
      String word = args[i];
      boolean fits;
      if (valued.contains(word) || CommonOptions.VALUED.contains(word)) {
        i++;
        fits = i < args.length && isPlain(args[i]) && plain.values.put(word, args[i]) == null;
      } else if (flags.contains(word) || CommonOptions.FLAGS.contains(word)) {
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

  /** Neither an option nor the name of a file with more words. */
  private static boolean isPlain(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** The only argument. */
  Optional<String> operand() {
    return operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(0));
  }
}

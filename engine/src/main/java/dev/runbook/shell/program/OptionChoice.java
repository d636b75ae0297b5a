package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A choice between options: {@code -v|--volumes}, {@code --replicas=0}, {@code
 * -X=DELETE|--request=DELETE}.
 *
 * <p>A single letter is found in clusters ({@code -fv}); a value may be glued on ({@code
 * --replicas=0}, {@code -XDELETE}) or be the next word, and may hold {@code *}, as may the end of a
 * long name ({@code --data*}). Words that are the value of another option, or no options at all,
 * are not looked at.
 */
final class OptionChoice {
  private record Wanted(String name, Optional<Wildcard> value, boolean letter) {}

  /** {@code --follow=false}: an option that is there and yet is not. */
  private static final Set<String> OFF = Set.of("false", "no", "off", "0", "none");

  private static final char ASCII_END = 128;

  private final List<Wanted> choices = new ArrayList<>();
  private final String written;

  private OptionChoice(String written) {
    this.written = written;
  }

  static OptionChoice of(String written) {
    OptionChoice choice = new OptionChoice(written);
    for (String each : Words.of(written, '|')) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      Optional<Wildcard> value =
          equals < 0 ? Optional.empty() : Optional.of(Wildcard.of(each.substring(equals + 1)));
      choice.choices.add(new Wanted(name, value, isLetter(name)));
    }
    return choice;
  }

  private static boolean isLetter(String name) {
    if (name.length() != 2 || name.charAt(0) != '-') {
      return false;
    }
    char c = name.charAt(1);
    return c < ASCII_END && Character.isLetterOrDigit(c) || "?@#".indexOf(c) >= 0;
  }

  /** Whether one of them is among a call's own options, letters only behind its subcommand. */
  boolean isIn(EntryMatch match) {
    ParsedCall line = match.line();
    for (int at : line.optionsAt()) {
      for (Wanted wanted : choices) {
        if (!wanted.letter() || line.isBehind(at, match.taken())) {
          Optional<String> value = value(wanted, line, at);
          if (value.isPresent() && fits(wanted, value.get())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The values that they are given on a command line, in order. */
  List<String> values(ParsedCall line) {
    List<String> values = new ArrayList<>();
    for (int at : line.optionsAt()) {
      for (Wanted wanted : choices) {
        value(wanted, line, at).filter(value -> fits(wanted, value)).ifPresent(values::add);
      }
    }
    return values;
  }

  /** The words by which they are said on a command line, values included, in order. */
  List<String> words(ParsedCall line) {
    List<String> words = new ArrayList<>();
    for (int at : line.optionsAt()) {
      for (Wanted wanted : choices) {
        Optional<String> value = value(wanted, line, at).filter(each -> fits(wanted, each));
        if (value.isPresent()) {
          words.add(line.word(at));
          boolean glued =
              !line.word(at).equals(wanted.name()) && line.word(at).endsWith(value.get());
          words.addAll(glued ? List.of() : List.of(value.get()));
        }
      }
    }
    return words;
  }

  /** Whether the word at a place is the value of one of them, glued on or the next word. */
  boolean isValue(ParsedCall line, int at) {
    for (int option : line.optionsAt()) {
      for (Wanted wanted : choices) {
        Optional<String> value = value(wanted, line, option);
        boolean glued =
            value.filter(each -> !each.isEmpty()).isPresent() && !isNext(line, option, value.get());
        if (value.isPresent() && (glued ? option == at : option + 1 == at)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNext(ParsedCall line, int option, String value) {
    return value.equals(line.wordOrBlank(option + 1)) && !line.word(option).endsWith("=" + value);
  }

  /** Where one of them stands as a word of its own, from a place on; -1 where none does. */
  int next(List<String> words, int from) {
    for (int at = from; at < words.size(); at++) {
      String word = words.get(at);
      if (choices.stream().anyMatch(wanted -> wanted.name().equals(word))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean fits(Wanted wanted, String value) {
    return wanted.value().isEmpty() || wanted.value().get().fits(value);
  }

  /** The value of an option word where it is the wanted one, glued on or the next word. */
  private static Optional<String> value(Wanted wanted, ParsedCall line, int at) {
    String word = line.word(at);
    if (wanted.letter()) {
      return letterValue(wanted, line, at);
    }
    if (wanted.name().endsWith("*")) {
      return valueOfAny(wanted.name().substring(0, wanted.name().length() - 1), line, at);
    }
    if (word.equals(wanted.name()) || line.abbreviates(word, wanted.name())) {
      return Optional.of(line.wordOrBlank(at + 1));
    }
    int end = wanted.name().length();
    if (!word.startsWith(wanted.name()) || word.length() == end || word.charAt(end) != '=') {
      return Optional.empty();
    }
    String glued = word.substring(end + 1);
    boolean off = wanted.value().isEmpty() && OFF.contains(glued);
    return off ? Optional.empty() : Optional.of(glued);
  }

  private static Optional<String> valueOfAny(String prefix, ParsedCall line, int at) {
    String word = line.word(at);
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (!name.startsWith(prefix)) {
      return Optional.empty();
    }
    return Optional.of(equals < 0 ? line.wordOrBlank(at + 1) : word.substring(equals + 1));
  }

  private static Optional<String> letterValue(Wanted wanted, ParsedCall line, int at) {
    String word = line.word(at);
    if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
      return Optional.empty();
    }
    char letter = wanted.name().charAt(1);
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) == letter) {
        String glued = word.substring(i + 1);
        return Optional.of(
            glued.isEmpty() ? line.wordOrBlank(at + 1) : glued.replaceFirst("^=", ""));
      }
      if (!Character.isLetterOrDigit(word.charAt(i)) || line.takesValue("-" + word.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return written;
  }
}

package dev.runbook.shell.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values that a placeholder's place can hold, and the reason for the limit.
 *
 * @param takes the values it can hold
 * @param reason why it cannot hold every value, in words for the operator; empty for {@link
 *     AllowedValues#ANY}
 * @param instead how the page's author can write it so that it can; empty where that is not known
 * @param levels the readers on the value's way, the outermost first
 * @param splits whether a variable in its place would be split at spaces
 * @param leads whether it begins an argument that a program may read as an option
 * @param alone whether it is a word of its own where more words could be
 * @param several whether its value is a list of words
 */
public record Slot(
    AllowedValues takes,
    String reason,
    String instead,
    List<EncodingLevel> levels,
    boolean splits,
    boolean leads,
    boolean alone,
    boolean several) {
  /** Copies the list. */
  public Slot {
    levels = List.copyOf(levels);
  }

  static Slot any() {
    return of(AllowedValues.ANY, "", "");
  }

  static Slot of(AllowedValues takes, String reason, String instead) {
    return new Slot(takes, reason, instead, List.of(), false, false, false, false);
  }

  static Slot plain(String reason, String instead) {
    return of(AllowedValues.PLAIN, reason, instead);
  }

  /** What is wrong with a value here, or nothing. It does not repeat the value. */
  public Optional<String> complaint(String value) {
    if (!several) {
      return holds(takes, value) ? Optional.empty() : Optional.of(refusal());
    }
    return WordList.of(value)
        .map(this::complaint)
        .orElse(Optional.of("it has several words, and a quote in it is never closed"));
  }

  private Optional<String> complaint(List<String> words) {
    if (words.isEmpty()) {
      return Optional.of("a value is needed");
    }
    if (words.size() > 1 && !alone) {
      return Optional.of(
          "it can be only one word here, because more words can stand only where it is a word of"
              + " its own");
    }
    // What follows a program's name are its arguments.
    AllowedValues others = takes == AllowedValues.PROGRAM ? AllowedValues.ANY : takes;
    boolean held =
        holds(takes, words.get(0)) && words.stream().skip(1).allMatch(word -> holds(others, word));
    return held ? Optional.empty() : Optional.of(refusal());
  }

  /** An empty word is one only in quotes, which a list of words has. */
  private boolean holds(AllowedValues each, String word) {
    return each.holds(word) || (several && word.isEmpty() && each == AllowedValues.ANY);
  }

  private String refusal() {
    return takes == AllowedValues.NONE
        ? "it is not possible here, because " + reason
        : "it can be " + takes.words() + " here, because " + reason;
  }

  /** This or the other, whichever takes less; the way stays this one's. */
  Slot and(Slot other) {
    return other.takes.compareTo(takes) <= 0
        ? this
        : new Slot(other.takes, other.reason, other.instead, levels, splits, leads, alone, several);
  }

  /** The same with what one writes instead. */
  Slot instead(String written) {
    return new Slot(takes, reason, written, levels, splits, leads, alone, several);
  }

  Slot splitting(boolean whether) {
    return new Slot(takes, reason, instead, levels, whether, leads, alone, several);
  }

  Slot leading(boolean whether) {
    return new Slot(takes, reason, instead, levels, splits, whether, alone, several);
  }

  Slot standingAlone() {
    return new Slot(takes, reason, instead, levels, splits, leads, true, several);
  }

  /** The same place for a list of words, which may well hold options. */
  Slot ofWords() {
    return new Slot(takes, reason, instead, levels, splits, false, alone, true);
  }

  /** The same place, found behind one more reader. */
  Slot behind(EncodingLevel level) {
    List<EncodingLevel> all = new ArrayList<>(List.of(level));
    all.addAll(levels);
    return new Slot(takes, reason, instead, all, splits, leads, alone, several);
  }

  /** Whether the value is data to its last reader, whatever it says. */
  boolean isQuotedData() {
    return levels.stream().anyMatch(EncodingLevel::isQuotedData);
  }

  /** The words that a value is. */
  List<String> words(String value) {
    return several
        ? WordList.of(value).filter(words -> !words.isEmpty()).orElse(List.of(value))
        : List.of(value);
  }

  /** The value as it must be written here. */
  String encode(String value) {
    List<String> forms = forms(value);
    return forms.get(forms.size() - 1);
  }

  /** The value as each reader on its way sees it, the last one first. */
  List<String> forms(String value) {
    List<String> forms = new ArrayList<>(List.of(value));
    List<String> words = words(value);
    for (int at = levels.size() - 1; at >= 0; at--) {
      forms.add(levels.get(at).encode(words));
      words = List.of(forms.get(forms.size() - 1));
    }
    if (levels.isEmpty() && several) {
      forms.add(String.join(" ", words));
    }
    return forms;
  }
}

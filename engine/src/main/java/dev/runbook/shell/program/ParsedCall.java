package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parsed words of a call: its own options, their values and its operands, as far as the
 * catalogue knows the program, and the start of another command in its words.
 */
final class ParsedCall {
  private static final Pattern CLUSTER = Pattern.compile("-[A-Za-z0-9]{2,}");

  private final List<String> words;
  private final boolean guessing;
  private final List<CatalogueEntry> path = new ArrayList<>();
  private final List<Integer> operandsAt = new ArrayList<>();
  private final List<Integer> optionsAt = new ArrayList<>();
  private final List<String> operands;
  private Set<String> valued;
  private volatile ParsedCall otherReading;
  private volatile String text;
  private int innerAt = -1;

  private ParsedCall(List<String> words, CatalogueEntry entry, boolean guessing) {
    this.words = words;
    this.guessing = guessing;
    path.add(entry);
    valued = entry.valued();
    read();
    List<String> own = new ArrayList<>(operandsAt.size());
    for (int at : operandsAt) {
      own.add(words.get(at));
    }
    operands = List.copyOf(own);
  }

  /** Takes words apart that begin with a program, by what is known of it. */
  static ParsedCall of(List<String> words, CatalogueEntry entry) {
    return new ParsedCall(words, entry, false);
  }

  /**
   * The same for someone who does not know the program's options: each takes the word behind it, so
   * that in {@code tool -c x.ini downgrade} the subcommand is still found.
   */
  ParsedCall otherReading() {
    if (otherReading == null) {
      // Without an option there is no word that it may take.
      otherReading = optionsAt.isEmpty() ? this : new ParsedCall(words, path.get(0), true);
    }
    return otherReading;
  }

  private void read() {
    Set<String> leading = path.get(0).leading();
    boolean optionsEnded = false;
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at);
      if (word.equals("--") && !optionsEnded) {
        if (beginsBehindDashes()) {
          innerAt = at + 1;
          return;
        }
        optionsEnded = true;
      } else if (beginsInner(word, optionsEnded)) {
        innerAt = at;
        return;
      } else if (optionsEnded || !isOption(word)) {
        operandsAt.add(at);
        leading = descend(word) ? deepest().leading() : Set.of();
      } else {
        optionsAt.add(at);
        if (path.get(0).paired().contains(word)) {
          at += 2;
        } else {
          at = takesNext(word, leading) ? at + 1 : endOfCommand(at);
        }
      }
    }
  }

  /** {@code -exec rm {} ;}: where the words end that an option runs; the option where none are. */
  private int endOfCommand(int at) {
    for (RunsRule runs : deepest().runs()) {
      if (runs.beginsAt(words.get(at))) {
        int end = at + 1;
        while (end < words.size() && !runs.until().contains(words.get(end))) {
          end++;
        }
        return end;
      }
    }
    return at;
  }

  /** Goes down to a subcommand's entry, where the word is one right behind the last. */
  private boolean descend(String word) {
    Optional<CatalogueEntry> sub = deepest().subcommands().find(word);
    if (sub.isEmpty() || operandsAt.size() != path.size()) {
      return false;
    }
    path.add(sub.get());
    if (!sub.get().valued().isEmpty()) {
      valued = new HashSet<>(valued);
      valued.addAll(sub.get().valued());
    }
    return true;
  }

  /** The operands that are not its subcommand's words. */
  private int own() {
    return operandsAt.size() - (path.size() - 1);
  }

  private boolean beginsBehindDashes() {
    Optional<RunsRule> runs = deepest().behindWords();
    return runs.isPresent() && (runs.get().dashes() || own() >= runs.get().after());
  }

  private boolean beginsInner(String word, boolean optionsEnded) {
    Optional<RunsRule> runs = deepest().behindWords();
    return runs.isPresent()
        && !runs.get().dashes()
        && own() == runs.get().after()
        && operandFirst(runs.get(), word, optionsEnded);
  }

  /** Behind words of its own a command may begin with any word, else with the first operand. */
  private boolean operandFirst(RunsRule runs, String word, boolean optionsEnded) {
    boolean options = runs.after() == 0 || runs.interleaved();
    return !options || optionsEnded || !isOption(word);
  }

  private boolean takesNext(String word, Set<String> leading) {
    if (takesNext(word, valued, deepest()) || takesNext(word, leading, deepest())) {
      return true;
    }
    int next = optionsAt.get(optionsAt.size() - 1) + 1;
    return guessing && !word.contains("=") && next < words.size() && !isOption(words.get(next));
  }

  /** {@code -n}, {@code --name}, and a cluster such as {@code -itn} that ends in one. */
  private static boolean takesNext(String word, Set<String> valued, CatalogueEntry entry) {
    if (valued.contains(word)) {
      return true;
    }
    if (word.startsWith("--")) {
      return entry.abbreviates()
          && word.length() > 4
          && valued.stream().anyMatch(option -> option.startsWith(word));
    }
    if (!CLUSTER.matcher(word).matches()) {
      return false;
    }
    for (int at = 1; at < word.length(); at++) {
      if (entry.glued().contains("-" + word.charAt(at))) {
        return false;
      }
      if (valued.contains("-" + word.charAt(at))) {
        return at == word.length() - 1;
      }
    }
    return false;
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  /** The program. */
  String program() {
    return words.get(0);
  }

  /** All words, the program first. */
  List<String> words() {
    return words;
  }

  String word(int at) {
    return words.get(at);
  }

  String wordOrBlank(int at) {
    return at < words.size() ? words.get(at) : "";
  }

  /** The whole command as one text, words joined by single spaces. */
  String text() {
    if (text == null) {
      text = String.join(" ", words);
    }
    return text;
  }

  /** Its own operands, a subcommand's words first among them. */
  List<String> operands() {
    return operands;
  }

  /** Where its own options stand. */
  List<Integer> optionsAt() {
    return optionsAt;
  }

  /** Whether a word stands behind so many operands. */
  boolean isBehind(int at, int taken) {
    return taken == 0 || taken > operandsAt.size() || at > operandsAt.get(taken - 1);
  }

  /** The words after so many operands. */
  List<String> wordsBehind(int taken) {
    return words.subList(taken == 0 ? 1 : operandsAt.get(taken - 1) + 1, words.size());
  }

  /** The operands that are not its subcommand's words. */
  List<String> ownOperands() {
    return operands().subList(Math.min(path.size() - 1, operandsAt.size()), operandsAt.size());
  }

  /** Where one of its own operands stands, counted from 1; -1 where it has fewer. */
  int ownOperandAt(int operand) {
    int index = path.size() - 2 + operand;
    return index < operandsAt.size() ? operandsAt.get(index) : -1;
  }

  /** All words from one of its own operands on, counted from 1: {@code rm -rf x} of an eval. */
  List<String> wordsFromOwnOperand(int operand) {
    return words.subList(operandsAt.get(path.size() - 2 + operand), words.size());
  }

  /** What is known of it: the program's entry, then its subcommands' down to the deepest. */
  List<CatalogueEntry> path() {
    return path;
  }

  /** What is known of the subcommand that is known best. */
  CatalogueEntry deepest() {
    return path.get(path.size() - 1);
  }

  /** The words of the other command that stands behind its own; empty where none does. */
  List<String> inner() {
    return innerAt < 0 || innerAt >= words.size()
        ? List.of()
        : words.subList(innerAt, words.size());
  }

  /** The words that are its own. */
  List<String> ownWords() {
    return innerAt < 0 ? words : words.subList(0, Math.min(innerAt, words.size()));
  }

  /** Whether what follows a letter in its cluster is its value. */
  boolean takesValue(String option) {
    return valued.contains(option) || deepest().glued().contains(option);
  }

  /** Whether a word is a shortened form of one of the program's long options. */
  boolean abbreviates(String word, String option) {
    return path.get(0).abbreviates()
        && word.length() > 4
        && word.startsWith("--")
        && option.startsWith(word);
  }

  /** Whether it is read the same way as another. */
  boolean isReadAs(ParsedCall other) {
    return this == other || (operandsAt.equals(other.operandsAt) && innerAt == other.innerAt);
  }
}

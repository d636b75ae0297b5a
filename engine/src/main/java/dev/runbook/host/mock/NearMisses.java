package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.source.BoundedText;
import dev.runbook.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the replies that almost fit a command, and the difference to each. */
final class NearMisses {
  private static final int MOST = 3;

  /** Longer commands are not compared word by word: it would take too long for a hint. */
  private static final int COMPARED = 20_000;

  private static final String UNDECIDED =
      "whether it matches takes too long to tell; write it without repetitions in repetitions";

  private final Invocation command;
  private final ReceivedContext now;

  /** A near miss and how far it is away, from 0 to 1. */
  private record Candidate(NearMiss miss, double distance) {}

  NearMisses(Invocation command, ReceivedContext now) {
    this.command = command;
    this.now = now;
  }

  /** The nearest, first those whose text fits. */
  List<NearMiss> among(List<Entry> entries, Predicate<Entry> usedUp) {
    return entries.stream()
        .flatMap(entry -> candidate(entry, usedUp.test(entry)).stream())
        .sorted(Comparator.comparingDouble(Candidate::distance))
        .limit(MOST)
        .map(Candidate::miss)
        .toList();
  }

  private Optional<Candidate> candidate(Entry entry, boolean usedUp) {
    Optional<CommandMatcher.Match> fit = entry.wanted().fit(command);
    if (fit.isPresent()) {
      String why = fit.get().isDecided() ? obstacle(entry, usedUp) : UNDECIDED;
      return Optional.of(new Candidate(miss(entry, Span.at(0), Span.at(0), why), 0));
    }
    if (command.text().length() > COMPARED) {
      return Optional.empty();
    }
    return entry.wanted() instanceof CommandMatcher.Matching pattern
        ? pattern(entry, pattern.pattern(command))
        : words(entry);
  }

  private String obstacle(Entry entry, boolean usedUp) {
    return entry.only().obstacle(command, now).orElse(usedUp ? usedUp(entry) : "");
  }

  private static String usedUp(Entry entry) {
    int all = entry.replies().stream().mapToInt(reply -> reply.times().orElse(0)).sum();
    return "used up: it is given " + (all == 1 ? "once" : all + " times");
  }

  private NearMiss miss(Entry entry, Span here, Span there, String why) {
    return new NearMiss(entry.place(), entry.wanted().shown(command), here, there, why);
  }

  private Optional<Candidate> words(Entry entry) {
    String expected = entry.wanted().shown(command);
    if (expected.length() > COMPARED) {
      return Optional.empty();
    }
    WordDistance distance = WordDistance.between(expected, command.text());
    return Optional.of(
            new Candidate(
                miss(entry, distance.here(), distance.there(), distance.why()), distance.share()))
        .filter(candidate -> candidate.distance() < 0.7);
  }

  /**
   * A regular expression: how much of the command could be the beginning of what it wants, and how
   * many of its words the command has.
   */
  private Optional<Candidate> pattern(Entry entry, Pattern pattern) {
    String text = command.text();
    int could = longestBeginning(pattern, text);
    Span there = new Span(could, Math.max(could, endOfWord(text, could)));
    PatternWords words = PatternWords.of(entry.wanted().text());
    String why =
        could < text.length()
            ? "it fits as far as `" + lastWords(text, could) + "`"
            : words
                .firstLackingIn(text)
                .map(word -> "the command lacks `" + word + "`")
                .orElse("more is wanted after the command's end");
    double rest = 1 - (double) could / Math.max(1, text.length());
    double distance = Math.max(rest, words.shareLackingIn(text));
    return Optional.of(new Candidate(miss(entry, Span.at(1), there, why), distance))
        .filter(candidate -> candidate.distance() < 0.7);
  }

  /** The longest beginning after which the expression could still go on to match. */
  private static int longestBeginning(Pattern pattern, String text) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (BoundedText.decided(pattern, text.substring(0, middle), NearMisses::mayGoOn)
          .orElse(false)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static boolean mayGoOn(Matcher matcher) {
    return matcher.matches() || matcher.hitEnd();
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end == from ? Math.min(text.length(), from + 1) : end;
  }

  private static String lastWords(String text, int end) {
    String[] words = text.substring(0, end).split(" ");
    return String.join(" ", Stream.of(words).skip(Math.max(0, words.length - 3)).toList());
  }
}

package dev.runbook.host.mock;

import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distance between a wanted and an actual text, word by word.
 *
 * @param share how much of the words differs, from 0 to 1
 * @param here where the wanted text differs, from the first such place to the last
 * @param there where the text that came differs
 * @param why what differs, in a clause
 */
record WordDistance(double share, Span here, Span there, String why) {
  private static final Pattern WORD = Pattern.compile("\\S+|\\s+");

  /** Words beyond these are not compared. */
  private static final int MOST = 400;

  /** How much a stretch of blanks weighs against a word. */
  private static final double BLANK = 0.1;

  private record Word(String text, int start) {

    double weight() {
      return text.isBlank() ? BLANK : 1;
    }

    /** How little two words have in common, from 0 to the weight of the heavier. */
    double apart(Word other) {
      return Math.max(weight(), other.weight()) * WordDistance.apart(text, other.text);
    }
  }

  /** How little two texts have in common at their ends, from 0 to 1; neither is empty. */
  static double apart(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    int start = commonStart(one, other);
    int end = commonEnd(one, other, start);
    return (double) (longest - start - end) / longest;
  }

  static WordDistance between(String wanted, String came) {
    List<Word> a = words(wanted);
    List<Word> b = words(came);
    double all = Math.max(weight(a), weight(b));
    double share = all == 0 ? 0 : distance(a, b) / all;
    int start = commonStart(wanted, came);
    int end = commonEnd(wanted, came, start);
    Span here = new Span(start, wanted.length() - end);
    Span there = new Span(start, came.length() - end);
    return new WordDistance(share, here, there, why(wanted, here, came, there));
  }

  private static String why(String wanted, Span here, String came, Span there) {
    if (here.length() == 0) {
      return "the command has `" + whole(came, there) + "` more";
    }
    if (there.length() == 0) {
      return "the command lacks `" + whole(wanted, here) + "`";
    }
    return "the command has `%s` where the reply has `%s`"
        .formatted(whole(came, there), whole(wanted, here));
  }

  /** The words of which a stretch is a part, shortened. */
  private static String whole(String text, Span span) {
    String words = text.substring(span.start(), span.end()).strip();
    return words.length() > 60 ? words.substring(0, 60) + "…" : words;
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find() && words.size() < MOST) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return words;
  }

  private static double weight(List<Word> words) {
    return words.stream().mapToDouble(Word::weight).sum();
  }

  /** Levenshtein's distance over words, in which alike words cost little. */
  private static double distance(List<Word> a, List<Word> b) {
    double[] before = new double[b.size() + 1];
    for (int j = 1; j <= b.size(); j++) {
      before[j] = before[j - 1] + b.get(j - 1).weight();
    }
    for (Word word : a) {
      double[] row = new double[b.size() + 1];
      row[0] = before[0] + word.weight();
      for (int j = 1; j <= b.size(); j++) {
        Word other = b.get(j - 1);
        double changed = before[j - 1] + word.apart(other);
        row[j] =
            Math.min(changed, Math.min(before[j] + word.weight(), row[j - 1] + other.weight()));
      }
      before = row;
    }
    return before[b.size()];
  }

  private static int commonStart(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int at = 0;
    while (at < most && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int commonEnd(String a, String b, int start) {
    int most = Math.min(a.length(), b.length()) - start;
    int at = 0;
    while (at < most && a.charAt(a.length() - 1 - at) == b.charAt(b.length() - 1 - at)) {
      at++;
    }
    return at;
  }
}

package dev.runbook.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that a misspelt word probably means. */
public final class Nearest {
  private static final int SHOWN = 5;

  private Nearest() {}

  /**
   * The candidate nearest to a word, if one is near: at most a third of its letters changed,
   * dropped, added or swapped, and never more than three.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int allowed = Math.min(3, Math.max(1, Math.max(wanted.length(), candidate.length()) / 3));
      if (Math.abs(wanted.length() - candidate.length()) > allowed) {
        continue; // more letters than may change; a word of a megabyte costs nothing
      }
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance <= allowed && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The hint for a misspelt word, if a near one is known. */
  public static Optional<String> didYouMean(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> "did you mean `" + near + "`?");
  }

  /**
   * The hint for a word that is misspelt, or that is the beginning of others: the names that begin
   * with it, at most five, else the near one.
   */
  public static Optional<String> beginningOrNear(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<String> longer =
        word.isEmpty()
            ? List.of()
            : candidates.stream()
                .distinct()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(wanted))
                .sorted(Comparator.comparing(String::length))
                .limit(SHOWN)
                .toList();
    return longer.isEmpty()
        ? didYouMean(word, candidates)
        : Optional.of(
            "did you mean "
                + longer.stream().map(each -> "`" + each + "`").collect(Collectors.joining(" or "))
                + "?");
  }

  /** Optimal string alignment: Levenshtein's distance with neighbours swapped counted once. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

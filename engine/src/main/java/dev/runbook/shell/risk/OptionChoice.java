package dev.runbook.shell.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Options of which one must be there: {@code -v|--volumes}, {@code --replicas=0}, {@code
 * -X=DELETE|--request=DELETE}.
 *
 * <p>A single letter is found in clusters ({@code -fv}); a value may be glued on ({@code
 * --replicas=0}, {@code -XDELETE}) or be the next word, and may hold {@code *}.
 */
final class OptionChoice {
  private record Wanted(String name, Wildcard value, boolean letter) {}

  private final List<Wanted> choices = new ArrayList<>();

  private OptionChoice() {}

  static OptionChoice of(String written) {
    OptionChoice choice = new OptionChoice();
    for (String each : written.split("\\|")) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      Wildcard value = equals < 0 ? null : Wildcard.of(each.substring(equals + 1));
      choice.choices.add(new Wanted(name, value, name.matches("-[A-Za-z0-9]")));
    }
    return choice;
  }

  /** Whether one of them is among a command's words, letters only behind its subcommand. */
  boolean isIn(Match match) {
    for (Wanted wanted : choices) {
      List<String> words = wanted.letter() ? match.wordsBehind() : match.command().words();
      for (int at = 0; at < words.size() && !words.get(at).equals("--"); at++) {
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        if (fits(wanted, words.get(at), next, match.command().valued())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fits(Wanted wanted, String word, String next, List<String> valued) {
    if (wanted.letter()) {
      return fitsCluster(wanted, word, next, valued);
    }
    if (wanted.value() == null) {
      return word.equals(wanted.name()) || word.startsWith(wanted.name() + "=");
    }
    return word.equals(wanted.name())
        ? wanted.value().fits(next)
        : word.startsWith(wanted.name() + "=")
            && wanted.value().fits(word.substring(wanted.name().length() + 1));
  }

  private static boolean fitsCluster(Wanted wanted, String word, String next, List<String> valued) {
    if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
      return false;
    }
    char letter = wanted.name().charAt(1);
    for (int at = 1; at < word.length(); at++) {
      if (word.charAt(at) == letter) {
        String glued = word.substring(at + 1);
        return wanted.value() == null
            || wanted.value().fits(glued.isEmpty() ? next : glued.replaceFirst("^=", ""));
      }
      if (!Character.isLetterOrDigit(word.charAt(at)) || valued.contains("-" + word.charAt(at))) {
        return false;
      }
    }
    return false;
  }
}

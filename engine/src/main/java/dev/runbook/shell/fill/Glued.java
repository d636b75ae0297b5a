package dev.runbook.shell.fill;

import java.util.Optional;
import java.util.regex.Pattern;

/** Places whose value the shell would read together with what stands right beside it. */
final class Glued {
  /** What a backslash escapes that a value would then be part of. */
  private static final Pattern OPEN_ESCAPE =
      Pattern.compile(
          "(?<!\\\\)(?:\\\\\\\\)*\\\\(?:|x\\p{XDigit}?|u\\p{XDigit}{0,3}|U\\p{XDigit}{0,7}|[0-7]{1,2}|c)$");

  private static final Pattern DOLLAR = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\$$");

  private Glued() {}

  /** The slot of such a place; empty where it is none. */
  static Optional<Slot> slot(Place place) {
    Level quotes = Quotes.around(place);
    if (quotes == Level.SINGLE || quotes == Level.RAW) {
      return Optional.empty();
    }
    return begun(place, quotes).or(() -> quotes == Level.BARE ? bare(place) : Optional.empty());
  }

  /** What is begun right before it and would take its first characters. */
  private static Optional<Slot> begun(Place place, Level quotes) {
    if (OPEN_ESCAPE.matcher(place.before()).find()) {
      return none(
          "a backslash right before it would escape its first character",
          "take the backslash away");
    }
    if (quotes != Level.ESCAPES && DOLLAR.matcher(place.before()).find()) {
      return none(
          "a `$` right before it would make it the name of a variable",
          "write `\\$`, or take the `$` away");
    }
    return quotes == Level.HEREDOC && place.followsName()
        ? none(
            "it would go on the name of the variable before it", "write the variable as `${NAME}`")
        : Optional.empty();
  }

  private static Optional<Slot> bare(Place place) {
    if (place.word().contains("..") && place.word().contains("{")) {
      return Optional.of(
          Slot.of(Takes.WORD, "the shell counts with it in `{…..…}`", "write `$(seq 1 <value>)`"));
    }
    return place.before().endsWith("~")
        ? Optional.of(
            Slot.plain(
                "with the `~` before it the shell reads it as a user's name",
                "write the folder itself"))
        : Optional.empty();
  }

  private static Optional<Slot> none(String reason, String instead) {
    return Optional.of(Slot.of(Takes.NONE, reason, instead));
  }
}

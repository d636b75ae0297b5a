package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.WordPart;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds places whose value the shell would read together with the text right before it. */
final class GluedPlaces {
  /** An escape of {@code $'…'} that the first characters of a value would be part of. */
  private static final Pattern OPEN_ESCAPE =
      Pattern.compile(
          "(?<!\\\\)(?:\\\\\\\\)*\\\\(?:|x\\p{XDigit}?|u\\p{XDigit}{0,3}|U\\p{XDigit}{0,7}|[0-7]{1,2}|c)$");

  private GluedPlaces() {}

  /** The slot of such a place; empty where it is none. */
  static Optional<Slot> slot(ValuePlace place) {
    EncodingLevel quotes = Quotes.around(place);
    if (place.substitution().isPresent()
        || quotes == EncodingLevel.SINGLE
        || quotes == EncodingLevel.RAW) {
      return Optional.empty();
    }
    return begun(place, quotes)
        .or(() -> quotes == EncodingLevel.BARE ? bare(place) : Optional.empty());
  }

  /** What is begun right before it and would take its first characters. */
  private static Optional<Slot> begun(ValuePlace place, EncodingLevel quotes) {
    PrecedingText beside = PrecedingText.of(place);
    if (isEscaped(place, beside)) {
      return none(
          "a backslash right before it would escape its first character",
          "take the backslash away");
    }
    if (beside.characters().endsWith("$")) {
      return none(
          "a `$` right before it would make it the name of a variable",
          "write `\\$`, or take the `$` away");
    }
    return quotes == EncodingLevel.HEREDOC && beside.followsName()
        ? none(
            "it would go on the name of the variable before it", "write the variable as `${NAME}`")
        : Optional.empty();
  }

  private static boolean isEscaped(ValuePlace place, PrecedingText beside) {
    Node last = place.path().get(place.path().size() - 1);
    return last instanceof WordPart.Escaped
        || beside.characters().endsWith("\\")
        || (last instanceof WordPart.AnsiQuoted
            && OPEN_ESCAPE.matcher(place.tree().text().substring(last.start(), place.at())).find());
  }

  private static Optional<Slot> bare(ValuePlace place) {
    if (place.bare().contains("..") && place.bare().contains("{")) {
      return Optional.of(
          Slot.of(
              AllowedValues.WORD,
              "the shell counts with it in `{…..…}`",
              "write `$(seq 1 <value>)`"));
    }
    return PrecedingText.of(place).followsTilde()
        ? Optional.of(
            Slot.plain(
                "with the `~` before it the shell reads it as a user's name",
                "write the folder itself"))
        : Optional.empty();
  }

  private static Optional<Slot> none(String reason, String instead) {
    return Optional.of(Slot.of(AllowedValues.NONE, reason, instead));
  }
}

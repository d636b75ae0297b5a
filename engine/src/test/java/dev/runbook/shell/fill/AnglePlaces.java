package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import java.util.List;
import java.util.regex.Pattern;

/** Placeholders in angle brackets, found by a pattern whose first group is the name. */
final class AnglePlaces {
  private AnglePlaces() {}

  static List<Placeholder> in(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(
            place ->
                new Placeholder(
                    place.start(),
                    place.end(),
                    place.group(1),
                    place.group(),
                    Placeholder.Kind.ANGLE,
                    List.of()))
        .toList();
  }
}

package dev.runbook.shell.fill;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An argument or a file that is plainly JSON. In its strings we write a value as JSON does (RFC
 * 8259, 7), so that a reader of the JSON gets the value.
 */
final class JsonText {
  private static final Pattern PLAINLY = Pattern.compile("\\s*(?:\\{\\s*\"|\\[\\s*[{\"\\[])");

  private JsonText() {}

  /** The slot, where the text is JSON. */
  static Optional<Slot> slot(String text, char mark) {
    int to = text.indexOf(mark);
    if (!PLAINLY.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    boolean inString = false;
    for (int at = 0; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\\' && inString) {
        at++;
        if (at == to) {
          return Optional.of(
              Slot.of(
                  AllowedValues.NONE,
                  "a backslash right before it would escape its first character",
                  "take the backslash away"));
        }
      } else if (c == '"') {
        inString = !inString;
      }
    }
    return Optional.of(
        inString
            ? Slot.any().behind(EncodingLevel.JSON_STRING)
            : Slot.of(
                AllowedValues.STRING,
                "it is outside the strings of JSON text",
                "write it in quotes, as a JSON string: \"<value>\""));
  }
}

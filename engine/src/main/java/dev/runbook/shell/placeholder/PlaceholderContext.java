package dev.runbook.shell.placeholder;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text around a possible placeholder. */
final class PlaceholderContext {
  /** Longer lines are looked at this far to both sides, so that no text takes long. */
  private static final int FAR = 400;

  private static final Pattern CLOSING_TAG = Pattern.compile("</(\\p{Alpha}[\\w.:-]*)");

  private final String text;
  private final Set<String> closingTags;

  PlaceholderContext(String text) {
    this.text = text;
    this.closingTags = text.contains("</") ? closingTags(text) : Set.of();
  }

  private static Set<String> closingTags(String text) {
    Set<String> tags = new HashSet<>();
    Matcher closing = CLOSING_TAG.matcher(text);
    while (closing.find()) {
      tags.add(closing.group(1));
    }
    return tags;
  }

  /** Whether the text has markup in it. */
  boolean isMarkup() {
    return !closingTags.isEmpty();
  }

  /** Whether markup in the text closes a tag of this name. */
  boolean closes(String tag) {
    return closingTags.contains(tag);
  }

  /** What stands before a match on its line; a line that a backslash continues is the same line. */
  String before(MatchResult match) {
    String before = text.substring(Math.max(0, match.start() - FAR), match.start());
    int newline = before.lastIndexOf('\n');
    while (newline > 0 && before.charAt(newline - 1) == '\\') {
      newline = before.lastIndexOf('\n', newline - 1);
    }
    return before.substring(newline + 1).replace("\\\n", "  ");
  }

  /** What stands after a match on its line. */
  String after(MatchResult match) {
    String after = text.substring(match.end(), Math.min(text.length(), match.end() + FAR));
    int newline = after.indexOf('\n');
    return newline < 0 ? after : after.substring(0, newline);
  }

  /** The character before a match; a space at the beginning. */
  char charBefore(MatchResult match) {
    return match.start() == 0 ? ' ' : text.charAt(match.start() - 1);
  }

  /** The character after a match; a space at the end. */
  char charAfter(MatchResult match) {
    return match.end() < text.length() ? text.charAt(match.end()) : ' ';
  }
}

package dev.runbook.document;

import java.util.ArrayList;
import java.util.List;

/** Splits a piece of HTML into comments and the text between them. */
final class HtmlParts {
  /**
   * A part.
   *
   * @param comment whether it is a comment
   * @param start where it begins, a comment's {@code <!--} included
   * @param end where it ends
   * @param closed whether a comment has its end
   */
  record Part(boolean comment, int start, int end, boolean closed) {}

  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";

  private HtmlParts() {}

  static List<Part> of(String html) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf(OPEN, at);
      int textEnd = open < 0 ? html.length() : open;
      if (textEnd > at) {
        parts.add(new Part(false, at, textEnd, true));
      }
      at = textEnd;
      if (open >= 0) {
        // A comment may be as short as <!--> and <!--->, as HTML has it.
        int close = html.indexOf(CLOSE, open + 2);
        at = close < 0 ? html.length() : close + CLOSE.length();
        parts.add(new Part(true, open, at, close >= 0));
      }
    }
    return parts;
  }

  /** The text a reader sees, tags left out. */
  static String withoutTags(String html) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int close = open < 0 ? -1 : html.indexOf('>', open);
      if (close < 0) {
        return text.append(html, at, html.length()).toString();
      }
      text.append(html, at, open);
      at = close + 1;
    }
    return text.toString();
  }
}

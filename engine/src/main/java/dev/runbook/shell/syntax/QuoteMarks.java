package dev.runbook.shell.syntax;

import java.util.regex.Pattern;

/** The characters that a shell takes off a word before it knows the word. */
public final class QuoteMarks {
  private static final Pattern ANY = Pattern.compile("\\\\\\n|[\\\\\"']");

  private QuoteMarks() {}

  /** A text without its quotes and backslashes, and without the line breaks behind these. */
  public static String without(String text) {
    boolean any = text.indexOf('\\') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\'') >= 0;
    return any ? ANY.matcher(text).replaceAll("") : text;
  }
}

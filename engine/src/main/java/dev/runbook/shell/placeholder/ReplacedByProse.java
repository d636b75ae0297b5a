package dev.runbook.shell.placeholder;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a page that its own prose says to replace: "Replace `web-01` with your host",
 * "change the name instead of `shop-prod`", "where `db-old` is the database to restore".
 */
public final class ReplacedByProse {
  private static final String CODE = "`[^`\n]{1,80}`";

  private static final String WITH_ONE_OF_ONES_OWN =
      "\\s+(?:with|by|to|for|into)\\s+(?:your|the|an?|actual|appropriate|whatever|whichever|correct|real"
          + "|desired|one|that|what)\\b";

  private static final Pattern REPLACED =
      Pattern.compile(
          "(?i)\\b(?:replac|substitut|chang|swap)\\w*\\s+(?:[\\w -]{0,30}\\s)?(?<values>"
              + CODE
              + "(?:(?:,?\\s+(?:and|or)\\s+|,\\s*|\\s*[&/]\\s*)"
              + CODE
              + "){0,8})"
              + WITH_ONE_OF_ONES_OWN);

  private static final Pattern INSTEAD =
      Pattern.compile(
          "(?i)\\b(?:replac|substitut|chang|swap)\\w*\\b[^.\n"
              + "`]{0,80}\\binstead of\\s+(?:the\\s+)?(?<values>"
              + CODE
              + ")");

  private static final Pattern WHERE =
      Pattern.compile(
          "(?i)(?:\\bwhere\\s+|\\()(?<values>"
              + CODE
              + ")\\s+(?:is|being|stands for|refers"
              + " to)\\s+(?:the|your|an?)\\b(?!\\s+(?:default|same|only))");

  private static final Pattern VALUE = Pattern.compile("`(?<value>[^`\n]+)`");

  /** Long enough to be told apart, and neither an option nor marked as a placeholder anyway. */
  private static final Pattern FIT = Pattern.compile("(?=.*[\\p{L}])[\\w./:@-]{3,80}(?<![./:@-])");

  private ReplacedByProse() {}

  /** The values, as a paragraph names them; what it shows as code stands in backticks. */
  public static Set<String> in(String paragraph) {
    Set<String> found = new LinkedHashSet<>();
    if (paragraph.indexOf('`') >= 0) {
      add(REPLACED, paragraph, found);
      add(INSTEAD, paragraph, found);
      add(WHERE, paragraph, found);
    }
    return found;
  }

  private static void add(Pattern pattern, String paragraph, Set<String> out) {
    Matcher said = pattern.matcher(paragraph);
    while (said.find()) {
      Matcher value = VALUE.matcher(said.group("values"));
      while (value.find()) {
        String text = value.group("value");
        if (FIT.matcher(text).matches() && !text.startsWith("-") && !text.startsWith(".")) {
          out.add(text);
        }
      }
    }
  }
}

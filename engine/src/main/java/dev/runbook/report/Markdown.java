package dev.runbook.report;

import dev.runbook.source.PrintableText;
import java.util.regex.Pattern;

/**
 * Escapes recorded text for Markdown, so that it never acts as Markdown, HTML, a link, a mention or
 * a reference: by CommonMark's rules for escapes and by GitHub's for the rest.
 */
final class Markdown {
  /** The shortest fence, and one more than the longest that a text holds otherwise. */
  private static final int FENCE = 3;

  private static final Pattern MEANING = Pattern.compile("[\\\\`*_\\[\\]<>|~$#]");
  private static final Pattern PLAIN_CODE = Pattern.compile("[^`|\\s]|[^`|\\s][^`|]*[^`|\\s]");

  private Markdown() {}

  /** Text within a paragraph, a heading or a table's cell. */
  static String text(String text) {
    String escaped = MEANING.matcher(PrintableText.line(text)).replaceAll("\\\\$0");
    return escaped
        .replace("&", "&amp;")
        // A comment is the one thing that keeps GitHub from seeing mentions and bare addresses.
        .replace("@", "@<!-- -->")
        .replace("://", ":<!-- -->//")
        .replace("www.", "www<!-- -->.");
  }

  /** Text in the type of code, within a paragraph or a table's cell. */
  static String code(String text) {
    String line = PrintableText.line(text);
    return PLAIN_CODE.matcher(line).matches()
        ? "`" + line + "`"
        : "<code>" + entities(line) + "</code>";
  }

  /** Lines between fences that are longer than whatever the text holds. */
  static String fenced(String language, String text) {
    String shown = PrintableText.text(text);
    String fence = "`".repeat(Math.max(FENCE, longestRun(shown) + 1));
    String end = shown.isEmpty() || shown.endsWith("\n") ? "" : "\n";
    return fence + language + "\n" + shown + end + fence;
  }

  private static String entities(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                out.append("&#").append(c).append(';');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int at = 0; at < text.length(); at++) {
      run = text.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}

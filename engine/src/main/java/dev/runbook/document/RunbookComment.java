package dev.runbook.document;

import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTML comment with attributes: {@code <!-- runbook: host=hemma danger -->}. */
final class RunbookComment {
  private static final Pattern OURS =
      Pattern.compile("<!--+\\s*runbook\\s*:", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY_WORD = Pattern.compile("<!--+\\s*([A-Za-z]{4,10})\\s*:");

  private RunbookComment() {}

  /** Whether a piece of HTML is such a comment. */
  static boolean isOne(String html) {
    return OURS.matcher(html).lookingAt();
  }

  /**
   * Its attributes.
   *
   * @param comment the whole comment
   * @param place the source's offset of an offset in the comment
   */
  static Attributes read(String comment, IntUnaryOperator place, Problems problems) {
    Matcher ours = OURS.matcher(comment);
    int start = ours.lookingAt() ? ours.end() : comment.length();
    int end = Math.max(start, comment.endsWith("-->") ? comment.length() - 3 : comment.length());
    return new AttributeReader(
            comment.substring(start, end), at -> place.applyAsInt(start + at), problems)
        .read(AttributeReader.Form.COMMENT);
  }

  /** Says that such a comment is not where anyone would read it. */
  static void misplaced(Span span, Problems problems) {
    problems.error(
        span,
        "misplaced-comment",
        "this comment belongs to no block and no section",
        "put it on its own line, right before a fence or right under a heading");
  }

  /** Warns about a comment that was probably meant to be one. */
  static void warnIfMisspelt(String comment, Span span, Problems problems) {
    Matcher word = ANY_WORD.matcher(comment);
    if (word.lookingAt()) {
      Optional<String> near = Nearest.didYouMean(word.group(1), List.of("runbook"));
      near.ifPresent(
          hint ->
              problems.warning(
                  span,
                  "unknown-comment",
                  "this comment is not read: it begins `" + word.group(1) + ":`",
                  hint));
    }
  }
}

package dev.runbook.document;

import dev.runbook.source.Problems;
import java.util.Locale;

/**
 * The info string after an opening fence: a language, and attributes.
 *
 * <p>The language is the first word, up to a space, a comma, a colon or a brace. Where the braces
 * come first there is no language, unless they hold a directive of MyST ({@code {code-block}
 * bash}): that is then the language as it stands, so that such a block, whose text begins with
 * options, is shown and never run.
 *
 * @param text the info string as written
 * @param language its language, in lower case
 * @param rest where what follows the language begins
 */
record InfoString(String text, String language, int rest) {
  /** Reads an info string; CommonMark's own reading of it has escapes and entities resolved. */
  static InfoString of(String written, String resolved) {
    int directive = directiveEnd(written);
    return directive > 0
        ? new InfoString(written, written.substring(0, directive), written.length())
        : new InfoString(
            written,
            resolved.substring(0, wordEnd(resolved)).toLowerCase(Locale.ROOT),
            wordEnd(written));
  }

  /** Its attributes; the info string begins at {@code offset} in the source. */
  Attributes attributes(int offset, Problems problems) {
    return rest == text.length()
        ? Attributes.NONE
        : new AttributeReader(text.substring(rest), at -> offset + rest + at, problems)
            .read(AttributeReader.Form.FENCE);
  }

  private static int directiveEnd(String text) {
    int close = text.startsWith("{") ? text.indexOf('}') : -1;
    return close > 0 && AttributeKeys.DIRECTIVES.contains(text.substring(1, close)) ? close + 1 : 0;
  }

  private static int wordEnd(String text) {
    int end = 0;
    while (end < text.length() && "{,:".indexOf(text.charAt(end)) < 0 && text.charAt(end) > ' ') {
      end++;
    }
    return end;
  }
}

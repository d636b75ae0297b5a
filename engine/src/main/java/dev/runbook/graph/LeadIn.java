package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Inline;
import dev.runbook.document.Inline.Style;
import dev.runbook.document.Prose;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words that lead up to a block, for its title: a bold line, a list item, a sentence.
 *
 * <p>A sentence leads up to a block where it ends with a colon, or where it stands alone and says
 * what is done. One that speaks about something else ("This takes a minute.") is no title.
 */
final class LeadIn {
  private static final int LONGEST = 72;

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?] (?=\\S)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern SPEAKS_ABOUT =
      Pattern.compile(
          "(?i)(?:this|that|these|those|it|they|there|you|we|i|if|when|once|note|the|a|an|as|in|for|because|since"
              + "|see|some|all|most|only|otherwise|here|where|which|while|but|so|also|both|no|not|example|output|expected)\\b.*");

  private LeadIn() {}

  /** The words of the text just before a block, if they lead up to it. */
  static Optional<String> to(Block block, Prose prose) {
    if (prose.kind().keepsSpacing()) {
      return Optional.empty();
    }
    Optional<String> bold = bold(prose);
    if (bold.isPresent()) {
      return bold;
    }
    return prose.kind() == Prose.Kind.ITEM ? item(block, prose) : sentence(prose);
  }

  /** A line in bold, or what a paragraph begins with in bold: "**Renew.** It takes a minute". */
  private static Optional<String> bold(Prose prose) {
    if (prose.text().isEmpty() || prose.text().get(0).style() != Style.STRONG) {
      return Optional.empty();
    }
    Inline first = prose.text().get(0);
    String after = prose.plain().substring(first.text().length());
    boolean label =
        after.isBlank() || after.startsWith(":") || first.text().matches("(?s).*[:.]\\s*");
    return label ? said(first.text()) : Optional.empty();
  }

  /** An item that a block stands in. */
  private static Optional<String> item(Block block, Prose prose) {
    if (block.depth() < prose.depth()) {
      return Optional.empty();
    }
    String text = prose.plain().strip();
    String firstSentence = text.split("(?<=[.!?:])\\s+(?=[A-Z(])", 2)[0];
    return text.endsWith(":") ? sentence(prose) : said(firstSentence);
  }

  private static Optional<String> sentence(Prose prose) {
    String text = onOneLine(prose.plain());
    String sentence = text.substring(lastSentence(text));
    boolean alone = sentence.equals(text) && !SPEAKS_ABOUT.matcher(sentence).matches();
    return sentence.endsWith(":") || alone ? said(sentence) : Optional.empty();
  }

  private static int lastSentence(String text) {
    Matcher end = SENTENCE_END.matcher(text);
    int start = 0;
    while (end.find()) {
      start = end.end();
    }
    return start;
  }

  private static String onOneLine(String text) {
    String words = text.strip();
    return isOnOneLine(words) ? words : BLANKS.matcher(words).replaceAll(" ");
  }

  /** Whether its blanks are single spaces, as those of most texts are. */
  private static boolean isOnOneLine(String words) {
    char before = 'x';
    for (int at = 0; at < words.length(); at++) {
      char c = words.charAt(at);
      if (c < ' ' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static String withoutEnd(String words) {
    boolean ends = words.endsWith(":") || words.endsWith(".");
    return ends ? words.substring(0, words.length() - 1) : words;
  }

  private static Optional<String> said(String text) {
    String words = withoutEnd(onOneLine(text)).strip();
    boolean fits = words.length() <= LONGEST && words.chars().anyMatch(Character::isLetterOrDigit);
    return fits ? Optional.of(words) : Optional.empty();
  }
}

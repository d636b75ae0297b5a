package dev.runbook.graph;

import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds blocks of which the words just before them say that they show output: "Example output:",
 * "You should see something like this:". By hand, nobody runs them.
 */
final class StatedOutput {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:an? |the )?(?:(?:example|sample|expected|typical|possible)(?: of)?(?: the)?"
              + " )?(?:command |console |terminal )?(?:outputs?|results?)(?: example)?(?:"
              + " \\([^)]*\\))?\\s*:?");

  private static final Pattern SEEN =
      Pattern.compile(
          "(?i)(?:.*\\b)?you (?:should|will|would|'ll) (?:then |now )?(?:see|get)"
              + "(?: something| output| an output| the following output| the output)?"
              + "(?: (?:like|similar to)(?: this| the following)?)?\\s*:");

  private StatedOutput() {}

  /**
   * Whether a block that would be played shows output, by the words just before it. Commands after
   * prompts count only where the page has given them before.
   */
  static boolean is(Fence fence, Optional<Element> before, Document document) {
    return fence.isShell()
        && fence.block().attributes().values().isEmpty()
        && before
            .filter(each -> each instanceof Prose)
            .map(each -> (Prose) each)
            .filter(prose -> says(prose.plain()))
            .isPresent()
        && (!fence.prompts().isPrompted() || isGivenBefore(fence, document));
  }

  private static boolean says(String said) {
    String sentence = lastSentence(said);
    return LABEL.matcher(sentence).matches()
        || sentence.endsWith(":") && SEEN.matcher(sentence).matches();
  }

  /** The last sentence of a text, or its last line. */
  static String lastSentence(String said) {
    String text = said.strip();
    for (int start = text.length() - 1; start > 0; start--) {
      if (isSpace(text.charAt(start - 1))
          && !isSpace(text.charAt(start))
          && isAfterSentence(text, start)) {
        return text.substring(start);
      }
    }
    return text;
  }

  /** Whether the white space before a place has the end of a sentence before it, or ends a line. */
  private static boolean isAfterSentence(String text, int start) {
    if (text.charAt(start - 1) == '\n') {
      return true;
    }
    int end = start;
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && ".!?".indexOf(text.charAt(end - 1)) >= 0;
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || letter >= '\t' && letter <= '\r';
  }

  private static boolean isGivenBefore(Fence fence, Document document) {
    String above = document.source().text().substring(0, fence.block().span().start());
    return fence
        .prompts()
        .script()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .allMatch(above::contains);
  }
}

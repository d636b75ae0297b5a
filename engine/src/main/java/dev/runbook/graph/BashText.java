package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.List;

/**
 * A text that bash receives when its steps are played, with a word in place of each placeholder.
 *
 * @param text the text; lines that are typed elsewhere are left blank
 * @param span the block whose steps need it
 * @param places where stretches of the text stand in the source
 * @param extendedPatterns whether an earlier block has run {@code shopt -s extglob}
 * @param refused what the reader of shell text knows that bash rejects in it
 */
public record BashText(
    String text, Span span, Places places, boolean extendedPatterns, List<Problem> refused) {
  /** The name under which text that bash rejects is reported. */
  public static final String REJECTED = "shell-syntax";

  /** Copies the list. */
  public BashText {
    refused = List.copyOf(refused);
  }

  /** A text that stands alone: nothing before it sets its options. */
  static BashText alone(Source source, String text, Span span, Places places) {
    return new BashText(text, span, places, false, RejectedText.in(source, text, places));
  }

  /** Tells where a stretch of a text stands. */
  @FunctionalInterface
  public interface Places {
    /** The source's span of a stretch of the text. */
    Span span(int start, int end);
  }

  /** The commands that a block's attributes hold: each is shown as a whole. */
  static List<BashText> hiddenIn(Source source, StepOptions options, Span block) {
    if (!options.hasChecks()) {
      return List.of();
    }
    return options
        .checks()
        .map(
            command ->
                BashText.alone(
                    source,
                    Script.mask(command.text(), command.placeholders()),
                    block,
                    (start, end) -> command.span()))
        .toList();
  }
}

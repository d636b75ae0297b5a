package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that bash is given when its steps are played, with a word in the place of each
 * placeholder.
 *
 * @param text the text; lines that are typed elsewhere are left blank
 * @param span the block whose steps need it
 * @param places where stretches of the text stand in the source
 */
public record BashText(String text, Span span, Places places) {
  /** Tells where a stretch of a text stands. */
  @FunctionalInterface
  public interface Places {
    /** The source's span of a stretch of the text. */
    Span span(int start, int end);
  }

  /** The commands that a block's attributes hold: each is shown as a whole. */
  static List<BashText> hiddenIn(StepOptions options, Span block) {
    return Stream.concat(options.condition().stream(), options.verify().stream())
        .map(
            command ->
                new BashText(
                    Script.mask(command.text(), command.placeholders()),
                    block,
                    (start, end) -> command.span()))
        .toList();
  }
}

package dev.runbook.report;

import dev.runbook.source.OverwrittenLine;
import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Output in stretches of one style each. It keeps colours, and the last state of an overwritten
 * line; it shows every other control character and sequence as harmless text.
 *
 * @param style how it is drawn
 * @param text harmless text
 */
record StyledText(TextAttributes style, String text) {
  private static final char ESCAPE = '\u001b';
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]{0,60})m");
  private static final Pattern ERASE_LINE = Pattern.compile("\u001b\\[[0-2]?K");
  private static final int LARGEST = 9999;

  static List<StyledText> of(String written) {
    List<StyledText> stretches = new ArrayList<>();
    if (written.indexOf(ESCAPE) < 0) {
      add(stretches, TextAttributes.PLAIN, OverwrittenLine.lastStates(written));
      return stretches;
    }
    String output = OverwrittenLine.lastStates(ERASE_LINE.matcher(written).replaceAll(""));
    Matcher sequence = SEQUENCE.matcher(output);
    TextAttributes style = TextAttributes.PLAIN;
    int from = 0;
    while (sequence.find()) {
      add(stretches, style, output.substring(from, sequence.start()));
      style = style.after(parameters(sequence.group(1)));
      from = sequence.end();
    }
    add(stretches, style, output.substring(from));
    return stretches;
  }

  /** The harmless text without its colours. */
  static String plain(String output) {
    StringBuilder out = new StringBuilder();
    of(output).forEach(stretch -> out.append(stretch.text()));
    return out.toString();
  }

  private static void add(List<StyledText> stretches, TextAttributes style, String text) {
    if (!text.isEmpty()) {
      stretches.add(new StyledText(style, PrintableText.text(text)));
    }
  }

  private static int[] parameters(String text) {
    return Arrays.stream(text.split(";"))
        .mapToInt(part -> part.isEmpty() ? 0 : part.length() > 4 ? LARGEST : Integer.parseInt(part))
        .toArray();
  }
}

package dev.runbook.document;

import dev.runbook.source.Source;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The offset on the page of each line of a text that was taken from it.
 *
 * <p>A list like any other, and besides it knows where its lines begin in the text itself, so that
 * a place in a long text is found without reading it from the start.
 */
final class LineOffsets extends AbstractList<Integer> implements RandomAccess {
  private static final int[] NONE = {};

  private final int[] inText;
  private final int[] inSource;
  private final int[] surplus;

  private LineOffsets(int[] inText, int[] inSource, int[] surplus) {
    this.inText = inText;
    this.inSource = inSource;
    this.surplus = surplus;
  }

  /** The offsets of a text's lines, given by whoever knows them. */
  static LineOffsets of(String text, List<Integer> offsets) {
    return offsets instanceof LineOffsets known
        ? known
        : new LineOffsets(
            Arrays.copyOf(lineStarts(text), offsets.size()),
            offsets.stream().mapToInt(Integer::intValue).toArray(),
            NONE);
  }

  /**
   * The offsets of a text whose lines are the ends of consecutive lines of the source.
   *
   * <p>CommonMark takes indentation and quote marks off the front of a line and nothing off its end
   * but the blanks at the end of indented code, so lines are aligned where their blanks begin. A
   * tab of which only a part was taken off stands in the text as spaces, and such a line may be
   * longer than its source: it then begins where that does, and its surplus of spaces stands
   * nowhere.
   */
  static LineOffsets aligned(String text, Source source, int firstLine) {
    int[] starts = lineStarts(text);
    int[] offsets = new int[starts.length];
    int[] surplus = NONE;
    for (int i = 0; i < starts.length; i++) {
      int textEnd = i + 1 < starts.length ? starts[i + 1] - 1 : withoutFinalNewline(text);
      int lineStart = source.lineStart(firstLine + i);
      String line = source.lineText(firstLine + i);
      int taken = trailingBlanks(line) - trailingBlanks(text.substring(starts[i], textEnd));
      int lineEnd = lineStart + line.length() - Math.max(0, taken);
      int aligned = lineEnd - (textEnd - starts[i]);
      offsets[i] = Math.max(lineStart, aligned);
      if (offsets[i] > aligned) {
        surplus = surplus.length == 0 ? new int[starts.length] : surplus;
        surplus[i] = offsets[i] - aligned;
      }
    }
    return new LineOffsets(starts, offsets, surplus);
  }

  /** The source's offset of an offset in the text. */
  int sourceOffset(int offset) {
    int found = Arrays.binarySearch(inText, offset);
    int line = found >= 0 ? found : Math.max(0, -found - 2);
    int more = line < surplus.length ? surplus[line] : 0;
    return inSource[line] + Math.max(0, offset - inText[line] - more);
  }

  @Override
  public Integer get(int line) {
    return inSource[line];
  }

  @Override
  public int size() {
    return inSource.length;
  }

  private static int trailingBlanks(String line) {
    return line.isBlank() ? 0 : line.length() - line.stripTrailing().length();
  }

  private static int withoutFinalNewline(String text) {
    return text.endsWith("\n") ? text.length() - 1 : text.length();
  }

  /** Where lines begin; nothing stands after a final newline. */
  private static int[] lineStarts(String text) {
    int newlines = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      newlines++;
    }
    int[] starts = new int[text.isEmpty() || text.endsWith("\n") ? newlines : newlines + 1];
    for (int line = 1; line < starts.length; line++) {
      starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    }
    return starts;
  }
}

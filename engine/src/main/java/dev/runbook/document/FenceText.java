package dev.runbook.document;

import dev.runbook.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/**
 * The text of a fence, read from the lines of the source by columns.
 *
 * <p>A tab reaches to the next column that four divides. Lists, quotes and the fence's own
 * indentation take columns off the front of a line, and what they leave of a tab stands in the text
 * as spaces. commonmark-java counts characters there, so that a fence indented by a tab in a list
 * keeps blanks, and its heredocs never end; a line of blanks it empties.
 */
final class FenceText {
  private final Source source;
  private final int fenceIndent;
  private final Deque<Node> containers = new ArrayDeque<>();

  private FenceText(Source source, FencedCodeBlock fence) {
    this.source = source;
    this.fenceIndent = fence.getFenceIndent();
    for (Node node = fence.getParent(); node != null; node = node.getParent()) {
      if (node instanceof BlockQuote || node instanceof ListItem) {
        containers.push(node);
      }
    }
  }

  /** The text of a fence whose lines begin with a line of the source, counted from 1. */
  static String of(FencedCodeBlock fence, Source source, int firstLine) {
    String literal = fence.getLiteral();
    int lines = 0;
    for (int at = literal.indexOf('\n'); at >= 0; at = literal.indexOf('\n', at + 1)) {
      lines++;
    }
    FenceText reader = new FenceText(source, fence);
    StringBuilder text = new StringBuilder(literal.length());
    for (int line = firstLine; line < firstLine + lines; line++) {
      text.append(reader.line(line)).append('\n');
    }
    return text.toString();
  }

  private String line(int number) {
    Columns columns = new Columns(source.lineText(number));
    for (Node container : containers) {
      if (container instanceof BlockQuote) {
        columns.skipQuoteMark();
      } else {
        columns.skip(((ListItem) container).getContentIndent());
      }
    }
    columns.skip(fenceIndent);
    return columns.rest();
  }

  /** A line of which columns are taken off the front. */
  private static final class Columns {
    private static final int TAB = 4;

    private final String line;
    private int at;
    private int column;
    private boolean insideTab;

    Columns(String line) {
      this.line = line;
    }

    /** Takes off up to so many columns of blanks. */
    void skip(int count) {
      for (int left = count; left > 0 && isBlank(); left--) {
        column++;
        boolean tab = line.charAt(at) == '\t';
        insideTab = tab && column % TAB != 0;
        at += insideTab ? 0 : 1;
      }
    }

    /** Takes off a quote's mark, the blanks before it and one column after it. */
    void skipQuoteMark() {
      skip(TAB - 1);
      at++;
      column++;
      skip(1);
    }

    private boolean isBlank() {
      return at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t');
    }

    /** What is left, with spaces for what is left of a tab. */
    String rest() {
      return insideTab
          ? " ".repeat(TAB - column % TAB) + line.substring(at + 1)
          : line.substring(at);
    }
  }
}

package dev.runbook.document;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The position of the YAML at the top of a page.
 *
 * <p>It begins after a {@code ---} on the first line and ends before the next line that is {@code
 * ---} or {@code ...}. Such lines are as often thematic breaks or underline a heading, so what is
 * between them must begin as a mapping does, or have a line that begins {@code runbook:}; nothing
 * said to us is taken for prose.
 *
 * @param yaml what stands between the two lines
 * @param end where the Markdown begins
 * @param closed whether there is a second line; where there is not, the YAML ends at a blank line
 * @param ours whether a line begins {@code runbook:}
 */
record FrontMatterRegion(Span yaml, int end, boolean closed, boolean ours) {
  private static final Pattern MAPPING =
      Pattern.compile("[\"']?\\w[\\w .$/-]{0,80}[\"']?\\s*:(\\s.*)?|\\{.*");
  private static final Pattern OURS = Pattern.compile("[\"']?runbook[\"']?\\s*:.*");

  /** The region, if the page has one. */
  static Optional<FrontMatterRegion> find(Source source) {
    if (!source.lineText(1).stripTrailing().equals("---")) {
      return Optional.empty();
    }
    int close = closingLine(source);
    boolean closed = close <= source.lines();
    int last = closed ? close - 1 : firstBlankLine(source) - 1;
    boolean ours = hasLineOfOurs(source, last);
    return ours || (closed && beginsAsMapping(source, last))
        ? Optional.of(region(source, last, closed, ours))
        : Optional.empty();
  }

  private static FrontMatterRegion region(Source source, int last, boolean closed, boolean ours) {
    int start = endOfLine(source, 1);
    int end = endOfLine(source, last);
    int markdown = closed ? endOfLine(source, last + 1) : end;
    return new FrontMatterRegion(new Span(start, end), markdown, closed, ours);
  }

  /** Where the line after a line begins. */
  private static int endOfLine(Source source, int line) {
    return line < source.lines() ? source.lineStart(line + 1) : source.text().length();
  }

  private static int closingLine(Source source) {
    for (int line = 2; line <= source.lines(); line++) {
      String text = source.lineText(line).stripTrailing();
      if (text.equals("---") || text.equals("...")) {
        return line;
      }
    }
    return source.lines() + 1;
  }

  private static int firstBlankLine(Source source) {
    int line = 2;
    while (line <= source.lines() && !source.lineText(line).isBlank()) {
      line++;
    }
    return line;
  }

  private static boolean hasLineOfOurs(Source source, int last) {
    for (int line = 2; line <= last; line++) {
      if (OURS.matcher(source.lineText(line)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsAsMapping(Source source, int last) {
    for (int line = 2; line <= last; line++) {
      String text = source.lineText(line);
      if (!text.isBlank() && !text.startsWith("#")) {
        return MAPPING.matcher(text).matches();
      }
    }
    return false;
  }
}
